using System.Collections;
using System.Data;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace MethodCabinet.Server.Platform.Workbooks;

/// <summary>A list as an Excel workbook of one sheet. It is a document of the municipality, so its heads and words are Russian.</summary>
/// <param name="fileName">Without the ending.</param>
/// <param name="sheetName">As the page names the list.</param>
public sealed class Workbook<T>(string fileName, string sheetName)
{
    /// <summary>What a cell of Excel takes.</summary>
    private const int LongestText = 32_767;

    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    private readonly List<Head> heads = [];
    private readonly Dictionary<string, Func<T, string, bool>> filters = new(StringComparer.OrdinalIgnoreCase);

    public string FileName => fileName;

    /// <param name="heading">Unlike the others.</param>
    /// <param name="value">A text, a number, a day, a moment, yes or no, or several texts.</param>
    /// <param name="width">In characters.</param>
    /// <param name="order">Id of the column in a table that is sorted in the browser; lists that sort themselves need none.</param>
    /// <param name="by">What it sorts by, where not by the value.</param>
    public Workbook<T> Column(string heading, Func<T, object?> value, int width = 18, string? order = null, Func<T, object?>? by = null)
    {
        heads.Add(new Head(heading, value, width, order, by ?? value));
        return this;
    }

    /// <summary>A filter that a table has in the browser, and the list's own endpoint has not.</summary>
    /// <param name="parameter">Of the query.</param>
    public Workbook<T> Where(string parameter, Func<T, string, bool> fits)
    {
        filters.Add(parameter, fits);
        return this;
    }

    /// <summary>What a table in the browser does by itself: filters, searches for all words of <c>q</c> in all columns, sorts by <c>order</c>.</summary>
    internal IReadOnlyList<T> Choose(IEnumerable<T> rows, IQueryCollection query)
    {
        foreach (var (parameter, fits) in filters)
        {
            if (query[parameter] is [{ Length: > 0 } wanted])
            {
                rows = rows.Where(row => fits(row, wanted));
            }
        }

        foreach (var word in Plain(query["q"].ToString()).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            rows = rows.Where(row => Plain(string.Join(' ', heads.Select(head => Convert.ToString(CellOf(head.Value(row), TimeZoneInfo.Utc), Russian)))).Contains(word, StringComparison.Ordinal));
        }

        return [.. Ordered(rows, query["order"])];
    }

    internal byte[] Write(IReadOnlyList<T> rows, TimeZoneInfo zone)
    {
        using var table = new DataTable { Locale = Russian };
        foreach (var head in heads)
        {
            table.Columns.Add(head.Heading, typeof(object));
        }

        foreach (var row in rows.Take(WorkbookRoutes.MaximumRows))
        {
            table.Rows.Add([.. heads.Select(head => CellOf(head.Value(row), zone))]);
        }

        if (rows.Count > WorkbookRoutes.MaximumRows)
        {
            table.Rows.Add(string.Create(Russian, $"Это первые {WorkbookRoutes.MaximumRows:N0} строк. Чтобы получить остальные, сузьте отбор на странице."));
        }

        var configuration = new OpenXmlConfiguration
        {
            AutoFilter = true,
            DynamicColumns = [.. heads.Select(head => new DynamicExcelColumn(head.Heading)
            {
                Width = head.Width,
                Format = rows.Select(head.Value).FirstOrDefault(value => value is not null) switch
                {
                    DateTimeOffset => "dd.mm.yyyy hh:mm:ss",
                    DateOnly => "dd.mm.yyyy",
                    _ => null,
                },
            })],
        };
        using var stream = new MemoryStream();
        stream.SaveAs(table, sheetName: sheetName, configuration: configuration);
        return stream.ToArray();
    }

    private IEnumerable<T> Ordered(IEnumerable<T> rows, StringValues order)
    {
        var (id, descending) = order is [{ Length: > 1 } text] && text[0] == '-' ? (text[1..], true) : (order.ToString(), false);
        if (heads.Find(head => head.Order is not null && head.Order == id) is not { } head)
        {
            return rows;
        }

        // As in the browser: what has no value stands last in both directions.
        var known = rows.OrderBy(row => head.By(row) is null);
        return descending ? known.ThenByDescending(head.By, Comparison.Instance) : known.ThenBy(head.By, Comparison.Instance);
    }

    private static string Plain(string text) => text.ToLower(Russian).Replace('ё', 'е');

    private static object? CellOf(object? value, TimeZoneInfo zone) => value switch
    {
        null => null,
        string text => text.Length > LongestText ? text[..LongestText] : text,
        bool yes => yes ? "да" : "нет",
        DateTimeOffset moment => TimeZoneInfo.ConvertTime(moment, zone).DateTime,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        IEnumerable several => string.Join(", ", several.Cast<object?>()),
        _ => value,
    };

    private sealed record Head(string Heading, Func<T, object?> Value, int Width, string? Order, Func<T, object?> By);

    /// <summary>Texts as a Russian reader expects them, numbers in them by their value: 9А before 10А.</summary>
    private sealed class Comparison : IComparer<object?>
    {
        public static readonly Comparison Instance = new();

        private static readonly CompareInfo Texts = Russian.CompareInfo;

        public int Compare(object? x, object? y) => x is string a && y is string b
            ? Texts.Compare(a, b, CompareOptions.IgnoreCase | CompareOptions.NumericOrdering)
            : Comparer<object?>.Default.Compare(x, y);
    }
}
