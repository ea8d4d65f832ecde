using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Olympiads.Attempts;
using Npgsql;
using NpgsqlTypes;

namespace MethodCabinet.Server.Olympiads.Late;

/// <summary>Grades what came late and stores it as deliveries, in the transaction that stores the entries.</summary>
internal sealed class LateIntake(NpgsqlConnection connection)
{
    // Nothing counts by itself once the results are signed.
    private const string AnchorSql = """
        select case when exists (select from olympiads.results_signings s where s.olympiad_id = o.id) then 0 else o.late_accept_minutes end, anchor.start, anchor.last_ms
        from unnest($1, $2) with ordinality as q (attempt_id, device_id, n)
        join olympiads.attempts a on a.id = q.attempt_id
        join olympiads.rounds r on r.id = a.round_id
        join olympiads.olympiads o on o.id = r.olympiad_id
        cross join lateral (
          select min(e.received_at - e.elapsed_ms * interval '1 millisecond') as start, max(e.elapsed_ms) as last_ms
          from olympiads.journal_entries e
          where e.attempt_id = q.attempt_id and e.device_id = q.device_id and not e.is_late) anchor
        order by q.n
        """;

    // What counts by the policy is told in the audit log, and a work that was scored before is scored again.
    private const string InsertSql = """
        with stored as (
          insert into olympiads.late_deliveries
            (id, attempt_id, device_id, first_seq, last_seq, received_at, carried_by_id, grade, written_from, written_until, clock_gap_ms, state)
          select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
          returning id, attempt_id, received_at, state),
        reopened as (
          update olympiads.attempts set scored_at = null
          where scored_at is not null and id in (select attempt_id from stored where state = 'AcceptedByPolicy'))
        insert into platform.audit_log (at, action, subject_id, changes)
        select received_at, 'LateDelivery.acceptedByPolicy', attempt_id::text, jsonb_build_object('delivery', id)
        from stored where state = 'AcceptedByPolicy'
        """;

    public async Task StoreAsync(List<PendingSave> saves, CancellationToken ct)
    {
        var deliveries = new List<LateDelivery>(saves.Count);
        await using (var anchors = new NpgsqlCommand(AnchorSql, connection)
        {
            CommandTimeout = JournalStore.TimeoutSeconds,
            Parameters =
            {
                JournalStore.Array(NpgsqlDbType.Uuid, saves.ConvertAll(save => save.AttemptId)),
                JournalStore.Array(NpgsqlDbType.Uuid, saves.ConvertAll(save => save.DeviceId)),
            },
        })
        {
            await using var reader = await anchors.ExecuteReaderAsync(ct);
            foreach (var save in saves)
            {
                await reader.ReadAsync(ct);
                var start = reader.IsDBNull(1) ? (DateTimeOffset?)null : reader.GetFieldValue<DateTimeOffset>(1);
                deliveries.AddRange(Of(save, reader.GetInt32(0), start, start is null ? 0 : reader.GetInt64(2)));
            }
        }

        await using var insert = new NpgsqlCommand(InsertSql, connection)
        {
            CommandTimeout = JournalStore.TimeoutSeconds,
            Parameters =
            {
                JournalStore.Array(NpgsqlDbType.Uuid, deliveries.ConvertAll(d => d.Id)),
                JournalStore.Array(NpgsqlDbType.Uuid, deliveries.ConvertAll(d => d.AttemptId)),
                JournalStore.Array(NpgsqlDbType.Uuid, deliveries.ConvertAll(d => d.DeviceId)),
                JournalStore.Array(NpgsqlDbType.Bigint, deliveries.ConvertAll(d => d.FirstSeq)),
                JournalStore.Array(NpgsqlDbType.Bigint, deliveries.ConvertAll(d => d.LastSeq)),
                JournalStore.Array(NpgsqlDbType.TimestampTz, deliveries.ConvertAll(d => d.ReceivedAt)),
                JournalStore.Array(NpgsqlDbType.Uuid, deliveries.ConvertAll(d => d.CarriedById)),
                JournalStore.Array(NpgsqlDbType.Text, deliveries.ConvertAll(d => d.Grade.ToString())),
                JournalStore.Array(NpgsqlDbType.TimestampTz, deliveries.ConvertAll(d => d.WrittenFrom)),
                JournalStore.Array(NpgsqlDbType.TimestampTz, deliveries.ConvertAll(d => d.WrittenUntil)),
                JournalStore.Array(NpgsqlDbType.Bigint, deliveries.ConvertAll(d => d.ClockGapMs)),
                JournalStore.Array(NpgsqlDbType.Text, deliveries.ConvertAll(d => d.State.ToString())),
            },
        };
        await insert.ExecuteNonQueryAsync(ct);
    }

    private static IEnumerable<LateDelivery> Of(PendingSave save, int acceptMinutes, DateTimeOffset? start, long lastInTimeMs)
    {
        var added = save.Entries[save.HeldCount..];
        var end = save.State!.EndAt(save.ReceivedAt);
        var seq = added[0].Seq;
        foreach (var part in LateEvidence.Grade([.. added.Select(entry => entry.ElapsedMs)], start, lastInTimeMs, save.SentMs, save.ReceivedAt, end))
        {
            yield return new LateDelivery
            {
                Id = Guid.CreateVersion7(),
                AttemptId = save.AttemptId,
                DeviceId = save.DeviceId,
                FirstSeq = seq,
                LastSeq = seq + part.Count - 1,
                ReceivedAt = save.ReceivedAt,
                CarriedById = save.CarriedById,
                Grade = part.Grade,
                WrittenFrom = part.WrittenFrom,
                WrittenUntil = part.WrittenUntil,
                ClockGapMs = part.ClockGapMs,
                State = LateDeliveries.StateOf(part.Grade, save.ReceivedAt, end, acceptMinutes),
            };
            seq += part.Count;
        }
    }
}
