using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Participating;

/// <summary>Rounds in which the signed-in person takes part, those to come and running first.</summary>
public static class GetParticipation
{
    /// <param name="ExtraMinutes">The accommodation and what was granted beside it.</param>
    /// <param name="PaperMinutes">How many minutes the paper gives beside <paramref name="DurationMinutes"/> of the round; fewer where negative.</param>
    /// <param name="ClosesAt">While the round is paused: as if it went on now.</param>
    /// <param name="PausedAt">Since when the clock stands, of the round or of this participant; null while it goes.</param>
    /// <param name="Deadline">Of the opened attempt; null before. While a pause lasts: the one that it would leave if it ended now.</param>
    /// <param name="ResultHref">The page of the result, once results are published.</param>
    /// <param name="ResultsAt">Since when; null before.</param>
    /// <param name="MissingConsents">Without these the paper cannot be opened.</param>
    public sealed record Item(
        Guid RoundId,
        Guid OlympiadId,
        string OlympiadTitle,
        string SubjectCode,
        Stage Stage,
        string TrackName,
        string RoundTitle,
        DateTimeOffset OpensAt,
        DateTimeOffset ClosesAt,
        DateTimeOffset? PausedAt,
        int DurationMinutes,
        int PaperMinutes,
        int ExtraMinutes,
        ParticipationState State,
        Guid? AttemptId,
        DateTimeOffset? Deadline,
        string? ResultHref,
        DateTimeOffset? ResultsAt,
        bool HasRegulations,
        IReadOnlyList<ConsentKind> MissingConsents);

    public static async Task<Ok<List<Item>>> Handle(AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(await OfAsync(db, user.PersonId, clock.GetUtcNow(), ct));

    internal static async Task<List<Item>> OfAsync(AppDb db, Guid personId, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await (
            from registration in db.Registrations.AsNoTracking()
            join olympiad in db.Olympiads on registration.OlympiadId equals olympiad.Id
            join round in db.Rounds on olympiad.Id equals round.OlympiadId
            join track in db.Tracks on registration.TrackId equals track.Id
            where registration.PersonId == personId && registration.Status == RegistrationStatus.Confirmed && olympiad.Status == OlympiadStatus.Published
            select new
            {
                olympiad.Title,
                olympiad.SubjectCode,
                olympiad.Stage,
                HasRegulations = olympiad.RegulationsFileId != null,
                Round = round,
                TrackName = track.Name,
                registration.ExtraMinutes,
                PaperMinutes = db.Papers.Where(p => p.RoundId == round.Id && p.TrackId == registration.TrackId).Select(p => p.MoreMinutes).FirstOrDefault(),
                Attempt = db.Attempts.FirstOrDefault(a => a.RoundId == round.Id && a.RegistrationId == registration.Id),
                ResultsAt = round.ScoredAt == null ? null : db.Standings.Where(s => s.OlympiadId == olympiad.Id).Select(s => s.PublishedAt).FirstOrDefault(),
            })
            .ToListAsync(ct);
        if (rows.Count == 0)
        {
            return [];
        }

        var missing = Registering.MissingConsents(await db.Consents.AsNoTracking().Where(c => c.PersonId == personId && c.WithdrawnAt == null).ToListAsync(ct));
        return [.. rows
            .Select(x => new Item(
                x.Round.Id, x.Round.OlympiadId, x.Title, x.SubjectCode, x.Stage, x.TrackName, x.Round.Title, x.Round.OpensAt,
                AttemptClock.ClosesAt(x.Round.ClosesAt, x.Round.PausedAt, now), (x.Attempt is null ? Pauses.Of(x.Round) : Pauses.Of(x.Round, x.Attempt)).Since,
                x.Round.DurationMinutes, x.PaperMinutes, x.ExtraMinutes + (x.Attempt?.GrantedMinutes ?? 0), Participation.StateOf(x.Round, x.Attempt, x.ExtraMinutes, now),
                x.Attempt?.Id, x.Attempt is null ? null : AttemptClock.Deadline(x.Round, x.Attempt, x.ExtraMinutes, now),
                x.ResultsAt is not null && x.Attempt is not null ? $"/attempts/{x.Attempt.Id}/result" : null,
                x.ResultsAt,
                x.HasRegulations,
                missing))
            .OrderBy(item => item.State is ParticipationState.HandedIn or ParticipationState.Over)
            .ThenBy(item => item.State is ParticipationState.HandedIn or ParticipationState.Over ? -item.OpensAt.Ticks : item.OpensAt.Ticks)
            .ThenBy(item => item.OlympiadTitle, StringComparer.Ordinal)];
    }
}
