using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace MethodCabinet.Server.Olympiads.Receipts;

/// <summary>The published digests of a closed round. They say nothing about anybody; who keeps one finds out whether a work was altered later.</summary>
public static class ListRoundRoots
{
    /// <param name="Number">1 at closing; a later one says what decisions about late deliveries added.</param>
    /// <param name="Size">Number of chains, one for each device of each work.</param>
    /// <param name="Root">Lower-case hexadecimal.</param>
    public sealed record Item(int Number, DateTimeOffset MadeAt, int Size, string Root, string KeyId, byte[] Signature);

    public static async Task<Ok<List<Item>>> Handle(Guid id, AppDb db, CancellationToken ct)
    {
        var roots = await db.RoundRoots.AsNoTracking().Where(r => r.RoundId == id).OrderBy(r => r.Number).ToListAsync(ct);
        return TypedResults.Ok(roots.ConvertAll(Of));
    }

    internal static Item Of(RoundRoot root) => new(root.Number, root.MadeAt, root.Size, Convert.ToHexStringLower(root.Root), root.KeyId, root.Signature);
}

/// <summary>The published digests of an olympiad, round by round, for those who look at its standing. A round that is not closed is not named.</summary>
public static class ListOlympiadRoots
{
    public sealed record Item(Guid RoundId, string RoundTitle, IReadOnlyList<ListRoundRoots.Item> Roots);

    public static async Task<Ok<List<Item>>> Handle(Guid id, AppDb db, CancellationToken ct)
    {
        var rows = await (
            from root in db.RoundRoots
            join round in db.Rounds on root.RoundId equals round.Id
            where round.OlympiadId == id
            orderby round.OpensAt, round.Id, root.Number
            select new { round.Id, round.Title, Root = root }).AsNoTracking().ToListAsync(ct);
        return TypedResults.Ok(rows.GroupBy(row => (row.Id, row.Title))
            .Select(of => new Item(of.Key.Id, of.Key.Title, [.. of.Select(row => ListRoundRoots.Of(row.Root))])).ToList());
    }
}

/// <summary>The proof that one's own work is in the published digest of its round, as it was.</summary>
public static class GetAttemptProof
{
    public sealed record Response(Guid RoundId, ListRoundRoots.Item Root, IReadOnlyList<Chain> Chains);

    /// <param name="Hash">Of the chain's last entry that the digest covers, lower-case hexadecimal.</param>
    /// <param name="Index">The place among the leaves, from 0.</param>
    /// <param name="Path">Neighbours on the way to the root, 32 bytes each.</param>
    public sealed record Chain(Guid DeviceId, long Seq, string Hash, int Index, byte[] Path);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CurrentUser user, RoundTrees trees, CancellationToken ct)
    {
        // Somebody else's attempt is not to be told apart from none, nor is a round that is not closed yet.
        var attempt = await db.Attempts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.PersonId == user.PersonId, ct).OrNotFound();
        var root = await db.RoundRoots.AsNoTracking().Where(r => r.RoundId == attempt.RoundId).OrderByDescending(r => r.Number).FirstOrDefaultAsync(ct)
            ?? throw new RuleBroken(AttemptErrors.RoundNotSealed);
        var (heads, tree) = await trees.OfAsync(root);
        var own = heads.Index().Where(head => head.Item.AttemptId == id)
            .Select(head => new Chain(head.Item.DeviceId, head.Item.Seq, Convert.ToHexStringLower(head.Item.Hash), head.Index, tree.PathOf(head.Index)));
        return TypedResults.Ok(new Response(attempt.RoundId, ListRoundRoots.Of(root), [.. own]));
    }
}

/// <summary>
/// The trees of published digests, which never change: each is read from the journal of its whole round, and in the minutes after a closing every participant asks for a proof.
/// </summary>
public sealed class RoundTrees(IServiceScopeFactory scopes, IMemoryCache memory)
{
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(10);

    internal sealed record SealedRound(IReadOnlyList<RoundSeal.HeadRow> Heads, MerkleTree Tree);

    internal async Task<SealedRound> OfAsync(RoundRoot root)
    {
        var key = (nameof(RoundTrees), root.RoundId, root.Number);

        // Who comes while it is read waits for the same read.
        var read = memory.GetOrCreate(key, entry =>
        {
            entry.SlidingExpiration = Unused;
            return new Lazy<Task<SealedRound>>(() => ReadAsync(root.RoundId, root.LastEntryId));
        })!;
        try
        {
            return await read.Value;
        }
        catch
        {
            memory.Remove(key);
            throw;
        }
    }

    private async Task<SealedRound> ReadAsync(Guid roundId, long lastEntryId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var heads = await RoundSeal.HeadsAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), roundId, lastEntryId, CancellationToken.None);
        return new SealedRound(heads, RoundSeal.TreeOf(heads));
    }
}
