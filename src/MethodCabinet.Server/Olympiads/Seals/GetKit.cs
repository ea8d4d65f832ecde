using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Olympiads.Carriers;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Seals;

/// <summary>What the signed-in participant should have on the device before the round.</summary>
public static class GetKit
{
    /// <param name="AttemptId">Of the attempt, whether it exists yet or not.</param>
    /// <param name="Seal">The latest; null while the paper is not sealed, or was changed since and not sealed again.</param>
    /// <param name="CarrierKey">See <see cref="AttemptView"/>.</param>
    /// <param name="TakesPictures">An answer to the sealed paper may be a photograph: the device is to be able to open one of a telephone without a network.</param>
    public sealed record Response(Guid AttemptId, DateTimeOffset OpensAt, DateTimeOffset Now, SealView? Seal, byte[] CarrierKey, bool TakesPictures);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CurrentUser user, CarrierKeys carriers, TimeProvider clock, CancellationToken ct)
    {
        var entry = await db.EntryInAsync(id, user.PersonId, ct) ?? throw new RuleBroken(PlatformErrors.NotFound);
        var opensAt = await db.Rounds.Where(r => r.Id == id).Select(r => r.OpensAt).SingleAsync(ct);
        var attemptId = await db.Attempts.Where(a => a.RoundId == id && a.RegistrationId == entry.Id).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(ct);
        var paperId = await db.Papers.Where(p => p.RoundId == id && p.TrackId == entry.TrackId).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);
        var seal = paperId is { } known ? await db.CurrentSealAsync(known, ct) : null;
        var takesPictures = seal is not null && await TakesPicturesAsync(db, paperId!.Value, ct);
        return TypedResults.Ok(new Response(attemptId ?? Attempt.IdOf(id, entry.Id), opensAt, clock.GetUtcNow(), seal?.ToView(), await carriers.PublicAsync(id), takesPictures));
    }

    private static async Task<bool> TakesPicturesAsync(AppDb db, Guid paperId, CancellationToken ct)
    {
        var bodies = await (
            from task in db.PaperTasks
            join version in db.QuestionVersions on task.QuestionVersionId equals version.Id
            where task.PaperId == paperId
            select version.Body)
            .ToListAsync(ct);
        return bodies.OfType<UploadBody>().Any(upload => upload.Accept.Any(kind => kind.StartsWith("image/", StringComparison.Ordinal)));
    }
}

/// <summary>The sealed file, for the participants of its paper.</summary>
public static class GetSealedPaper
{
    public static async Task<PushStreamHttpResult> Handle(Guid id, AppDb db, CurrentUser user, IFileStore store, HttpResponse response, CancellationToken ct)
    {
        var (seal, _) = await SealOfMineAsync(db, id, user.PersonId, ct);

        // A key that was replaced opens nothing that is given out from then on.
        if (!await db.RoundKeys.AnyAsync(k => k.Number == seal.KeyNumber && db.Papers.Any(p => p.Id == seal.PaperId && p.RoundId == k.RoundId), ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        var file = await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == seal.FileId, ct);

        // The next one at a shared computer signs in anew, and has a kit of their own.
        response.Headers.Vary = "Cookie";
        return GetFile.Send(file, store, response, ct);
    }

    /// <summary>A seal of the paper for which the person is entered, and that entry. Another's is not to be told apart from none.</summary>
    internal static async Task<(PaperSeal Seal, Registration Entry)> SealOfMineAsync(AppDb db, Guid id, Guid personId, CancellationToken ct)
    {
        var found = await (
            from seal in db.PaperSeals.AsNoTracking()
            join paper in db.Papers on seal.PaperId equals paper.Id
            where seal.Id == id
            select new { Seal = seal, paper.RoundId, paper.TrackId })
            .SingleOrDefaultAsync(ct).OrNotFound();
        var entry = await db.EntryInAsync(found.RoundId, personId, ct);
        return entry?.TrackId == found.TrackId ? (found.Seal, entry) : throw new RuleBroken(PlatformErrors.NotFound);
    }
}

/// <summary>Says that the sealed file is on a device of the participant; saying it again changes nothing.</summary>
public static class HoldKit
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (seal, entry) = await GetSealedPaper.SealOfMineAsync(db, id, user.PersonId, ct);
        await db.Database.ExecuteSqlAsync(
            $"insert into olympiads.held_kits (registration_id, seal_id, since) values ({entry.Id}, {seal.Id}, {clock.GetUtcNow()}) on conflict do nothing", ct);
        return TypedResults.NoContent();
    }
}
