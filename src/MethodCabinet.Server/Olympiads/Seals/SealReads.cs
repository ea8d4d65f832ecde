using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Seals;

/// <summary>A seal as pages see it.</summary>
/// <param name="Number">1, 2, 3… for the paper.</param>
/// <param name="Size">Bytes of the file.</param>
/// <param name="Sha256">Of the file, lower-case hexadecimal.</param>
public sealed record SealView(Guid Id, int Number, long Size, string Sha256, DateTimeOffset SealedAt);

/// <summary>A seal and what is known of its file.</summary>
/// <param name="KeyNumber">Of the key that the round has now.</param>
internal sealed record SealRow(PaperSeal Seal, long Size, byte[] Sha256, int KeyNumber)
{
    /// <param name="paper">With its tasks.</param>
    public bool IsStale(Paper paper) => Sealing.IsStale(Seal, paper, KeyNumber);

    public SealView ToView() => new(Seal.Id, Seal.Number, Size, Convert.ToHexStringLower(Sha256), Seal.SealedAt);
}

internal static class SealReads
{
    public static async Task<SealRow?> LatestSealAsync(this AppDb db, Guid paperId, CancellationToken ct) =>
        (await db.LatestSealsAsync([paperId], ct)).GetValueOrDefault(paperId);

    /// <summary>By paper; a paper that was never sealed has none.</summary>
    public static async Task<Dictionary<Guid, SealRow>> LatestSealsAsync(this AppDb db, IReadOnlyList<Guid> papers, CancellationToken ct) => await (
        from seal in db.PaperSeals.AsNoTracking()
        join file in db.StoredFiles on seal.FileId equals file.Id
        join paper in db.Papers on seal.PaperId equals paper.Id
        join key in db.RoundKeys on paper.RoundId equals key.RoundId
        where papers.Contains(seal.PaperId) && !db.PaperSeals.Any(later => later.PaperId == seal.PaperId && later.Number > seal.Number)
        select new SealRow(seal, file.Size, file.Sha256, key.Number))
        .ToDictionaryAsync(row => row.Seal.PaperId, ct);

    /// <summary>The latest seal, as long as the paper was not changed since; otherwise null.</summary>
    public static async Task<SealRow?> CurrentSealAsync(this AppDb db, Guid paperId, CancellationToken ct)
    {
        var latest = await db.LatestSealAsync(paperId, ct);
        return latest is not null && !latest.IsStale(await db.Papers.AsNoTracking().Include(p => p.Tasks).SingleAsync(p => p.Id == paperId, ct)) ? latest : null;
    }

    /// <summary>The seals of the round that are to be sat: the latest of each paper, as long as it was not changed since.</summary>
    public static async Task<IReadOnlyList<Guid>> CurrentSealsAsync(this AppDb db, Guid roundId, CancellationToken ct)
    {
        var papers = await db.Papers.AsNoTracking().Include(p => p.Tasks).Where(p => p.RoundId == roundId).ToListAsync(ct);
        var latest = await db.LatestSealsAsync(papers.ConvertAll(p => p.Id), ct);
        return [.. papers.Where(p => latest.TryGetValue(p.Id, out var row) && !row.IsStale(p)).Select(p => latest[p.Id].Seal.Id)];
    }

    /// <summary>The person's confirmed entry in the olympiad of the round, as long as it is announced; null when there is none.</summary>
    public static Task<Registration?> EntryInAsync(this AppDb db, Guid roundId, Guid personId, CancellationToken ct) => (
        from round in db.Rounds
        join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
        join registration in db.Registrations on olympiad.Id equals registration.OlympiadId
        where round.Id == roundId && olympiad.Status == OlympiadStatus.Published
        where registration.PersonId == personId && registration.Status == RegistrationStatus.Confirmed
        select registration)
        .AsNoTracking().SingleOrDefaultAsync(ct);
}
