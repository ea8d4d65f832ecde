using System.Globalization;
using System.Text;
using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MiniExcelLibs;

namespace MethodCabinet.Server.People.Imports;

/// <summary>The cells of an uploaded table as text, whatever the format was.</summary>
/// <param name="Number">Number of the row in the file, from 1.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells);

public static class Sheet
{
    public const int MaximumRows = 20_000;

    /// <summary>Up to «IV».</summary>
    private const int MaximumColumns = 256;

    /// <summary>Reads xlsx (known by its first bytes) or csv.</summary>
    /// <exception cref="RuleBroken">The file cannot be read, is empty or too long.</exception>
    public static List<SheetRow> Read(byte[] file)
    {
        var isZip = file is [0x50, 0x4b, 0x03, 0x04, ..];

        // A workbook of Excel 97 to 2003, a PDF or a picture would be read as a table of text without headings.
        if (file is [0xd0, 0xcf, 0x11, 0xe0, ..] || file.AsSpan().StartsWith("%PDF"u8) || (!isZip && file.AsSpan().Contains((byte)0)))
        {
            throw new RuleBroken(PeopleErrors.ImportUnreadable);
        }

        List<SheetRow> rows;
        try
        {
            rows = isZip ? ReadXlsx(file) : CsvText.Read(Decode(file));
        }
        catch (Exception exception) when (exception is InvalidDataException or System.Xml.XmlException or InvalidOperationException or NotSupportedException or FormatException)
        {
            throw new RuleBroken(PeopleErrors.ImportUnreadable);
        }

        rows.RemoveAll(row => row.Cells.All(string.IsNullOrWhiteSpace));
        return rows.Count switch
        {
            0 => throw new RuleBroken(PeopleErrors.ImportEmpty),
            > MaximumRows => throw new RuleBroken(PeopleErrors.ImportTooLong, new Dictionary<string, object?> { ["maximum"] = MaximumRows }),
            _ => rows,
        };
    }

    /// <summary>«D14».</summary>
    public static string Address(int column, int row) =>
        (column < 26 ? "" : ((char)('A' + (column / 26) - 1)).ToString()) + (char)('A' + (column % 26)) + row.ToString(CultureInfo.InvariantCulture);

    private static List<SheetRow> ReadXlsx(byte[] file)
    {
        using var stream = new MemoryStream(file);
        var rows = new List<SheetRow>();
        foreach (IDictionary<string, object?> row in stream.Query(useHeaderRow: false, excelType: ExcelType.XLSX))
        {
            rows.Add(new SheetRow(rows.Count + 1, [.. row.Values.Take(MaximumColumns).Select(TextOf)]));
            if (rows.Count > MaximumRows + 1)
            {
                break;
            }
        }

        return rows;
    }

    private static string TextOf(object? value) => value switch
    {
        null => "",
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>UTF-8 where it is valid, else Windows-1251, in which Russian Excel saves csv.</summary>
    private static string Decode(byte[] file)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(1251).GetString(file);
        }
    }
}
