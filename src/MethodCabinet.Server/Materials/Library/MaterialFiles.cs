using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Library;

/// <summary>Adds a file that the caller has stored to a material, or a new version of one of its files.</summary>
public static class AttachStoredFile
{
    /// <param name="Number">Of the file that this is a new version of; null for another file.</param>
    public sealed record Request(Guid FileId, int? Number);

    public sealed record Response(int Number, int Revision);

    public static async Task<Ok<Response>> Handle(
        Guid id, Request request, AppDb db, LibraryReads reads, CurrentUser user, TimeProvider clock, IBackgroundJobClient jobs, CancellationToken ct)
    {
        // Decided again by the key when two add at once.
        var row = await NextAsync(id, request.Number, db, reads, ct);
        var me = user.PersonId;

        // Only a file of the caller's own: an id is no right to show others what is behind it. Nor is a file of a work one that the library shows.
        if (!await db.StoredFiles.AnyAsync(f => f.Id == request.FileId && f.CreatedById == me && f.BroughtFor == null && f.RemovedAt == null, ct))
        {
            throw new RuleBroken(MaterialErrors.FileNotFound);
        }

        db.MaterialFiles.Add(new MaterialFile { MaterialId = id, Number = row.Number, Revision = row.Revision, FileId = request.FileId, AddedById = me, AddedAt = clock.GetUtcNow() });
        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        jobs.Enqueue<ExtractTextJob>(job => job.RunAsync(id, row.Number, row.Revision, CancellationToken.None));
        return TypedResults.Ok(row);
    }

    /// <summary>Which number and version comes next; the caller may add it.</summary>
    private static async Task<Response> NextAsync(Guid id, int? number, AppDb db, LibraryReads reads, CancellationToken ct)
    {
        var material = await reads.FindAsync(id, ct);
        if (!reads.Reader.Edits(material))
        {
            throw new RuleBroken(LibraryErrors.MayNotEdit);
        }

        var known = await db.MaterialFiles.Where(f => f.MaterialId == id).Select(f => new { f.Number, f.Revision }).ToListAsync(ct);
        if (number is { } asked)
        {
            var revisions = known.Where(f => f.Number == asked).Select(f => f.Revision).ToList();
            return revisions.Count > 0 ? new Response(asked, revisions.Max() + 1) : throw new RuleBroken(LibraryErrors.FileMissing);
        }

        var numbers = known.Select(f => f.Number).Distinct().ToList();
        return numbers.Count < MaterialFile.MaxFiles ? new Response(numbers.DefaultIfEmpty().Max() + 1, 1) : throw new RuleBroken(LibraryErrors.TooManyFiles);
    }
}

/// <summary>The bytes, at an address that stays: the newest version unless one is named.</summary>
public static class GetMaterialFile
{
    public static async Task<PushStreamHttpResult> Handle(
        Guid id, int number, AppDb db, LibraryReads reads, IFileStore store, HttpResponse response, CancellationToken ct, [FromQuery(Name = "version")] int? revision = null)
    {
        await reads.FindAsync(id, ct);
        var file = await db.MaterialFiles
            .Where(f => f.MaterialId == id && f.Number == number && (revision == null || f.Revision == revision))
            .OrderByDescending(f => f.Revision)
            .Join(db.StoredFiles.AsNoTracking(), f => f.FileId, s => s.Id, (f, s) => s)
            .FirstOrDefaultAsync(ct) ?? throw new RuleBroken(LibraryErrors.FileMissing);
        return GetFile.SendWatched(file, store, response, ct);
    }
}

/// <summary>Takes a file out of a draft that nobody was shown.</summary>
public static class RemoveMaterialFile
{
    public static async Task<NoContent> Handle(Guid id, int number, AppDb db, LibraryReads reads, CancellationToken ct)
    {
        var material = await reads.FindAsync(id, ct);
        if (!reads.Reader.Edits(material))
        {
            throw new RuleBroken(LibraryErrors.MayNotEdit);
        }

        material.CheckDeletable();
        var revisions = await db.MaterialFiles.Where(f => f.MaterialId == id && f.Number == number).ToListAsync(ct);
        if (revisions.Count == 0)
        {
            throw new RuleBroken(LibraryErrors.FileMissing);
        }

        db.MaterialFiles.RemoveRange(revisions);
        db.MaterialTexts.RemoveRange(await db.MaterialTexts.Where(t => t.MaterialId == id && t.Number == number).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
