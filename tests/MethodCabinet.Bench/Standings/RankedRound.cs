using MethodCabinet.Domain.Olympiads;
using Npgsql;

namespace MethodCabinet.Bench.Standings;

/// <summary>A scored round with a public standing: ten tasks and a score of each for every participant, without the answers.</summary>
public sealed record RankedRound(Guid OlympiadId, int Participants)
{
    private const int Tasks = 10;

    public static async Task<RankedRound> StoreAsync(NpgsqlDataSource database, string connectionString, int participants, CancellationToken ct)
    {
        await using var db = BenchDb.Open(connectionString);
        var now = DateTimeOffset.UtcNow;
        var olympiad = await BenchOlympiad.StoreAsync(db, now.AddHours(-3), now.AddHours(-1), _ => BenchOlympiad.Words, ct);
        // The round first: the server, which closes rounds by itself, takes it before its works as well.
        await using var store = database.CreateCommand(
            $"""
            update olympiads.rounds set closed_at = now(), scored_at = now();
            delete from olympiads.paper_tasks where position > {Tasks};
            insert into people.people (id, last_name, first_name, middle_name, created_at)
            select gen_random_uuid(), initcap(left(md5(i::text), 8)), initcap(left(md5((-i)::text), 6)), '', now() from generate_series(1, {participants}) i;
            insert into people.consents (id, person_id, kind, given_by_id, given_at)
            select gen_random_uuid(), p.id, kind, p.id, now() from people.people p cross join unnest(array['Publication', 'PersonalData']) kind;
            insert into olympiads.registrations (id, olympiad_id, track_id, person_id, organization_id, grade, status, extra_minutes, accommodation_note, registered_by_id, created_at)
            select gen_random_uuid(), '{olympiad.Olympiad.Id}', '{olympiad.Track.Id}', p.id, '{olympiad.School.Id}', 9, '{nameof(RegistrationStatus.Confirmed)}', 0, '', p.id, now()
            from people.people p where p.last_name <> 'Методистова';
            insert into olympiads.attempts (id, round_id, registration_id, person_id, paper_id, opened_at, granted_minutes, scored_entries, flags, scored_at)
            select gen_random_uuid(), '{olympiad.Round.Id}', g.id, g.person_id, '{olympiad.Paper.Id}', now(), 0, 0, array[]::uuid[], now() from olympiads.registrations g;
            insert into olympiads.task_scores (attempt_id, task_id, question_version_id, points, scored_at)
            select a.id, t.id, t.question_version_id, (ascii(right(a.id::text, 1)) * t.position * 7 + ascii(left(a.id::text, 1)) * t.position) % 41 / 4.0, now() from olympiads.attempts a cross join olympiads.paper_tasks t;
            update olympiads.attempts a set points = s.points from (select attempt_id, sum(points) as points from olympiads.task_scores group by attempt_id) s where s.attempt_id = a.id;
            update olympiads.olympiads set standing_is_public = true;
            select olympiads.change_standing('{olympiad.Olympiad.Id}', now());
            update olympiads.standings set published_at = now();
            """);
        store.CommandTimeout = 600;
        await store.ExecuteNonQueryAsync(ct);
        await using var settle = database.CreateCommand("vacuum analyze");
        settle.CommandTimeout = 600;
        await settle.ExecuteNonQueryAsync(ct);
        return new RankedRound(olympiad.Olympiad.Id, participants);
    }

    /// <summary>Somebody's first task gets other points, as a marking that is placed.</summary>
    /// <param name="who">Any number: neighbours in it are far from each other in the table.</param>
    public async Task MarkAsync(NpgsqlDataSource database, int who, CancellationToken ct)
    {
        await using var mark = database.CreateCommand(
            """
            with work as (
              select id, registration_id from olympiads.attempts order by id offset $2 limit 1
            ), score as (
              update olympiads.task_scores s set points = s.points + 0.25 from work
              where s.attempt_id = work.id and s.task_id = (select t.id from olympiads.paper_tasks t where t.position = 1)
            ), summed as (
              update olympiads.attempts a set points = a.points + 0.25 from work where a.id = work.id
            )
            select olympiads.change_standing($1, now(), array[registration_id]) from work
            """);
        mark.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = OlympiadId });
        mark.Parameters.Add(new NpgsqlParameter<int> { TypedValue = who * 89 % Participants });
        await mark.ExecuteNonQueryAsync(ct);
    }
}
