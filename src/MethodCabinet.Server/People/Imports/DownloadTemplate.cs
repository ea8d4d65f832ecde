using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using MiniExcelLibs;

namespace MethodCabinet.Server.People.Imports;

/// <summary>An xlsx table with the headings alone, so that no example is entered by mistake; a filled row is on a second sheet, which is not read.</summary>
public static class DownloadTemplate
{
    public static FileContentHttpResult Handle(Named<ImportKind> kind)
    {
        var columns = ImportColumns.Of(kind.Value);
        var headings = columns.ToDictionary(column => column.ToString(), column => (object)ImportColumns.Heading(column));
        var example = columns.ToDictionary(column => column.ToString(), column => (object)ImportColumns.Example(column));
        using var file = new MemoryStream();
        file.SaveAs(
            new Dictionary<string, object> { [kind.Value == ImportKind.Pupils ? "Ученики" : "Учителя"] = new[] { headings }, ["Образец"] = new[] { headings, example } },
            printHeader: false);
        return TypedResults.File(file.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{(kind.Value == ImportKind.Pupils ? "pupils" : "teachers")}.xlsx");
    }
}
