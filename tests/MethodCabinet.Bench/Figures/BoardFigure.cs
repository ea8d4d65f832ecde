using System.Diagnostics;
using MethodCabinet.Bench.Standings;
using Npgsql;

namespace MethodCabinet.Bench.Figures;

/// <summary>
/// A thousand spectators look at the standing of two hundred participants. A mark changes; the clock runs from the order to the database until
/// what makes their standing the new one has arrived at each of them. Ten changes, one after the other.
/// </summary>
public sealed class BoardFigure : Figure
{
    private const int Listeners = 1000;
    private const int Participants = 200;
    private const int Changes = 10;
    private const double WorstP99Ms = 300;

    public override string Name => "board";

    public override string Summary => "p99 of the time in which a change of a standing reaches a thousand spectators";

    public override string Unit => "ms, p99";

    public override string Target => "<= 300";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        var server = await context.StartServerAsync(null, ct);
        await using var database = context.OpenDatabase();
        var round = await WrittenRound.StoreAsync(database, context.ConnectionString, Participants, ct);
        await round.CloseAsync(database, context.ConnectionString, ct);
        await round.UntilScoredAsync(database, TimeSpan.FromMinutes(2), ct);
        await ExecuteAsync(database, "update olympiads.olympiads set standing_is_public = true where id = $1", round.OlympiadId, ct);
        await ExecuteAsync(database, "update olympiads.standings set published_at = now() where olympiad_id = $1", round.OlympiadId, ct);
        await ConsentToNamesAsync(database, round.OlympiadId, ct);

        var listeners = new List<StandingListener>();
        try
        {
            foreach (var group in Enumerable.Range(0, Listeners).Chunk(50))
            {
                listeners.AddRange(await Task.WhenAll(group.Select(_ => StandingListener.JoinAsync(server.Address, round.OlympiadId, ct))));
            }

            using var client = new HttpClient { BaseAddress = server.Address };
            var standingBytes = (await client.GetByteArrayAsync(new Uri($"/api/standings/{round.OlympiadId}", UriKind.Relative), ct)).Length;

            // The first change warms the way up.
            await ChangeAsync(database, round.OlympiadId, listeners, ct);
            var latencies = new List<double>();
            for (var i = 0; i < Changes; i++)
            {
                latencies.AddRange(await ChangeAsync(database, round.OlympiadId, listeners, ct));
            }

            latencies.Sort();
            var p99 = Percentile(latencies, 0.99);
            return new FigureResult(p99, p99 <= WorstP99Ms && latencies.Count == Listeners * Changes, new
            {
                listeners = Listeners,
                participants = Participants,
                changes = Changes,
                standingBytes,
                p50Ms = Percentile(latencies, 0.5),
                maxMs = Percentile(latencies, 1),
                processors = Environment.ProcessorCount,
            });
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }

    /// <summary>So that the standing names everybody, each by another name: it is as large as they become, and does not zip better than real ones.</summary>
    private static async Task ConsentToNamesAsync(NpgsqlDataSource database, Guid olympiadId, CancellationToken ct)
    {
        await ExecuteAsync(
            database,
            """
            update people.people p set last_name = initcap(left(md5(p.id::text), 8)), first_name = initcap(left(md5(p.last_name || p.id), 6))
            from olympiads.registrations g where g.person_id = p.id and g.olympiad_id = $1
            """,
            olympiadId,
            ct);
        await ExecuteAsync(
            database,
            """
            insert into people.consents (id, person_id, kind, given_by_id, given_at)
            select gen_random_uuid(), g.person_id, kind, g.person_id, now()
            from olympiads.registrations g cross join unnest(array['Publication', 'PersonalData']) kind where g.olympiad_id = $1
            """,
            olympiadId,
            ct);
    }

    /// <summary>Milliseconds until the change arrived, for each listener.</summary>
    private static async Task<double[]> ChangeAsync(NpgsqlDataSource database, Guid olympiadId, List<StandingListener> listeners, CancellationToken ct)
    {
        await using var ask = database.CreateCommand("select version from olympiads.standings where olympiad_id = $1");
        ask.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = olympiadId });
        var before = (long)(await ask.ExecuteScalarAsync(ct))!;
        var begun = 0L;
        var arrivals = listeners.ConvertAll(async listener =>
        {
            while (await listener.NextVersionAsync(ct) <= before)
            {
                // A notice of an earlier change.
            }

            return Stopwatch.GetElapsedTime(Volatile.Read(ref begun)).TotalMilliseconds;
        });
        Volatile.Write(ref begun, Stopwatch.GetTimestamp());
        await ExecuteAsync(
            database,
            """
            with marked as (
              update olympiads.attempts set points = points + 0.25
              where id = (select a.id from olympiads.attempts a join olympiads.registrations g on g.id = a.registration_id where g.olympiad_id = $1 order by a.id limit 1)
              returning registration_id
            )
            select olympiads.change_standing($1, now(), array[registration_id]) from marked
            """,
            olympiadId,
            ct);
        return await Task.WhenAll(arrivals);
    }

    private static double Percentile(List<double> ascending, double share) =>
        Math.Round(ascending[Math.Min(ascending.Count - 1, (int)(share * ascending.Count))], 1);

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql, Guid id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await command.ExecuteNonQueryAsync(ct);
    }
}
