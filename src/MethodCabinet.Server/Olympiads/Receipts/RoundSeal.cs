using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Assessment.Receipts;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Attempts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Olympiads.Receipts;

/// <summary>The digest of all works of a closed round: of the heads of all chains, in the order of attempt and device.</summary>
internal static class RoundSeal
{
    /// <summary>
    /// So long after the closing hardly a save that arrived before it is still on its way to the disk: one that has waited just under its patience may still begin, and each statement may take
    /// <see cref="JournalStore.TimeoutSeconds"/>. What comes even later is found by <see cref="Due"/>.
    /// </summary>
    public static readonly TimeSpan Delay = JournalWriter.Patience + (4 * TimeSpan.FromSeconds(JournalStore.TimeoutSeconds));

    /// <summary>How long after its closing a round is watched for entries that came in time and were committed after the digest.</summary>
    private static readonly TimeSpan Watch = TimeSpan.FromHours(1);

    public sealed record HeadRow(Guid AttemptId, Guid DeviceId, long Seq, byte[] Hash);

    /// <summary>The last entry of each chain among the entries up to <paramref name="lastEntryId"/>.</summary>
    public static Task<List<HeadRow>> HeadsAsync(AppDb db, Guid roundId, long lastEntryId, CancellationToken ct) => db.Database.SqlQuery<HeadRow>(
        $"""
        select distinct on (e.attempt_id, e.device_id) e.attempt_id, e.device_id, e.seq, e.hash
        from olympiads.attempts a join olympiads.journal_entries e on e.attempt_id = a.id
        where a.round_id = {roundId} and e.id <= {lastEntryId}
        order by e.attempt_id, e.device_id, e.seq desc
        """).ToListAsync(ct);

    /// <summary>Closed rounds that have no digest, or of which late answers were accepted, or entries that came in time were committed, after their last one.</summary>
    public static IQueryable<Round> Due(AppDb db, DateTimeOffset now)
    {
        var since = now - Watch;
        return db.Rounds.Where(r => r.ClosedAt != null
            && (!db.RoundRoots.Any(root => root.RoundId == r.Id)
                || db.LateDeliveries.Any(d => (d.State == LateDeliveryState.Accepted || d.State == LateDeliveryState.AcceptedByPolicy)
                    && db.Attempts.Any(a => a.Id == d.AttemptId && a.RoundId == r.Id)
                    && (d.DecidedAt ?? d.ReceivedAt) > db.RoundRoots.Where(root => root.RoundId == r.Id).Max(root => root.MadeAt))
                || (r.ClosedAt > since && db.Attempts.Any(a => a.RoundId == r.Id && db.JournalEntries.Any(e => e.AttemptId == a.Id && !e.IsLate
                    && e.Id > db.RoundRoots.Where(root => root.RoundId == r.Id).Max(root => root.LastEntryId))))));
    }

    public static MerkleTree TreeOf(List<HeadRow> heads) =>
        MerkleTree.Of([.. heads.Select(head => ReceiptEncoding.HeadLeafOf(head.AttemptId, head.DeviceId, head.Seq, head.Hash))]);

    /// <summary>
    /// No entry with a smaller id will come: nobody inserts while this is read, and numbers are given in the insert. Two nodes commit in another order than that of the numbers,
    /// and an entry that appeared below later would break every proof.
    /// </summary>
    private static async Task<long> LastEntryIdAsync(AppDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlRawAsync("set local lock_timeout = '2s'", ct);
        await db.Database.ExecuteSqlRawAsync("lock table olympiads.journal_entries in share mode", ct);
        var last = await db.JournalEntries.MaxAsync(e => (long?)e.Id, ct) ?? 0;
        await transaction.CommitAsync(ct);
        return last;
    }

    /// <summary>Makes and publishes the next digest of the round. Of two that make the same number at once one does it.</summary>
    public static async Task MakeAsync(AppDb db, ReceiptSigner signer, Guid roundId, int number, DateTimeOffset now, CancellationToken ct)
    {
        // The database keeps microseconds; what is signed is what is stored.
        var madeAt = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var lastEntryId = await LastEntryIdAsync(db, ct);
        var tree = TreeOf(await HeadsAsync(db, roundId, lastEntryId, ct));
        await signer.PrepareAsync(ct);
        var (keyId, signature) = signer.Sign(ReceiptEncoding.SignedContent(roundId, number, madeAt, tree.Size, tree.Root));
        db.RoundRoots.Add(new RoundRoot
        {
            RoundId = roundId,
            Number = number,
            MadeAt = madeAt,
            LastEntryId = lastEntryId,
            Size = tree.Size,
            Root = tree.Root,
            KeyId = keyId,
            Signature = signature,
        });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
        }
    }
}

/// <summary>
/// Publishes the digest of a round that was closed at least <see cref="RoundSeal.Delay"/> ago, and a further one when late answers were accepted, or what came in time reached the disk, since the last.
/// </summary>
public sealed class SealRoundJob(AppDb db, ReceiptSigner signer, TimeProvider clock)
{
    public async Task RunAsync(Guid roundId, CancellationToken ct)
    {
        // The number first: whoever makes a digest between this and the question has either answered it, or taken the number.
        var number = 1 + await db.RoundRoots.CountAsync(r => r.RoundId == roundId, ct);
        var now = clock.GetUtcNow();
        if (await RoundSeal.Due(db, now).AnyAsync(r => r.Id == roundId, ct))
        {
            await RoundSeal.MakeAsync(db, signer, roundId, number, now, ct);
        }
    }
}
