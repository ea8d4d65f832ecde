using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Standings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.PublishedWorks;

/// <summary>The published works of an olympiad that are shown now, for everybody who may read its standing.</summary>
public static class ListPublishedWorks
{
    public sealed record Response(Guid OlympiadId, string Title, IReadOnlyList<Item> Works);

    /// <param name="Id">In the address of its page.</param>
    /// <param name="Points">Of the whole work.</param>
    public sealed record Item(Guid Id, Guid TrackId, string TrackName, string RoundTitle, WorkAuthor Author, AwardStatus Status, decimal Points);

    internal static async Task<Ok<Response>> Handle(Guid id, AppDb db, StandingCache cache, HttpResponse response, CancellationToken ct)
    {
        var head = await StandingReads.HeadAsync(db, id, ct);
        if (head is not { IsPublic: true })
        {
            throw new RuleBroken(ScoringErrors.ResultsNotPublished);
        }

        response.Headers.CacheControl = "no-store";
        var works = await db.ShownWorks().AsNoTracking()
            .Where(w => w.Signed.Award.OlympiadId == id)
            .OrderBy(w => w.Signed.Award.PlaceFrom).ThenBy(w => w.Signed.Round.OpensAt).ThenBy(w => w.Chosen.Id)
            .ToListAsync(ct);
        if (works.Count == 0 || await cache.GetAsync(db, id, ct) is not { } standing)
        {
            return TypedResults.Ok(new Response(id, head.Title, []));
        }

        var byTrack = works.ToLookup(w => w.Signed.Award.TrackId);
        return TypedResults.Ok(new Response(
            id,
            head.Title,
            [
                .. from track in standing.Tracks
                   from work in byTrack[track.Id]
                   select new Item(
                       work.Chosen.Id, track.Id, track.Name, work.Signed.Round.Title, WorkAuthor.Of(standing, work.Signed.Attempt.RegistrationId), work.Signed.Award.Status,
                       work.Signed.Attempt.Points ?? 0),
            ]));
    }
}
