using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Library;

/// <summary>What the caller has written, in whatever state; the latest first.</summary>
public static class ListOwnMaterials
{
    private const int Most = 200;

    public static async Task<Ok<List<MaterialCard>>> Handle(AppDb db, CurrentUser user, CancellationToken ct)
    {
        var me = user.PersonId;
        return TypedResults.Ok(await LibraryReads.Cards(db, db.Materials.AsNoTracking().Where(m => m.CreatedById == me).OrderByDescending(m => m.CreatedAt).Take(Most)).ToListAsync(ct));
    }
}

/// <summary>What waits for the staff, the longest waiting first.</summary>
public static class ListReview
{
    private const int Most = 200;

    public sealed record Item(MaterialCard Card, string? Author);

    public static async Task<Ok<List<Item>>> Handle(AppDb db, CancellationToken ct)
    {
        var waiting = db.Materials.AsNoTracking().Where(m => m.State == MaterialState.InReview).OrderBy(m => m.SubmittedAt).ThenBy(m => m.Id).Take(Most);
        var cards = await LibraryReads.Cards(db, waiting).ToListAsync(ct);
        var authors = await waiting
            .Join(db.People, m => m.CreatedById, p => p.Id, (m, p) => new { m.Id, Name = p.LastName + " " + p.FirstName + " " + p.MiddleName })
            .ToDictionaryAsync(row => row.Id, row => row.Name, ct);
        return TypedResults.Ok(cards.ConvertAll(card => new Item(card, authors.GetValueOrDefault(card.Id))));
    }
}
