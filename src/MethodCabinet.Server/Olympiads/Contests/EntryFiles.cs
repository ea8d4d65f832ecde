using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

internal static class EntryFiles
{
    /// <summary>Files and the sending in of one entry come one after the other until the end of the transaction.</summary>
    public static Task HoldAsync(AppDb db, Guid entryId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select 1 from olympiads.contest_entries where id = {entryId} for update", ct);

    /// <exception cref="RuleBroken">NotFound, NotOpen, Closed, EntryWithdrawn.</exception>
    public static async Task<ContestEntry> OpenEntryAsync(AppDb db, Guid id, CurrentUser user, CancellationToken ct)
    {
        var (entry, contest) = await db.OwnEntryAsync(id, user, ct);
        ContestEntry.CheckOpen(contest, await db.NowAsync(ct));
        return entry.Status == EntryStatus.Withdrawn ? throw new RuleBroken(ContestErrors.EntryWithdrawn) : entry;
    }
}

/// <summary>Adds a file to an entry, until the deadline.</summary>
public static class AddEntryFile
{
    public sealed record Response(int Number);

    public static async Task<Ok<Response>> Handle(Guid id, IFormFile file, AppDb db, Files files, CurrentUser user, CancellationToken ct)
    {
        await EntryFiles.OpenEntryAsync(db, id, user, ct);
        await using var content = file.OpenReadStream();
        var facts = await Files.ExamineAsync(file.FileName, content, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await EntryFiles.HoldAsync(db, id, ct);
        var numbers = await db.ContestFiles.Where(f => f.EntryId == id).Select(f => f.Number).ToListAsync(ct);
        ContestFile.Check(facts.MediaType, numbers.Count);
        var stored = await files.AddPrivateAsync(facts, content, user.PersonId, ct);
        var added = new ContestFile { FileId = stored.Id, EntryId = id, Number = numbers.DefaultIfEmpty().Max() + 1 };
        db.ContestFiles.Add(added);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(added.Number));
    }
}

/// <summary>Takes a file away again, until the deadline; the last one of a submitted entry without a link stays.</summary>
public static class RemoveEntryFile
{
    public static async Task<NoContent> Handle(Guid id, int number, AppDb db, CurrentUser user, CancellationToken ct)
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
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>
/// A file of an entry: for its author and the author's school, the cabinet, experts whom nothing ties to it and, since voting began or the results are signed, for everybody who has signed in
/// if the author agreed to publication.
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
        var knowsAuthor = user.IsStaff || ContestAccess.CanWrite(user.AsViewer(), found.Contest.Kind, found.Entry.PersonId, found.Entry.OrganizationId);
        if (!knowsAuthor && !await IsReaderAsync(db, found.Contest, found.Entry, user, site, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        // The next one at a shared computer signs in anew, and what this one looked at is asked for again.
        response.Headers.Vary = "Cookie";
        return GetFile.Send(found.File, store, response, ct, knowsAuthor ? null : $"{found.Entry.Number}-{number}{FileKind.EndingOf(found.File.MediaType)}");
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
            && await db.EntriesFor(expert, await db.TiesOfAsync(user.PersonId, site.DayOf(now), ct)).AnyAsync(e => e.Id == entry.Id, ct);
    }
}
