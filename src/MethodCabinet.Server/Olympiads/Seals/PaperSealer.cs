using System.Security.Cryptography;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Olympiads.Papers;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Seals;

/// <summary>Makes seals: for the organizer who asks for one, for a paper that was changed since, and for all papers of a round whose key is replaced.</summary>
public sealed class PaperSealer(AppDb db, PaperViews papers, Files files, IFileStore store, OpeningKeys keys, Audit audit, TimeProvider clock)
{
    /// <summary>Whoever opens a paper of the round waits for the lock: a storage that hangs must not hold it longer.</summary>
    private static readonly TimeSpan MostUnderLock = TimeSpan.FromSeconds(10);

    /// <param name="personId">Who sealed it, or made the change that asks for it.</param>
    /// <param name="digest">Seals only what has this digest; null for whatever the paper is.</param>
    /// <returns>The seal that the paper has now; the same one for a paper that was not changed since. Null only for another digest.</returns>
    /// <exception cref="RuleBroken">NotFound, AlreadyOpened, NotEditable, PaperNotReady, StorageAway.</exception>
    public async Task<SealView?> SealAsync(Guid paperId, Guid personId, byte[]? digest, CancellationToken ct)
    {
        var found = await db.Papers.Where(p => p.Id == paperId).Select(p => new { p.RoundId }).SingleOrDefaultAsync(ct).OrNotFound();

        // The lock of every change of a paper: what is sealed is what is stored, and of two who seal at once the second finds the seal of the first.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        OlympiadPlan.CheckNotOpened(await db.LockAgainstOpeningAsync([found.RoundId], ct));
        var paper = await db.Papers.AsNoTracking().Include(p => p.Tasks).SingleOrDefaultAsync(p => p.Id == paperId, ct).OrNotFound();
        OlympiadPlan.CheckEditable(await db.Olympiads.AsNoTracking().SingleAsync(o => o.Rounds.Any(r => r.Id == paper.RoundId), ct));
        if (digest is not null && !Sealing.DigestOf(paper).AsSpan().SequenceEqual(digest))
        {
            return null;
        }

        var latest = await db.LatestSealAsync(paperId, ct);
        if (latest is not null && !latest.IsStale(paper))
        {
            return latest.ToView();
        }

        await AddAsync(paper, latest, personId, ct);
        var made = (await db.LatestSealAsync(paperId, ct))!.ToView();
        await transaction.CommitAsync(ct);
        return made;
    }

    /// <summary>Seals the paper as it is, by the key that the round has. Part of the caller's transaction, which holds the round.</summary>
    /// <param name="paper">With its tasks.</param>
    /// <param name="latest">The last seal of the paper.</param>
    /// <exception cref="RuleBroken">PaperNotReady, StorageAway.</exception>
    internal async Task AddAsync(Paper paper, SealRow? latest, Guid personId, CancellationToken ct)
    {
        await CheckReadyAsync(paper, ct);
        var (sealId, number) = (Guid.CreateVersion7(), (latest?.Seal.Number ?? 0) + 1);
        var seal = new PaperSeal
        {
            Id = sealId,
            PaperId = paper.Id,
            Number = number,
            FileId = (await StoreAsync(paper, sealId, personId, ct)).Id,
            PaperDigest = Sealing.DigestOf(paper),
            SealedAt = clock.GetUtcNow(),
            SealedById = personId,
            KeyNumber = await db.RoundKeys.Where(k => k.RoundId == paper.RoundId).Select(k => (int?)k.Number).SingleOrDefaultAsync(ct) ?? 1,
        };
        seal.Tasks.AddRange(paper.Tasks.Select(
            task => new SealedTask { SealId = sealId, TaskId = task.Id, Position = task.Position, QuestionVersionId = task.QuestionVersionId }));
        db.PaperSeals.Add(seal);
        audit.Record("Paper.sealed", paper.Id, new { Number = new[] { latest?.Seal.Number, number } });
        await db.SaveChangesAsync(ct);
    }

    private async Task<StoredFile> StoreAsync(Paper paper, Guid sealId, Guid personId, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(MostUnderLock);
        try
        {
            var (view, contents) = await KitContent.ReadAsync(db, papers, store, paper.Id, patience.Token);
            var sealedPaper = SealedPaper.Seal(sealId, paper.Id, await keys.OfRoundAsync(db, paper.RoundId, ct), Chance(), view, contents);
            using var content = new MemoryStream(sealedPaper);
            var facts = new FileFacts($"{sealId:N}.mcp", "application/octet-stream", sealedPaper.Length, SHA256.HashData(sealedPaper));
            return await files.AddPrivateAsync(facts, content, personId, patience.Token);
        }
        catch (OperationCanceledException exception) when (!ct.IsCancellationRequested)
        {
            throw new RuleBroken(MaterialErrors.StorageAway, cause: exception);
        }
    }

    private async Task CheckReadyAsync(Paper paper, CancellationToken ct)
    {
        var ids = paper.Tasks.Select(t => t.QuestionVersionId).ToArray();
        var versions = await db.QuestionVersions.AsNoTracking().Where(v => ids.Contains(v.Id)).ToListAsync(ct);
        Sealing.CheckReady(new ChecklistFacts.PaperFact(
            paper.Id, paper.RoundId, paper.TrackId, paper.Title, versions.Count, versions.Sum(v => v.Points.MaxPoints), paper.MaxPoints,
            versions.Count(v => GetPaper.ProblemsOf(v).Count > 0)));
    }

    private static SealChance Chance() => new(
        RandomNumberGenerator.GetBytes(SealedPaper.ContentKeyLength), RandomNumberGenerator.GetBytes(SealedPaper.SaltLength),
        RandomNumberGenerator.GetBytes(SealedPaper.NonceLength), RandomNumberGenerator.GetBytes(SealedPaper.NonceLength));
}
