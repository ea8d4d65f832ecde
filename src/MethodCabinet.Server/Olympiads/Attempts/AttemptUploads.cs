using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>What the three steps of an upload ask of the database. Their order and reasons are in docs/decisions/0038-uploads-in-parts.md.</summary>
public sealed class AttemptUploads(AppDb db, CurrentUser user, PaperViews papers, TimeProvider clock)
{
    /// <returns>Null for what is no digest as this product writes it.</returns>
    internal static byte[]? DigestOf(string sha256) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(sha256) : null;

    /// <summary>One's own work.</summary>
    /// <exception cref="RuleBroken"><see cref="PlatformErrors.NotFound"/>.</exception>
    public Task<Work> FindWorkAsync(Guid attemptId, CancellationToken ct) => FindWorkAsync(attemptId, user.PersonId, ct);

    /// <param name="personId">Whose work it must be.</param>
    /// <exception cref="RuleBroken"><see cref="PlatformErrors.NotFound"/>.</exception>
    public async Task<Work> FindWorkAsync(Guid attemptId, Guid personId, CancellationToken ct)
    {
        var found = await (
            from attempt in db.Attempts.AsNoTracking()
            join round in db.Rounds on attempt.RoundId equals round.Id
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            where attempt.Id == attemptId && attempt.PersonId == personId
            select new
            {
                Attempt = attempt,
                Round = round,
                registration.ExtraMinutes,
                IsPublished = round.ScoredAt != null && db.Standings.Any(s => s.OlympiadId == round.OlympiadId && s.PublishedAt != null),
            })
            .SingleOrDefaultAsync(ct).OrNotFound();
        var tasks = (await papers.GetAsync(db, found.Attempt, ct)).Tasks;
        return new Work(
            attemptId,
            tasks.Where(task => task.Body is UploadBody).ToDictionary(task => task.Id, task => (UploadBody)task.Body),
            AttemptClock.EndOf(found.Round, found.Attempt, found.ExtraMinutes, clock.GetUtcNow()),
            found.IsPublished);
    }

    public Task<DateTimeOffset?> HeldSinceAsync(Guid attemptId, byte[] digest, CancellationToken ct) =>
        db.AttemptFiles.Where(f => f.AttemptId == attemptId && f.Sha256 == digest).Select(f => (DateTimeOffset?)f.ReceivedAt).SingleOrDefaultAsync(ct);

    /// <summary>Parts that are not here any more: another tab has completed the file just now, or they were never here.</summary>
    /// <exception cref="RuleBroken">FilePartsMissing.</exception>
    public async Task<DateTimeOffset> HeldMeanwhileAsync(Guid attemptId, byte[] digest, CancellationToken ct) =>
        await HeldSinceAsync(attemptId, digest, ct) ?? throw new RuleBroken(AttemptErrors.FilePartsMissing);

    /// <summary>What is on its way in one's own work, if it is.</summary>
    /// <exception cref="RuleBroken"><see cref="PlatformErrors.NotFound"/>.</exception>
    public async Task<AttemptUpload?> FindAsync(Guid attemptId, byte[] digest, CancellationToken ct)
    {
        var me = user.PersonId;
        var found = await db.Attempts.AsNoTracking()
            .Where(attempt => attempt.Id == attemptId && attempt.PersonId == me)
            .Select(attempt => new { Upload = db.AttemptUploads.SingleOrDefault(u => u.AttemptId == attempt.Id && u.Sha256 == digest) })
            .SingleOrDefaultAsync(ct).OrNotFound();
        return found.Upload;
    }

    /// <param name="begunAt">Null for a file that begins to come now.</param>
    /// <exception cref="RuleBroken">FileAfterResults, FileLate.</exception>
    public async Task CheckTimeAsync(Work work, string sha256, DateTimeOffset? begunAt, CancellationToken ct)
    {
        var isLate = (begunAt ?? clock.GetUtcNow()) > work.End;
        AttemptFiles.CheckTime(work.IsPublished, isLate, isLate && await IsNamedAsync(work, sha256, ct));
    }

    /// <summary>Notes what will come, or what it will be instead; one file of an attempt at a time, so that the limits hold.</summary>
    /// <exception cref="RuleBroken">FilesTooMany, FilesTooLarge.</exception>
    public async Task<AttemptUpload> NoteAsync(Work work, byte[] digest, int size, byte[] parts, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await LockAsync(work.AttemptId, ct);
        var upload = await db.AttemptUploads.SingleOrDefaultAsync(u => u.AttemptId == work.AttemptId && u.Sha256 == digest, ct);
        if (upload is null || size > upload.Size)
        {
            await CheckRoomAsync(work, digest, size, ct);
        }

        if (upload is null)
        {
            upload = new AttemptUpload { Id = Guid.NewGuid(), AttemptId = work.AttemptId, Sha256 = digest, Size = size, PartDigests = parts, BegunAt = clock.GetUtcNow() };
            db.AttemptUploads.Add(upload);
        }

        (upload.Size, upload.PartDigests) = (size, parts);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return upload;
    }

    /// <summary>Makes a stored file one of the attempt; what was noted of its coming is to be removed by the caller.</summary>
    /// <returns>When it came: an earlier moment if another request was faster.</returns>
    public async Task<DateTimeOffset> RecordAsync(Guid attemptId, byte[] digest, StoredFile file, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await LockAsync(attemptId, ct);
        if (await HeldSinceAsync(attemptId, digest, ct) is { } meanwhile)
        {
            db.Entry(file).State = EntityState.Detached;
            return meanwhile;
        }

        db.AttemptFiles.Add(new AttemptFile { AttemptId = attemptId, Sha256 = digest, FileId = file.Id, ReceivedAt = file.CreatedAt });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return file.CreatedAt;
    }

    /// <summary>Until the transaction ends.</summary>
    private Task<int> LockAsync(Guid attemptId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('attempt-files'), hashtext({attemptId.ToString()}))", ct);

    private async Task CheckRoomAsync(Work work, byte[] digest, int size, CancellationToken ct)
    {
        var id = work.AttemptId;
        var held = db.AttemptFiles.Where(f => f.AttemptId == id).Join(db.StoredFiles, f => f.FileId, f => f.Id, (_, stored) => stored.Size);
        var coming = db.AttemptUploads.Where(u => u.AttemptId == id && u.Sha256 != digest && !db.AttemptFiles.Any(f => f.AttemptId == id && f.Sha256 == u.Sha256)).Select(u => (long)u.Size);
        var sizes = await held.Concat(coming).ToListAsync(ct);
        AttemptFiles.CheckRoom(work.Uploads.Values, sizes.Count, sizes.Sum(), size);
    }

    private Task<bool> IsNamedAsync(Work work, string sha256, CancellationToken ct)
    {
        Guid[] tasks = [.. work.Uploads.Keys];
        return db.JournalEntries.AnyAsync(e => e.AttemptId == work.AttemptId && tasks.Contains(e.TaskId) && e.Answer.Contains(sha256), ct);
    }

    /// <param name="Uploads">Its tasks that ask for files.</param>
    /// <param name="End">Until when answers count.</param>
    public sealed record Work(Guid AttemptId, Dictionary<Guid, UploadBody> Uploads, DateTimeOffset End, bool IsPublished);
}
