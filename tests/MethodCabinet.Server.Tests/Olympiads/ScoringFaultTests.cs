using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Scoring;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>Scoring by worker processes that can be killed.</summary>
public sealed class ScoringFaultTests : IAsyncLifetime
{
    private const int Works = 3 * RoundScoring.BatchSize;

    /// <summary>Advisory lock at which a worker stands still in the middle of a batch.</summary>
    private const int Gate = 20_260_901;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("methodcabinet-scoring-");
    private string connectionString = "";

    public async Task InitializeAsync() => connectionString = await TestPostgres.CreateDatabaseAsync();

    public async Task DisposeAsync()
    {
        await TestPostgres.DropDatabaseAsync(connectionString);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_worker_killed_in_the_middle_leaves_the_scores_of_an_undisturbed_run()
    {
        var (undisturbed, disturbed) = (await SceneAsync(), await SceneAsync());
        await using var gate = new NpgsqlConnection(connectionString);
        await gate.OpenAsync();
        await using (var killed = await StartWorkerAsync())
        {
            await CloseAsync(undisturbed.Round);
            await ScoredAsync(undisturbed.Round);

            // The last work of the second batch is half stored when the process dies.
            await ExecuteAsync(gate, $"select pg_advisory_lock({Gate})");
            await ExecuteAsync(gate,
                $"""
                create function stand_still() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock({Gate}); return new; end $$;
                create trigger stand_still before insert on olympiads.task_scores for each row
                when (new.attempt_id = '{disturbed.Attempts[(2 * RoundScoring.BatchSize) - 1]}') execute function stand_still()
                """);
            await CloseAsync(disturbed.Round);
            await JournalMachine.UntilAsync(async () => await ScoredCountAsync(disturbed.Round) > 0 && await StandsStillAsync());
            killed.Kill();
        }

        await ExecuteAsync(gate, $"select pg_advisory_unlock({Gate})");
        Assert.InRange(await ScoredCountAsync(disturbed.Round), 1, Works - RoundScoring.BatchSize);
        await DiedHalfAMinuteAgoAsync(gate);
        await using var worker = await StartWorkerAsync();
        await ScoredAsync(disturbed.Round);
        Assert.Equal(await ResultAsync(undisturbed), await ResultAsync(disturbed));
        Assert.Equal(Works, await RecordedCountAsync("Attempt.scored", disturbed));
    }

    [Fact]
    public async Task A_worker_killed_in_the_middle_of_a_rescoring_leaves_the_points_of_an_undisturbed_one()
    {
        var (undisturbed, disturbed) = (await SceneAsync(), await SceneAsync());
        await using var gate = new NpgsqlConnection(connectionString);
        await gate.OpenAsync();
        await using (var killed = await StartWorkerAsync())
        {
            await CloseAsync(undisturbed.Round);
            await CloseAsync(disturbed.Round);
            await ScoredAsync(undisturbed.Round);
            await ScoredAsync(disturbed.Round);
            await RescoreAsync(undisturbed);
            await RescoredAsync(undisturbed);

            // The last work is half stored when the process dies; the batches before it are whole.
            await ExecuteAsync(gate, $"select pg_advisory_lock({Gate})");
            await ExecuteAsync(gate,
                $"""
                create function stand_still() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock({Gate}); return new; end $$;
                create trigger stand_still before update on olympiads.task_scores for each row
                when (new.attempt_id = '{disturbed.Attempts[^1]}') execute function stand_still()
                """);
            await RescoreAsync(disturbed);
            await JournalMachine.UntilAsync(StandsStillAsync);
            killed.Kill();
        }

        await ExecuteAsync(gate, $"select pg_advisory_unlock({Gate})");
        Assert.InRange(await RescoredCountAsync(disturbed), 1, Works - 1);
        await DiedHalfAMinuteAgoAsync(gate);
        await using var worker = await StartWorkerAsync();
        await RescoredAsync(disturbed);
        Assert.Equal(Works, await RescoredCountAsync(disturbed));
        var result = await ResultAsync(disturbed);
        Assert.Equal(await ResultAsync(undisturbed), result);
        Assert.All(result, work => Assert.Equal(work.First + work.Second, work.Points));
        Assert.Equal(Works / 3 * 7m, result.Sum(work => work.Second));
        Assert.Equal(Works / 3, await RecordedCountAsync("Attempt.rescored", disturbed));
    }

    /// <summary>
    /// What a worker that dies at the worst moment leaves behind, half a minute later: its jobs, and the locks that it held for a moment. No sweep has to repair it.
    /// </summary>
    internal static Task DiedHalfAMinuteAgoAsync(NpgsqlConnection connection) => ExecuteAsync(connection,
        """
        update hangfire.jobqueue set fetchedat = fetchedat - interval '30 seconds';
        insert into hangfire.lock (resource, acquired)
        select resource, now() - interval '30 seconds'
        from (
          values ('hangfire:recurring-jobs:lock'), ('hangfire:lock:recurring-job:olympiads.sweep-rounds')
          union select 'hangfire:job:' || jobid || ':state-lock' from hangfire.jobqueue) as held (resource)
        on conflict do nothing
        """);

    /// <summary>Orders the second task to be scored by a version that gives 7 points instead of 3.</summary>
    private async Task RescoreAsync(Scene scene)
    {
        var taskId = scene.Tasks[1];
        await using (var db = JournalMachine.Open(connectionString))
        {
            var task = await db.PaperTasks.SingleAsync(t => t.Id == taskId);
            var asked = await db.QuestionVersions.SingleAsync(v => v.Id == task.QuestionVersionId);
            var question = await db.Questions.SingleAsync(q => q.Id == asked.QuestionId);
            var dearer = question.Revise(asked, lastIsUsed: true, OlympiadScene.Text("ответ", points: 7), Guid.CreateVersion7(), DateTimeOffset.UtcNow, asked.CreatedBy);
            db.QuestionVersions.Add(dearer);
            (task.QuestionVersionId, task.RescoringSince) = (dearer.Id, DateTimeOffset.UtcNow);
            await db.SaveChangesAsync();
        }

        new BackgroundJobClient(Storage()).Enqueue<RescoreTaskJob>(job => job.RunAsync(taskId, CancellationToken.None));
    }

    private Task RescoredAsync(Scene scene) => Eventually.TrueAsync(
        async () =>
        {
            await using var db = JournalMachine.Open(connectionString);
            return await db.PaperTasks.AnyAsync(t => t.Id == scene.Tasks[1] && t.RescoringSince == null);
        },
        "the new points of the task");

    private async Task<int> RescoredCountAsync(Scene scene)
    {
        await using var db = JournalMachine.Open(connectionString);
        return await db.TaskScores.CountAsync(s => s.TaskId == scene.Tasks[1] && db.PaperTasks.Any(t => t.Id == s.TaskId && t.QuestionVersionId == s.QuestionVersionId));
    }

    /// <summary>A round of many works; the answers of each follow from its number, so that two scenes have the same scores.</summary>
    private async Task<Scene> SceneAsync()
    {
        var scene = new OlympiadScene();
        var attempts = Enumerable.Range(0, Works).Select(_ => Guid.CreateVersion7()).Order(new InDatabase()).ToList();
        await using var db = JournalMachine.Open(connectionString);
        await scene.StoreAsync(db, [OlympiadScene.TrueFalse(true), OlympiadScene.Text("ответ")]);
        var school = new Organization { Id = Guid.CreateVersion7(), Kind = OrganizationKind.School, ShortName = $"{scene.RoundId}", FullName = $"{scene.RoundId}" };
        db.Organizations.Add(school);
        for (var i = 0; i < Works; i++)
        {
            var pupil = new Person { Id = Guid.CreateVersion7(), LastName = "Соколова", FirstName = "Анна", CreatedAt = DateTimeOffset.UtcNow };
            db.People.Add(pupil);
            scene.AddAttempt(db, pupil.Id, school.Id, attempts[i], [new(0, new TrueFalseAnswer(i % 2 == 0)), new(1, new ShortTextAnswer(i % 3 == 0 ? "ответ" : "иное"))]);
        }

        await db.SaveChangesAsync();
        return new Scene(scene.RoundId, scene.Tasks, attempts);
    }

    private Task<ServerProcess> StartWorkerAsync() => ServerProcess.StartAsync(connectionString, folder, "--role", "worker");

    private async Task CloseAsync(Guid roundId)
    {
        await using var db = JournalMachine.Open(connectionString);
        await db.Rounds.Where(r => r.Id == roundId).ExecuteUpdateAsync(set => set.SetProperty(r => r.ClosedAt, DateTimeOffset.UtcNow));
        new BackgroundJobClient(Storage()).Enqueue<CloseRoundJob>(job => job.RunAsync(roundId, CancellationToken.None));
    }

    private PostgreSqlStorage Storage()
    {
        var options = new PostgreSqlStorageOptions { PrepareSchemaIfNecessary = false, EnableLongPolling = true };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(connectionString, options), options);
    }

    private Task ScoredAsync(Guid roundId) => Eventually.TrueAsync(
        async () =>
        {
            await using var db = JournalMachine.Open(connectionString);
            return await db.Rounds.AnyAsync(r => r.Id == roundId && r.ScoredAt != null);
        },
        "the scores of the round");

    private async Task<int> ScoredCountAsync(Guid roundId)
    {
        await using var db = JournalMachine.Open(connectionString);
        return await db.Attempts.CountAsync(a => a.RoundId == roundId && a.ScoredAt != null);
    }

    private async Task<bool> StandsStillAsync()
    {
        await using var db = JournalMachine.Open(connectionString);
        return await db.Database.SqlQuery<bool>($"select exists (select from pg_locks where locktype = 'advisory' and objid = {Gate} and not granted) as \"Value\"").SingleAsync();
    }

    /// <summary>Sums, counted entries and points by task of each work, in the order of the works.</summary>
    private async Task<List<(decimal? Points, int Entries, decimal First, decimal Second)>> ResultAsync(Scene scene)
    {
        await using var db = JournalMachine.Open(connectionString);
        var attempts = await db.Attempts.Where(a => a.RoundId == scene.Round).ToDictionaryAsync(a => a.Id);
        var scores = await db.TaskScores.Where(s => scene.Tasks.Contains(s.TaskId)).ToDictionaryAsync(s => (s.AttemptId, s.TaskId), s => s.Points);
        Assert.Equal(2 * Works, scores.Count);
        return scene.Attempts.ConvertAll(id => (attempts[id].Points, attempts[id].ScoredEntries, scores[(id, scene.Tasks[0])], scores[(id, scene.Tasks[1])]));
    }

    private async Task<int> RecordedCountAsync(string action, Scene scene)
    {
        await using var db = JournalMachine.Open(connectionString);
        var subjects = scene.Attempts.ConvertAll(id => id.ToString());
        return await db.AuditLog.CountAsync(e => e.Action == action && subjects.Contains(e.SubjectId));
    }

    internal static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Scene(Guid Round, List<Guid> Tasks, List<Guid> Attempts);

    /// <summary>The order of uuid in PostgreSQL: that of the bytes as they are written.</summary>
    private sealed class InDatabase : IComparer<Guid>
    {
        public int Compare(Guid x, Guid y) => x.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(y.ToByteArray(bigEndian: true));
    }
}
