using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Library;

/// <summary>A collection, with those of its materials that the reader may read, in its order.</summary>
public static class GetCollection
{
    public sealed record Response(Guid Id, string Title, string Text, IReadOnlyList<MaterialCard> Materials, uint Version);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, LibraryReads reads, CancellationToken ct)
    {
        var collection = await db.MaterialCollections.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new RuleBroken(PlatformErrors.NotFound);
        var items = await db.CollectionItems.Where(i => i.CollectionId == id).OrderBy(i => i.Position).Select(i => i.MaterialId).ToListAsync(ct);

        // Whoever puts it together sees in it what is withdrawn, too: it is still there.
        var seen = reads.Reader.IsStaff ? db.Materials.AsNoTracking() : reads.Readable();
        var cards = await LibraryReads.Cards(db, seen.Where(m => items.Contains(m.Id))).ToDictionaryAsync(card => card.Id, ct);
        return TypedResults.Ok(new Response(id, collection.Title, collection.Text, [.. items.Where(cards.ContainsKey).Select(item => cards[item])], collection.Version));
    }
}

public static class CreateCollection
{
    /// <param name="Materials">In their order.</param>
    public sealed record Request(string Title, string Text, IReadOnlyList<Guid> Materials);

    public sealed record Response(Guid Id);

    public static async Task<Ok<Response>> Handle(Request request, AppDb db, TimeProvider clock, CancellationToken ct)
    {
        var collection = new MaterialCollection { Id = Guid.CreateVersion7(), CreatedAt = clock.GetUtcNow() };
        collection.Describe(request.Title, request.Text);
        db.MaterialCollections.Add(collection);
        await PlaceAsync(collection.Id, request.Materials, db, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(collection.Id));
    }

    internal static async Task PlaceAsync(Guid id, IReadOnlyList<Guid> materials, AppDb db, CancellationToken ct)
    {
        var distinct = materials.Distinct().ToArray();
        if (distinct.Length > MaterialCollection.MaxItems)
        {
            throw new RuleBroken(LibraryErrors.CollectionTooLong);
        }

        // A draft of somebody's is not shown by putting it among others, and is not kept from being deleted.
        if (await db.Materials.CountAsync(m => distinct.Contains(m.Id) && m.PublishedAt != null, ct) < distinct.Length)
        {
            throw new RuleBroken(LibraryErrors.CollectionMaterialUnknown);
        }

        db.CollectionItems.AddRange(distinct.Select((material, position) => new CollectionItem { CollectionId = id, MaterialId = material, Position = position }));
    }
}

public static class EditCollection
{
    /// <param name="Materials">In their order.</param>
    /// <param name="Version">As read.</param>
    public sealed record Request(string Title, string Text, IReadOnlyList<Guid> Materials, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CancellationToken ct)
    {
        var collection = await db.MaterialCollections.SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new RuleBroken(PlatformErrors.NotFound);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Entry(collection).Property(c => c.Version).OriginalValue = request.Version;
        collection.Describe(request.Title, request.Text);

        // The row is written in any case, so that of two who change the order at once one is told.
        db.Entry(collection).Property(c => c.Title).IsModified = true;
        await db.SaveChangesAsync(ct);
        await db.CollectionItems.Where(i => i.CollectionId == id).ExecuteDeleteAsync(ct);
        await CreateCollection.PlaceAsync(id, request.Materials, db, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The collection goes, its materials stay.</summary>
public static class DeleteCollection
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CancellationToken ct)
    {
        db.MaterialCollections.Remove(await db.MaterialCollections.SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new RuleBroken(PlatformErrors.NotFound));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
