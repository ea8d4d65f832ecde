using System.Security.Cryptography;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

internal static class EntryFiles
{
    /// <summary>Files, changes and the sending in of one entry come one after the other until the end of the transaction, and before the signature.</summary>
    /// <exception cref="RuleBroken">NotFound, MarksFinal.</exception>
    public static async Task HoldAsync(AppDb db, Guid entryId, CancellationToken ct)
    {
        var contestId = await db.ContestEntries.Where(e => e.Id == entryId).Select(e => (Guid?)e.ContestId).SingleOrDefaultAsync(ct) ?? throw new RuleBroken(PlatformErrors.NotFound);
        await ContestMarks.HoldOpenAsync(db, contestId, ct);
        await db.Database.ExecuteSqlAsync($"select 1 from olympiads.contest_entries where id = {entryId} for update", ct);
    }

    /// <exception cref="RuleBroken">NotFound, NotOpen, Closed, EntryWithdrawn.</exception>
    public static async Task<ContestEntry> OpenEntryAsync(AppDb db, Guid id, CurrentUser user, CancellationToken ct)
    {
        var (entry, contest) = await db.OwnEntryAsync(id, user, ct);
        ContestEntry.CheckOpen(contest, await db.NowAsync(ct));
        return entry.Status == EntryStatus.Withdrawn ? throw new RuleBroken(ContestErrors.EntryWithdrawn) : entry;
    }
}

/// <summary>Adds a file to an entry, until the deadline. What an office document says of its author is taken out of it.</summary>
public static class AddEntryFile
{
    public sealed record Response(int Number);

    public static async Task<Ok<Response>> Handle(Guid id, IFormFile file, AppDb db, Files files, UploadRoom room, CurrentUser user, CancellationToken ct)
    {
        await EntryFiles.OpenEntryAsync(db, id, user, ct);
        StoredFile stored;
        using (await room.EnterAsync(ct))
        {
            var (facts, content) = await ExamineAsync(file, ct);
            ContestFile.Check(facts.MediaType, await db.ContestFiles.CountAsync(f => f.EntryId == id, ct));

            // Before the transaction: uploads that wait for a storage which hangs must not take all connections from others, nor the entry from its author.
            stored = await files.WritePrivateAsync(facts, content, user.PersonId, Guid.NewGuid(), ct);
        }

        try
        {
            return TypedResults.Ok(new Response(await RecordAsync(id, stored, db, user, ct)));
        }
        catch (RuleBroken)
        {
            await files.PurgeAsync(stored.Id, ct);
            throw;
        }
    }

    private static async Task<int> RecordAsync(Guid id, StoredFile stored, AppDb db, CurrentUser user, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await EntryFiles.HoldAsync(db, id, ct);
        db.ChangeTracker.Clear();
        var entry = await EntryFiles.OpenEntryAsync(db, id, user, ct);
        ContestFile.Check(stored.MediaType, await db.ContestFiles.CountAsync(f => f.EntryId == id, ct));
        entry.FilesEver++;
        db.AddRange(stored, new ContestFile { FileId = stored.Id, EntryId = id, Number = entry.FilesEver });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return entry.FilesEver;
    }

    /// <exception cref="RuleBroken">FileKindWrong, FileHasMetadata, and those of <see cref="Files.ExamineAsync"/>.</exception>
    private static async Task<(FileFacts Facts, MemoryStream Content)> ExamineAsync(IFormFile file, CancellationToken ct)
    {
        await using var sent = file.OpenReadStream();
        var facts = await Files.ExamineAsync(file.FileName, sent, ct);
        ContestFile.Check(facts.MediaType, files: 0);
        var content = new byte[facts.Size];
        await sent.ReadExactlyAsync(content, ct);

        // The page makes the picture anew without what the camera noted.
        if (PictureMetadata.IsIn(content, facts.MediaType))
        {
            throw new RuleBroken(AttemptErrors.FileHasMetadata);
        }

        if (FileKind.IsDocument(facts.MediaType) && facts.MediaType != "application/pdf")
        {
            content = OfficeProperties.Emptied(content) ?? throw new RuleBroken(ContestErrors.FileKindWrong);
            facts = facts with { Size = content.Length, Sha256 = SHA256.HashData(content) };
        }

        return (facts, new MemoryStream(content));
    }
}

/// <summary>Takes a file away again, until the deadline, with its bytes; the last one of a submitted entry without a link stays.</summary>
public static class RemoveEntryFile
{
    public static async Task<NoContent> Handle(Guid id, int number, AppDb db, Files files, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await EntryFiles.HoldAsync(db, id, ct);
        var entry = await EntryFiles.OpenEntryAsync(db, id, user, ct);
        var held = await db.ContestFiles.Where(f => f.EntryId == id).ToListAsync(ct);
        var gone = held.Find(f => f.Number == number) ?? throw new RuleBroken(PlatformErrors.NotFound);
        if (entry.Status == EntryStatus.Submitted && held.Count == 1 && entry.VideoUrl.Length == 0)
        {
            throw new RuleBroken(ContestErrors.EntryEmpty);
        }

        db.ContestFiles.Remove(gone);
        (await db.StoredFiles.SingleAsync(f => f.Id == gone.FileId, ct)).RemovedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await files.PurgeAsync(gone.FileId, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>
/// A file of an entry: for its author and the author's school, the cabinet, experts whom nothing ties to it while the author's consents are in force and, since voting began or the results are
/// signed, for everybody who has signed in if the author agreed to publication.
/// </summary>
public static class GetEntryFile
{
    public static async Task<PushStreamHttpResult> Handle(
        Guid id, int number, AppDb db, CurrentUser user, SiteSettings site, IFileStore store, HttpResponse response, CancellationToken ct)
    {
        var found = await (
            from held in db.ContestFiles
            join file in db.StoredFiles on held.FileId equals file.Id
            join entry in db.ContestEntries on held.EntryId equals entry.Id
            join contest in db.Contests on entry.ContestId equals contest.Id
            where held.EntryId == id && held.Number == number
            select new { File = file, Entry = entry, Contest = contest })
            .AsNoTracking().SingleOrDefaultAsync(ct).OrNotFound();
        if (user.IsStaff || ContestAccess.CanWrite(user.AsViewer(), found.Contest.Kind, found.Entry.PersonId, found.Entry.OrganizationId))
        {
            return GetFile.SendWatched(found.File, store, response, ct);
        }

        return await IsReaderAsync(db, found.Contest, found.Entry, user, site, ct)
            ? GetFile.SendNameless(found.File, number, store, response, ct, $"{found.Entry.Number}-{number}{FileKind.EndingOf(found.File.MediaType)}")
            : throw new RuleBroken(PlatformErrors.NotFound);
    }

    private static async Task<bool> IsReaderAsync(AppDb db, Contest contest, ContestEntry entry, CurrentUser user, SiteSettings site, CancellationToken ct)
    {
        var now = await db.NowAsync(ct);
        var isShown = contest.Settings.Voting?.From <= now || await db.ContestSignings.AnyAsync(s => s.ContestId == contest.Id, ct);
        if (isShown && entry.Status == EntryStatus.Submitted && await db.ConsentingToName().ContainsAsync(entry.PersonId, ct))
        {
            return true;
        }

        return await db.ContestExperts.AsNoTracking().SingleOrDefaultAsync(e => e.ContestId == contest.Id && e.PersonId == user.PersonId, ct) is { } expert
            && await db.ConsentingToEnter(contest.Kind).ContainsAsync(entry.PersonId, ct)
            && await db.EntriesFor(expert, await db.ExpertTiesAsync(user.PersonId, [contest.Id], site.DayOf(now), ct)).AnyAsync(e => e.Id == entry.Id, ct);
    }
}
