using Npgsql;
using NpgsqlTypes;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>What the writer reads now and then: entries sent again, answers of other devices, the tasks of a paper.</summary>
internal sealed class JournalReads(NpgsqlConnection connection)
{
    private const string HeldSql = """
        select e.attempt_id, e.device_id, e.seq, e.hash
        from unnest($1, $2, $3, $4) as q (attempt_id, device_id, first, last)
        join olympiads.journal_entries e on e.attempt_id = q.attempt_id and e.device_id = q.device_id and e.seq between q.first and q.last
        """;

    // Walks from device to device by the key, so that an attempt with a long history on the own device costs nothing.
    private const string ElsewhereSql = """
        with recursive device (n, attempt_id, own, head_id, id) as (
          select q.n, q.attempt_id, q.device_id, q.head_id,
                 (select e.device_id from olympiads.journal_entries e where e.attempt_id = q.attempt_id order by e.device_id limit 1)
          from unnest($1, $2, $3) with ordinality as q (attempt_id, device_id, head_id, n)
          union all
          select d.n, d.attempt_id, d.own, d.head_id,
                 (select e.device_id from olympiads.journal_entries e where e.attempt_id = d.attempt_id and e.device_id > d.id order by e.device_id limit 1)
          from device d where d.id is not null)
        select distinct on (d.n, e.task_id) d.n, e.task_id, e.answer, e.device_id, e.received_at
        from device d
        cross join lateral (
          select h.id from olympiads.journal_entries h where h.attempt_id = d.attempt_id and h.device_id = d.id order by h.seq desc limit 1) last
        join olympiads.journal_entries e on e.attempt_id = d.attempt_id and e.device_id = d.id and e.id > d.head_id
        where d.id <> d.own and last.id > d.head_id
        order by d.n, e.task_id, e.id desc
        """;

    private const string TasksSql = """
        select id from olympiads.paper_tasks where paper_id = $1
        union select t.task_id from olympiads.paper_seals s join olympiads.sealed_tasks t on t.seal_id = s.id where s.paper_id = $1
        """;

    /// <summary>Hashes of stored entries in the ranges that <paramref name="saves"/> send again.</summary>
    public async Task<Dictionary<(Guid AttemptId, Guid DeviceId, long Seq), byte[]>> HeldAsync(List<PendingSave> saves, CancellationToken ct)
    {
        var held = new Dictionary<(Guid AttemptId, Guid DeviceId, long Seq), byte[]>();
        await using var command = new NpgsqlCommand(HeldSql, connection)
        {
            CommandTimeout = JournalStore.TimeoutSeconds,
            Parameters =
            {
                JournalStore.Array(NpgsqlDbType.Uuid, saves.ConvertAll(save => save.AttemptId)),
                JournalStore.Array(NpgsqlDbType.Uuid, saves.ConvertAll(save => save.DeviceId)),
                JournalStore.Array(NpgsqlDbType.Bigint, saves.ConvertAll(save => save.Entries[0].Seq)),
                JournalStore.Array(NpgsqlDbType.Bigint, saves.ConvertAll(save => save.Entries[^1].Seq)),
            },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            held[(reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2))] = reader.GetFieldValue<byte[]>(3);
        }

        return held;
    }

    /// <summary>Sets <see cref="PendingSave.Elsewhere"/> of saves whose attempt has entries of other devices too.</summary>
    public async Task LookElsewhereAsync(List<PendingSave> saves, CancellationToken ct)
    {
        var found = saves.ConvertAll(_ => new List<SubmitJournal.ElsewhereAnswer>());
        await using var command = new NpgsqlCommand(ElsewhereSql, connection)
        {
            CommandTimeout = JournalStore.TimeoutSeconds,
            Parameters =
            {
                JournalStore.Array(NpgsqlDbType.Uuid, saves.ConvertAll(save => save.AttemptId)),
                JournalStore.Array(NpgsqlDbType.Uuid, saves.ConvertAll(save => save.DeviceId)),
                JournalStore.Array(NpgsqlDbType.Bigint, saves.ConvertAll(save => save.State!.HeadId)),
            },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var n = (int)reader.GetInt64(0) - 1;
            var taskId = reader.GetGuid(1);
            if (saves[n].Entries.Any(entry => entry.TaskId == taskId))
            {
                found[n].Add(new SubmitJournal.ElsewhereAnswer(taskId, reader.GetString(2), reader.GetGuid(3), reader.GetFieldValue<DateTimeOffset>(4)));
            }
        }

        for (var n = 0; n < saves.Count; n++)
        {
            saves[n].Elsewhere = found[n];
        }
    }

    /// <summary>
    /// The tasks of a paper, and of all its seals: a device that was without a network since may have sat an earlier one. They do not change once an attempt exists.
    /// </summary>
    public async Task<IReadOnlySet<Guid>> TasksAsync(Guid paperId, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(TasksSql, connection)
        {
            CommandTimeout = JournalStore.TimeoutSeconds,
            Parameters = { new NpgsqlParameter { Value = paperId } },
        };
        var tasks = new HashSet<Guid>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            tasks.Add(reader.GetGuid(0));
        }

        return tasks;
    }
}
