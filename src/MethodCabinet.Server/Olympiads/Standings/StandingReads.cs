using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>What certificates and protocols state of one participant of an olympiad; preliminary until the jury has signed.</summary>
/// <param name="MaxPoints">What the participant could have got in all scored rounds.</param>
/// <param name="AwaitsJury">Some tasks are not marked yet.</param>
public sealed record OlympiadResult(
    Guid RegistrationId,
    Guid TrackId,
    Guid PersonId,
    Guid OrganizationId,
    int Grade,
    decimal Points,
    decimal MaxPoints,
    Place Place,
    int Participants,
    bool AwaitsJury);

/// <summary>Reads of standings, ranked by the database; <see cref="Standing"/> is the rule, and a test holds the two together.</summary>
public static class StandingReads
{
    /// <summary>Everybody who took part in a scored round, over all scored rounds; highest points first within a track.</summary>
    public static async Task<IReadOnlyList<OlympiadResult>> ResultsAsync(AppDb db, Guid olympiadId, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<ResultRow>(
            $"""
            with maxima as (
              select p.track_id, sum((v.points ->> 'maxPoints')::numeric) as max_points
              from olympiads.rounds r
              join olympiads.papers p on p.round_id = r.id
              join olympiads.paper_tasks t on t.paper_id = p.id
              join assessment.question_versions v on v.id = t.question_version_id
              where r.olympiad_id = {olympiadId} and r.scored_at is not null
              group by p.track_id
            ), sums as (
              select g.id as registration_id, g.track_id, g.person_id, g.organization_id, g.grade,
                sum(coalesce(a.points, 0)) as points,
                bool_or(exists (
                  select from olympiads.paper_tasks t
                  where t.paper_id = a.paper_id
                    and not exists (select from olympiads.task_scores s where s.attempt_id = a.id and s.task_id = t.id))) as awaits_jury
              from olympiads.registrations g
              join olympiads.attempts a on a.registration_id = g.id
              join olympiads.rounds r on r.id = a.round_id
              where g.olympiad_id = {olympiadId} and g.status <> 'Withdrawn' and r.scored_at is not null
              group by g.id
            )
            select s.registration_id, s.track_id, s.person_id, s.organization_id, s.grade, s.points, s.awaits_jury,
              coalesce(m.max_points, 0) as max_points,
              (rank() over track)::int as place_from,
              (rank() over track + count(*) over (partition by s.track_id, s.points) - 1)::int as place_to,
              (count(*) over (partition by s.track_id))::int as participants
            from sums s left join maxima m on m.track_id = s.track_id
            window track as (partition by s.track_id order by s.points desc)
            """).ToListAsync(ct);
        return
        [
            .. rows.OrderByDescending(r => r.Points).ThenBy(r => r.RegistrationId).Select(r => new OlympiadResult(
                r.RegistrationId, r.TrackId, r.PersonId, r.OrganizationId, r.Grade, r.Points, r.MaxPoints,
                new Place(r.PlaceFrom, r.PlaceTo), r.Participants, r.AwaitsJury)),
        ];
    }

    /// <summary>Everything that any reader's view of the standing is made of; null when there is no such olympiad.</summary>
    internal static async Task<StandingSnapshot?> SnapshotAsync(AppDb db, Guid olympiadId, CancellationToken ct)
    {
        var head = await HeadAsync(db, olympiadId, ct);
        if (head is null)
        {
            return null;
        }

        var results = await ResultsAsync(db, olympiadId, ct);
        var needed = StandingAccess.NameConsents;
        var tracks = await db.Tracks.AsNoTracking().Where(t => t.OlympiadId == olympiadId).OrderBy(t => t.Grade).ToListAsync(ct);
        var people = await (
            from registration in db.Registrations
            join person in db.People on registration.PersonId equals person.Id
            join organization in db.Organizations on registration.OrganizationId equals organization.Id
            where registration.OlympiadId == olympiadId && registration.Status != RegistrationStatus.Withdrawn
            select new StandingPerson(
                registration.Id,
                person.LastName,
                person.FirstName,
                organization.ShortName,
                db.Consents.Count(c => c.PersonId == person.Id && c.WithdrawnAt == null && needed.Contains(c.Kind)) == needed.Count))
            .ToDictionaryAsync(p => p.RegistrationId, ct);
        var works = await (
            from attempt in db.Attempts
            join round in db.Rounds on attempt.RoundId equals round.Id
            where round.OlympiadId == olympiadId && round.ScoredAt != null
            orderby round.OpensAt
            select new { attempt.RegistrationId, Work = new StandingWork(attempt.Id, round.Id, round.Title, attempt.Points ?? 0) })
            .ToListAsync(ct);
        return new StandingSnapshot(head, tracks, results, people, works.ToLookup(w => w.RegistrationId, w => w.Work));
    }

    internal static async Task<StandingHead?> HeadAsync(AppDb db, Guid olympiadId, CancellationToken ct) =>
        await (
            from olympiad in db.Olympiads
            where olympiad.Id == olympiadId
            from state in db.Standings.Where(s => s.OlympiadId == olympiad.Id).DefaultIfEmpty()
            select new StandingHead(
                olympiad.Id,
                olympiad.Title,
                olympiad.SubjectCode,
                olympiad.Stage,
                (long?)state.Version ?? 0,
                (DateTimeOffset?)state.ChangedAt,
                state.PublishedAt,
                olympiad.StandingIsPublic && state.PublishedAt != null,
                olympiad.RegulationsFileId != null))
            .SingleOrDefaultAsync(ct);

    private sealed record ResultRow(
        Guid RegistrationId, Guid TrackId, Guid PersonId, Guid OrganizationId, int Grade, decimal Points, bool AwaitsJury, decimal MaxPoints,
        int PlaceFrom, int PlaceTo, int Participants);
}

/// <summary>What decides who may see a standing, and which version of it is current.</summary>
internal sealed record StandingHead(
    Guid OlympiadId, string Title, string SubjectCode, Stage Stage, long Version, DateTimeOffset? ChangedAt, DateTimeOffset? PublishedAt, bool IsPublic, bool HasRegulations);

internal sealed record StandingPerson(Guid RegistrationId, string LastName, string FirstName, string School, bool ConsentsToName);
