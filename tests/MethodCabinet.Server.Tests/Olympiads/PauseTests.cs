using System.Net;
using System.Net.Http.Json;
using Hangfire;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Board;
using MethodCabinet.Server.Olympiads.Scoring;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace MethodCabinet.Server.Tests.Olympiads;

public sealed class PauseTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Alarm = "Пожарная тревога";
    private static readonly TimeSpan Half = TimeSpan.FromMinutes(30);

    [Fact]
    public async Task A_pause_of_the_round_stops_the_clock_of_everybody_and_gives_the_time_back()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app), await app.SignInAsAsync(Role.Methodist));
        var pupil = await sitting.OpenAsync(app);
        var before = await pupil.LookAsync();
        var closesAt = await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == sitting.RoundId).Select(r => r.ClosesAt).SingleAsync());
        Assert.Null(before.PausedAt);

        await PauseAsync(organizer, sitting);
        var since = await BackdateAsync(sitting, Half);

        var paused = await pupil.LookAsync();
        Assert.Equal(since, paused.PausedAt);
        Assert.Equal(before.Deadline - since, paused.Deadline - paused.Now);

        await ResumeAsync(organizer, sitting, since);

        var after = await pupil.LookAsync();
        Assert.Null(after.PausedAt);
        Assert.InRange(after.Deadline - before.Deadline, Half, Half + TimeSpan.FromMinutes(1));
        var round = await app.WithDbAsync(db => db.Rounds.SingleAsync(r => r.Id == sitting.RoundId));
        Assert.Equal(after.Deadline - before.Deadline, round.ClosesAt - closesAt);
        Assert.Equal((null, "", round.ClosesAt - closesAt), (round.PausedAt, round.PauseReason, round.PausedFor));
        Assert.Equal(["round.paused", "round.resumed"], await RecordedAsync(sitting.RoundId));
    }

    [Fact]
    public async Task What_was_written_before_is_accepted_in_the_pause_and_is_not_late()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app), await app.SignInAsAsync(Role.Methodist));
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("до паузы"));
        Assert.Null((await device.SaveAsync(pupil.Client)).PausedAt);

        await PauseAsync(organizer, sitting);

        // The time would have ended in the pause: opened 130 minutes ago for 120, and paused 20 minutes ago.
        var since = await BackdateAsync(sitting, TimeSpan.FromMinutes(20));
        await app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"update olympiads.attempts set opened_at = opened_at - interval '130 minutes' where id = {pupil.AttemptId}"));
        device.Write(sitting.Tasks[1], Device.Text("в паузе"));
        var saved = await device.SaveAsync(pupil.Client, from: 2);

        Assert.Equal((0, since), (saved.Late, saved.PausedAt));
        Assert.InRange(saved.Deadline - saved.Now, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
        Assert.Equal(Device.Text("в паузе"), Assert.Single((await pupil.LookAsync()).Answers).Answer);

        await ResumeAsync(organizer, sitting, since);
        device.Write(sitting.Tasks[1], Device.Text("после паузы"));
        Assert.Equal((0, null), await LateAsync(3));

        // What follows the deadline is late as ever.
        await app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"update olympiads.attempts set opened_at = opened_at - interval '11 minutes' where id = {pupil.AttemptId}"));
        await PauseAsync(organizer, sitting);
        device.Write(sitting.Tasks[1], Device.Text("поздно"));
        Assert.Equal(1, (await LateAsync(4)).Late);

        async Task<(int Late, DateTimeOffset? PausedAt)> LateAsync(int from)
        {
            var reply = await device.SaveAsync(pupil.Client, from);
            return (reply.Late, reply.PausedAt);
        }
    }

    [Fact]
    public async Task A_pause_of_one_participant_leaves_the_others_alone_and_goes_past_the_window()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app, DateTimeOffset.UtcNow.AddMinutes(-150)), await app.SignInAsAsync(Role.Methodist));
        var (pupil, neighbour) = (await sitting.OpenAsync(app), await sitting.OpenAsync(app));
        var (before, others) = (await pupil.LookAsync(), await neighbour.LookAsync());
        var window = await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == sitting.RoundId).Select(r => r.ClosesAt).SingleAsync());
        Assert.Equal(window, before.Deadline);

        await OkAsync(organizer.PostAsJsonAsync($"/api/attempts/{pupil.AttemptId}/pause", new { reason = "Плохо себя чувствует" }));
        var since = await BackdateAsync(pupil, Half);
        Assert.Equal(since, (await pupil.LookAsync()).PausedAt);
        Assert.Null((await neighbour.LookAsync()).PausedAt);
        await OkAsync(ResumeAsync(organizer, pupil, since));

        Assert.InRange((await pupil.LookAsync()).Deadline - window, Half, Half + TimeSpan.FromMinutes(1));
        Assert.Equal(others.Deadline, (await neighbour.LookAsync()).Deadline);
        Assert.Equal(["attempt.paused", "attempt.resumed"], await RecordedAsync(pupil.AttemptId));
    }

    [Fact]
    public async Task Pauses_that_overlap_give_the_time_once()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app), await app.SignInAsAsync(Role.Methodist));
        var (pupil, neighbour) = (await sitting.OpenAsync(app), await sitting.OpenAsync(app));
        var (before, others) = ((await pupil.LookAsync()).Deadline, (await neighbour.LookAsync()).Deadline);

        // The round from the 30th minute before now on, the participant from the 20th; then the participant goes on, then the round.
        await PauseAsync(organizer, sitting);
        var everybody = await BackdateAsync(sitting, Half);
        await OkAsync(organizer.PostAsJsonAsync($"/api/attempts/{pupil.AttemptId}/pause", new { reason = "Отдельный кабинет" }));
        var one = await BackdateAsync(pupil, TimeSpan.FromMinutes(20));
        await OkAsync(ResumeAsync(organizer, pupil, one));
        Assert.Equal(everybody, (await pupil.LookAsync()).PausedAt);
        await ResumeAsync(organizer, sitting, everybody);

        var given = (await neighbour.LookAsync()).Deadline - others;
        Assert.InRange(given, Half, Half + TimeSpan.FromMinutes(1));
        Assert.InRange((await pupil.LookAsync()).Deadline - before - given, TimeSpan.FromSeconds(-5), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Nobody_opens_a_paper_in_a_pause_and_whoever_opens_it_afterwards_has_the_usual_time()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app), await app.SignInAsAsync(Role.Methodist));
        var pupil = await sitting.RegisterAsync(app);
        await PauseAsync(organizer, sitting);

        using var refused = await pupil.Client.PostAsync($"/api/rounds/{sitting.RoundId}/attempt", null);
        Assert.Equal((HttpStatusCode.Conflict, "olympiad.round.paused"), (refused.StatusCode, await refused.ErrorCodeAsync()));

        await ResumeAsync(organizer, sitting, await BackdateAsync(sitting, Half));
        var view = await pupil.OpenAsync(sitting.RoundId);
        Assert.Equal(view.OpenedAt.AddMinutes(120), view.Deadline);
    }

    [Fact]
    public async Task Of_many_who_press_at_once_one_pauses_and_one_resumes()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app), await app.SignInAsAsync(Role.Methodist));
        var pupil = await sitting.OpenAsync(app);
        var before = (await pupil.LookAsync()).Deadline;

        var paused = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/pause", new { reason = Alarm })));
        Assert.Equal(1, paused.Count(r => r.StatusCode == HttpStatusCode.OK));
        Assert.Equal(5, paused.Count(r => r.StatusCode == HttpStatusCode.Conflict));
        var since = await BackdateAsync(sitting, Half);
        var resumed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/resume", new { pausedAt = since })));
        Assert.Equal(1, resumed.Count(r => r.StatusCode == HttpStatusCode.OK));
        Assert.All(resumed.Where(r => r.StatusCode != HttpStatusCode.OK), r => Assert.Equal(HttpStatusCode.Conflict, r.StatusCode));
        Assert.InRange((await pupil.LookAsync()).Deadline - before, Half, Half + TimeSpan.FromMinutes(1));

        // A click that comes late does not end the next pause.
        await PauseAsync(organizer, sitting);
        using var late = await organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/resume", new { pausedAt = since });
        Assert.Equal((HttpStatusCode.Conflict, "olympiad.pause.over"), (late.StatusCode, await late.ErrorCodeAsync()));
        Assert.NotNull((await pupil.LookAsync()).PausedAt);
    }

    [Fact]
    public async Task Nothing_closes_a_round_in_which_a_clock_stands()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app), await app.SignInAsAsync(Role.Methodist));
        var pupil = await sitting.OpenAsync(app);
        var later = DateTimeOffset.UtcNow.AddHours(9);

        await PauseAsync(organizer, sitting);
        using var all = await organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/close", new { early = true });
        Assert.Equal((HttpStatusCode.Conflict, "olympiad.round.paused"), (all.StatusCode, await all.ErrorCodeAsync()));
        Assert.False(await IsClosedBySweepAsync(sitting, later));
        await ResumeAsync(organizer, sitting, await BackdateAsync(sitting, TimeSpan.Zero));

        await OkAsync(organizer.PostAsJsonAsync($"/api/attempts/{pupil.AttemptId}/pause", new { reason = Alarm }));
        using var one = await organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/close", new { early = true });
        Assert.Equal("olympiad.round.paused", await one.ErrorCodeAsync());
        Assert.False(await IsClosedBySweepAsync(sitting, later));
        await OkAsync(ResumeAsync(organizer, pupil, await BackdateAsync(pupil, TimeSpan.Zero)));

        await OkAsync(organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/close", new { early = true }));
        using var closed = await organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/pause", new { reason = Alarm });
        Assert.Equal("olympiad.round.closed", await closed.ErrorCodeAsync());
    }

    [Fact]
    public async Task Of_closing_the_round_and_pausing_one_participant_at_once_one_is_refused()
    {
        var organizer = await app.SignInAsAsync(Role.Methodist);
        for (var i = 0; i < 10; i++)
        {
            var sitting = await Sitting.CreateAsync(app);
            var pupil = await sitting.OpenAsync(app);

            await Task.WhenAll(
                organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/close", new { early = true }),
                organizer.PostAsJsonAsync($"/api/attempts/{pupil.AttemptId}/pause", new { reason = Alarm }));

            var (closed, paused) = await app.WithDbAsync(async db => (
                await db.Rounds.AnyAsync(r => r.Id == sitting.RoundId && r.ClosedAt != null), await db.Attempts.AnyAsync(a => a.Id == pupil.AttemptId && a.PausedAt != null)));
            Assert.True(closed != paused, $"closed {closed}, paused {paused}");
        }
    }

    [Fact]
    public async Task The_board_shows_who_stands_why_and_what_is_left()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app), await app.SignInAsAsync(Role.Methodist));
        var pupil = await sitting.OpenAsync(app);
        await sitting.OpenAsync(app);
        await OkAsync(organizer.PostAsJsonAsync($"/api/attempts/{pupil.AttemptId}/pause", new { reason = " Отключили свет " }));

        var board = await Participant.ReadAsync<RoundBoard>(await organizer.GetAsync($"/api/rounds/{sitting.RoundId}/board"));
        Assert.Equal((null, 1, 1), (board.PausedAt, board.Total.Paused, board.Total.Answering));
        var row = Assert.Single(board.Participants, p => p.AttemptId == pupil.AttemptId);
        Assert.Equal((BoardState.Paused, "Отключили свет", null), (row.State, row.PauseReason, row.Deadline));
        Assert.InRange(row.MillisecondsLeft!.Value, 119 * 60_000, 120 * 60_000);
        var again = await Participant.ReadAsync<RoundBoard>(await organizer.GetAsync($"/api/rounds/{sitting.RoundId}/board"));
        Assert.Equal(row with { Left = [], Begins = [] }, Assert.Single(again.Participants, p => p.AttemptId == pupil.AttemptId) with { Left = [], Begins = [] });

        await PauseAsync(organizer, sitting);
        board = await Participant.ReadAsync<RoundBoard>(await organizer.GetAsync($"/api/rounds/{sitting.RoundId}/board"));
        Assert.Equal((Alarm, 2), (board.PauseReason, board.Total.Paused));
        Assert.NotNull(board.PausedAt);
    }

    [Fact]
    public async Task A_pause_needs_a_reason_and_a_participant_who_has_time_left()
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app), await app.SignInAsAsync(Role.Methodist));
        var pupil = await sitting.OpenAsync(app);

        using var bare = await organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/pause", new { reason = " " });
        Assert.Equal((HttpStatusCode.BadRequest, "olympiad.pause.reason-missing"), (bare.StatusCode, await bare.ErrorCodeAsync()));
        (await pupil.HandInAsync()).EnsureSuccessStatusCode();
        using var over = await organizer.PostAsJsonAsync($"/api/attempts/{pupil.AttemptId}/pause", new { reason = Alarm });
        Assert.Equal((HttpStatusCode.Conflict, "olympiad.attempt.over"), (over.StatusCode, await over.ErrorCodeAsync()));
    }

    private static Task PauseAsync(HttpClient organizer, Sitting sitting) =>
        OkAsync(organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/pause", new { reason = Alarm }));

    private static Task ResumeAsync(HttpClient organizer, Sitting sitting, DateTimeOffset since) =>
        OkAsync(organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/resume", new { pausedAt = since }));

    private static Task<HttpResponseMessage> ResumeAsync(HttpClient organizer, Participant pupil, DateTimeOffset since) =>
        organizer.PostAsJsonAsync($"/api/attempts/{pupil.AttemptId}/resume", new { pausedAt = since });

    private static async Task OkAsync(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>Lets the pause have begun so much earlier; returns when.</summary>
    private Task<DateTimeOffset> BackdateAsync(Sitting sitting, TimeSpan by) => app.WithDbAsync(async db =>
    {
        await db.Database.ExecuteSqlAsync($"update olympiads.rounds set paused_at = paused_at - {by} where id = {sitting.RoundId}");
        return (await db.Rounds.Where(r => r.Id == sitting.RoundId).Select(r => r.PausedAt).SingleAsync())!.Value;
    });

    /// <summary>Lets the participant's own pause have begun so much earlier, and all before it; returns when.</summary>
    private Task<DateTimeOffset> BackdateAsync(Participant pupil, TimeSpan by) => app.WithDbAsync(async db =>
    {
        await db.Database.ExecuteSqlAsync(
            $"update olympiads.attempts set paused_at = paused_at - {by}, round_paused_then = greatest(round_paused_then - {by}, interval '0') where id = {pupil.AttemptId}");
        return (await db.Attempts.Where(a => a.Id == pupil.AttemptId).Select(a => a.PausedAt).SingleAsync())!.Value;
    });

    private Task<List<string>> RecordedAsync(Guid id) =>
        app.WithDbAsync(db => db.AuditLog.Where(e => e.SubjectId == id.ToString() && e.ActorId != null).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());

    private async Task<bool> IsClosedBySweepAsync(Sitting sitting, DateTimeOffset now)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await new SweepRoundsJob(
            scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<Audit>(), scope.ServiceProvider.GetRequiredService<IBackgroundJobClient>(),
            new ClockAt(now), NullLogger<SweepRoundsJob>.Instance).RunAsync(default);
        return await app.WithDbAsync(db => db.Rounds.AnyAsync(r => r.Id == sitting.RoundId && r.ClosedAt != null));
    }

    private sealed class ClockAt(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
