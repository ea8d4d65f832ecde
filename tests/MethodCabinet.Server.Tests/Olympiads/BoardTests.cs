using System.Net;
using System.Threading.Channels;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Board;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Olympiads;

public sealed class BoardTests(TestApp app) : IClassFixture<TestApp>
{
    private sealed record Scene(Guid Methodist, Guid CoordinatorA, Guid SchoolA, Guid RoundId, Guid AttemptA);

    [Fact]
    public async Task The_board_counts_by_school_and_shows_names_to_those_who_may_see_them()
    {
        var scene = await SceneAsync();
        var path = $"/api/rounds/{scene.RoundId}/board";

        var all = await app.As(scene.Methodist).ReadAsync<RoundBoard>(path);
        var own = await app.As(scene.CoordinatorA).ReadAsync<RoundBoard>(path);

        Assert.Equal(new RoundBoard.Totals(3, 2, 1, 0, 1, 0, 0), all.Total);
        Assert.Equal((2, 3), (all.Schools.Count, all.Participants.Count));
        Assert.All([all.OlympiadTitle, all.RoundTitle], Assert.NotEmpty);
        Assert.Equal(await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == scene.RoundId).Select(r => r.OlympiadId).SingleAsync()), own.OlympiadId);
        Assert.Equal(new RoundBoard.Totals(2, 1, 1, 0, 0, 0, 0), own.Total);
        Assert.Equal(scene.SchoolA, Assert.Single(own.Schools).OrganizationId);
        Assert.All(own.Participants, p => Assert.Equal(scene.SchoolA, p.OrganizationId));
        foreach (var role in new[] { Role.Juror, Role.Teacher, Role.Pupil })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await app.As((await app.CreatePersonAsync([role])).Id).GetAsync(path)).StatusCode);
        }
    }

    [Fact]
    public async Task The_board_is_downloaded_by_its_filters_and_by_a_coordinator_for_the_own_school_only()
    {
        var scene = await SceneAsync();
        var path = $"/api/rounds/{scene.RoundId}/board?order=state&format=xlsx";

        var all = await app.As(scene.Methodist).ReadWorkbookAsync(path);
        var own = await app.As(scene.CoordinatorA).ReadWorkbookAsync(path);
        var silent = await app.As(scene.Methodist).ReadWorkbookAsync($"{path}&state=silent");

        Assert.Equal(["молчит", "отвечает", "не начато"], all.Select(row => row["Состояние"]));
        Assert.Equal(["отвечает", "не начато"], own.Select(row => row["Состояние"]));
        Assert.Equal(["молчит"], silent.Select(row => row["Состояние"]));
        Assert.Equal(3, await app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.Action == "board.exported" && e.SubjectId == scene.RoundId.ToString())));
    }

    [Fact]
    public async Task Who_is_silent_is_told_by_the_last_sign_and_downloaded_for_the_minutes_that_are_asked_for()
    {
        var scene = await SceneAsync();
        var path = $"/api/rounds/{scene.RoundId}/board";
        var methodist = app.As(scene.Methodist);

        var usual = await methodist.ReadAsync<RoundBoard>(path);
        var patient = await methodist.ReadAsync<RoundBoard>($"{path}?silent=30");
        var rows = await methodist.ReadWorkbookAsync($"{path}?silent=30&order=state&format=xlsx");

        Assert.Equal((5, 1, 1), (usual.SilentMinutes, usual.Total.Answering, usual.Total.Silent));
        Assert.Equal((30, 2, 0), (patient.SilentMinutes, patient.Total.Answering, patient.Total.Silent));
        Assert.Equal(["отвечает", "отвечает", "не начато"], rows.Select(row => row["Состояние"]));
        var silent = Assert.Single(usual.Participants, p => p.State == BoardState.Silent);
        Assert.InRange(usual.Now - silent.LastSignAt!.Value, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(21));
        Assert.Null(Assert.Single(usual.Participants, p => p.State == BoardState.NotOpened).LastSignAt);
    }

    [Fact]
    public async Task Who_comes_after_the_end_of_the_window_opens_the_paper_with_minutes_given_from_the_board()
    {
        // Its four hours ended a minute ago.
        var (sitting, organizer) = (await Sitting.CreateAsync(app, DateTimeOffset.UtcNow.AddMinutes(-241)), await app.SignInAsAsync(Role.Methodist));
        var pupil = await sitting.RegisterAsync(app);
        // Somebody who still has an hour: a round that nobody has time for is closed by the sweep of each minute.
        await sitting.RegisterAsync(app, extraMinutes: 60);
        var path = $"/api/rounds/{sitting.RoundId}/grant-time";
        var entry = await app.WithDbAsync(db => db.Registrations.Where(r => r.PersonId == pupil.Person.Id).Select(r => r.Id).SingleAsync());
        using var refused = await pupil.Client.PostAsync($"/api/rounds/{sitting.RoundId}/attempt", null);
        Assert.Equal("olympiad.round.closed", await refused.ErrorCodeAsync());

        var granted = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => GrantAsync(entry, 10, "Не было света")));

        Assert.All(granted, g => Assert.Equal(HttpStatusCode.OK, g.StatusCode));
        Assert.Equal(40, await ExtraMinutesAsync());
        Assert.Equal([40, 60], (await organizer.ReadAsync<RoundBoard>($"/api/rounds/{sitting.RoundId}/board")).Participants.Select(p => p.ExtraMinutes).Order());
        var view = await pupil.OpenAsync(sitting.RoundId);
        Assert.InRange(view.Deadline - view.OpenedAt, TimeSpan.FromMinutes(38), TimeSpan.FromMinutes(39));
        var recorded = await app.WithDbAsync(db => db.AuditLog.Where(e => e.Action == "registration.time-granted" && e.SubjectId == entry.ToString()).Select(e => e.Changes).ToListAsync());
        Assert.Equal(4, recorded.Count);
        Assert.Contains(recorded, r => r!.Contains("\"extraMinutes\": [30, 40]", StringComparison.Ordinal) && r.Contains("Не было света", StringComparison.Ordinal));

        Assert.Equal("olympiad.extension-invalid", await (await GrantAsync(entry, 10, " ")).ErrorCodeAsync());
        Assert.Equal("olympiad.registration.accommodation-invalid", await (await GrantAsync(entry, 201, "Много")).ErrorCodeAsync());
        var elsewhere = await Sitting.CreateAsync(app);
        await elsewhere.RegisterAsync(app);
        var other = await app.WithDbAsync(db => db.Registrations.Where(r => r.OlympiadId == elsewhere.OlympiadId).Select(r => r.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await GrantAsync(other, 10, "Не туда")).StatusCode);
        await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == sitting.RoundId).ExecuteUpdateAsync(set => set.SetProperty(r => r.ClosedAt, DateTimeOffset.UtcNow)));
        Assert.Equal("olympiad.round.closed", await (await GrantAsync(entry, 10, "Поздно")).ErrorCodeAsync());
        Assert.Equal(40, await ExtraMinutesAsync());

        Task<HttpResponseMessage> GrantAsync(Guid registrationId, int minutes, string reason) => organizer.PostAsync(path, new { registrationId, minutes, reason });
        Task<int> ExtraMinutesAsync() => app.WithDbAsync(db => db.Registrations.Where(r => r.Id == entry).Select(r => r.ExtraMinutes).SingleAsync());
    }

    [Fact]
    public async Task After_the_end_of_the_window_all_acts_of_the_board_go_on_until_the_round_is_closed()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app, DateTimeOffset.UtcNow.AddMinutes(-150)), await app.SignInAsAsync(Role.Methodist));
        var (pupil, through) = (await sitting.OpenAsync(app, extraMinutes: 30), await sitting.OpenAsync(app));
        await ActAsync($"attempts/{pupil.AttemptId}/pause", new { reason = "Плохо себя чувствует" });
        await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == sitting.RoundId).ExecuteUpdateAsync(set => set.SetProperty(r => r.ClosesAt, DateTimeOffset.UtcNow.AddMinutes(-5))));

        Assert.Equal((BoardState.Paused, BoardState.TimeOver), ((await RowAsync(pupil)).State, (await RowAsync(through)).State));
        await ActAsync($"attempts/{pupil.AttemptId}/resume", new { (await RowAsync(pupil)).PausedAt });
        Assert.Equal(BoardState.Answering, (await RowAsync(pupil)).State);
        await ActAsync($"attempts/{pupil.AttemptId}/pause", new { reason = "Плохо себя чувствует" });
        await ActAsync($"attempts/{pupil.AttemptId}/grant-time", new { minutes = 10, reason = "Не было света" });
        await ActAsync($"attempts/{pupil.AttemptId}/resume", new { (await RowAsync(pupil)).PausedAt });
        await ActAsync($"attempts/{through.AttemptId}/grant-time", new { minutes = 10, reason = "Не было света" });
        Assert.Equal(BoardState.Answering, (await RowAsync(through)).State);
        await ActAsync($"rounds/{sitting.RoundId}/pause", new { reason = "Пожарная тревога" });
        await ActAsync($"rounds/{sitting.RoundId}/resume", new { (await BoardAsync()).PausedAt });
        await ActAsync($"rounds/{sitting.RoundId}/extend", new { minutes = 10, reason = "Не было света" });

        Task<RoundBoard> BoardAsync() => organizer.ReadAsync<RoundBoard>($"/api/rounds/{sitting.RoundId}/board");
        async Task<RoundBoard.Participant> RowAsync(Participant of) => Assert.Single((await BoardAsync()).Participants, p => p.AttemptId == of.AttemptId);
        async Task ActAsync(string act, object request)
        {
            using var response = await organizer.PostAsync($"/api/{act}", request);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{act}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task The_board_tells_of_answers_that_came_after_the_end()
    {
        var scene = await SceneAsync();
        await app.WithDbAsync(async db =>
        {
            var tasks = new[] { Guid.NewGuid(), Guid.NewGuid() };
            var entries = new[] { (tasks[0], false), (tasks[1], true), (tasks[1], true) };
            db.JournalEntries.AddRange(entries.Select((entry, index) => new JournalEntry
            {
                AttemptId = scene.AttemptA,
                DeviceId = Guid.Empty,
                Seq = index + 1,
                TaskId = entry.Item1,
                Answer = "null",
                ElapsedMs = 0,
                Hash = [],
                ReceivedAt = DateTimeOffset.UtcNow,
                IsLate = entry.Item2,
            }));
            await db.SaveChangesAsync();
        });

        var board = await app.As(scene.Methodist).ReadAsync<RoundBoard>($"/api/rounds/{scene.RoundId}/board");

        Assert.Equal(1, Assert.Single(board.Participants, p => p.AttemptId == scene.AttemptA).LateTasks);
        Assert.All(board.Participants.Where(p => p.AttemptId != scene.AttemptA), p => Assert.Equal(0, p.LateTasks));
    }

    [Fact]
    public async Task A_watching_page_is_told_of_a_change_and_only_of_what_it_may_see()
    {
        var scene = await SceneAsync();
        var (staff, school) = (Channel.CreateUnbounded<RoundBoard>(), Channel.CreateUnbounded<RoundBoard>());
        await using var first = await WatchAsync(scene.Methodist, scene.RoundId, staff);
        await using var second = await WatchAsync(scene.CoordinatorA, scene.RoundId, school);
        Assert.Equal(3, (await NextAsync(staff)).Participants.Count);
        Assert.Equal(2, (await NextAsync(school)).Participants.Count);

        await app.WithDbAsync(db => db.Attempts.Where(a => a.Id == scene.AttemptA).ExecuteUpdateAsync(set => set.SetProperty(a => a.HandedInAt, DateTimeOffset.UtcNow)));

        Assert.Equal(1, (await NextAsync(staff)).Total.HandedIn);
        Assert.Equal(1, (await NextAsync(school)).Total.HandedIn);
        Assert.False(staff.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Who_saves_nothing_becomes_silent_by_time_alone_and_the_watching_page_is_told()
    {
        var scene = await SceneAsync();
        await app.WithDbAsync(db =>
        {
            db.JournalEntries.Add(new JournalEntry
            {
                AttemptId = scene.AttemptA,
                DeviceId = Guid.Empty,
                Seq = 1,
                TaskId = Guid.NewGuid(),
                Answer = "null",
                ElapsedMs = 0,
                Hash = [],
                ReceivedAt = DateTimeOffset.UtcNow.AddMinutes(1 - BoardRules.SilentMinutes),
                IsLate = false,
            });
            return db.SaveChangesAsync();
        });

        // A node of its own, whose clock the test steps.
        await using var node = new SteppedHost(app.ConnectionString);
        var received = Channel.CreateUnbounded<RoundBoard>();
        await using var page = await WatchAsync(scene.Methodist, scene.RoundId, received, node.As(scene.Methodist));
        var before = await NextAsync(received);
        Assert.Equal((1, 1, BoardState.Answering), (before.Total.Answering, before.Total.Silent, StateOf(before)));

        node.Clock.StepTo(TimeSpan.FromMinutes(2));

        // The other one, who opened twenty minutes ago and saved nothing, was silent from the beginning.
        var after = await NextAsync(received);
        Assert.Equal((0, 2, BoardState.Silent), (after.Total.Answering, after.Total.Silent, StateOf(after)));
        BoardState StateOf(RoundBoard board) => Assert.Single(board.Participants, p => p.AttemptId == scene.AttemptA).State;
    }

    [Fact]
    public async Task A_juror_cannot_watch()
    {
        var scene = await SceneAsync();
        var juror = (await app.CreatePersonAsync([Role.Juror])).Id;

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => WatchAsync(juror, scene.RoundId, Channel.CreateUnbounded<RoundBoard>()));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private async Task<HubConnection> WatchAsync(Guid person, Guid roundId, Channel<RoundBoard> received, HttpClient? by = null)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri((by ?? app.As(person)).BaseAddress!, $"/hubs/organizer?round={roundId}"), options => options.Headers[TestSignIn.Header] = person.ToString())
            .AddJsonProtocol(json => PlatformModule.ConfigureJson(json.PayloadSerializerOptions))
            .Build();
        connection.On<RoundBoard>("BoardChanged", board => received.Writer.TryWrite(board));
        await connection.StartReadyAsync();
        return connection;
    }

    private static async Task<RoundBoard> NextAsync(Channel<RoundBoard> received)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await received.Reader.ReadAsync(patience.Token);
    }

    private Task<Scene> SceneAsync() => app.WithDbAsync(async db =>
    {
        var (by, a, b) = (db.AddMethodist(), db.AddSchool("А"), db.AddSchool("Б"));
        var olympiad = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddMinutes(-30));
        var opened = db.AddAttempt(olympiad, db.AddRegistration(olympiad, db.AddPupil(a), a));
        db.AddAttempt(olympiad, db.AddRegistration(olympiad, db.AddPupil(b), b), DateTimeOffset.UtcNow.AddMinutes(-20));
        db.AddRegistration(olympiad, db.AddPupil(a), a);
        db.AddRegistration(olympiad, db.AddPupil(b), b, RegistrationStatus.Withdrawn);
        var scene = new Scene(by.Id, db.AddCoordinator(a).Id, a.Id, olympiad.Rounds[0].Id, opened.Id);
        await db.SaveChangesAsync();
        return scene;
    });
}
