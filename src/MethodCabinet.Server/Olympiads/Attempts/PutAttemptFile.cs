using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>
/// Takes a file of one's own work: a photograph or scan that the answers name by its digest. The reply means that it is stored; sending it again is harmless.
/// Until the end of the attempt every file is taken; afterwards, until the round is closed, those that an answer which came in time names.
/// </summary>
public static class PutAttemptFile
{
    private const int InMemory = 64 << 10;

    public sealed record Response(DateTimeOffset ReceivedAt);

    /// <param name="sha256">Of the bytes, lower-case hexadecimal.</param>
    /// <param name="body">The bytes as they are. Their kind is seen from them; for office documents the content type helps.</param>
    public static async Task<Ok<Response>> Handle(
        Guid id, string sha256, Stream body, HttpRequest request, AppDb db, CurrentUser user, PaperViews papers, Files files, TimeProvider clock, CancellationToken ct)
    {
        // The digest is in the address: what comes late was certain when it began to come.
        var begun = clock.GetUtcNow();
        var found = await FindAsync(db, id, user.PersonId, begun, ct);
        var digest = DigestOf(sha256) ?? throw new RuleBroken(AttemptErrors.FileDigestMismatch);
        var uploads = (await papers.GetAsync(db, found.PaperId, ct)).Tasks.Where(task => task.Body is UploadBody).ToDictionary(task => task.Id, task => (UploadBody)task.Body);

        // Read to its end before anything is refused: an answer before that is lost when the connection closes under a browser that still sends.
        await using var content = new FileBufferingReadStream(body, InMemory, AttemptFiles.MaxFileBytes, Path.GetTempPath);
        await content.DrainAsync(ct);
        content.Position = 0;
        var facts = await ExamineAsync(sha256[..12] + FileKind.EndingOf(request.ContentType ?? ""), content, uploads.Values, ct);
        if (!facts.Sha256.AsSpan().SequenceEqual(digest))
        {
            throw new RuleBroken(AttemptErrors.FileDigestMismatch);
        }

        AttemptFiles.CheckKind(facts.MediaType, uploads.Values);
        facts = facts with { Name = sha256[..12] + FileKind.EndingOf(facts.MediaType) };

        if (await HeldSinceAsync(db, id, digest, ct) is { } before)
        {
            return TypedResults.Ok(new Response(before));
        }

        var isLate = AttemptClock.IsLate(begun, found.Deadline, found.HandedInAt, found.ClosedAt);
        AttemptFiles.CheckTime(found.ClosedAt, isLate, isLate && await IsNamedAsync(db, id, sha256, [.. uploads.Keys], ct));
        await CheckRoomAsync(db, id, uploads.Values, facts.Size, ct);

        // Before the transaction: uploads that wait for a storage which hangs must not take all connections from those who save answers.
        var file = await files.AddPrivateAsync(facts, content, user.PersonId, ct);

        // One file of an attempt at a time, so that the same file is recorded once and the limits hold.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('attempt-files'), hashtext({id.ToString()}))", ct);
        if (await HeldSinceAsync(db, id, digest, ct) is { } meanwhile)
        {
            return TypedResults.Ok(new Response(meanwhile));
        }

        await CheckRoomAsync(db, id, uploads.Values, facts.Size, ct);
        db.AttemptFiles.Add(new AttemptFile { AttemptId = id, Sha256 = digest, FileId = file.Id, ReceivedAt = file.CreatedAt });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(file.CreatedAt));
    }

    /// <returns>Null for what is no digest as this product writes it.</returns>
    internal static byte[]? DigestOf(string sha256) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(sha256) : null;

    private static async Task<Found> FindAsync(AppDb db, Guid id, Guid personId, DateTimeOffset now, CancellationToken ct)
    {
        var found = await (
            from attempt in db.Attempts.AsNoTracking()
            join round in db.Rounds on attempt.RoundId equals round.Id
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            where attempt.Id == id && attempt.PersonId == personId
            select new { Attempt = attempt, Round = round, registration.ExtraMinutes })
            .SingleOrDefaultAsync(ct).OrNotFound();
        var deadline = AttemptClock.Deadline(found.Round, found.Attempt, found.ExtraMinutes, now);
        return new Found(found.Attempt.PaperId, deadline, found.Attempt.HandedInAt, found.Round.ClosedAt);
    }

    private static Task<DateTimeOffset?> HeldSinceAsync(AppDb db, Guid id, byte[] digest, CancellationToken ct) =>
        db.AttemptFiles.Where(f => f.AttemptId == id && f.Sha256 == digest).Select(f => (DateTimeOffset?)f.ReceivedAt).SingleOrDefaultAsync(ct);

    private static async Task CheckRoomAsync(AppDb db, Guid id, IReadOnlyCollection<UploadBody> uploads, long size, CancellationToken ct)
    {
        var sizes = await db.AttemptFiles.Where(f => f.AttemptId == id).Join(db.StoredFiles, f => f.FileId, f => f.Id, (_, stored) => stored.Size).ToListAsync(ct);
        AttemptFiles.CheckRoom(uploads, sizes.Count, sizes.Sum(), size);
    }

    private static async Task<FileFacts> ExamineAsync(string name, Stream content, IReadOnlyCollection<UploadBody> uploads, CancellationToken ct)
    {
        try
        {
            return await Files.ExamineAsync(name, content, ct);
        }
        catch (RuleBroken refused) when (refused.Error == MaterialErrors.FileKindUnknown)
        {
            // The general sentence names kinds that this work does not take.
            throw AttemptFiles.KindRefused(uploads);
        }
    }

    private static Task<bool> IsNamedAsync(AppDb db, Guid id, string sha256, Guid[] tasks, CancellationToken ct) =>
        db.JournalEntries.AnyAsync(e => e.AttemptId == id && !e.IsLate && tasks.Contains(e.TaskId) && e.Answer.Contains(sha256), ct);

    private sealed record Found(Guid PaperId, DateTimeOffset Deadline, DateTimeOffset? HandedInAt, DateTimeOffset? ClosedAt);
}
