using System.Diagnostics;
using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using MethodCabinet.Bench.Standings;
using MethodCabinet.Server.Certificates;
using Npgsql;

namespace MethodCabinet.Bench.Figures;

/// <summary>
/// The results of an olympiad are signed, and its documents are ordered: one for everybody who took part, a diploma beside it for every third. The clock runs from the order until the
/// last is entered, drawn and stored; the numbers of the register are counted.
/// </summary>
public sealed class DiplomasFigure : Figure
{
    private const int Works = 900;
    private const int Documents = Works + (Works / 3);
    private const double Least = 100;
    private const int Largest = 130 << 10;

    public override string Name => "diplomas";

    public override string Summary => "documents a second that are entered into the register, drawn as PDF and stored";

    public override string Unit => "documents/s";

    public override string Target => ">= 100";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        await context.StartServerAsync(null, ct);
        await using var database = context.OpenDatabase();
        var round = await WrittenRound.StoreAsync(database, context.ConnectionString, Works, ct);
        await SignAsync(database, round.OlympiadId, ct);

        var begun = Stopwatch.GetTimestamp();
        Order(context.ConnectionString, round.OlympiadId);
        await UntilFinishedAsync(database, ct);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;

        await using var count = database.CreateCommand(
            """
            select count(*), max(c.register_number), count(distinct c.register_number), max(f.size), avg(f.size)::int
            from certificates.certificates c join materials.files f on f.id = c.file_id
            """);
        await using var reader = await count.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var (made, last, numbers, largest, average) = (reader.GetInt64(0), reader.GetInt32(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt32(4));
        var stored = Directory.EnumerateFiles(context.Folder, "*", SearchOption.AllDirectories).Count(file => new FileInfo(file).Length > 1_000);
        var perSecond = Math.Round(Documents / seconds, 1);
        return new FigureResult(
            perSecond,
            perSecond >= Least && made == Documents && last == Documents && numbers == Documents && largest <= Largest && stored >= Documents,
            new { documents = made, seconds = Math.Round(seconds, 2), lastRegisterNumber = last, differentNumbers = numbers, largestBytes = largest, averageBytes = average, stored, processors = Environment.ProcessorCount });
    }

    /// <summary>Everybody's work is scored and everybody consents; the title and the school are as long as real ones.</summary>
    private static async Task SignAsync(NpgsqlDataSource database, Guid olympiadId, CancellationToken ct)
    {
        await using var sign = database.CreateCommand(
            """
            with everybody as (
              select r.id, r.person_id, r.track_id, row_number() over (order by r.id) as number from olympiads.registrations r where r.olympiad_id = $1
            ), titled as (
              update olympiads.olympiads set title = 'Муниципальный этап всероссийской олимпиады школьников по биологии' where id = $1
            ), school as (
              update people.organizations set short_name = 'МБОУ «Весьегонская средняя школа»'
            ), scored as (
              update olympiads.attempts a set scored_at = now(), points = 10 from everybody e where a.registration_id = e.id
            ), consents as (
              insert into people.consents (id, person_id, kind, given_by_id, given_at)
              select gen_random_uuid(), person_id, 'PersonalData', person_id, now() from everybody
            ), signing as (
              insert into olympiads.results_signings (olympiad_id, signed_by_id, signed_at, rules)
              select $1, (select person_id from everybody limit 1), now(), '{}'
            ), ordered as (
              insert into certificates.issuings (occasion_id, started_by_id, started_at, total)
              select $1, (select person_id from everybody limit 1), now(), $2
            )
            insert into olympiads.awards (registration_id, olympiad_id, track_id, status, place_from, place_to, points, max_points)
            select id, $1, track_id, case number % 6 when 0 then 'Winner' when 3 then 'PrizeWinner' else 'Participant' end, 1, 1, 10, 20 from everybody
            """);
        sign.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = olympiadId });
        sign.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Documents });
        await sign.ExecuteNonQueryAsync(ct);
    }

    private static void Order(string connectionString, Guid olympiadId)
    {
        var options = new PostgreSqlStorageOptions { PrepareSchemaIfNecessary = false, EnableLongPolling = true };
        new BackgroundJobClient(new PostgreSqlStorage(new NpgsqlConnectionFactory(connectionString, options), options))
            .Enqueue<IssueCertificatesJob>(job => job.RunAsync(olympiadId, CancellationToken.None));
    }

    private static async Task UntilFinishedAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var ask = database.CreateCommand("select finished_at is not null from certificates.issuings");
        while (!(bool)(await ask.ExecuteScalarAsync(ct))!)
        {
            await Task.Delay(20, ct);
        }
    }
}
