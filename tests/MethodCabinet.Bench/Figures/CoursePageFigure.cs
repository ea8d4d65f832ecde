using System.Collections.Concurrent;
using System.Diagnostics;
using MethodCabinet.Bench.Saves;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Bench.Figures;

/// <summary>
/// Learners who have signed in turn the pages of a course of forty units, each of which they may open: sixty-four connections, load and server on the same processors. The latency is taken at half of the
/// highest rate, for at the highest it says only how many wait.
/// </summary>
public sealed class CoursePageFigure : Figure
{
    private const int Learners = 64;
    private const int Units = 40;
    private const double LeastPerSecond = 1500;
    private const double WorstP99Ms = 80;

    public override string Name => "course-page";

    public override string Summary => "unit pages a second of learners who have signed in, and p99 at half of that load";

    public override string Unit => "pages/s";

    public override string Target => ">= 1500, p99 <= 80 ms at half load";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        var server = await context.StartServerAsync(null, ct);
        var entered = await Examinees.EnterAsync(context.ConnectionString, server.Address, Learners, DateTimeOffset.UtcNow.AddMinutes(-1), ct);
        List<Guid> enrolments;
        CourseOutline outline;
        await using (var db = BenchDb.Open(context.ConnectionString))
        {
            (enrolments, outline) = await StoreAsync(db, ct);
        }

        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = Learners }) { BaseAddress = server.Address };
        var readers = await ReadersAsync(client, entered.Cookies, enrolments, [.. outline.Units.Select(unit => unit.Id)], ct);

        // The first seconds belong to the compiler.
        await RunAsync(client, readers, TimeSpan.FromSeconds(10), perSecond: null, ct);
        var full = await RunAsync(client, readers, context.Duration, perSecond: null, ct);
        var rate = full.Count / context.Duration.TotalSeconds;
        var half = await RunAsync(client, readers, context.Duration, rate / 2, ct);
        var p99 = Percentile(half, 0.99);
        return new FigureResult(Math.Round(rate), rate >= LeastPerSecond && p99 <= WorstP99Ms, new
        {
            learners = Learners,
            units = Units,
            halfLoad = new { perSecond = Math.Round(half.Count / context.Duration.TotalSeconds), p50Ms = Percentile(half, 0.5), p99Ms = p99, maxMs = Percentile(half, 1) },
            processors = Environment.ProcessorCount,
        });
    }

    /// <summary>A published course with a cohort in which all pupils are.</summary>
    private static async Task<(List<Guid> Enrolments, CourseOutline Outline)> StoreAsync(AppDb db, CancellationToken ct)
    {
        var (now, people) = (DateTimeOffset.UtcNow, await db.Memberships.Select(m => m.PersonId).Distinct().ToListAsync(ct));
        var author = people[0];
        var course = new Course { Id = Guid.CreateVersion7(), Audience = CourseAudience.Pupils, CreatedById = author, CreatedAt = now };
        course.Describe("Таблицы", "", "", 36, isTemplate: false);
        var html = string.Concat(Enumerable.Range(0, 12).Select(i => $"<p>Абзац {i}. У каждой ячейки есть адрес: столбец и строка. Формула начинается со знака равенства и пересчитывается сама.</p>"));
        var versions = Enumerable.Range(0, Units).Select(_ => new UnitVersion(Guid.CreateVersion7(), course.Id, Guid.CreateVersion7(), new TextContent(html, html), author, now)).ToList();
        course.Arrange(new([new(Guid.CreateVersion7(), "Модуль", [.. versions.Select((v, i) => new OutlineUnit(v.UnitId, v.Id, UnitKind.Text, $"Занятие {i + 1}", 20, true, Release.AtOnce))])]));
        var edition = course.Publish(null, versions.ToDictionary(v => v.Id, v => v.Content), author, now);
        var cohort = new Cohort { Id = Guid.CreateVersion7(), CourseId = course.Id, Edition = edition.Number, CreatedAt = now };
        cohort.Plan("Поток", DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1), null, Admission.Closed, 0);
        db.AddRange(course, edition, cohort);
        db.AddRange(versions);
        var enrolments = people.ConvertAll(person => new Enrolment { Id = Guid.CreateVersion7(), CohortId = cohort.Id, PersonId = person, State = EnrolmentState.Active, AskedAt = now });
        db.AddRange(enrolments);

        // Half of the course is behind them, so that progress is read as it is in the middle of a course.
        db.AddRange(enrolments.SelectMany(e => versions.Take(Units / 2).Select(v => new UnitProgress { EnrolmentId = e.Id, UnitId = v.UnitId, OpenedAt = now, CompletedAt = now })));
        await db.SaveChangesAsync(ct);
        return (enrolments.ConvertAll(e => e.Id), course.Outline);
    }

    /// <summary>Whose cookie is whose course: each asks once for the own list.</summary>
    private static async Task<List<Reader>> ReadersAsync(HttpClient client, IReadOnlyList<string> cookies, List<Guid> enrolments, Guid[] units, CancellationToken ct)
    {
        var readers = new List<Reader>();
        foreach (var cookie in cookies)
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, "/api/learning") { Headers = { { "Cookie", cookie } } };
            using var response = await client.SendAsync(message, ct);
            var text = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(ct);
            var own = enrolments.Single(id => text.Contains(id.ToString(), StringComparison.Ordinal));
            readers.Add(new Reader(cookie, [.. units.Select(unit => new Uri($"/api/learning/{own}/units/{unit}", UriKind.Relative))]));
        }

        return readers;
    }

    /// <param name="perSecond">At which pages fall due, whether or not the server keeps up; null for as fast as they come.</param>
    /// <returns>Milliseconds of each page since it was due.</returns>
    private static async Task<List<double>> RunAsync(HttpClient client, List<Reader> readers, TimeSpan duration, double? perSecond, CancellationToken ct)
    {
        var (latencies, begun, next) = (new ConcurrentBag<List<double>>(), Stopwatch.GetTimestamp(), -1L);
        await Task.WhenAll(readers.Select(async (reader, place) =>
        {
            var own = new List<double>();
            for (var page = place; Stopwatch.GetElapsedTime(begun) < duration; page++)
            {
                var due = perSecond is { } rate ? TimeSpan.FromSeconds(Interlocked.Increment(ref next) / rate) : Stopwatch.GetElapsedTime(begun);
                if (due - Stopwatch.GetElapsedTime(begun) is var wait && wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, ct);
                }

                using var message = new HttpRequestMessage(HttpMethod.Get, reader.Pages[page % reader.Pages.Length]) { Headers = { { "Cookie", reader.Cookie } } };
                using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
                response.EnsureSuccessStatusCode();
                await response.Content.CopyToAsync(Stream.Null, ct);
                own.Add((Stopwatch.GetElapsedTime(begun) - due).TotalMilliseconds);
            }

            latencies.Add(own);
        }));
        return [.. latencies.SelectMany(own => own).Order()];
    }

    private static double Percentile(List<double> ascending, double share) => Math.Round(ascending[Math.Min(ascending.Count - 1, (int)(share * ascending.Count))], 1);

    private sealed record Reader(string Cookie, Uri[] Pages);
}
