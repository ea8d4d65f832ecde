using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MethodCabinet.Bench;
using MethodCabinet.Bench.Figures;
using Npgsql;

// A new figure is a class in Figures/ and a line here.
Figure[] figures =
[
    new WeightFigure(),
    new SavesFigure(),
    new SavesGrowthFigure(),
    new StartSecondFigure(),
    new JournalOfflineFigure(),
    new VerifyFigure(),
    new ImportFigure(),
    new ImportMoodleFigure(),
    new ScoringFigure(),
    new BoardFigure(),
    new RankingFigure(),
    new JuryFigure(),
    new DiplomasFigure(),
    new CoursePageFigure(),
    new UploadFigure(),
    new VideoFigure(),
    new LibrarySearchFigure(),
    new RoomEventsFigure(),
    new RoomJoinFigure(),
];

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var json = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

BenchOptions options;
try
{
    options = BenchOptions.Parse(args);
}
catch (ArgumentException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}

if (options.List)
{
    foreach (var figure in figures)
    {
        Console.WriteLine($"{figure.Name,-15} {figure.Summary}");
    }

    return 0;
}

if (options.Figures.FirstOrDefault(name => figures.All(f => f.Name != name)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no figure '{unknown}'. There are: {string.Join(", ", figures.Select(f => f.Name))}.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, cancel) =>
{
    cancel.Cancel = true;
    stop.Cancel();
};

var ok = true;
foreach (var figure in figures.Where(f => options.Figures.Contains(f.Name)))
{
    ok &= await MeasureAsync(figure);
}

return ok ? 0 : 1;

async Task<bool> MeasureAsync(Figure figure)
{
    var own = new NpgsqlConnectionStringBuilder(options.Postgres) { Database = $"bench_{figure.Name.Replace('-', '_')}" };
    await ExecuteAsync($"drop database if exists {own.Database} with (force)");
    await ExecuteAsync($"create database {own.Database}");
    try
    {
        FigureResult result;
        await using (var context = new BenchContext(options, own.ConnectionString))
        {
            result = await figure.MeasureAsync(context, stop.Token);
        }

        Print(new { figure = figure.Name, value = result.Value, unit = figure.Unit, target = figure.Target, ok = result.Ok, detail = result.Detail });
        return result.Ok;
    }
    catch (Exception exception) when (!stop.IsCancellationRequested)
    {
        // The other figures go on, and whoever reads the last line sees that this one gave nothing.
        await Console.Error.WriteLineAsync($"{exception}");
        Print(new { figure = figure.Name, value = (double?)null, unit = figure.Unit, target = figure.Target, ok = false, detail = new { error = exception.Message } });
        return false;
    }
    finally
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"drop database if exists {own.Database} with (force)");
    }
}

void Print(object line) => Console.WriteLine(JsonSerializer.Serialize(line, json));

async Task ExecuteAsync(string sql)
{
    await using var source = NpgsqlDataSource.Create(options.Postgres);
    await using var command = source.CreateCommand(sql);
    await command.ExecuteNonQueryAsync();
}
