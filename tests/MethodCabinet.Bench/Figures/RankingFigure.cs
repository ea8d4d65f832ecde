using System.Diagnostics;
using MethodCabinet.Bench.Standings;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Standings;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace MethodCabinet.Bench.Figures;

/// <summary>
/// A hundred thousand participants of ten tasks; one mark changes. The clock runs from the notice of it being known to the server's process (the change is committed)
/// until the new standing and what its spectators are told are ready: the head, what changed and the changed entry are read from the database, the ranking and the patch are made.
/// Beside it a full rebuild: everything read from the database and ranked. It is the server's own code, in the bench's process.
/// </summary>
public sealed class RankingFigure : Figure
{
    private const int Participants = 100_000;
    private const int Changes = 1000;
    private const int Rebuilds = 5;

    /// <summary>Not counted: until then the compiler is still at work on what they run, beside it on the same processors.</summary>
    private const int WarmUps = 500;
    private const double WorstUpdateMs = 5;
    private const double WorstRebuildMs = 1000;

    public override string Name => "ranking";

    public override string Summary => "p99 of the time in which one changed mark is in a standing of 100,000 participants, and a full rebuild";

    public override string Unit => "ms, p99 of updates";

    public override string Target => $"<= {WorstUpdateMs}, rebuild <= {WorstRebuildMs}";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        // It brings the schema.
        await context.StartServerAsync(null, ct);
        await using var database = context.OpenDatabase();
        var round = await RankedRound.StoreAsync(database, context.ConnectionString, Participants, ct);
        var asTheServer = new NpgsqlDataSourceBuilder(context.ConnectionString);
        DatabaseModule.Configure(asTheServer);
        await using var pooled = asTheServer.Build();
        await using var services = new ServiceCollection().AddScoped(_ => BenchDb.Open(pooled)).BuildServiceProvider();

        var rebuilds = new List<double>();
        var cache = NewCache();
        for (var i = 0; i <= Rebuilds; i++)
        {
            cache = NewCache();
            var begun = Stopwatch.GetTimestamp();
            await ReadAsync(cache);
            rebuilds.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        var updates = new List<double>();
        for (var i = 0; i < WarmUps + Changes; i++)
        {
            var before = await ReadAsync(cache);
            await round.MarkAsync(database, i, ct);
            var begun = Stopwatch.GetTimestamp();
            var after = await ReadAsync(cache);
            var patch = after.Since(before, StandingViewer.Spectator);
            updates.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            if (patch is not { Rows.Count: 1 })
            {
                throw new InvalidOperationException("The standing did not take the mark as one changed row.");
            }
        }

        // The first rebuild is the compiler's as well.
        updates.RemoveRange(0, WarmUps);
        var (rebuild, p99) = (Percentile(rebuilds.Skip(1), 0.5), Percentile(updates, 0.99));
        var last = await ReadAsync(cache);
        var sums = last.Results.Select(r => r.Points).ToArray();
        var written = PublicStanding.Of(last.For(StandingViewer.Spectator)!);
        var sorting = Stopwatch.GetTimestamp();
        var ranking = Ranking.Of(sums);
        return new FigureResult(p99, p99 <= WorstUpdateMs && rebuild <= WorstRebuildMs, new
        {
            participants = ranking.Count,
            changes = updates.Count,
            p50Ms = Percentile(updates, 0.5),
            worstMs = Percentile(updates, 1),
            rebuildMs = rebuild,
            worstRebuildMs = Percentile(rebuilds.Skip(1), 1),
            ofWhichRankingMs = Math.Round(Stopwatch.GetElapsedTime(sorting).TotalMilliseconds, 1),
            differentSums = sums.Distinct().Count(),
            bytesOfRow = written.Json.Length / ranking.Count,
            zippedBytesOfRow = written.Zipped.Length / ranking.Count,
        });

        StandingCache NewCache() => new(services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System);

        async Task<StandingSnapshot> ReadAsync(StandingCache from)
        {
            await using var scope = services.CreateAsyncScope();
            return await from.GetAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), round.OlympiadId, ct) ?? throw new InvalidOperationException("There is no standing.");
        }
    }

    private static double Percentile(IEnumerable<double> values, double share)
    {
        var ascending = values.Order().ToList();
        return Math.Round(ascending[Math.Min(ascending.Count - 1, (int)(share * ascending.Count))], 2);
    }
}
