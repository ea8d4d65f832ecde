using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hangfire;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Olympiads.Board;
using MethodCabinet.Server.Olympiads.Scoring;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace MethodCabinet.Server.Tests.Olympiads;

public sealed class ReconcilingTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string Digest = new('a', 64);
    private static readonly Guid Browser = Guid.NewGuid();

    [Fact]
    public async Task A_round_of_which_a_file_is_missing_waits_for_it_or_for_the_cabinets_word()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app, contents: [OlympiadScene.Upload(2)]), await app.SignInAsAsync(Role.Methodist));
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[0], JsonSerializer.Serialize(new { type = "upload", files = new[] { new { sha256 = Digest, name = "1.jpg", size = 3 } } }));
        await device.SaveAsync(pupil.Client);
        (await pupil.HandInAsync()).EnsureSuccessStatusCode();

        var row = Assert.Single((await BoardAsync(organizer, sitting)).Participants);
        Assert.Equal((1, 0), (row.FilesExpected, row.FilesReceived));
        Assert.Equal([LeftBehind.FilesMissing], row.Left);
        Assert.False(await IsClosedBySweepAsync(sitting));
        using var refused = await CloseAsync(organizer, sitting);
        Assert.Equal((HttpStatusCode.Conflict, "olympiad.round.left-behind"), (refused.StatusCode, await refused.ErrorCodeAsync()));

        await OkAsync(organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/sign-off", new { registrationIds = new[] { row.RegistrationId }, reason = "Телефон разбит" }));
        row = Assert.Single((await BoardAsync(organizer, sitting)).Participants);
        Assert.Equal("Телефон разбит", row.SignOffReason);
        Assert.Empty(row.Left);
        Assert.True(await IsClosedBySweepAsync(sitting));
        Assert.Equal(1, await app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.Action == "round.signed-off" && e.SubjectId == sitting.RoundId.ToString() && e.ActorId != null)));
    }

    [Fact]
    public async Task Entries_of_which_the_device_told_are_waited_for_until_they_arrive()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app), await app.SignInAsAsync(Role.Methodist));
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("один"));
        device.Write(sitting.Tasks[1], Device.Text("два"));
        await OkAsync(pupil.TellAsync(Browser, device, isOpen: false));

        Assert.Equal(2, Assert.Single((await BoardAsync(organizer, sitting)).Participants).EntriesUnsent);
        await device.SaveAsync(pupil.Client, count: 1);
        var row = Assert.Single((await BoardAsync(organizer, sitting)).Participants);
        Assert.Equal(1, row.EntriesUnsent);
        Assert.Equal([LeftBehind.EntriesUnsent], row.Left);
        using var refused = await CloseAsync(organizer, sitting);
        Assert.Equal("olympiad.round.left-behind", await refused.ErrorCodeAsync());

        await device.SaveAsync(pupil.Client, from: 2);
        Assert.Empty(Assert.Single((await BoardAsync(organizer, sitting)).Participants).Left);
        (await CloseAsync(organizer, sitting)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Who_hands_in_with_the_end_of_the_own_chain_holds_nothing_back()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app), await app.SignInAsAsync(Role.Methodist));
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("один"));
        await device.SaveAsync(pupil.Client);
        await OkAsync(pupil.TellAsync(Browser, device, isOpen: true));

        (await pupil.HandInAsync(new AttemptView.DeviceHead(device.Id, 1, device.LastHash))).EnsureSuccessStatusCode();

        Assert.Empty(Assert.Single((await BoardAsync(organizer, sitting)).Participants).Left);
    }

    [Fact]
    public async Task A_work_that_was_handed_in_is_waited_for_while_another_device_of_it_may_have_answers()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app), await app.SignInAsAsync(Role.Methodist));
        var (pupil, other) = (await sitting.OpenAsync(app), Guid.NewGuid());
        var (left, here) = (pupil.NewDevice(), pupil.NewDevice());
        async Task<IReadOnlyList<LeftBehind>> LeftAsync() => Assert.Single((await BoardAsync(organizer, sitting)).Participants).Left;
        left.Write(sitting.Tasks[1], Device.Text("один"));
        await left.SaveAsync(pupil.Client);
        await OkAsync(pupil.TellAsync(other, left, isOpen: true));

        // Told before anything was written there: the hand-in says which browser it is.
        await OkAsync(pupil.TellAsync(Browser, null, isOpen: true));
        here.Write(sitting.Tasks[2], """{"type":"numeric","text":"42"}""");
        await here.SaveAsync(pupil.Client);
        (await pupil.HandInAsync(Browser, new AttemptView.DeviceHead(here.Id, 1, here.LastHash))).EnsureSuccessStatusCode();

        Assert.Equal([LeftBehind.DeviceNotHeard], await LeftAsync());
        Assert.False(await IsClosedBySweepAsync(sitting));
        Assert.False(await app.WithDbAsync(db => db.AttemptDevices.Where(d => d.AttemptId == pupil.AttemptId && d.BrowserId == Browser).Select(d => d.IsOpen).SingleAsync()));

        // It finds the network and says what it has; what it sends is kept as late.
        left.Write(sitting.Tasks[1], Device.Text("два"));
        await OkAsync(pupil.TellAsync(other, left, isOpen: false));
        Assert.Equal([LeftBehind.EntriesUnsent], await LeftAsync());
        Assert.False(await IsClosedBySweepAsync(sitting));
        Assert.Equal(1, (await left.SaveAsync(pupil.Client, from: 2)).Late);
        Assert.Equal([LeftBehind.LateWaiting], await LeftAsync());
    }

    [Fact]
    public async Task The_cabinets_word_ends_the_waiting_for_a_device_of_a_work_that_was_handed_in()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app), await app.SignInAsAsync(Role.Methodist));
        var pupil = await sitting.OpenAsync(app);
        await OkAsync(pupil.TellAsync(Guid.NewGuid(), null, isOpen: true));
        (await pupil.HandInAsync(Browser)).EnsureSuccessStatusCode();
        var row = Assert.Single((await BoardAsync(organizer, sitting)).Participants);
        Assert.Equal([LeftBehind.DeviceNotHeard], row.Left);

        await OkAsync(organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/sign-off", new { registrationIds = new[] { row.RegistrationId }, reason = "Планшет сломан" }));
        Assert.True(await IsClosedBySweepAsync(sitting));
    }

    [Fact]
    public async Task A_round_waits_at_its_end_for_each_device_that_has_not_said_that_nothing_more_is_on_it()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app), await app.SignInAsAsync(Role.Methodist));
        var (lost, other) = (await sitting.OpenAsync(app), Guid.NewGuid());
        var device = lost.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("один"));
        await device.SaveAsync(lost.Client);
        await OkAsync(lost.TellAsync(Browser, device, isOpen: true));
        await OkAsync(lost.TellAsync(other, null, isOpen: true));

        // While there is time nobody waits for it.
        Assert.Empty(Assert.Single((await BoardAsync(organizer, sitting)).Participants).Left);
        await EndAsync(sitting);
        var row = Assert.Single((await BoardAsync(organizer, sitting)).Participants);
        Assert.Equal((BoardState.TimeOver, 0), (row.State, row.EntriesUnsent));
        Assert.Equal([LeftBehind.DeviceNotHeard], row.Left);
        Assert.False(await IsClosedBySweepAsync(sitting));

        await OkAsync(lost.TellAsync(Browser, device, isOpen: false));
        Assert.False(await IsClosedBySweepAsync(sitting));
        await OkAsync(lost.TellAsync(other, null, isOpen: false));
        Assert.Empty(Assert.Single((await BoardAsync(organizer, sitting)).Participants).Left);
        Assert.True(await IsClosedBySweepAsync(sitting));
    }

    [Fact]
    public async Task Of_a_work_of_which_no_device_ever_told_the_cabinet_decides()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app), await app.SignInAsAsync(Role.Methodist));
        await sitting.OpenAsync(app);
        await EndAsync(sitting);

        var row = Assert.Single((await BoardAsync(organizer, sitting)).Participants);
        Assert.Equal([LeftBehind.DeviceNotHeard], row.Left);
        await OkAsync(organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/sign-off", new { registrationIds = new[] { row.RegistrationId }, reason = "Ушёл до конца" }));
        Assert.True(await IsClosedBySweepAsync(sitting));
    }

    [Fact]
    public async Task The_cabinets_word_does_not_cover_what_comes_to_be_known_after_it()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app, contents: [OlympiadScene.Upload(2)]), await app.SignInAsAsync(Role.Methodist));
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        await EndAsync(sitting);
        var row = Assert.Single((await BoardAsync(organizer, sitting)).Participants);
        await OkAsync(organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/sign-off", new { registrationIds = new[] { row.RegistrationId }, reason = "Ушёл до конца" }));
        Assert.Empty(Assert.Single((await BoardAsync(organizer, sitting)).Participants).Left);

        device.Write(sitting.Tasks[0], JsonSerializer.Serialize(new { type = "upload", files = new[] { new { sha256 = Digest, name = "1.jpg", size = 3 } } }));
        await OkAsync(pupil.TellAsync(Browser, device, isOpen: false));
        Assert.Equal([LeftBehind.EntriesUnsent], Assert.Single((await BoardAsync(organizer, sitting)).Participants).Left);
        await device.SaveAsync(pupil.Client);
        Assert.Equal([LeftBehind.LateWaiting], Assert.Single((await BoardAsync(organizer, sitting)).Participants).Left);
        Assert.False(await IsClosedBySweepAsync(sitting));

        await OkAsync(organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/sign-off", new { registrationIds = new[] { row.RegistrationId }, reason = "Решим потом" }));
        Assert.True(await IsClosedBySweepAsync(sitting));
    }

    [Fact]
    public async Task A_device_tells_of_the_own_work_and_in_order()
    {
        var sitting = await Sitting.CreateAsync(app);
        var (pupil, neighbour) = (await sitting.OpenAsync(app), await sitting.OpenAsync(app));
        foreach (var malformed in new[] { new TellOfDevice.Request(null, 1, true), new(Browser, -1, true), new(Browser, 9_000_000_000, false) })
        {
            using var refused = await pupil.Client.PutAsJsonAsync($"/api/attempts/{pupil.AttemptId}/devices/{Browser}", malformed, Device.Json);
            Assert.Equal("platform.request.malformed", await refused.ErrorCodeAsync());
        }

        using var foreign = await neighbour.Client.PutAsJsonAsync($"/api/attempts/{pupil.AttemptId}/devices/{Browser}", new TellOfDevice.Request(null, 0, false), Device.Json);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        for (var i = 0; i < AttemptDevice.Most + 3; i++)
        {
            await OkAsync(pupil.TellAsync(Guid.NewGuid(), null, isOpen: true));
        }

        Assert.Equal(AttemptDevice.Most, await app.WithDbAsync(db => db.AttemptDevices.CountAsync(d => d.AttemptId == pupil.AttemptId)));
    }

    [Fact]
    public async Task A_round_closes_without_those_who_never_had_the_paper_and_waits_for_those_who_have_it_or_came()
    {
        var scene = await SchoolAsync();
        var organizer = app.As(scene.Methodist);
        await app.WithDbAsync(db => scene.HoldKitAsync(db, scene.First));
        await OkAsync(app.As(scene.Coordinator).PutAsJsonAsync($"/api/rounds/{scene.RoundId}/attendance", new { registrationIds = new[] { scene.Second }, isPresent = true }));

        var board = await BoardAsync(organizer, scene.RoundId);
        Assert.Equal([LeftBehind.KitNotOpened], board.Participants.Single(p => p.RegistrationId == scene.First).Left);
        Assert.Equal([LeftBehind.SeatedNotOpened], board.Participants.Single(p => p.RegistrationId == scene.Second).Left);
        Assert.Empty(board.Participants.Single(p => p.RegistrationId == scene.Foreign).Left);
        Assert.False(await IsClosedBySweepAsync(scene.RoundId));

        await OkAsync(app.As(scene.Coordinator).PutAsJsonAsync(
            $"/api/rounds/{scene.RoundId}/attendance", new { registrationIds = new[] { scene.First, scene.Second }, isPresent = false, reason = "Болеют" }));

        Assert.True(await IsClosedBySweepAsync(scene.RoundId));
        using var late = await app.As(scene.Coordinator).PutAsJsonAsync($"/api/rounds/{scene.RoundId}/attendance", new { registrationIds = new[] { scene.First }, isPresent = true });
        Assert.Equal("olympiad.round.closed", await late.ErrorCodeAsync());
    }

    [Fact]
    public async Task A_coordinator_seats_the_own_school_alone()
    {
        var scene = await SchoolAsync();
        var coordinator = app.As(scene.Coordinator);
        var rooms = $"/api/olympiads/{scene.OlympiadId}/rooms";

        await OkAsync(coordinator.PutAsJsonAsync(rooms, new { registrationIds = new[] { scene.First, scene.Second }, room = " 12 " }));
        Assert.All((await BoardAsync(coordinator, scene.RoundId)).Participants, p => Assert.Equal("12", p.Room));
        foreach (var foreign in new[] { scene.Foreign, Guid.NewGuid() })
        {
            var both = new[] { scene.First, foreign };
            Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PutAsJsonAsync(rooms, new { registrationIds = both, room = "1" })).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PutAsJsonAsync($"/api/rounds/{scene.RoundId}/attendance", new { registrationIds = both, isPresent = true })).StatusCode);
        }

        Assert.Empty(await app.WithDbAsync(db => db.Attendance.Where(m => m.RoundId == scene.RoundId).ToListAsync()));
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.PostAsJsonAsync($"/api/rounds/{scene.RoundId}/sign-off", new { registrationIds = new[] { scene.First }, reason = "Да" })).StatusCode);
    }

    [Fact]
    public async Task A_mark_is_taken_back_and_nobody_is_absent_who_has_opened()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app), await app.SignInAsAsync(Role.Methodist));
        await sitting.OpenAsync(app);
        var ids = new[] { Assert.Single((await BoardAsync(organizer, sitting)).Participants).RegistrationId };
        var path = $"/api/rounds/{sitting.RoundId}/attendance";

        await OkAsync(organizer.PutAsJsonAsync(path, new { registrationIds = ids, isPresent = true }));
        Assert.True(Assert.Single((await BoardAsync(organizer, sitting)).Participants).IsPresent);
        await OkAsync(organizer.PutAsJsonAsync(path, new { registrationIds = ids, isPresent = (bool?)null }));
        Assert.Null(Assert.Single((await BoardAsync(organizer, sitting)).Participants).IsPresent);
        using var opened = await organizer.PutAsJsonAsync(path, new { registrationIds = ids, isPresent = false, reason = "Нет" });
        Assert.Equal("olympiad.reconciling.absent-has-opened", await opened.ErrorCodeAsync());
        using var bare = await organizer.PutAsJsonAsync(path, new { registrationIds = ids, isPresent = false });
        Assert.Equal("olympiad.reconciling.reason-missing", await bare.ErrorCodeAsync());
    }

    private sealed record School(Guid Methodist, Guid Coordinator, Guid OlympiadId, Guid RoundId, Guid PaperId, Guid First, Guid Second, Guid Foreign)
    {
        public async Task HoldKitAsync(AppDb db, Guid registrationId)
        {
            var file = new Domain.Materials.StoredFile { Id = Guid.NewGuid(), Name = "paper.mcp", MediaType = "application/octet-stream", Size = 1, Sha256 = new byte[32], IsPrivate = true, CreatedAt = DateTimeOffset.UtcNow };
            var seal = new PaperSeal { Id = Guid.NewGuid(), PaperId = PaperId, Number = 1, FileId = file.Id, PaperDigest = new byte[32], SealedAt = DateTimeOffset.UtcNow, SealedById = Methodist };
            db.AddRange(file, seal, new HeldKit { RegistrationId = registrationId, SealId = seal.Id, Since = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        }
    }

    /// <summary>A round that is over soon: two pupils of the coordinator's school and one of another, none of whom has begun.</summary>
    private Task<School> SchoolAsync() => app.WithDbAsync(async db =>
    {
        var (by, own, other) = (db.AddMethodist(), db.AddSchool("А"), db.AddSchool("Б"));
        var olympiad = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddMinutes(-30));
        var entries = new[] { own, own, other }.Select(school => db.AddRegistration(olympiad, db.AddPupil(school), school).Id).ToList();
        var scene = new School(by.Id, db.AddCoordinator(own).Id, olympiad.Id, olympiad.Rounds[0].Id, olympiad.Rounds[0].Papers[0].Id, entries[0], entries[1], entries[2]);
        await db.SaveChangesAsync();
        return scene;
    });

    private static Task<RoundBoard> BoardAsync(HttpClient reader, Sitting sitting) => BoardAsync(reader, sitting.RoundId);

    private static async Task<RoundBoard> BoardAsync(HttpClient reader, Guid roundId) =>
        await Participant.ReadAsync<RoundBoard>(await reader.GetAsync($"/api/rounds/{roundId}/board"));

    private static Task<HttpResponseMessage> CloseAsync(HttpClient organizer, Sitting sitting) =>
        organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/close", new { early = true });

    private static async Task OkAsync(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        Assert.True(response.StatusCode == HttpStatusCode.NoContent, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>The time of the round is over, by a minute.</summary>
    private Task<int> EndAsync(Sitting sitting) => app.WithDbAsync(db => db.Rounds.Where(r => r.Id == sitting.RoundId)
        .ExecuteUpdateAsync(set => set.SetProperty(r => r.ClosesAt, DateTimeOffset.UtcNow.AddMinutes(-1))));

    private Task<bool> IsClosedBySweepAsync(Sitting sitting) => IsClosedBySweepAsync(sitting.RoundId);

    /// <summary>Sweeps long after the end of the round.</summary>
    private async Task<bool> IsClosedBySweepAsync(Guid roundId)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await new SweepRoundsJob(
            scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<Audit>(), scope.ServiceProvider.GetRequiredService<IBackgroundJobClient>(),
            new Later(), NullLogger<SweepRoundsJob>.Instance).RunAsync(default);
        return await app.WithDbAsync(db => db.Rounds.AnyAsync(r => r.Id == roundId && r.ClosedAt != null));
    }

    private sealed class Later : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow.AddHours(9);
    }
}
