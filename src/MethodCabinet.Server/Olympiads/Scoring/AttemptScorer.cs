using System.Data;
using System.Text.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Results;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace MethodCabinet.Server.Olympiads.Scoring;

/// <summary>
/// Scores attempts by the rules of the domain and stores the points. Everything of a batch is one transaction, so that a process that dies
/// in the middle leaves it wholly undone; attempts that another worker holds are left to it.
/// </summary>
internal static class AttemptScorer
{
    /// <summary>Scores those of the round's attempts from <paramref name="first"/> to <paramref name="last"/> that have no score; none while the results are signed.</summary>
    /// <returns>How many were scored here.</returns>
    public static async Task<int> ScoreAsync(AppDb db, Guid olympiadId, Guid roundId, Guid first, Guid last, DateTimeOffset now, CancellationToken ct)
    {
        var papers = await AskedTasks.ReadAsync(db, roundId, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await FinalMarks.TryHoldOpenAsync(db, olympiadId, ct))
        {
            return 0;
        }

        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var attempts = await LockAsync(connection, transaction, roundId, first, last, ct);
        if (attempts.Count == 0)
        {
            return 0;
        }

        var sheets = await ReadAnswersAsync(connection, transaction, [.. attempts.Select(a => a.Id)], ct);
        var scores = new ScoreColumns();
        foreach (var (id, paperId, sealId) in attempts)
        {
            var sheet = sheets.GetValueOrDefault(id) ?? new Sheet();
            scores.Entries.Add(sheet.Entries);
            foreach (var score in AttemptScoring.Score(papers.Of(paperId, sealId), sheet.Answers))
            {
                scores.Add(id, score);
            }
        }

        await StoreAsync(connection, transaction, scores, [.. attempts.Select(a => a.Id)], now, ct);
        await transaction.CommitAsync(ct);
        return attempts.Count;
    }

    /// <summary>The answer in a journal entry; null for one taken back. What is no answer counts as none.</summary>
    public static Answer? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Answer>(json, StoredJson.Options);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException) // the latter: an object without a type
        {
            return null;
        }
    }

    private static async Task<List<(Guid Id, Guid PaperId, Guid? SealId)>> LockAsync(
        NpgsqlConnection connection, IDbContextTransaction transaction, Guid roundId, Guid first, Guid last, CancellationToken ct)
    {
        await using var command = Command(connection, transaction,
            """
            select id, paper_id, seal_id from olympiads.attempts
            where round_id = $1 and id between $2 and $3 and scored_at is null
            order by id for no key update skip locked
            """);
        command.Parameters.AddRange((NpgsqlParameter[])[Value(roundId), Value(first), Value(last)]);
        var found = new List<(Guid, Guid, Guid?)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add((reader.GetGuid(0), reader.GetGuid(1), reader.IsDBNull(2) ? null : reader.GetGuid(2)));
        }

        return found;
    }

    /// <summary>The last answer that counts for each task, and how many entries stood behind them; one statement, so that the two agree.</summary>
    private static async Task<Dictionary<Guid, Sheet>> ReadAnswersAsync(
        NpgsqlConnection connection, IDbContextTransaction transaction, Guid[] attempts, CancellationToken ct)
    {
        await using var command = Command(connection, transaction,
            """
            select attempt_id, task_id, answer, entries
            from (
              select attempt_id, task_id, answer,
                row_number() over (partition by attempt_id, task_id order by id desc) as newest,
                count(*) over (partition by attempt_id) as entries
              from olympiads.counted_entries
              where attempt_id = any($1)) counted
            where newest = 1
            """);
        command.Parameters.Add(Value(attempts));
        var sheets = new Dictionary<Guid, Sheet>(attempts.Length);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct);
        while (await reader.ReadAsync(ct))
        {
            var attempt = reader.GetGuid(0);
            if (!sheets.TryGetValue(attempt, out var sheet))
            {
                sheets.Add(attempt, sheet = new Sheet());
            }

            sheet.Answers[reader.GetGuid(1)] = Parse(reader.GetString(2));
            sheet.Entries = (int)reader.GetInt64(3);
        }

        return sheets;
    }

    private static async Task StoreAsync(
        NpgsqlConnection connection, IDbContextTransaction transaction, ScoreColumns scores, Guid[] attempts, DateTimeOffset now, CancellationToken ct)
    {
        await using (var insert = Command(connection, transaction,
            """
            insert into olympiads.task_scores (attempt_id, task_id, question_version_id, points, scored_at)
            select attempt_id, task_id, question_version_id, points, $5
            from unnest($1, $2, $3, $4) as scored (attempt_id, task_id, question_version_id, points)
            on conflict (attempt_id, task_id) do update
            set question_version_id = excluded.question_version_id, points = excluded.points, scored_at = excluded.scored_at
            """))
        {
            insert.Parameters.AddRange((NpgsqlParameter[])
                [Value(scores.Attempts.ToArray()), Value(scores.Tasks.ToArray()), Value(scores.Versions.ToArray()), Value(scores.Points.ToArray()), Value(now)]);
            await insert.ExecuteNonQueryAsync(ct);
        }

        await using var update = Command(connection, transaction,
            """
            with scored as (
              update olympiads.attempts a
              set scored_at = $3, scored_entries = given.entries,
                points = coalesce((select sum(s.points) from olympiads.task_scores s where s.attempt_id = a.id), 0)
              from unnest($1, $2) as given (attempt_id, entries) join olympiads.attempts former on former.id = given.attempt_id
              where a.id = given.attempt_id
              returning a.id, former.points as former_points, a.points)
            insert into platform.audit_log (at, action, subject_id, changes)
            select $3, $4, id::text, jsonb_build_object('points', jsonb_build_array(trim_scale(former_points), trim_scale(points)))
            from scored where former_points is distinct from points
            """);
        update.Parameters.AddRange((NpgsqlParameter[])[Value(attempts), Value(scores.Entries.ToArray()), Value(now), Value("Attempt.scored")]);
        await update.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, IDbContextTransaction transaction, string sql) =>
        new(sql, connection, (NpgsqlTransaction)transaction.GetDbTransaction()) { CommandTimeout = 120 };

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    /// <summary>What counts of one attempt.</summary>
    private sealed class Sheet
    {
        public Dictionary<Guid, Answer?> Answers { get; } = [];

        public int Entries { get; set; }
    }

    /// <summary>Scores as the columns that unnest takes.</summary>
    private sealed class ScoreColumns
    {
        public List<Guid> Attempts { get; } = [];

        public List<Guid> Tasks { get; } = [];

        public List<Guid> Versions { get; } = [];

        public List<decimal> Points { get; } = [];

        /// <summary>By attempt, not by score.</summary>
        public List<int> Entries { get; } = [];

        public void Add(Guid attemptId, TaskPoints score)
        {
            Attempts.Add(attemptId);
            Tasks.Add(score.TaskId);
            Versions.Add(score.QuestionVersionId);
            Points.Add(score.Points);
        }
    }
}
