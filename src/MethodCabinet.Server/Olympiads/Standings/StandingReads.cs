using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
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

/// <summary>Reads of standings. <see cref="Ranking"/> gives the places.</summary>
public static class StandingReads
{
    /// <summary>Everybody who took part in a scored round, over all scored rounds; highest points first within a track.</summary>
    public static async Task<IReadOnlyList<OlympiadResult>> ResultsAsync(AppDb db, Guid olympiadId, CancellationToken ct) =>
        (await SnapshotAsync(db, olympiadId, ct))?.Results ?? [];

    /// <summary>Everything that any reader's view of the standing is made of; null when there is no such olympiad.</summary>
    internal static async Task<StandingSnapshot?> SnapshotAsync(AppDb db, Guid olympiadId, CancellationToken ct)
    {
        if (await HeadAsync(db, olympiadId, ct) is not { } head)
        {
            return null;
        }

        var maxima = await db.Database.SqlQuery<MaxPointsRow>(
            $"""
            select p.track_id, sum((v.points ->> 'maxPoints')::numeric) as max_points
            from olympiads.rounds r
            join olympiads.papers p on p.round_id = r.id
            join olympiads.paper_tasks t on t.paper_id = p.id
            join assessment.question_versions v on v.id = t.question_version_id
            where r.olympiad_id = {olympiadId} and r.scored_at is not null
            group by p.track_id
            """).ToDictionaryAsync(m => m.TrackId, m => m.MaxPoints, ct);
        var rounds = await db.Rounds.Where(r => r.OlympiadId == olympiadId).ToDictionaryAsync(r => r.Id, r => r.Title, ct);
        var tracks = await db.Tracks.AsNoTracking().Where(t => t.OlympiadId == olympiadId).OrderBy(t => t.Grade).ToListAsync(ct);
        var frozen = await db.FrozenStandings.AsNoTracking().Where(f => f.OlympiadId == olympiadId).Select(f => f.Results).SingleOrDefaultAsync(ct);
        var entries = await EntriesAsync(db, olympiadId, null, ct);
        return StandingSnapshot.Of(head, new StandingFrame(tracks, maxima, rounds, frozen?.ToDictionary(r => r.RegistrationId)), entries);
    }

    /// <summary>Everybody who is registered, with the sum of those who took part in a scored round.</summary>
    /// <param name="registrationIds">Only these; null for all.</param>
    internal static async Task<StandingEntry[]> EntriesAsync(AppDb db, Guid olympiadId, IReadOnlyCollection<Guid>? registrationIds, CancellationToken ct)
    {
        // Consents as PublicName.NeededConsents has them. Before the signature the jury marks by ciphers, and none may be seen beside its points.
        var rows = await db.Database.SqlQuery<EntryRow>(
            $"""
            with entries as (
              select g.id, g.track_id, g.person_id, g.organization_id, g.grade
              from olympiads.registrations g
              where g.olympiad_id = {olympiadId} and g.status <> 'Withdrawn' and ({registrationIds is null} or g.id = any({registrationIds?.ToArray() ?? []}))
            ), works as (
              select a.id, a.registration_id, a.paper_id, a.round_id, coalesce(a.points, 0) as points, r.opens_at, k.cipher
              from olympiads.attempts a
              join olympiads.rounds r on r.id = a.round_id
              left join olympiads.works k on k.attempt_id = a.id and exists (select from olympiads.results_signings s where s.olympiad_id = {olympiadId})
              where r.olympiad_id = {olympiadId} and r.scored_at is not null and a.registration_id in (select id from entries)
            ), scored as (
              select s.attempt_id, count(*) as tasks
              from olympiads.task_scores s
              join olympiads.attempts a on a.id = s.attempt_id
              join olympiads.paper_tasks t on t.id = s.task_id and t.paper_id = a.paper_id
              where s.attempt_id in (select id from works)
              group by s.attempt_id
            ), asked as (
              select t.paper_id, count(*) as tasks
              from olympiads.paper_tasks t
              where t.paper_id in (select paper_id from works)
              group by t.paper_id
            ), sums as (
              select w.registration_id, sum(w.points) as points, bool_or(coalesce(scored.tasks, 0) < coalesce(asked.tasks, 0)) as awaits_jury,
                array_agg(w.id order by w.opens_at, w.id) as attempt_ids,
                array_agg(w.round_id order by w.opens_at, w.id) as round_ids,
                array_agg(w.points order by w.opens_at, w.id) as round_points,
                (array_agg(w.cipher order by w.opens_at, w.id) filter (where w.cipher is not null))[1] as cipher
              from works w
              left join scored on scored.attempt_id = w.id
              left join asked on asked.paper_id = w.paper_id
              group by w.registration_id
            ), agreed as (
              select c.person_id, c.form
              from people.consents c
              where c.withdrawn_at is null and c.kind = 'Publication' and c.person_id in (select person_id from entries)
                and exists (select from people.consents d where d.person_id = c.person_id and d.kind = 'PersonalData' and d.withdrawn_at is null)
            )
            select e.id as registration_id, e.track_id, e.person_id, e.organization_id, e.grade, p.last_name, p.first_name, o.short_name as school,
              agreed.form, sums.cipher, sums.points, coalesce(sums.awaits_jury, false) as awaits_jury, sums.attempt_ids, sums.round_ids, sums.round_points, w.status
            from entries e
            join people.people p on p.id = e.person_id
            join people.organizations o on o.id = e.organization_id
            left join sums on sums.registration_id = e.id
            left join agreed on agreed.person_id = e.person_id
            left join olympiads.awards w on w.registration_id = e.id
            """).ToListAsync(ct);
        return
        [
            .. rows.Select(r => new StandingEntry(
                r.RegistrationId, r.TrackId, r.PersonId, r.OrganizationId, r.Grade, $"{r.LastName} {r.FirstName}", r.School,
                r.Form is null ? null : Enum.Parse<PublicationForm>(r.Form), r.Cipher, r.Points, r.AwaitsJury,
                [.. (r.AttemptIds ?? []).Select((id, i) => new EntryWork(id, r.RoundIds![i], r.RoundPoints![i]))],
                r.Status is null ? null : Enum.Parse<AwardStatus>(r.Status))),
        ];
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
                olympiad.RegulationsFileId != null,
                db.ResultsSignings.Where(s => s.OlympiadId == olympiad.Id).Select(s => (DateTimeOffset?)s.SignedAt).FirstOrDefault(),
                db.FrozenStandings.Where(f => f.OlympiadId == olympiad.Id).Select(f => (DateTimeOffset?)f.FrozenAt).FirstOrDefault(),
                (Guid?)state.RowSalt ?? Guid.Empty))
            .SingleOrDefaultAsync(ct);

    private sealed record MaxPointsRow(Guid TrackId, decimal MaxPoints);

    private sealed record EntryRow(
        Guid RegistrationId, Guid TrackId, Guid PersonId, Guid OrganizationId, int Grade, string LastName, string FirstName, string School, string? Form, string? Cipher,
        decimal? Points, bool AwaitsJury, Guid[]? AttemptIds, Guid[]? RoundIds, decimal[]? RoundPoints, string? Status);
}

/// <summary>What decides who may see a standing, and which version of it is current.</summary>
/// <param name="SignedAt">Since when its results are final.</param>
/// <param name="FrozenAt">Since when everybody but staff is shown it as it was then.</param>
/// <param name="RowSalt">Of the keys of its rows.</param>
internal sealed record StandingHead(
    Guid OlympiadId, string Title, string SubjectCode, Stage Stage, long Version, DateTimeOffset? ChangedAt, DateTimeOffset? PublishedAt, bool IsPublic, bool HasRegulations,
    DateTimeOffset? SignedAt, DateTimeOffset? FrozenAt, Guid RowSalt);
