using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Library;

/// <summary>What the library shows before anything is looked for.</summary>
public static class GetLibrary
{
    private const int NewestShown = 8;

    /// <param name="Total">Materials that the reader may read.</param>
    /// <param name="Newest">Новинки.</param>
    /// <param name="MayPropose">The reader may write materials.</param>
    /// <param name="InReview">Materials that wait for the staff; null for all others.</param>
    public sealed record Response(
        long Total, IReadOnlyList<MaterialCard> Newest, IReadOnlyList<CollectionLine> Collections, IReadOnlyList<SubjectName> Subjects, MaterialAccess Level, bool MayPropose, int? InReview);

    /// <param name="Count">Materials in it that the reader may read.</param>
    public sealed record CollectionLine(Guid Id, string Title, string Text, int Count);

    public sealed record SubjectName(string Code, string Name);

    public static async Task<Ok<Response>> Handle(AppDb db, LibraryReads reads, CancellationToken ct)
    {
        var readable = reads.Readable();
        var collections = await db.MaterialCollections.AsNoTracking()
            .OrderBy(c => c.Title)
            .Select(c => new CollectionLine(c.Id, c.Title, c.Text, db.CollectionItems.Count(i => i.CollectionId == c.Id && readable.Any(m => m.Id == i.MaterialId))))
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(
            await readable.LongCountAsync(ct),
            await LibraryReads.Cards(db, readable.OrderByDescending(m => m.PublishedAt).ThenBy(m => m.Id).Take(NewestShown)).ToListAsync(ct),

            // An empty one would only tell a visitor that there is something else.
            [.. collections.Where(c => c.Count > 0 || reads.Reader.IsStaff)],
            await db.Subjects.AsNoTracking().OrderBy(s => s.Name).Select(s => new SubjectName(s.Code, s.Name)).ToListAsync(ct),
            reads.Reader.Level,
            reads.Reader.MayPropose,
            reads.Reader.IsStaff ? await db.Materials.CountAsync(m => m.State == MaterialState.InReview, ct) : null));
    }
}
