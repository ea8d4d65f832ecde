using System.Diagnostics;
using MethodCabinet.Bench.Standings;
using Npgsql;

namespace MethodCabinet.Bench.Figures;

/// <summary>
/// A round of a million objective answers is closed; the clock runs from the order to close until the jobs of the server have stored every
/// score and marked the round as scored. The sum of the points is compared with what the answers deserve.
/// </summary>
public sealed class ScoringFigure : Figure
{
    private const double Million = 1_000_000;
    private const double Limit = 60;

    public override string Name => "scoring";

    public override string Summary => "seconds to score and store a million objective answers after a round is closed";

    public override string Unit => "s per million answers";

    public override string Target => "<= 60";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        await context.StartServerAsync(null, ct);
        await using var database = context.OpenDatabase();
        var works = Math.Max(1, context.Answers / WrittenRound.TaskCount);
        var round = await WrittenRound.StoreAsync(database, context.ConnectionString, works, ct);

        var begun = Stopwatch.GetTimestamp();
        await round.CloseAsync(database, context.ConnectionString, ct);
        await round.UntilScoredAsync(database, TimeSpan.FromMinutes(30), ct);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;

        var answers = works * WrittenRound.TaskCount;
        var (scores, points) = await ReadAsync(database, ct);
        var perMillion = Math.Round(seconds * Million / answers, 1);
        return new FigureResult(perMillion, perMillion <= Limit && scores == answers && points == round.Points, new
        {
            answers,
            works,
            seconds = Math.Round(seconds, 1),
            scores,
            points,
            expectedPoints = round.Points,
            processors = Environment.ProcessorCount,
        });
    }

    private static async Task<(long Scores, decimal Points)> ReadAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select (select count(*) from olympiads.task_scores), (select sum(points) from olympiads.attempts)");
        command.CommandTimeout = 300;
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt64(0), reader.GetDecimal(1));
    }
}
