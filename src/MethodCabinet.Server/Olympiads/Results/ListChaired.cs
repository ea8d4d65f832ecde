using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Results;

/// <summary>Olympiads in whose jury the chair is; those that wait for the signature first.</summary>
public static class ListChaired
{
    /// <param name="SignedAt">Null while the results are not signed.</param>
    public sealed record Item(Guid OlympiadId, string Title, DateTimeOffset? SignedAt);

    public static async Task<Ok<List<Item>>> Handle(AppDb db, CurrentUser user, CancellationToken ct) => user.Roles.Contains(Role.Chair)
        ? TypedResults.Ok(await (
            from member in db.JuryMembers
            join olympiad in db.Olympiads on member.OlympiadId equals olympiad.Id
            where member.PersonId == user.PersonId && olympiad.Status == OlympiadStatus.Published
            let signedAt = db.ResultsSignings.Where(s => s.OlympiadId == olympiad.Id).Select(s => (DateTimeOffset?)s.SignedAt).FirstOrDefault()
            orderby signedAt == null descending, signedAt descending, olympiad.Title
            select new Item(olympiad.Id, olympiad.Title, signedAt))
            .ToListAsync(ct))
        : TypedResults.Ok(new List<Item>());
}
