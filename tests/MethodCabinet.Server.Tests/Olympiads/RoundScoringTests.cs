using System.Net;
using System.Net.Http.Json;
using Hangfire;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Receipts;
using MethodCabinet.Server.Olympiads.Scoring;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace MethodCabinet.Server.Tests.Olympiads;

public sealed class RoundScoringTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly TrueFalseAnswer Right = new(true);
    private static readonly TrueFalseAnswer Wrong = new(false);

    [Fact]
    public async Task The_last_answer_in_time_counts_and_the_jurys_tasks_wait()
    {
        var scene = await OlympiadScene.CreateAsync(app, [OlympiadScene.TrueFalse(true), OlympiadScene.Text("ответ"), OlympiadScene.Essay()]);
        var (_, attempt) = await scene.AddAttemptAsync(app, null,
            new(0, Wrong), new(1, new ShortTextAnswer("Ответ")), new(2, new EssayAnswer("Сочинение")), new(0, Right), new(0, Wrong, Late: true));
        var (_, takenBack) = await scene.AddAttemptAsync(app, null, new(0, Right), new(0, null));
        var (_, silent) = await scene.AddAttemptAsync(app, null);

        var methodist = await app.SignInAsAsync(Role.Methodist);
        var refused = await methodist.PostAsJsonAsync($"/api/rounds/{scene.RoundId}/close", new { early = false });
        Assert.Equal("olympiad.round.running", await refused.ErrorCodeAsync());
        await CloseAsync(methodist, scene);

        Assert.Equal([(0, 2m), (1, 3m)], await ScoresAsync(scene, attempt));
        Assert.Equal([(0, 0m), (1, 0m)], await ScoresAsync(scene, takenBack));
        Assert.Equal([(0, 0m), (1, 0m)], await ScoresAsync(scene, silent));
        Assert.Equal(5m, await app.WithDbAsync(db => db.Attempts.Where(a => a.Id == attempt).Select(a => a.Points).SingleAsync()));

        Assert.Equal(["""{"points": [null, 5]}"""], await RecordedAsync(attempt));
        Assert.Equal(["""{"points": [null, 0]}"""], await RecordedAsync(silent));

        var progress = await (await methodist.GetAsync($"/api/rounds/{scene.RoundId}/scoring")).OkJsonAsync();
        Assert.Equal((3, 3, 3), (progress.GetProperty("attempts").GetInt32(), progress.GetProperty("scored").GetInt32(), progress.GetProperty("awaitingJury").GetInt32()));
        var standing = await (await methodist.GetAsync($"/api/olympiads/{scene.OlympiadId}/standing")).OkJsonAsync();
        Assert.True(standing.GetProperty("tracks")[0].GetProperty("awaitsJury").GetBoolean());
    }

    [Fact]
    public async Task Of_two_organizers_who_close_at_once_one_does()
    {
        var scene = await OlympiadScene.CreateAsync(app);
        await scene.AddAttemptAsync(app, null, new GivenAnswer(0, Right));
        var methodist = await app.SignInAsAsync(Role.Methodist);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => methodist.PostAsJsonAsync($"/api/rounds/{scene.RoundId}/close", new { early = true })));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(1, await app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.Action == "Round.closed" && e.SubjectId == scene.RoundId.ToString())));
    }

    [Fact]
    public async Task Jobs_that_run_again_change_nothing()
    {
        var scene = await OlympiadScene.CreateAsync(app);
        var (_, attempt) = await scene.AddAttemptAsync(app, null, new GivenAnswer(0, Right));
        await CloseAsync(await app.SignInAsAsync(Role.Methodist), scene);
        var before = await StateAsync(scene);

        await RunAsync<CloseRoundJob>(job => job.RunAsync(scene.RoundId, default));
        await RunAsync<ScoreBatchJob>(job => job.RunAsync(scene.RoundId, attempt, attempt, default));

        Assert.Equal(before, await StateAsync(scene));
    }

    [Fact]
    public async Task The_sweep_closes_after_the_last_deadline_and_takes_up_what_was_lost()
    {
        var scene = await OlympiadScene.CreateAsync(app);
        var (_, attempt) = await scene.AddAttemptAsync(app, null, new GivenAnswer(0, Right));
        var now = DateTimeOffset.UtcNow;

        // The participant opened half an hour ago, so that the time given ends before the window does; the window is still open for others.
        Assert.Empty(await SweepAsync(scene, now.AddMinutes(119)));
        Assert.Null(await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == scene.RoundId).Select(r => r.ClosedAt).SingleAsync()));

        // The enqueues of the closing are lost, and with them everything after it.
        Assert.Equal([nameof(CloseRoundJob), nameof(SealRoundJob)], (await SweepAsync(scene, now.AddHours(2.1))).Select(job => job.Type.Name));
        Assert.NotNull(await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == scene.RoundId).Select(r => r.ClosedAt).SingleAsync()));
        Assert.Empty(await SweepAsync(scene, now.AddHours(2.1)));

        var resumed = await SweepAsync(scene, now.AddHours(2.1) + SweepRoundsJob.Stall + TimeSpan.FromSeconds(1));
        Assert.Equal([nameof(CloseRoundJob), nameof(SealRoundJob)], resumed.Select(job => job.Type.Name));
        await RunAsync<CloseRoundJob>(job => job.RunAsync((Guid)resumed[0].Args[0], default));
        await ScoredAsync(scene);
        Assert.Equal([(0, 2m), (1, 0m)], await ScoresAsync(scene, attempt));
    }

    [Fact]
    public async Task The_sweep_takes_up_a_rescoring_whose_job_was_lost()
    {
        var scene = await OlympiadScene.CreateAsync(app);
        var now = DateTimeOffset.UtcNow;
        await app.WithDbAsync(db => db.PaperTasks.Where(t => t.Id == scene.Tasks[1]).ExecuteUpdateAsync(set => set.SetProperty(t => t.RescoringSince, now)));

        Assert.Empty(await SweepAsync(scene, now + SweepRoundsJob.Stall - TimeSpan.FromSeconds(1)));
        var resumed = Assert.Single(await SweepAsync(scene, now + SweepRoundsJob.Stall + TimeSpan.FromSeconds(1)));

        Assert.Equal((nameof(RescoreTaskJob), scene.Tasks[1]), (resumed.Type.Name, resumed.Args[0]));
    }

    [Fact]
    public async Task An_entry_accepted_in_time_and_committed_after_the_scores_still_counts()
    {
        var scene = await OlympiadScene.CreateAsync(app);
        var (_, attempt) = await scene.AddAttemptAsync(app, null, new GivenAnswer(0, Wrong));
        await CloseAsync(await app.SignInAsAsync(Role.Methodist), scene);
        await app.WithDbAsync(async db =>
        {
            db.JournalEntries.Add(scene.Entry(attempt, Guid.CreateVersion7(), 1, new GivenAnswer(0, Right)));
            await db.SaveChangesAsync();
        });

        var enqueued = await SweepAsync(scene, DateTimeOffset.UtcNow);
        Assert.Equal(nameof(CloseRoundJob), Assert.Single(enqueued).Type.Name);
        await RunAsync<CloseRoundJob>(job => job.RunAsync(scene.RoundId, default));

        await Eventually.TrueAsync(async () => (await ScoresAsync(scene, attempt))[0] == (0, 2m), "the new score");
        Assert.Equal(["""{"points": [null, 0]}""", """{"points": [0, 2]}"""], await RecordedAsync(attempt));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(Role.Pupil, HttpStatusCode.Forbidden)]
    [InlineData(Role.Coordinator, HttpStatusCode.Forbidden)]
    [InlineData(Role.Methodist, HttpStatusCode.Forbidden)]
    [InlineData(Role.Administrator, HttpStatusCode.OK)]
    public async Task The_jobs_are_shown_to_administrators_only(Role? role, HttpStatusCode expected)
    {
        var client = role is { } some ? await app.SignInAsAsync(some) : app.CreateClient();

        Assert.Equal(expected, (await client.GetAsync("/hangfire")).StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(Role.Pupil, HttpStatusCode.Forbidden)]
    [InlineData(Role.Coordinator, HttpStatusCode.Forbidden)]
    public async Task Only_staff_closes_and_looks_at_scoring(Role? role, HttpStatusCode expected)
    {
        var scene = await OlympiadScene.CreateAsync(app);
        var client = role is { } some ? await app.SignInAsAsync(some) : app.CreateClient();

        Assert.Equal(expected, (await client.PostAsJsonAsync($"/api/rounds/{scene.RoundId}/close", new { early = true })).StatusCode);
        Assert.Equal(expected, (await client.GetAsync($"/api/rounds/{scene.RoundId}/scoring")).StatusCode);
    }

    private async Task CloseAsync(HttpClient organizer, OlympiadScene scene)
    {
        await (await organizer.PostAsJsonAsync($"/api/rounds/{scene.RoundId}/close", new { early = true })).OkJsonAsync();
        await ScoredAsync(scene);
    }

    private Task ScoredAsync(OlympiadScene scene) =>
        Eventually.TrueAsync(() => app.WithDbAsync(db => db.Rounds.AnyAsync(r => r.Id == scene.RoundId && r.ScoredAt != null)), "the scores of the round");

    private Task<(int Task, decimal Points)[]> ScoresAsync(OlympiadScene scene, Guid attempt) => app.WithDbAsync(async db =>
        (await db.TaskScores.Where(s => s.AttemptId == attempt).ToListAsync()).Select(s => (scene.Tasks.IndexOf(s.TaskId), s.Points)).Order().ToArray());

    /// <summary>What the audit log says of the points of a work.</summary>
    private Task<List<string>> RecordedAsync(Guid attempt) => app.WithDbAsync(db =>
        db.AuditLog.Where(e => e.Action == "Attempt.scored" && e.SubjectId == attempt.ToString() && e.ActorId == null).OrderBy(e => e.Id).Select(e => e.Changes!).ToListAsync());

    private Task<string> StateAsync(OlympiadScene scene) => app.WithDbAsync(async db => System.Text.Json.JsonSerializer.Serialize(new
    {
        round = await db.Rounds.AsNoTracking().Where(r => r.Id == scene.RoundId).Select(r => new { r.ClosedAt, r.ScoredAt }).SingleAsync(),
        attempts = await db.Attempts.AsNoTracking().Where(a => a.RoundId == scene.RoundId).OrderBy(a => a.Id).ToListAsync(),
        scores = await db.TaskScores.AsNoTracking().Where(s => scene.Tasks.Contains(s.TaskId)).OrderBy(s => s.AttemptId).ThenBy(s => s.TaskId).ToListAsync(),
        standing = await db.Standings.AsNoTracking().SingleAsync(s => s.OlympiadId == scene.OlympiadId),
        recorded = await db.AuditLog.CountAsync(e => e.Action == "Attempt.scored" && db.Attempts.Any(a => a.RoundId == scene.RoundId && a.Id.ToString() == e.SubjectId)),
    }));

    private async Task RunAsync<T>(Func<T, Task> run)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await run(ActivatorUtilities.CreateInstance<T>(scope.ServiceProvider));
    }

    /// <summary>A sweep at the given moment whose enqueues are lost; returns those for the scene.</summary>
    private async Task<IReadOnlyList<Hangfire.Common.Job>> SweepAsync(OlympiadScene scene, DateTimeOffset now)
    {
        var lost = new LostJobs();
        await using var scope = app.Services.CreateAsyncScope();
        await new SweepRoundsJob(
            scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<Audit>(), lost, new ClockAt(now), NullLogger<SweepRoundsJob>.Instance)
            .RunAsync(default);
        return [.. lost.Jobs.Where(job => Equals(job.Args[0], scene.RoundId) || scene.Tasks.Exists(task => Equals(job.Args[0], task)))];
    }

    private sealed class ClockAt(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class LostJobs : IBackgroundJobClient
    {
        public List<Hangfire.Common.Job> Jobs { get; } = [];

        public string Create(Hangfire.Common.Job job, Hangfire.States.IState state)
        {
            Jobs.Add(job);
            return "";
        }

        public bool ChangeState(string jobId, Hangfire.States.IState state, string expectedState) => throw new NotSupportedException();
    }
}
