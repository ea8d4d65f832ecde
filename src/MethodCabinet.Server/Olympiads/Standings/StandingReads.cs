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
        var rows = await (registrationIds switch
        {
            null => db.Database.SqlQueryRaw<EntryRow>(EntriesSql(null), olympiadId),

            // The database keeps its plan for one, and makes one anew for any number: longer than it takes to read.
            { Count: 1 } => db.Database.SqlQueryRaw<EntryRow>(EntriesSql("= {1}"), olympiadId, registrationIds.Single()),
            _ => db.Database.SqlQueryRaw<EntryRow>(EntriesSql("= any({1})"), olympiadId, registrationIds.ToArray()),
        }).ToListAsync(ct);
        return
        [
            .. rows.Select(r => new StandingEntry(
                r.RegistrationId, r.TrackId, r.PersonId, r.OrganizationId, r.Grade, $"{r.LastName} {r.FirstName}", r.School,
                r.Form is null ? null : Enum.Parse<PublicationForm>(r.Form), r.Cipher, r.Points, r.AwaitsJury,
                [.. (r.AttemptIds ?? []).Select((id, i) => new EntryWork(id, r.RoundIds![i], r.RoundPoints![i]))],
                r.Status is null ? null : Enum.Parse<AwardStatus>(r.Status))),
        ];
    }

    /// <param name="which">What the id of a registration must be; null for all. Parameter 0 is the olympiad.</param>
    private static string EntriesSql(string? which)
    {
        string Of(string column) => which is null ? "true" : $"{column} {which}";
        var ofAttempt = which is null ? "true" : $"s.attempt_id in (select id from olympiads.attempts where registration_id {which})";

        // Scores are counted by their tasks alone, without the works: there may be a million. Consents as PublicName.NeededConsents has them.
        // Before the signature the jury marks by ciphers, and none may be seen beside its points. Afterwards whoever is not among the signed results has none:
        // a work that was brought later moves nobody's place, and comes in if the signature is taken back.
        return $$"""
            with scored as (
              select s.attempt_id, count(*) as tasks
              from olympiads.task_scores s
              where {{ofAttempt}} and s.task_id in (
                select t.id
                from olympiads.rounds r
                join olympiads.papers p on p.round_id = r.id
                join olympiads.paper_tasks t on t.paper_id = p.id
                where r.olympiad_id = {0} and r.scored_at is not null)
              group by s.attempt_id
            ), asked as (
              select p.id as paper_id, count(*) as tasks
              from olympiads.papers p
              join olympiads.rounds r on r.id = p.round_id
              join olympiads.paper_tasks t on t.paper_id = p.id
              where r.olympiad_id = {0}
              group by p.id
            ), sums as (
              select a.registration_id, sum(coalesce(a.points, 0)) as points, bool_or(coalesce(scored.tasks, 0) < coalesce(asked.tasks, 0)) as awaits_jury,
                array_agg(a.id order by r.opens_at, a.id) as attempt_ids,
                array_agg(a.round_id order by r.opens_at, a.id) as round_ids,
                array_agg(coalesce(a.points, 0) order by r.opens_at, a.id) as round_points,
                (array_agg(k.cipher order by r.opens_at, a.id) filter (where k.cipher is not null))[1] as cipher
              from olympiads.attempts a
              join olympiads.rounds r on r.id = a.round_id
              left join scored on scored.attempt_id = a.id
              left join asked on asked.paper_id = a.paper_id
              left join olympiads.works k on k.attempt_id = a.id and exists (select from olympiads.results_signings s where s.olympiad_id = {0})
              where r.olympiad_id = {0} and r.scored_at is not null and {{Of("a.registration_id")}}
              group by a.registration_id
            )
            select g.id as registration_id, g.track_id, g.person_id, g.organization_id, g.grade, p.last_name, p.first_name, o.short_name as school,
              c.form, sums.cipher, case when final.applies then null else sums.points end as points,
              coalesce(sums.awaits_jury, false) and not final.applies as awaits_jury, sums.attempt_ids, sums.round_ids, sums.round_points, w.status
            from olympiads.registrations g
            join people.people p on p.id = g.person_id
            join people.organizations o on o.id = g.organization_id
            left join sums on sums.registration_id = g.id
            left join people.consents c on c.person_id = g.person_id and c.kind = 'Publication' and c.withdrawn_at is null
              and exists (select from people.consents d where d.person_id = c.person_id and d.kind = 'PersonalData' and d.withdrawn_at is null)
            left join olympiads.awards w on w.registration_id = g.id
            cross join lateral (
              select w.status is null and exists (select from olympiads.results_signings s where s.olympiad_id = {0}) as applies) final
            where g.olympiad_id = {0} and g.status <> 'Withdrawn' and {{Of("g.id")}}
            """;
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
                (Guid?)state.RowSalt ?? Guid.Empty,
                state.FroseAt,
                state.ThawedAt))
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
/// <param name="FroseAt">When the last freeze that is over began.</param>
/// <param name="ThawedAt">When it ended.</param>
internal sealed record StandingHead(
    Guid OlympiadId, string Title, string SubjectCode, Stage Stage, long Version, DateTimeOffset? ChangedAt, DateTimeOffset? PublishedAt, bool IsPublic, bool HasRegulations,
    DateTimeOffset? SignedAt, DateTimeOffset? FrozenAt, Guid RowSalt,
    DateTimeOffset? FroseAt = null, DateTimeOffset? ThawedAt = null);
