using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Registrations;

/// <summary>The caller's own entries, whatever became of them.</summary>
public static class ListMyRegistrations
{
    /// <param name="RegistrationClosesAt">Until then the pupil may take the entry back.</param>
    public sealed record Item(
        Guid Id, Guid OlympiadId, string OlympiadTitle, Guid TrackId, string TrackName, RegistrationStatus Status, DateTimeOffset RegistrationClosesAt);

    public static async Task<Ok<List<Item>>> Handle(AppDb db, CurrentUser user, CancellationToken ct)
    {
        var personId = user.PersonId;
        return TypedResults.Ok(await (
            from r in db.Registrations
            join o in db.Olympiads on r.OlympiadId equals o.Id
            join t in db.Tracks on r.TrackId equals t.Id
            where r.PersonId == personId && o.Status != OlympiadStatus.Draft
            orderby r.CreatedAt descending
            select new Item(r.Id, o.Id, o.Title, t.Id, t.Name, r.Status, o.RegistrationClosesAt))
            .ToListAsync(ct));
    }
}
