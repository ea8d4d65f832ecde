using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Olympiads.Late;
using MethodCabinet.Server.Platform;
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
    internal const int TimeoutSeconds = 5;

    // Few rows looked up in tables of any size: always by index, also by a plan that was made while the tables were empty.
    private const string SessionSql = """
        set enable_seqscan = off;
        set enable_hashjoin = off;
        set enable_mergejoin = off;
        set jit = off;
        set plan_cache_mode = force_generic_plan;
        """;

    // Walks from device to device by the key: what the others have written costs as much as there are devices. A browser that has only opened the work counts as another
    // device too: of two that write their first entries at once through two nodes, neither finds the other's.
    private const string StateSql = """
        select a.person_id, a.paper_id, a.opened_at, a.handed_in_at, r.closes_at, r.duration_minutes + a.paper_minutes, r.closed_at,
               a.granted_minutes + g.extra_minutes, h.id, h.seq, h.hash,
               r.xmin, r.paused_at, r.paused_for - a.round_paused_before, a.paused_at, a.paused_for, a.round_paused_then - a.round_paused_before,
               others.devices > 0 or (select count(*) from olympiads.attempt_devices b where b.attempt_id = q.attempt_id) > 1,
               h.chain_bytes, others.entries, others.bytes
        from unnest($1, $2) with ordinality as q (attempt_id, device_id, n)
        left join olympiads.attempts a on a.id = q.attempt_id
        left join olympiads.rounds r on r.id = a.round_id
        left join olympiads.registrations g on g.id = a.registration_id
        left join lateral (
          select e.id, e.seq, e.hash, e.chain_bytes from olympiads.journal_entries e
          where e.attempt_id = q.attempt_id and e.device_id = q.device_id
          order by e.seq desc limit 1) h on true
        cross join lateral (
          with recursive device (id) as (
            (select e.device_id from olympiads.journal_entries e where e.attempt_id = q.attempt_id order by e.device_id limit 1)
            union all
            select (select e.device_id from olympiads.journal_entries e where e.attempt_id = q.attempt_id and e.device_id > d.id order by e.device_id limit 1)
            from device d where d.id is not null)
          select count(*) as devices, coalesce(sum(last.seq), 0)::bigint as entries, coalesce(sum(last.chain_bytes), 0)::bigint as bytes
          from device d
          cross join lateral (
            select e.seq, e.chain_bytes from olympiads.journal_entries e
            where e.attempt_id = q.attempt_id and e.device_id = d.id
            order by e.seq desc limit 1) last
          where d.id <> q.device_id) others
        order by q.n
        """;

    // In the order of attempts, so that two nodes with the same entries do not wait for each other. Inserts only where the deadline, pauses, the hand-in and the closing are still what the save was judged by. What the round has to do with that
    // is the version of its row; an attempt's row changes with every step of the participant, so that its parts are compared.
    private const string InsertSql = """
        insert into olympiads.journal_entries (attempt_id, device_id, seq, task_id, answer, elapsed_ms, hash, received_at, is_late, chain_bytes)
        select q.attempt_id, q.device_id, q.seq, q.task_id, q.answer, q.elapsed_ms, q.hash, q.received_at, q.is_late, q.chain_bytes
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) with ordinality
          as q (attempt_id, device_id, seq, task_id, answer, elapsed_ms, hash, received_at, is_late, round_version, more, handed_in_at, paused_at, paused_for, chain_bytes, n)
        join olympiads.attempts a on a.id = q.attempt_id
        join olympiads.rounds r on r.id = a.round_id
        join olympiads.registrations g on g.id = a.registration_id
        where r.xmin = q.round_version and a.granted_minutes + g.extra_minutes = q.more and a.handed_in_at is not distinct from q.handed_in_at
          and a.paused_at is not distinct from q.paused_at and a.paused_for = q.paused_for
        order by q.attempt_id, q.n
        """;

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand state;
    private readonly NpgsqlCommand insert;
    private readonly List<Guid> stateAttempts = [];
    private readonly List<Guid> stateDevices = [];
    private readonly JournalRows rows = new();
    private readonly LateIntake late;

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
                Array(NpgsqlDbType.Xid, rows.RoundVersions),
                Array(NpgsqlDbType.Integer, rows.More),
                Array(NpgsqlDbType.TimestampTz, rows.HandedInAt),
                Array(NpgsqlDbType.TimestampTz, rows.PausedAt),
                Array(NpgsqlDbType.Interval, rows.PausedFor),
                Array(NpgsqlDbType.Bigint, rows.ChainBytes),
            },
        };
        Reads = new JournalReads(connection);
        late = new LateIntake(connection);
    }

    public JournalReads Reads { get; }

    public static async Task<JournalStore> OpenAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        NpgsqlConnection? connection = null;
        await WithinTimeoutAsync(async patience => connection = await database.OpenConnectionAsync(patience), ct);
        var store = new JournalStore(connection!);
        try
        {
            await using (var session = new NpgsqlCommand(SessionSql, connection) { CommandTimeout = TimeoutSeconds })
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

    /// <summary>
    /// Inserts what the saves add and commits. False when a state by which they were judged was no longer true: those saves were not inserted.
    /// A unique violation means that another node was faster: nothing was inserted.
    /// </summary>
    public async Task<bool> InsertAsync(List<PendingSave> saves, CancellationToken ct)
    {
        rows.Fill(saves);
        if (rows.Seqs.Count == 0)
        {
            return true;
        }

        var lateSaves = saves.FindAll(save => save.IsLate && save.HeldCount < save.Entries.Length);
        if (lateSaves.Count == 0)
        {
            return await insert.ExecuteNonQueryAsync(ct) == rows.Seqs.Count;
        }

        // Entries that come late and what speaks for them are stored together.
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await insert.ExecuteNonQueryAsync(ct) != rows.Seqs.Count)
        {
            return false;
        }

        await late.StoreAsync(lateSaves, ct);
        await WithinTimeoutAsync(transaction.CommitAsync, ct);
        return true;
    }

    /// <summary>Tells the other nodes of works that several devices have open: their pages there, and their writers, know nothing of what was committed here.</summary>
    public async Task TellOthersAsync(IReadOnlyCollection<Guid> attempts, CancellationToken ct)
    {
        await using var tell = new NpgsqlCommand("select pg_notify($1, payload) from unnest($2) as payload", connection)
        {
            CommandTimeout = TimeoutSeconds,
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = Notices.ChannelName },
                Array(NpgsqlDbType.Text, attempts.Select(id => Notices.ToOthers(AttemptEvents.SharedTopic, id)).ToList()),
            },
        };
        await tell.ExecuteNonQueryAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await state.DisposeAsync();
        await insert.DisposeAsync();
        await connection.DisposeAsync();
    }

    internal static NpgsqlParameter<List<T>> Array<T>(NpgsqlDbType type, List<T> values) =>
        new NpgsqlParameter<List<T>> { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = values };

    /// <summary>For what has no time limit of a command.</summary>
    /// <exception cref="TimeoutException">The database did not answer.</exception>
    private static async Task WithinTimeoutAsync(Func<CancellationToken, Task> ask, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(TimeoutSeconds));
        try
        {
            await ask(patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException("The database does not answer.");
        }
    }

    private static SaveState StateOf(NpgsqlDataReader reader) => new(
        PersonId: reader.GetGuid(0),
        PaperId: reader.GetGuid(1),
        OpenedAt: reader.GetFieldValue<DateTimeOffset>(2),
        ClosesAt: reader.GetFieldValue<DateTimeOffset>(4),
        DurationMinutes: reader.GetInt32(5),
        RoundVersion: reader.GetFieldValue<uint>(11),
        MoreMinutes: reader.GetInt32(7),
        Pauses: new Pauses(MomentOf(reader, 12), reader.GetTimeSpan(13), MomentOf(reader, 14), reader.GetTimeSpan(15), reader.GetTimeSpan(16)),
        HandedInAt: MomentOf(reader, 3),
        ClosedAt: MomentOf(reader, 6),
        Head: reader.IsDBNull(9) ? JournalHead.None : new JournalHead(reader.GetInt64(9), reader.GetFieldValue<byte[]>(10)),
        HeadId: reader.IsDBNull(8) ? 0 : reader.GetInt64(8),
        HasOtherDevices: reader.GetBoolean(17),
        ChainBytes: reader.IsDBNull(18) ? 0 : reader.GetInt64(18),
        OtherEntries: reader.GetInt64(19),
        OtherBytes: reader.GetInt64(20));

    private static DateTimeOffset? MomentOf(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}
