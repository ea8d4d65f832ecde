using MethodCabinet.Domain.Olympiads;
using Npgsql;
using NpgsqlTypes;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>
/// The writer's own connection and its prepared statements. One statement for a whole group each: what the saves need to know, and the insert,
/// which is a transaction by itself. Not thread-safe; after any exception of the database it is to be disposed.
/// </summary>
internal sealed class JournalStore : IAsyncDisposable
{
    /// <summary>A database that does not answer for so long is taken to be away; the group is tried again on a new connection.</summary>
    private const int TimeoutSeconds = 5;

    // Few rows looked up in tables of any size: always by index, also by a plan that was made while the tables were empty.
    // An acknowledged save is on disk whatever the server's default is; a stricter setting stays.
    private const string SessionSql = """
        set enable_seqscan = off;
        set enable_hashjoin = off;
        set enable_mergejoin = off;
        set jit = off;
        set plan_cache_mode = force_generic_plan;
        select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') in ('off', 'local');
        """;

    // The other devices' keys lie before and after the own one in the same index.
    private const string StateSql = """
        select a.person_id, a.paper_id, a.opened_at, a.handed_in_at, r.closes_at, r.duration_minutes, r.closed_at,
               a.granted_minutes + g.extra_minutes, h.id, h.seq, h.hash,
               exists (select 1 from olympiads.journal_entries e where e.attempt_id = q.attempt_id and e.device_id < q.device_id)
               or exists (select 1 from olympiads.journal_entries e where e.attempt_id = q.attempt_id and e.device_id > q.device_id)
        from unnest($1, $2) with ordinality as q (attempt_id, device_id, n)
        left join olympiads.attempts a on a.id = q.attempt_id
        left join olympiads.rounds r on r.id = a.round_id
        left join olympiads.registrations g on g.id = a.registration_id
        left join lateral (
          select e.id, e.seq, e.hash from olympiads.journal_entries e
          where e.attempt_id = q.attempt_id and e.device_id = q.device_id
          order by e.seq desc limit 1) h on true
        order by q.n
        """;

    private const string InsertSql = """
        insert into olympiads.journal_entries (attempt_id, device_id, seq, task_id, answer, elapsed_ms, hash, received_at, is_late)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

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

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand state;
    private readonly NpgsqlCommand insert;
    private readonly List<Guid> stateAttempts = [];
    private readonly List<Guid> stateDevices = [];
    private readonly Rows rows = new();

    private JournalStore(NpgsqlConnection connection)
    {
        this.connection = connection;
        state = new NpgsqlCommand(StateSql, connection)
        {
            CommandTimeout = TimeoutSeconds,
            Parameters = { Array(NpgsqlDbType.Uuid, stateAttempts), Array(NpgsqlDbType.Uuid, stateDevices) },
        };
        insert = new NpgsqlCommand(InsertSql, connection)
        {
            CommandTimeout = TimeoutSeconds,
            Parameters =
            {
                Array(NpgsqlDbType.Uuid, rows.Attempts),
                Array(NpgsqlDbType.Uuid, rows.Devices),
                Array(NpgsqlDbType.Bigint, rows.Seqs),
                Array(NpgsqlDbType.Uuid, rows.Tasks),
                Array(NpgsqlDbType.Text, rows.Answers),
                Array(NpgsqlDbType.Bigint, rows.Elapsed),
                Array(NpgsqlDbType.Bytea, rows.Hashes),
                Array(NpgsqlDbType.TimestampTz, rows.Received),
                Array(NpgsqlDbType.Boolean, rows.Late),
            },
        };
    }

    public static async Task<JournalStore> OpenAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(TimeoutSeconds));
        NpgsqlConnection connection;
        try
        {
            connection = await database.OpenConnectionAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException("The database does not accept a connection.");
        }

        var store = new JournalStore(connection);
        try
        {
            await using (var session = new NpgsqlCommand(SessionSql, connection))
            {
                await session.ExecuteNonQueryAsync(ct);
            }

            await store.state.PrepareAsync(ct);
            await store.insert.PrepareAsync(ct);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sets <see cref="PendingSave.State"/> of each save from what is committed now.</summary>
    public async Task LookUpAsync(List<PendingSave> saves, CancellationToken ct)
    {
        stateAttempts.Clear();
        stateDevices.Clear();
        foreach (var save in saves)
        {
            stateAttempts.Add(save.AttemptId);
            stateDevices.Add(save.DeviceId);
        }

        await using var reader = await state.ExecuteReaderAsync(ct);
        foreach (var save in saves)
        {
            await reader.ReadAsync(ct);
            save.State = reader.IsDBNull(0) ? null : StateOf(reader);
        }
    }

    /// <summary>Inserts what the saves add and commits. A unique violation means that another node was faster: nothing was inserted.</summary>
    public async Task InsertAsync(List<PendingSave> saves, CancellationToken ct)
    {
        rows.Fill(saves);
        if (rows.Seqs.Count > 0)
        {
            await insert.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>Hashes of stored entries in the ranges that <paramref name="saves"/> send again.</summary>
    public async Task<Dictionary<(Guid AttemptId, Guid DeviceId, long Seq), byte[]>> HeldAsync(List<PendingSave> saves, CancellationToken ct)
    {
        var held = new Dictionary<(Guid AttemptId, Guid DeviceId, long Seq), byte[]>();
        await using var command = new NpgsqlCommand(HeldSql, connection)
        {
            Parameters =
            {
                Array(NpgsqlDbType.Uuid, saves.ConvertAll(save => save.AttemptId)),
                Array(NpgsqlDbType.Uuid, saves.ConvertAll(save => save.DeviceId)),
                Array(NpgsqlDbType.Bigint, saves.ConvertAll(save => save.Entries[0].Seq)),
                Array(NpgsqlDbType.Bigint, saves.ConvertAll(save => save.Entries[^1].Seq)),
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
            Parameters =
            {
                Array(NpgsqlDbType.Uuid, saves.ConvertAll(save => save.AttemptId)),
                Array(NpgsqlDbType.Uuid, saves.ConvertAll(save => save.DeviceId)),
                Array(NpgsqlDbType.Bigint, saves.ConvertAll(save => save.State!.HeadId)),
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

    /// <summary>The tasks of a paper; they do not change once an attempt exists.</summary>
    public async Task<IReadOnlySet<Guid>> TasksAsync(Guid paperId, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select id from olympiads.paper_tasks where paper_id = $1", connection)
        {
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

    public async ValueTask DisposeAsync()
    {
        await state.DisposeAsync();
        await insert.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static NpgsqlParameter<List<T>> Array<T>(NpgsqlDbType type, List<T> values) =>
        new NpgsqlParameter<List<T>> { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = values };

    private static SaveState StateOf(NpgsqlDataReader reader) => new(
        PersonId: reader.GetGuid(0),
        PaperId: reader.GetGuid(1),
        Deadline: AttemptClock.Deadline(
            reader.GetFieldValue<DateTimeOffset>(4), reader.GetInt32(5), reader.GetFieldValue<DateTimeOffset>(2), reader.GetInt32(7)),
        HandedInAt: reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3),
        ClosedAt: reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6),
        Head: reader.IsDBNull(9) ? JournalHead.None : new JournalHead(reader.GetInt64(9), reader.GetFieldValue<byte[]>(10)),
        HeadId: reader.IsDBNull(8) ? 0 : reader.GetInt64(8),
        HasOtherDevices: reader.GetBoolean(11));

    /// <summary>The columns of the insert, kept from group to group.</summary>
    private sealed class Rows
    {
        public List<Guid> Attempts { get; } = [];

        public List<Guid> Devices { get; } = [];

        public List<long> Seqs { get; } = [];

        public List<Guid> Tasks { get; } = [];

        public List<string> Answers { get; } = [];

        public List<long> Elapsed { get; } = [];

        public List<byte[]> Hashes { get; } = [];

        public List<DateTimeOffset> Received { get; } = [];

        public List<bool> Late { get; } = [];

        public void Fill(List<PendingSave> saves)
        {
            Attempts.Clear();
            Devices.Clear();
            Seqs.Clear();
            Tasks.Clear();
            Answers.Clear();
            Elapsed.Clear();
            Hashes.Clear();
            Received.Clear();
            Late.Clear();
            foreach (var save in saves)
            {
                foreach (var entry in save.Entries.AsSpan(save.HeldCount))
                {
                    Attempts.Add(save.AttemptId);
                    Devices.Add(save.DeviceId);
                    Seqs.Add(entry.Seq);
                    Tasks.Add(entry.TaskId);
                    Answers.Add(entry.Answer);
                    Elapsed.Add(entry.ElapsedMs);
                    Hashes.Add(entry.Hash);
                    Received.Add(save.ReceivedAt);
                    Late.Add(save.IsLate);
                }
            }
        }
    }
}
