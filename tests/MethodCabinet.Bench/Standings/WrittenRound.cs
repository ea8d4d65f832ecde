using System.Text.Json;
using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Olympiads.Scoring;
using MethodCabinet.Server.Platform;
using Npgsql;
using NpgsqlTypes;

namespace MethodCabinet.Bench.Standings;

/// <summary>A closed round whose works are written and not scored: each has one journal entry for each task.</summary>
/// <param name="Points">What all works together must get.</param>
public sealed record WrittenRound(Guid OlympiadId, Guid RoundId, decimal Points)
{
    public const int TaskCount = BenchOlympiad.TaskCount;

    /// <summary>By COPY; the tables are analyzed afterwards, as autovacuum would do between a real round and its closing.</summary>
    public static async Task<WrittenRound> StoreAsync(NpgsqlDataSource database, string connectionString, int works, CancellationToken ct)
    {
        var now = DateTimeOffset.UtcNow;
        var (school, olympiad, track, round, paper) = await StoreOlympiadAsync(connectionString, now, ct);
        var tasks = paper.Tasks.OrderBy(t => t.Position).Select(t => t.Id).ToArray();
        var attempts = Enumerable.Range(0, works).Select(_ => (Id: Guid.CreateVersion7(), Person: Guid.CreateVersion7(), Registration: Guid.CreateVersion7())).ToList();
        await using var connection = await database.OpenConnectionAsync(ct);
        await CopyAsync(connection, "people.people (id, last_name, first_name, middle_name, created_at)", attempts, async (row, attempt) =>
        {
            await row.WriteAsync(attempt.Person, ct);
            await row.WriteAsync("Соколова", ct);
            await row.WriteAsync("Анна", ct);
            await row.WriteAsync("", ct);
            await row.WriteAsync(now, NpgsqlDbType.TimestampTz, ct);
        });
        await CopyAsync(
            connection,
            "olympiads.registrations (id, olympiad_id, track_id, person_id, organization_id, grade, status, extra_minutes, accommodation_note, registered_by_id, created_at)",
            attempts,
            async (row, attempt) =>
            {
                await row.WriteAsync(attempt.Registration, ct);
                await row.WriteAsync(olympiad.Id, ct);
                await row.WriteAsync(track.Id, ct);
                await row.WriteAsync(attempt.Person, ct);
                await row.WriteAsync(school.Id, ct);
                await row.WriteAsync(9, ct);
                await row.WriteAsync(nameof(RegistrationStatus.Confirmed), ct);
                await row.WriteAsync(0, ct);
                await row.WriteAsync("", ct);
                await row.WriteAsync(attempt.Person, ct);
                await row.WriteAsync(now, NpgsqlDbType.TimestampTz, ct);
            });
        await CopyAsync(
            connection,
            "olympiads.attempts (id, round_id, registration_id, person_id, paper_id, opened_at, granted_minutes, scored_entries, flags)",
            attempts,
            async (row, attempt) =>
            {
                await row.WriteAsync(attempt.Id, ct);
                await row.WriteAsync(round.Id, ct);
                await row.WriteAsync(attempt.Registration, ct);
                await row.WriteAsync(attempt.Person, ct);
                await row.WriteAsync(paper.Id, ct);
                await row.WriteAsync(now.AddHours(-2), NpgsqlDbType.TimestampTz, ct);
                await row.WriteAsync(0, ct);
                await row.WriteAsync(0, ct);
                await row.WriteAsync(Array.Empty<Guid>(), ct);
            });
        var points = 0m;
        var hash = new byte[JournalChain.HashLength];
        var entries = Enumerable.Range(0, works).SelectMany(work => Enumerable.Range(0, TaskCount).Select(task => (Work: work, Task: task)));
        await CopyAsync(
            connection,
            "olympiads.journal_entries (attempt_id, device_id, seq, task_id, answer, elapsed_ms, hash, received_at, is_late)",
            entries,
            async (row, entry) =>
            {
                // The works differ, so that the standing has many places.
                var right = (entry.Work + (entry.Task * entry.Task)) % (2 + (entry.Work % 5)) == 0;
                points += right ? 1 : 0;
                await row.WriteAsync(attempts[entry.Work].Id, ct);
                await row.WriteAsync(attempts[entry.Work].Registration, ct);
                await row.WriteAsync((long)entry.Task + 1, ct);
                await row.WriteAsync(tasks[entry.Task], ct);
                await row.WriteAsync(AnswerText(entry.Task, right), ct);
                await row.WriteAsync(entry.Task * 60_000L, ct);
                await row.WriteAsync(hash, ct);
                await row.WriteAsync(now.AddHours(-1), NpgsqlDbType.TimestampTz, ct);
                await row.WriteAsync(false, ct);
            });
        await using var analyze = new NpgsqlCommand(
            "analyze people.people, olympiads.registrations, olympiads.attempts, olympiads.journal_entries", connection)
        { CommandTimeout = 300 };
        await analyze.ExecuteNonQueryAsync(ct);
        return new WrittenRound(olympiad.Id, round.Id, points);
    }

    /// <summary>Closes the round: from now on the server's jobs score it.</summary>
    public async Task CloseAsync(NpgsqlDataSource database, string connectionString, CancellationToken ct)
    {
        await using var close = database.CreateCommand("update olympiads.rounds set closed_at = now() where id = $1");
        close.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = RoundId });
        await close.ExecuteNonQueryAsync(ct);
        var options = new PostgreSqlStorageOptions { PrepareSchemaIfNecessary = false, EnableLongPolling = true };
        var round = RoundId;
        new BackgroundJobClient(new PostgreSqlStorage(new NpgsqlConnectionFactory(connectionString, options), options))
            .Enqueue<CloseRoundJob>(job => job.RunAsync(round, CancellationToken.None));
    }

    /// <summary>Returns when the round is scored.</summary>
    /// <exception cref="TimeoutException">It was not within the limit.</exception>
    public async Task UntilScoredAsync(NpgsqlDataSource database, TimeSpan limit, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(limit);
        await using var ask = database.CreateCommand("select scored_at is not null from olympiads.rounds where id = $1");
        ask.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = RoundId });
        try
        {
            while (!(bool)(await ask.ExecuteScalarAsync(patience.Token))!)
            {
                await Task.Delay(50, patience.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"The round was not scored within {limit}.");
        }
    }

    /// <summary>Words, true or false, and words again: what the server scores by itself.</summary>
    private static string AnswerText(int task, bool right) => JsonSerializer.Serialize<Answer>(
        task % 2 == 0 ? new ShortTextAnswer(right ? BenchOlympiad.RightWord : "не знаю") : new TrueFalseAnswer(right), StoredJson.Options);

    private static QuestionContent Content(int task) => task % 2 == 0
        ? BenchOlympiad.Words
        : new QuestionContent("Вопрос", "Вопрос", "<p>Вопрос</p>", new TrueFalseBody(), new TrueFalseBody(), new TrueFalseKey(true), new PointRule(1));

    private static async Task<BenchOlympiad> StoreOlympiadAsync(string connectionString, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = BenchDb.Open(connectionString);
        return await BenchOlympiad.StoreAsync(db, now.AddHours(-3), now.AddHours(1), Content, ct);
    }

    private static async Task CopyAsync<T>(NpgsqlConnection connection, string target, IEnumerable<T> rows, Func<NpgsqlBinaryImporter, T, Task> write)
    {
        await using var importer = await connection.BeginBinaryImportAsync($"copy {target} from stdin (format binary)");
        importer.Timeout = TimeSpan.FromMinutes(10);
        foreach (var row in rows)
        {
            await importer.StartRowAsync();
            await write(importer, row);
        }

        await importer.CompleteAsync();
    }
}
