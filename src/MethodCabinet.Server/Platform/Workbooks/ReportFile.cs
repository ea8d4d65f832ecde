using System.Data;
using MethodCabinet.Server.Platform.Documents;
using Microsoft.AspNetCore.Http.HttpResults;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace MethodCabinet.Server.Platform.Workbooks;

public enum ReportFormat
{
    /// <summary>A sheet for each table.</summary>
    Xlsx,

    /// <summary>One after the other, to be printed and signed.</summary>
    Docx,
}

/// <summary>Several tables as one document, in the form that whoever asks wants.</summary>
internal static class ReportFile
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="name">Of the part.</param>
    /// <param name="headings">Unlike one another.</param>
    public static DataTable Table(string name, IEnumerable<string> headings)
    {
        var table = new DataTable(name) { Locale = System.Globalization.CultureInfo.GetCultureInfo("ru-RU") };
        foreach (var heading in headings)
        {
            table.Columns.Add(heading, typeof(object));
        }

        return table;
    }

    /// <param name="fileName">Without the ending.</param>
    /// <param name="lines">Below the title, of the document.</param>
    public static FileContentHttpResult Of(ReportFormat format, string fileName, string title, IReadOnlyList<string> lines, IReadOnlyList<DataTable> parts) => format == ReportFormat.Docx
        ? TypedResults.File(WordReport.Write(title, lines, parts), WordReport.MediaType, $"{fileName}.docx")
        : TypedResults.File(Sheets(parts), Workbook, $"{fileName}.xlsx");

    private static byte[] Sheets(IReadOnlyList<DataTable> parts)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(parts.ToDictionary(part => part.TableName, object (part) => part), configuration: new OpenXmlConfiguration { AutoFilter = true, EnableAutoWidth = true, FastMode = true });
        return stream.ToArray();
    }
}
