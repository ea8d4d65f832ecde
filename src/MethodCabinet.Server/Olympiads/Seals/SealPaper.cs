using System.Security.Cryptography;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Olympiads.Papers;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Seals;

/// <summary>
/// Seals a paper as it is now, so that its participants may have it on their devices before the start. Sealing what was not changed since gives the same seal; the first
/// paper of a round brings the round's key.
/// </summary>
public static class SealPaper
{
    /// <summary>Whoever opens a paper of the round waits for the lock: a storage that hangs must not hold it longer.</summary>
    private static readonly TimeSpan MostUnderLock = TimeSpan.FromSeconds(10);

    public static async Task<Ok<SealView>> Handle(
        Guid id, AppDb db, PaperViews papers, Files files, IFileStore store, OpeningKeys keys, Audit audit, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Papers.Where(p => p.Id == id).Select(p => new { p.RoundId }).SingleOrDefaultAsync(ct).OrNotFound();

        // The lock of every change of a paper: what is sealed is what is stored, and of two who seal at once the second finds the seal of the first.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        OlympiadPlan.CheckNotOpened(await db.LockAgainstOpeningAsync([found.RoundId], ct));
        var paper = await db.Papers.AsNoTracking().Include(p => p.Tasks).SingleOrDefaultAsync(p => p.Id == id, ct).OrNotFound();
        OlympiadPlan.CheckEditable(await db.Olympiads.AsNoTracking().SingleAsync(o => o.Rounds.Any(r => r.Id == paper.RoundId), ct));
        var latest = await db.LatestSealAsync(id, ct);
        if (latest is not null && !Sealing.IsStale(latest.Seal, paper))
        {
            return TypedResults.Ok(latest.ToView());
        }

        await CheckReadyAsync(db, paper, ct);
        var sealId = Guid.CreateVersion7();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(MostUnderLock);
        StoredFile file;
        try
        {
            var (view, contents) = await KitContent.ReadAsync(db, papers, store, id, patience.Token);
            var sealedPaper = SealedPaper.Seal(sealId, id, await keys.OfRoundAsync(db, paper.RoundId, ct), Chance(), view, contents);
            using var content = new MemoryStream(sealedPaper);
            var facts = new FileFacts($"{sealId:N}.mcp", "application/octet-stream", sealedPaper.Length, SHA256.HashData(sealedPaper));
            file = await files.AddPrivateAsync(facts, content, user.PersonId, patience.Token);
        }
        catch (OperationCanceledException exception) when (!ct.IsCancellationRequested)
        {
            throw new RuleBroken(MaterialErrors.StorageAway, cause: exception);
        }

        var number = (latest?.Seal.Number ?? 0) + 1;
        db.PaperSeals.Add(new PaperSeal
        {
            Id = sealId,
            PaperId = id,
            Number = number,
            FileId = file.Id,
            PaperDigest = Sealing.DigestOf(paper),
            SealedAt = clock.GetUtcNow(),
            SealedById = user.PersonId,
        });
        audit.Record("Paper.sealed", id, new { Number = new[] { latest?.Seal.Number, number } });
        await db.SaveChangesAsync(ct);
        var made = (await db.LatestSealAsync(id, ct))!.ToView();
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(made);
    }

    private static async Task CheckReadyAsync(AppDb db, Paper paper, CancellationToken ct)
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
