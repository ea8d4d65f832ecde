using System.Diagnostics;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Results;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Results;

/// <summary>What comes after the signature: changes by hand, names behind ciphers, the ceremony, the next stage; and the frozen standing before it.</summary>
public sealed class AwardTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>Names as they are read, not as \u0421.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task A_status_is_changed_by_two_people()
    {
        var scene = await ResultsScene.CreateAsync(app);
        var registration = await scene.RegistrationAsync(2);
        using (var early = await ProposeAsync(scene.Methodist, registration))
        {
            Assert.Equal("olympiad.results.not-signed", await early.ErrorCodeAsync());
        }

        await scene.SignAsync();
        (await ProposeAsync(scene.Methodist, registration)).EnsureSuccessStatusCode();
        Assert.Equal("olympiad.results.proposed-already", await (await ProposeAsync(scene.Chair, registration)).ErrorCodeAsync());

        var change = Assert.Single((await scene.ReadAsync(scene.Chair)).Changes);
        Assert.Equal((AwardChangeState.Proposed, AwardStatus.Participant, AwardStatus.PrizeWinner, false), (change.State, change.From, change.To, change.Mine));
        Assert.Equal("olympiad.results.own-proposal", await (await DecideAsync(scene.Methodist, change.Id)).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await DecideAsync(await app.SignInAsAsync(Role.Chair), change.Id)).StatusCode);

        var both = await Task.WhenAll(DecideAsync(scene.Chair, change.Id), DecideAsync(scene.Chair, change.Id));

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], both.Select(r => r.StatusCode).Order());
        Assert.Equal([AwardStatus.Winner, AwardStatus.PrizeWinner, AwardStatus.PrizeWinner, AwardStatus.Participant], await scene.StatusesAsync());
        Assert.Equal(AwardChangeState.Confirmed, Assert.Single((await scene.ReadAsync()).Changes).State);
        Assert.Equal(
            ["Award.decided", "Award.given", "Award.proposed"],
            await app.WithDbAsync(db => db.AuditLog.Where(e => e.SubjectId == registration.ToString() && e.Action.StartsWith("Award.")).Select(e => e.Action).OrderBy(a => a).ToListAsync()));
    }

    [Fact]
    public async Task A_signature_taken_back_ends_what_was_proposed()
    {
        var scene = await ResultsScene.CreateAsync(app);
        await scene.SignAsync();
        (await ProposeAsync(scene.Methodist, await scene.RegistrationAsync(2))).EnsureSuccessStatusCode();
        (await scene.Chair.PostAsync($"{scene.Path}/unlock", new UnlockResults.Request("Ошибка"))).EnsureSuccessStatusCode();
        await scene.SignAsync();
        Assert.Equal(AwardChangeState.Refused, Assert.Single((await scene.ReadAsync()).Changes).State);
    }

    [Fact]
    public async Task Nothing_is_proposed_while_a_signature_is_being_taken_back()
    {
        var scene = await ResultsScene.CreateAsync(app);
        await scene.SignAsync();
        var registration = await scene.RegistrationAsync(2);
        var proposing = Task.FromResult<HttpResponseMessage>(null!);
        await app.WithDbAsync(async db =>
        {
            await using var unlocking = await db.Database.BeginTransactionAsync();
            await db.ResultsSignings.Where(s => s.OlympiadId == scene.Olympiad.OlympiadId).ExecuteDeleteAsync();
            proposing = ProposeAsync(scene.Methodist, registration);
            await Eventually.WaitsAsync(app, proposing);
            await unlocking.CommitAsync();
        });

        Assert.Equal("olympiad.results.not-signed", await (await proposing).ErrorCodeAsync());
    }

    [Fact]
    public async Task The_chair_knows_works_by_cipher_until_the_signature()
    {
        var scene = await ResultsScene.CreateAsync(app, essay: true);
        for (var i = 0; i < 4; i++)
        {
            await scene.MarkNextAsync(0);
        }

        var names = await app.WithDbAsync(db => db.People.Where(p => scene.Pupils.Select(x => x.Id).Contains(p.Id)).Select(p => p.LastName).ToListAsync());
        var path = $"/api/olympiads/{scene.Olympiad.OlympiadId}/ciphers";
        var before = await scene.Chair.GetStringAsync(scene.Path);
        Assert.All(names, name => Assert.DoesNotContain(name, before, StringComparison.Ordinal));
        Assert.All(Assert.Single((await scene.ReadAsync(scene.Chair)).Tracks).Rows, row => Assert.StartsWith("П8-", Assert.Single(row.Ciphers), StringComparison.Ordinal));
        Assert.All(Assert.Single((await scene.ReadAsync()).Tracks).Rows, row => Assert.True(row.Ciphers.Count == 0 && row.Name is not null));
        Assert.Equal("olympiad.results.not-signed", await (await scene.Methodist.GetAsync(path)).ErrorCodeAsync());

        await scene.SignAsync();

        Assert.All(Assert.Single((await scene.ReadAsync(scene.Chair)).Tracks).Rows, row => Assert.NotNull(row.Name));
        var opened = await scene.Methodist.ReadAsync<IReadOnlyList<ListCiphers.Item>>(path);
        Assert.Equal(4, opened.Select(o => o.Cipher).Distinct().Count());
        Assert.Equal(names.Order(), opened.Select(o => o.Name.Split(' ')[0]).Order());
        Assert.Equal(1, await app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.Action == "Ciphers.opened" && e.SubjectId == scene.Olympiad.OlympiadId.ToString())));
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Chair.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_frozen_standing_ignores_later_marks_and_statuses()
    {
        var scene = await ResultsScene.CreateAsync(app, essay: true);
        (await scene.Methodist.PostAsync($"{scene.Standing}/publish", new { isPublic = true })).EnsureSuccessStatusCode();
        var spectator = app.CreateClient();
        var pupil = app.As(scene.Pupils[3].Id);
        var rows = await RowsAsync(spectator, PublicPath(scene));
        (await scene.Methodist.PostAsync($"{scene.Standing}/freeze")).EnsureSuccessStatusCode();
        Assert.Equal("olympiad.standing.frozen-already", await (await scene.Methodist.PostAsync($"{scene.Standing}/freeze")).ErrorCodeAsync());

        for (var i = 0; i < 4; i++)
        {
            await scene.MarkNextAsync(5);
            Assert.Equal(rows, await RowsAsync(spectator, PublicPath(scene)));
        }

        await scene.SignAsync();
        Assert.Equal(rows, await RowsAsync(spectator, PublicPath(scene)));
        Assert.Contains("\"place\":{\"from\":4,\"to\":4}", await RowsAsync(pupil, scene.Standing), StringComparison.Ordinal);
        var own = await (await pupil.GetAsync($"/api/attempts/{scene.Attempts[3]}/result")).OkJsonAsync();
        Assert.Equal((JsonValueKind.Null, 0m), (own.GetProperty("status").ValueKind, own.GetProperty("totalPoints").GetDecimal()));
        Assert.Contains("\"status\":\"winner\"", await RowsAsync(scene.Methodist, scene.Standing), StringComparison.Ordinal);

        (await scene.Methodist.PostAsync($"{scene.Standing}/unfreeze")).EnsureSuccessStatusCode();

        var after = await RowsAsync(spectator, PublicPath(scene));
        Assert.Contains("\"status\":\"winner\"", after, StringComparison.Ordinal);
        Assert.Equal(
            [.. await app.WithDbAsync(db => db.Attempts.Where(a => a.RoundId == scene.Olympiad.RoundId).OrderByDescending(a => a.Points).Select(a => a.Points!.Value).ToListAsync())],
            JsonDocument.Parse(after).RootElement.EnumerateArray().Select(r => r.GetProperty("points").GetDecimal()));
        Assert.Equal(2, await app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.Action.StartsWith("Standing.") && e.Action.EndsWith("frozen") && e.SubjectId == scene.Olympiad.OlympiadId.ToString())));
    }

    [Fact]
    public async Task The_ceremony_shows_the_lowest_place_first_and_names_with_consent_only()
    {
        var scene = await ResultsScene.CreateAsync(app);
        var path = $"/api/olympiads/{scene.Olympiad.OlympiadId}/ceremony";
        await app.WithDbAsync(db =>
        {
            db.Consents.AddRange(PublicName.NeededConsents.Select(kind =>
                new Consent { Id = Guid.CreateVersion7(), PersonId = scene.Pupils[0].Id, Kind = kind, Form = kind == ConsentKind.Publication ? PublicationForm.FullName : null, GivenById = scene.Pupils[0].Id, GivenAt = DateTimeOffset.UtcNow }));
            return db.SaveChangesAsync();
        });
        Assert.Equal("olympiad.results.not-signed", await (await scene.Methodist.GetAsync(path)).ErrorCodeAsync());
        await scene.SignAsync();

        var track = Assert.Single((await scene.Chair.ReadAsync<GetCeremony.Response>(path)).Tracks);

        Assert.Equal([4, 3, 2, 1], track.Rows.Select(r => r.Place.From));
        Assert.Equal([AwardStatus.Participant, AwardStatus.Participant, AwardStatus.PrizeWinner, AwardStatus.Winner], track.Rows.Select(r => r.Status));
        Assert.Equal([false, false, false, true], track.Rows.Select(r => r.Name is not null && r.School is not null));
    }

    [Fact]
    public async Task Public_pages_call_a_participant_as_the_guardian_agreed_and_within_a_minute_no_longer()
    {
        var scene = await ResultsScene.CreateAsync(app, essay: true);
        for (var i = 0; i < 4; i++)
        {
            await scene.MarkNextAsync(0);
        }

        var (pupil, registration) = (scene.Pupils[0].Id, await scene.RegistrationAsync(0));
        var guardianId = (await app.CreatePersonAsync([Role.Guardian])).Id;
        var guardian = app.As(guardianId);
        var number = CertificateNumber.Of(2026, Guid.NewGuid().ToByteArray().AsSpan(0, 5));
        var person = await app.WithDbAsync(async db =>
        {
            db.Guardianships.Add(new Guardianship { GuardianId = guardianId, WardId = pupil, CreatedAt = DateTimeOffset.UtcNow });
            db.Consents.Add(new Consent { Id = Guid.CreateVersion7(), PersonId = pupil, Kind = ConsentKind.PersonalData, GivenById = pupil, GivenAt = DateTimeOffset.UtcNow });
            var found = await db.People.SingleAsync(p => p.Id == pupil);
            db.Certificates.Add(new Certificate
            {
                Id = Guid.CreateVersion7(),
                Number = number,
                RegisterNumber = 1,
                Kind = CertificateKind.Winner,
                HolderId = pupil,
                RegistrationId = registration,
                Text = new CertificateText(found.FullName, "8 класс", "Биология", "2026/27", "Иванова М. П.", "Заведующий"),
                IssuedOn = new DateOnly(2026, 11, 26),
                IssuedById = pupil,
            });
            await db.SaveChangesAsync();
            return found;
        });
        (await scene.Methodist.PostAsync($"{scene.Standing}/publish", new { isPublic = true })).EnsureSuccessStatusCode();
        var pages = new[] { PublicPath(scene), $"/api/certificates/verification/{number}", $"/api/olympiads/{scene.Olympiad.OlympiadId}/ceremony" };
        Assert.DoesNotContain("\"П8-", await ReadAllAsync(pages[..1]), StringComparison.Ordinal);
        (await scene.Methodist.PostAsync($"{scene.Standing}/freeze")).EnsureSuccessStatusCode();
        await scene.SignAsync();
        Assert.DoesNotContain(person.LastName, await ReadAllAsync(pages), StringComparison.Ordinal);

        await GiveAsync(PublicationForm.FullName);
        Assert.Equal(3, (await ReadAllAsync(pages)).Split($"\"{person.LastName} {person.FirstName}").Length - 1);
        await GiveAsync(PublicationForm.Initials);
        var initials = await ReadAllAsync(pages);
        Assert.DoesNotContain(person.LastName, initials, StringComparison.Ordinal);
        Assert.Equal(3, initials.Split($"\"{person.LastName[0]}. {person.FirstName[0]}.").Length - 1);
        await GiveAsync(PublicationForm.FullName);

        var withdrawn = Stopwatch.StartNew();
        Assert.Equal(HttpStatusCode.NoContent, (await guardian.DeleteAsync($"/api/people/{pupil}/consents/publication")).StatusCode);
        await Eventually.TrueAsync(async () => !(await ReadAllAsync(pages)).Contains(person.LastName, StringComparison.Ordinal), "pages without the name");
        Assert.InRange(withdrawn.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        (await scene.Methodist.PostAsync($"{scene.Standing}/unfreeze")).EnsureSuccessStatusCode();
        Assert.Contains("\"П8-", await ReadAllAsync(pages[..1]), StringComparison.Ordinal);

        async Task GiveAsync(PublicationForm form) =>
            Assert.Equal(HttpStatusCode.NoContent, (await guardian.PutAsync($"/api/people/{pupil}/consents/publication?form={JsonNamingPolicy.CamelCase.ConvertName(form.ToString())}", null)).StatusCode);

        // Each as its readers see it: nobody signed in, and the chair at the wall.
        async Task<string> ReadAllAsync(IReadOnlyList<string> paths) => string.Join('\n', await Task.WhenAll(paths.Select(async path =>
            JsonSerializer.Serialize(await (await (path.EndsWith("ceremony", StringComparison.Ordinal) ? scene.Chair : app.CreateClient()).GetAsync(path)).OkJsonAsync(), Readable))));
    }

    [Fact]
    public async Task Whoever_reached_the_passing_score_is_invited_once()
    {
        var scene = await ResultsScene.CreateAsync(app);
        await app.WithDbAsync(db => db.Olympiads.Where(o => o.Id == scene.Olympiad.OlympiadId).ExecuteUpdateAsync(set => set.SetProperty(o => o.Stage, Stage.School)));
        var target = await app.WithDbAsync(async db =>
        {
            var source = await db.Olympiads.SingleAsync(o => o.Id == scene.Olympiad.OlympiadId);
            var olympiad = db.AddOlympiad(db.AddMethodist(), grades: [8, 9]);
            olympiad.SubjectCode = source.SubjectCode;
            db.Entry(olympiad).Property(o => o.SeasonId).CurrentValue = source.SeasonId;
            await db.SaveChangesAsync();
            return olympiad;
        });
        var path = $"/api/olympiads/{target.Id}/invitations";
        var request = new InviteToStage.Request(scene.Olympiad.OlympiadId, [new(scene.Olympiad.TrackId, 2)], OnlyCount: true);
        Assert.Empty(await scene.Methodist.ReadAsync<IReadOnlyList<ListInvitationSources.Source>>(path));
        Assert.Equal("olympiad.invitation.stage-unfit", await (await scene.Methodist.PostAsync(path, request)).ErrorCodeAsync());
        await scene.SignAsync();

        var source = Assert.Single(Assert.Single(await scene.Methodist.ReadAsync<IReadOnlyList<ListInvitationSources.Source>>(path)).Tracks);
        Assert.Equal((scene.Olympiad.TrackId, 4, 5m, true), (source.TrackId, source.Participants, source.MaxPoints, source.HasTrack));
        Assert.Equal((3, 3), await InviteAsync(request));
        Assert.Equal(0, await CountAsync());
        Assert.Equal("olympiad.invitation.pass-invalid", await (await scene.Methodist.PostAsync(path, request with { Passes = [new(Guid.Empty, 1)] })).ErrorCodeAsync());

        Assert.Equal((3, 3), await InviteAsync(request with { OnlyCount = false }));
        Assert.Equal((3, 0), await InviteAsync(request with { OnlyCount = false }));
        Assert.Equal(3, await CountAsync());
        await app.WithDbAsync(db => db.Registrations.Where(r => r.OlympiadId == target.Id && r.PersonId == scene.Pupils[0].Id)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, RegistrationStatus.Withdrawn)));

        // A lower score adds the fourth; whoever withdrew stays away.
        Assert.Equal((4, 1), await InviteAsync(request with { Passes = [new(scene.Olympiad.TrackId, 0)], OnlyCount = false }));
        Assert.Equal(3, await CountAsync());
        Assert.All(await app.WithDbAsync(db => db.Registrations.Where(r => r.OlympiadId == target.Id).ToListAsync()), r => Assert.Equal(target.Tracks.Single(t => t.Grade == 8).Id, r.TrackId));

        async Task<(int Passing, int Registered)> InviteAsync(InviteToStage.Request asked)
        {
            var invited = Assert.Single((await (await scene.Methodist.PostAsync(path, asked)).ReadAsync<InviteToStage.Response>()).Tracks);
            return (invited.Passing, invited.Registered);
        }

        Task<int> CountAsync() => app.WithDbAsync(db => db.Registrations.CountAsync(r => r.OlympiadId == target.Id && r.Status == RegistrationStatus.Confirmed));
    }

    private static Task<HttpResponseMessage> ProposeAsync(HttpClient by, Guid registration) =>
        by.PostAsync($"/api/registrations/{registration}/award", new ProposeAward.Request(AwardStatus.PrizeWinner, "Решение апелляционной комиссии"));

    private static Task<HttpResponseMessage> DecideAsync(HttpClient by, Guid change) => by.PostAsync($"/api/award-changes/{change}/decision", new DecideAward.Request(Confirm: true));

    private static string PublicPath(ResultsScene scene) => $"/api/standings/{scene.Olympiad.OlympiadId}";

    private static async Task<string> RowsAsync(HttpClient reader, string path) =>
        Assert.Single((await (await reader.GetAsync(path)).OkJsonAsync()).GetProperty("tracks").EnumerateArray()).GetProperty("rows").GetRawText();
}
