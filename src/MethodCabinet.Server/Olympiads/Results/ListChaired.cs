using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Results;

/// <summary>Olympiads in whose jury the chair is; those that wait for the signature first.</summary>
public static class ListChaired
{
    /// <param name="SignedAt">Null while the results are not signed.</param>
    /// <param name="IsReady">They are not signed, and nothing forbids it.</param>
    /// <param name="Unsettled">Rounds whose marking is not finished, whichever tasks the chair marks; none once the results are signed.</param>
    public sealed record Item(Guid OlympiadId, string Title, DateTimeOffset? SignedAt, bool IsReady, IReadOnlyList<Round> Unsettled);

    /// <param name="Left">Answers whose points do not stand yet.</param>
    public sealed record Round(Guid RoundId, string Title, int Left);

    internal static async Task<Ok<List<Item>>> Handle(AppDb db, CurrentUser user, StandingCache cache, TimeProvider clock, CancellationToken ct)
    {
        var items = new List<Item>();
        if (!user.Roles.Contains(Role.Chair))
        {
            return TypedResults.Ok(items);
        }

        var chaired = await (
            from member in db.JuryMembers
            join olympiad in db.Olympiads on member.OlympiadId equals olympiad.Id
            where member.PersonId == user.PersonId && olympiad.Status == OlympiadStatus.Published
            let signedAt = db.ResultsSignings.Where(s => s.OlympiadId == olympiad.Id).Select(s => (DateTimeOffset?)s.SignedAt).FirstOrDefault()
            orderby signedAt == null descending, signedAt descending, olympiad.Title
            select new { olympiad.Id, olympiad.Title, SignedAt = signedAt })
            .ToListAsync(ct);
        var open = chaired.Where(c => c.SignedAt is null).Select(c => c.Id).ToArray();
        var unsettled = (await (
            from task in db.WorkTasks
            join round in db.Rounds on task.RoundId equals round.Id
            where open.Contains(round.OlympiadId) && task.Awaits != Awaits.Nobody
            group task by new { round.OlympiadId, round.Id, round.Title, round.OpensAt } into tasks
            orderby tasks.Key.OpensAt
            select new { tasks.Key.OlympiadId, tasks.Key.Id, tasks.Key.Title, Left = tasks.Count() })
            .ToListAsync(ct))
            .ToLookup(t => t.OlympiadId, t => new Round(t.Id, t.Title, t.Left));
        var now = clock.GetUtcNow();
        foreach (var olympiad in chaired)
        {
            var isReady = olympiad.SignedAt is null
                && await cache.GetAsync(db, olympiad.Id, ct) is { } standing
                && !(await db.ObstaclesAsync(olympiad.Id, standing.Results.Count == 0, now, ct)).Any;
            items.Add(new Item(olympiad.Id, olympiad.Title, olympiad.SignedAt, isReady, [.. unsettled[olympiad.Id]]));
        }

        return TypedResults.Ok(items);
    }
}
