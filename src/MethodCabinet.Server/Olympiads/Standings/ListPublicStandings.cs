using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>Standings that spectators may open, newest first.</summary>
public static class ListPublicStandings
{
    public sealed record Item(Guid OlympiadId, string Title, string SubjectCode, Stage Stage, DateTimeOffset PublishedAt);

    public static async Task<Ok<List<Item>>> Handle(AppDb db, CancellationToken ct) => TypedResults.Ok(await (
        from olympiad in db.Olympiads
        join state in db.Standings on olympiad.Id equals state.OlympiadId
        where olympiad.StandingIsPublic && state.PublishedAt != null
        orderby state.PublishedAt descending
        select new Item(olympiad.Id, olympiad.Title, olympiad.SubjectCode, olympiad.Stage, state.PublishedAt!.Value))
        .Take(200)
        .ToListAsync(ct));
}
