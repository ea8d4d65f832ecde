using System.IO.Compression;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using MiniExcelLibs;

namespace MethodCabinet.Server.Tests.Platform;

public sealed class WorkbookTests
{
    private sealed record Pupil(string Name, string Class = "9А", int? Points = null, DateTimeOffset? At = null, DateOnly? Born = null, string Status = "pending");

    private static readonly Workbook<Pupil> Pupils = new Workbook<Pupil>("pupils", "Ученики")
        .Column("Имя", p => p.Name, order: "name")
        .Column("Класс", p => p.Class, order: "class")
        .Column("Баллы", p => p.Points, order: "points")
        .Column("Когда", p => p.At)
        .Column("Родился", p => p.Born)
        .Column("Метки", p => new[] { p.Class, p.Status })
        .Where("status", (p, status) => p.Status == status);

    [Theory]
    [InlineData("=1+1")]
    [InlineData("=HYPERLINK(\"http://example.org\")")]
    [InlineData("+7 900")]
    [InlineData("-5")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tкраска & <b>\"кавычки\"\u0001")]
    public void A_text_that_looks_like_a_formula_stays_a_text(string name)
    {
        var file = Pupils.Write([new Pupil(name)], TimeZoneInfo.Utc);

        var sheet = SheetOf(file);
        Assert.DoesNotContain("f>", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f", sheet, StringComparison.Ordinal);
        Assert.Matches("r=\"A2\" t=\"(str|inlineStr|s)\"", sheet);
        Assert.Equal(name.TrimEnd('\u0001').Trim(), Assert.IsType<string>(Assert.Single(Read(file))["Имя"]).Trim().TrimEnd('\u0001'));
    }

    [Fact]
    public void Numbers_days_and_moments_are_such_in_the_zone_of_the_municipality()
    {
        var moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

        var row = Assert.Single(Read(Pupils.Write([new Pupil("Анна", Points: 7, At: DateTimeOffset.Parse("2026-10-05T07:00:00Z", null), Born: new DateOnly(2012, 5, 17))], moscow)));

        Assert.Equal(
            (7d, new DateTime(2026, 10, 5, 10, 0, 0, DateTimeKind.Unspecified), new DateTime(2012, 5, 17, 0, 0, 0, DateTimeKind.Unspecified), "9А, pending"),
            (row["Баллы"], row["Когда"], row["Родился"], row["Метки"]));
    }

    [Fact]
    public void A_table_without_rows_has_its_heads() =>
        Assert.Equal(["Имя", "Класс", "Баллы", "Когда", "Родился", "Метки"], new MemoryStream(Pupils.Write([], TimeZoneInfo.Utc)).Query(useHeaderRow: false).Cast<IDictionary<string, object>>().Single().Values);

    [Fact]
    public void A_list_that_is_too_long_says_so_in_its_last_row()
    {
        var rows = Read(Pupils.Write([.. Enumerable.Repeat(new Pupil("Анна"), WorkbookRoutes.MaximumRows + 1)], TimeZoneInfo.Utc));

        Assert.Equal(WorkbookRoutes.MaximumRows + 1, rows.Count);
        Assert.StartsWith("Это первые", (string)rows[^1]["Имя"], StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_table_does_in_the_browser_is_done_likewise()
    {
        Pupil[] pupils = [new("Ёлкин", "10А", 3), new("Анна Елкина", "9Б", null, Status: "confirmed"), new("Белова", "9А", 12)];

        Assert.Equal(["Ёлкин", "Анна Елкина"], Choose(("q", " ЕЛКИН ")));
        Assert.Equal(["Анна Елкина"], Choose(("q", "елкин 9б")));
        Assert.Equal(["Белова", "Анна Елкина", "Ёлкин"], Choose(("order", "class")));
        Assert.Equal(["Ёлкин", "Белова", "Анна Елкина"], Choose(("order", "points")));
        Assert.Equal(["Белова", "Ёлкин", "Анна Елкина"], Choose(("order", "-points")));
        Assert.Equal(["Анна Елкина"], Choose(("status", "confirmed")));
        Assert.Equal(3, Choose(("order", "unknown"), ("status", "")).Count);

        List<string> Choose(params (string Name, string Value)[] query) =>
            [.. Pupils.Choose(pupils, new QueryCollection(query.ToDictionary(q => q.Name, q => new StringValues(q.Value)))).Select(p => p.Name)];
    }

    private static List<IDictionary<string, object>> Read(byte[] file) => [.. new MemoryStream(file).Query(useHeaderRow: true).Cast<IDictionary<string, object>>()];

    private static string SheetOf(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.Entries.Single(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }
}
