using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Scoring;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Jury;

/// <summary>A juror knows works by cipher, and so does the chair until the signature: whatever is asked and whatever is heard, no byte of it tells whose they are.</summary>
public sealed class AnonymityTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Surname = "Тайнописцева";
    private const string FirstName = "Ульянида";
    private const string School = "Тридевятская гимназия";
    private const string LatinName = "Tajnopisceva";

    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x04, 0x4A, 0x46, .. RandomNumberGenerator.GetBytes(200), 0xFF, 0xD9];

    private static readonly byte[] Scan = Encoding.Latin1.GetBytes(
        $"""
        %PDF-1.4
        1 0 obj << /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >> endobj
        2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
        3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
        4 0 obj << /Author <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(Surname))}> /Title (Работа \({LatinName}\) 9) >> endobj
        5 0 obj << /Type /Metadata /Subtype /XML /Length 90 >> stream
        <x:xmpmeta><dc:creator>{Latin1Of(Surname)}</dc:creator></x:xmpmeta>
        endstream endobj
        trailer << /Root 1 0 R /Info 4 0 R >>
        %%EOF
        """);

    [Theory]
    [InlineData(Role.Juror)]
    [InlineData(Role.Chair)]
    public async Task No_byte_that_reaches_the_jury_tells_whose_work_it_is(Role role)
    {
        var sitting = await Sitting.CreateAsync(app, contents: [OlympiadScene.Essay(), OlympiadScene.Upload(3, "image/jpeg", "application/pdf")]);
        var pupils = new List<Participant>();
        for (var i = 0; i < 4; i++)
        {
            pupils.Add(await WriteAsync(sitting, i));
        }

        var (juror, other, chair) = (await app.CreatePersonAsync([Role.Juror]), await app.CreatePersonAsync([Role.Juror]), await app.CreatePersonAsync([Role.Chair]));
        var methodist = await app.SignInAsAsync(Role.Methodist);
        foreach (var member in new[] { juror, other, chair })
        {
            (await methodist.PutAsJsonAsync($"/api/olympiads/{sitting.OlympiadId}/jury/{member.Id}", new AppointJuror.Request([]))).EnsureSuccessStatusCode();
        }

        var listener = role == Role.Chair ? chair : juror;
        await using var ears = new JurorEars(app, listener.Id);
        foreach (var hub in new[] { $"jury?round={sitting.RoundId}", $"standings?olympiad={sitting.OlympiadId}", $"organizer?round={sitting.RoundId}", $"kits?round={sitting.RoundId}", $"attempts?attempt={pupils[0].AttemptId}" })
        {
            await ears.JoinAsync($"/hubs/{hub}");
        }

        var question = Guid.CreateVersion7();
        (await pupils[0].Client.PutAsJsonAsync($"/api/attempts/{pupils[0].AttemptId}/questions/{question}", new AskJury.Request(sitting.Tasks[0], "Сколько страниц?"))).EnsureSuccessStatusCode();
        (await app.As(other.Id).PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/questions/{question}/answer", new AnswerQuestion.Request("Сколько нужно", true))).EnsureSuccessStatusCode();
        foreach (var pupil in pupils)
        {
            (await pupil.HandInAsync()).EnsureSuccessStatusCode();
        }

        (await methodist.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/close", new CloseRound.Request(Early: true))).EnsureSuccessStatusCode();
        await Eventually.TrueAsync(() => app.WithDbAsync(db => db.Rounds.AnyAsync(r => r.Id == sitting.RoundId && r.ScoredAt != null)), "the round is scored");
        await AddLateAsync(pupils[0], sitting.Tasks[0]);
        (await methodist.PostAsJsonAsync($"/api/olympiads/{sitting.OlympiadId}/standing/publish", new { isPublic = true })).EnsureSuccessStatusCode();
        foreach (var task in sitting.Tasks)
        {
            // The chair marks one, the other juror one, this juror what is left, and keeps one at hand.
            await MarkAsync(chair, sitting, task, $"/api/rounds/{sitting.RoundId}/tasks/{task}/reference", listener == chair ? ears : null);
            await MarkAsync(other, sitting, task);
            await MarkAsync(juror, sitting, task, hears: listener == juror ? ears : null);
        }

        (await app.As(other.Id).PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/tasks/{sitting.Tasks[0]}/comments", new SaveComment.Request("Нет вывода"))).EnsureSuccessStatusCode();
        await Eventually.TrueAsync(() => Task.FromResult(ears.Heard.Any(h => h.From.StartsWith("/hubs/jury", StringComparison.Ordinal) && Holds(h.Bytes, Encoding.UTF8.GetBytes("Progressed")))), "the hub has told of the marking");
        await ears.AskEverythingAsync();

        Assert.Contains(ears.Heard, h => h.From.EndsWith("/files/2", StringComparison.Ordinal) && Holds(h.Bytes, "%PDF"u8.ToArray()));
        Assert.Contains(ears.Heard, h => h.From.EndsWith("/questions", StringComparison.Ordinal) && Holds(h.Bytes, Encoding.UTF8.GetBytes("Сколько нужно")));
        var told = new List<string>();

        // Schools are listed to choose from, all of them: that says nothing of any work.
        foreach (var (secret, isSchool) in await SecretsAsync(sitting))
        {
            told.AddRange(
                from way in WaysToWrite(secret)
                from hear in ears.Heard
                where Holds(hear.Bytes, way) && !(isSchool && hear.From.EndsWith("/conflicts", StringComparison.Ordinal))
                select $"{secret} in {hear.From}");
        }

        Assert.Empty(told.Distinct());
    }

    /// <summary>A pupil whose names are like nobody else's answers both tasks, with a photograph and a scan that bear the name.</summary>
    private async Task<Participant> WriteAsync(Sitting sitting, int number)
    {
        var pupil = await sitting.OpenAsync(app);
        await app.WithDbAsync(async db =>
        {
            await db.People.Where(p => p.Id == pupil.Person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.LastName, Surname).SetProperty(p => p.FirstName, FirstName));
            db.Consents.AddRange(PublicName.NeededConsents.Except([ConsentKind.PersonalData]).Select(kind => new Consent
            {
                Id = Guid.CreateVersion7(),
                PersonId = pupil.Person.Id,
                Kind = kind,
                Form = PublicationForm.FullName,
                GivenById = pupil.Person.Id,
                GivenAt = DateTimeOffset.UtcNow,
            }));
            await db.SaveChangesAsync();
            await db.Users.Where(u => u.Id == pupil.Person.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.UserName, $"{LatinName}{number}"));
            await db.Organizations.Where(o => db.Registrations.Any(r => r.PersonId == pupil.Person.Id && r.OrganizationId == o.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(o => o.ShortName, o => School + o.Id).SetProperty(o => o.FullName, School));
        });
        byte[][] files = [[.. Photo, (byte)number], [.. Scan, (byte)number]];
        foreach (var file in files)
        {
            (await new PartSender(pupil.Client, pupil.AttemptId, file).SendAsync()).EnsureSuccessStatusCode();
        }

        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[0], """{"type":"essay","text":"О клетке"}""");
        device.Write(sitting.Tasks[1], $$"""{"type":"upload","files":[{{string.Join(',', files.Select((file, i) => $$"""{"sha256":"{{PartSender.DigestOf(file)}}","name":"{{Surname}}-{{i}}","size":{{file.Length}}}"""))}}]}""");
        await device.SaveAsync(pupil.Client);
        return pupil;
    }

    /// <summary>An answer that came late, about which the chair is to decide.</summary>
    private async Task AddLateAsync(Participant pupil, Guid task)
    {
        var device = pupil.NewDevice();
        device.Write(task, """{"type":"essay","text":"О ядре"}""");
        Assert.Equal(1, (await device.SaveAsync(pupil.Client)).Late);
    }

    private async Task MarkAsync(TestPerson by, Sitting sitting, Guid task, string? claim = null, JurorEars? hears = null)
    {
        var client = app.As(by.Id);
        using var reply = await client.PostAsync(claim ?? $"/api/rounds/{sitting.RoundId}/tasks/{task}/claim", null);
        hears?.Hear("claim", await reply.Content.ReadAsByteArrayAsync());
        var view = await Participant.ReadAsync<MarkingView>(reply);
        using var saved = await client.PutAsJsonAsync($"/api/markings/{view.Id}", new PlaceMarking.Request(new Dictionary<string, decimal> { ["1"] = 1 }, "", [], true, view.Version), Device.Json);
        hears?.Hear("save", await saved.Content.ReadAsByteArrayAsync());
        saved.EnsureSuccessStatusCode();
    }

    private Task<List<(string Text, bool IsSchool)>> SecretsAsync(Sitting sitting) => app.WithDbAsync(async db =>
    {
        var works = await (
            from attempt in db.Attempts
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            where attempt.RoundId == sitting.RoundId
            select new { attempt.Id, attempt.PersonId, attempt.RegistrationId, registration.OrganizationId, Files = db.AttemptFiles.Where(f => f.AttemptId == attempt.Id).ToList() })
            .ToListAsync();
        var devices = await db.JournalEntries.Where(e => works.Select(w => w.Id).Contains(e.AttemptId)).Select(e => e.DeviceId).Distinct().ToListAsync();
        return new[] { (Surname, false), (FirstName, false), (LatinName, false), (School, true), ($"{works[0].OrganizationId}", true) }
            .Concat(works.SelectMany(w => new[] { w.Id, w.PersonId, w.RegistrationId }.Concat(w.Files.Select(f => f.FileId))).Concat(devices).Select(id => ($"{id}", false)))
            .Concat(works.SelectMany(w => w.Files.Select(f => (Convert.ToHexStringLower(f.Sha256), false))))
            .ToList();
    });

    /// <summary>The bytes by which the text may be there: in small and capital letters, in the encodings of JSON, addresses, base64 and PDF; an id as its bytes too.</summary>
    internal static IEnumerable<byte[]> WaysToWrite(string secret)
    {
        if (Guid.TryParse(secret, out var id))
        {
            yield return id.ToByteArray();
            yield return id.ToByteArray(bigEndian: true);
            secret = $"{id:N}";
            yield return Encoding.UTF8.GetBytes($"{id}");
        }

        foreach (var text in new[] { secret, secret.ToUpperInvariant(), secret.ToLowerInvariant() }.Distinct())
        {
            var (utf8, utf16) = (Encoding.UTF8.GetBytes(text), Encoding.BigEndianUnicode.GetBytes(text));
            yield return utf8;
            yield return utf16;
            yield return Encoding.Unicode.GetBytes(text);
            foreach (var written in new[] { Escaped(text, "x4"), Escaped(text, "X4"), Uri.EscapeDataString(text), Uri.EscapeDataString(text).ToLowerInvariant(), Convert.ToHexString(utf16), Convert.ToHexStringLower(utf16) })
            {
                yield return Encoding.ASCII.GetBytes(written);
            }

            // A text begins anywhere in a group of three bytes.
            for (var before = 0; before < 3; before++)
            {
                var base64 = Convert.ToBase64String([.. new byte[before], .. utf8]);
                yield return Encoding.ASCII.GetBytes(base64[(before == 0 ? 0 : 4)..^4]);
            }
        }
    }

    private static string Escaped(string text, string hex) => string.Concat(text.Select(c => char.IsAscii(c) ? $"{c}" : $"\\u{((int)c).ToString(hex, null)}"));

    private static string Latin1Of(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static bool Holds(byte[] bytes, byte[] text) => bytes.AsSpan().IndexOf(text) >= 0;
}
