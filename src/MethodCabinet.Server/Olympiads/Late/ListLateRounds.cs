using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Late;

/// <summary>The rounds in which late answers wait for a decision, the longest waiting first.</summary>
public static class ListLateRounds
{
    /// <param name="Waiting">Works.</param>
    /// <param name="Since">When the first of them arrived.</param>
    public sealed record Item(Guid RoundId, string RoundTitle, string OlympiadTitle, int Waiting, DateTimeOffset Since);

    public static async Task<Ok<List<Item>>> Handle(AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var attempts = await db.AttemptsToDecideAsync(user, site.DayOf(clock.GetUtcNow()), ct);
        return TypedResults.Ok(await (
            from delivery in db.LateDeliveries
            where delivery.State == LateDeliveryState.Waiting
            join attempt in attempts on delivery.AttemptId equals attempt.Id
            join round in db.Rounds on attempt.RoundId equals round.Id
            join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
            group new { attempt.Id, delivery.ReceivedAt } by new { round.Id, Round = round.Title, Olympiad = olympiad.Title } into waiting
            orderby waiting.Min(w => w.ReceivedAt)
            select new Item(waiting.Key.Id, waiting.Key.Round, waiting.Key.Olympiad, waiting.Select(w => w.Id).Distinct().Count(), waiting.Min(w => w.ReceivedAt)))
            .ToListAsync(ct));
    }
}
