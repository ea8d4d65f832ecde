using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using MiniExcelLibs;

namespace MethodCabinet.Server.People.Imports;

/// <summary>An xlsx table with the headings and one example row.</summary>
public static class DownloadTemplate
{
    public static FileContentHttpResult Handle(Named<ImportKind> kind)
    {
        using var file = new MemoryStream();
        file.SaveAs(new[] { ImportColumns.Of(kind.Value).ToDictionary(ImportColumns.Heading, column => (object)ImportColumns.Example(column)) });
        return TypedResults.File(file.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{(kind.Value == ImportKind.Pupils ? "pupils" : "teachers")}.xlsx");
    }
}
