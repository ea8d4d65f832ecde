using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Participating;

/// <summary>«Что мне сейчас делать»: what is on now, next and to do for the person in all their roles.</summary>
public static class GetToday
{
    /// <summary>How far ahead one looks.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(14);

    /// <summary>How long published results are news.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(7);

    private static readonly TimeSpan Soon = TimeSpan.FromDays(2);

    public enum ItemState
    {
        Now,
        Next,
        Later,
    }

    /// <param name="Kind">
    /// What is to be done; the page knows its verb: attempt, result, ward-round, ward-result, registration, registration-pending, round, checklist, standing.
    /// </param>
    /// <param name="Subtitle">The round, or how many are concerned; may be empty.</param>
    /// <param name="Ward">First name of the child whom it concerns; null when it concerns oneself.</param>
    public sealed record Item(
        string Kind, string Title, string Subtitle, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, ItemState State, string Href, string? Ward = null);

    public sealed record Response(IReadOnlyList<Item> Items);

    public static async Task<Ok<Response>> Handle(AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var items = await AsParticipantAsync(db, user.PersonId, now, ct);
        items.AddRange(await AsGuardianAsync(db, user.PersonId, now, ct));
        if (user.IsStaff)
        {
            items.AddRange(await AsOrganizerAsync(db, now, ct));
        }
        else if (user.Coordinates.Count > 0)
        {
            items.AddRange(await AsCoordinatorAsync(db, [.. user.Coordinates], now, ct));
        }

        return TypedResults.Ok(new Response([.. items.OrderBy(i => i.State).ThenBy(i => i.EndsAt ?? i.StartsAt).ThenBy(i => i.Title, StringComparer.Ordinal)]));
    }

    private static async Task<List<Item>> AsParticipantAsync(AppDb db, Guid personId, DateTimeOffset now, CancellationToken ct)
    {
        var rounds = await GetParticipation.OfAsync(db, personId, now, ct);
        return
        [
            .. rounds.Where(p => IsAhead(p, now)).Select(p => new Item(
                "attempt", p.OlympiadTitle, p.RoundTitle, p.OpensAt, p.Deadline ?? p.ClosesAt, StateOf(p, now),
                p.AttemptId is { } attempt ? $"/attempts/{attempt}" : $"/rounds/{p.RoundId}")),
            .. rounds.Where(p => IsNews(p, now)).Select(p => new Item("result", p.OlympiadTitle, p.RoundTitle, p.ResultsAt, null, ItemState.Later, p.ResultHref!)),
        ];
    }

    private static async Task<List<Item>> AsGuardianAsync(AppDb db, Guid personId, DateTimeOffset now, CancellationToken ct)
    {
        var items = new List<Item>();
        foreach (var (_, name, rounds) in await GetWardsParticipation.OfAsync(db, personId, now, ct))
        {
            items.AddRange(rounds.Where(p => IsAhead(p, now)).Select(p => new Item(
                "ward-round", p.OlympiadTitle, p.RoundTitle, p.OpensAt, p.Deadline ?? p.ClosesAt, StateOf(p, now), "/children", name)));
            items.AddRange(rounds.Where(p => IsNews(p, now)).Select(p => new Item(
                "ward-result", p.OlympiadTitle, p.RoundTitle, p.ResultsAt, null, ItemState.Later, p.ResultHref!, name)));
        }

        return items;
    }

    private static bool IsAhead(GetParticipation.Item round, DateTimeOffset now) =>
        round.State is not (ParticipationState.HandedIn or ParticipationState.Over) && round.OpensAt < now + Ahead;

    private static bool IsNews(GetParticipation.Item round, DateTimeOffset now) => round.ResultHref is not null && now - News < round.ResultsAt;

    private static ItemState StateOf(GetParticipation.Item round, DateTimeOffset now) =>
        round.State == ParticipationState.Upcoming ? Upcoming(round.OpensAt, now) : ItemState.Now;

    private static async Task<List<Item>> AsCoordinatorAsync(AppDb db, Guid[] own, DateTimeOffset now, CancellationToken ct)
    {
        var until = now + Ahead;
        var registering = await db.Olympiads.AsNoTracking()
            .Where(o => o.Status == OlympiadStatus.Published && o.RegistrationOpensAt < until && now < o.RegistrationClosesAt)
            .Select(o => new
            {
                o.Id,
                o.Title,
                o.RegistrationOpensAt,
                o.RegistrationClosesAt,
                Pending = db.Registrations.Count(r => r.OlympiadId == o.Id && own.Contains(r.OrganizationId) && r.Status == RegistrationStatus.Pending),
            })
            .ToListAsync(ct);
        var items = registering.Select(o => new Item(
            o.Pending > 0 ? "registration-pending" : "registration", o.Title, "", o.RegistrationOpensAt, o.RegistrationClosesAt,
            now < o.RegistrationOpensAt ? Upcoming(o.RegistrationOpensAt, now) : ItemState.Later, $"/olympiads/{o.Id}/registrations")).ToList();
        var rounds = await db.Rounds.AsNoTracking()
            .Where(r => r.ClosedAt == null && r.OpensAt < until && (now < r.ClosesAt || r.PausedAt != null)
                && db.Olympiads.Any(o => o.Id == r.OlympiadId && o.Status == OlympiadStatus.Published)
                && db.Registrations.Any(x => x.OlympiadId == r.OlympiadId && x.Status == RegistrationStatus.Confirmed && own.Contains(x.OrganizationId)))
            .Select(r => new { r.Id, r.Title, Olympiad = db.Olympiads.First(o => o.Id == r.OlympiadId).Title, r.OpensAt, ClosesAt = AttemptClock.ClosesAt(r.ClosesAt, r.PausedAt, now) })
            .ToListAsync(ct);
        items.AddRange(rounds.Select(r => new Item("round", r.Olympiad, r.Title, r.OpensAt, r.ClosesAt, Running(r.OpensAt, now), $"/rounds/{r.Id}/board")));
        return items;
    }

    private static async Task<List<Item>> AsOrganizerAsync(AppDb db, DateTimeOffset now, CancellationToken ct)
    {
        var until = now + Ahead;
        var rounds = await db.Rounds.AsNoTracking()
            .Where(r => r.OpensAt < until && db.Olympiads.Any(o => o.Id == r.OlympiadId && o.Status == OlympiadStatus.Published)
                && !db.Standings.Any(s => s.OlympiadId == r.OlympiadId && s.PublishedAt != null))
            .Select(r => new { r.Id, r.OlympiadId, r.Title, Olympiad = db.Olympiads.First(o => o.Id == r.OlympiadId).Title, r.OpensAt, ClosesAt = AttemptClock.ClosesAt(r.ClosesAt, r.PausedAt, now), r.ClosedAt })
            .ToListAsync(ct);
        var items = new List<Item>();
        foreach (var olympiad in rounds.GroupBy(r => (r.OlympiadId, r.Olympiad)))
        {
            items.AddRange(olympiad.Where(r => r.ClosedAt is null && r.OpensAt <= now)
                .Select(r => new Item("round", r.Olympiad, r.Title, r.OpensAt, r.ClosesAt, ItemState.Now, $"/rounds/{r.Id}/board")));
            if (olympiad.Where(r => now < r.OpensAt).MinBy(r => r.OpensAt) is { } next)
            {
                items.Add(new Item("checklist", next.Olympiad, next.Title, next.OpensAt, next.ClosesAt, Upcoming(next.OpensAt, now), $"/olympiads/{next.OlympiadId}/checklist"));
            }
            else if (olympiad.All(r => r.ClosedAt is not null || r.ClosesAt <= now))
            {
                var endedAt = olympiad.Max(r => r.ClosedAt < r.ClosesAt ? r.ClosedAt.Value : r.ClosesAt);
                items.Add(new Item("standing", olympiad.Key.Olympiad, "", endedAt, null, ItemState.Later, $"/olympiads/{olympiad.Key.OlympiadId}/standing"));
            }
        }

        return items;
    }

    private static ItemState Running(DateTimeOffset opensAt, DateTimeOffset now) => opensAt <= now ? ItemState.Now : Upcoming(opensAt, now);

    private static ItemState Upcoming(DateTimeOffset opensAt, DateTimeOffset now) => opensAt - now < Soon ? ItemState.Next : ItemState.Later;
}
