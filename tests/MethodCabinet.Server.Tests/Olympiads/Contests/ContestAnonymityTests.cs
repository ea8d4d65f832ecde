using System.Text;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using MethodCabinet.Server.Tests.Olympiads.Jury;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Contests;

/// <summary>An expert of a contest without names knows entries by number: whatever is asked, no byte of it tells whose they are.</summary>
public sealed class ContestAnonymityTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Surname = "Тайнописцева";
    private const string FirstName = "Ульянида";
    private const string School = "Тридевятская гимназия";
    private const string LatinName = "Tajnopisceva";

    [Fact]
    public async Task No_byte_that_reaches_an_expert_tells_whose_entry_it_is()
    {
        var scene = await ContestScene.CreateAsync(app, ContestKind.Pupils);
        var (pupil, supervisor) = await app.WithDbAsync(async db =>
        {
            var school = db.AddSchool();
            school.ShortName = School;
            school.FullName = School;
            var rows = (db.AddPupil(school, lastName: Surname), db.AddMember(school, MembershipKind.Teacher, lastName: Surname));
            rows.Item1.FirstName = FirstName;
            db.Consents.Add(new Consent { Id = Guid.CreateVersion7(), PersonId = rows.Item1.Id, Kind = ConsentKind.Publication, Form = PublicationForm.FullName, GivenById = rows.Item1.Id, GivenAt = DateTimeOffset.UnixEpoch });
            await db.SaveChangesAsync();
            return rows;
        });
        var author = app.As(pupil.Id);
        var entry = await scene.DraftAsync(author, text: scene.Text() with { CoAuthors = $"{Surname} {FirstName}", SupervisorId = supervisor.Id });
        await (await ContestScene.AttachAsync(author, entry, $"{Surname}.pdf", $"%PDF-1.4\n1 0 obj << /Author ({LatinName}) /Title ({Surname}) >> endobj\ntrailer << /Info 1 0 R >>")).OkAsync();
        await (await ContestScene.AttachAsync(author, entry, $"{Surname}.png", [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, .. new byte[64]])).OkAsync();
        await (await author.PostAsync($"/api/contest-entries/{entry}/submit")).OkAsync();

        // The public votes at the same time, and sees works too.
        await scene.ChangeAsync(ContestScene.Settings(ContestScene.Before(), ContestScene.Now(), PublicVoting.OneVoice) with { TalksOn = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1) });
        await ContestScene.BeginAsync(scene.Expert, scene.Reading, entry);

        foreach (var reader in new[] { scene.ExpertId, scene.ChairId })
        {
            await using var ears = new JurorEars(app, reader);
            await ears.JoinAsync($"/hubs/contests?contest={scene.Id}");
            await ears.AskEverythingAsync();

            Assert.Contains(ears.Heard, h => h.From == $"/api/contest-entries/{entry}/files/2" && h.Bytes.AsSpan().IndexOf("PNG"u8) >= 0);
            Assert.Contains(ears.Heard, h => h.From == $"/api/contest-sheets/{scene.Reading}/entries" && h.Bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"{entry}")) >= 0);
            var told =
                from secret in await SecretsAsync(entry)
                from way in AnonymityTests.WaysToWrite(secret.Text)
                from hear in ears.Heard
                where hear.Bytes.AsSpan().IndexOf(way) >= 0 && !(secret.IsSchool && hear.From.EndsWith("/conflicts", StringComparison.Ordinal))
                select $"{secret.Text} in {hear.From}";
            Assert.Empty(told.Distinct());
        }
    }

    /// <summary>Schools are listed to choose from, all of them: that says nothing of any entry.</summary>
    private Task<List<(string Text, bool IsSchool)>> SecretsAsync(Guid id) => app.WithDbAsync(async db =>
    {
        var entry = await db.ContestEntries.SingleAsync(e => e.Id == id);
        var files = await db.StoredFiles.Where(f => db.ContestFiles.Any(held => held.FileId == f.Id && held.EntryId == id)).ToListAsync();
        return new List<(string, bool)>
        {
            (Surname, false), (FirstName, false), (LatinName, false), (School, true), ($"{entry.OrganizationId}", true), ($"{entry.PersonId}", false), ($"{entry.SupervisorId}", false),
        }.Concat(files.SelectMany(f => new[] { ($"{f.Id}", false), (Convert.ToHexStringLower(f.Sha256), false) })).ToList();
    });
}
