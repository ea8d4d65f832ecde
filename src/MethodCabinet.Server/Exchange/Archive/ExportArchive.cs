using MethodCabinet.Domain.Exchange;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Exchange.Archive;

/// <summary>What an archive of the draft holds and what it does not.</summary>
public static class PreviewArchive
{
    /// <param name="Bytes">Of its files, before they are packed.</param>
    public sealed record Response(ExchangeReport Report, long Bytes, int Questions);

    public static async Task<Ok<Response>> Handle(Guid id, CourseExport export, CancellationToken ct)
    {
        var planned = await export.PlanAsync(id, ct);
        return TypedResults.Ok(new Response(planned.Report, planned.Files.Taken.Sum(taken => taken.File.Size), planned.Questions));
    }
}

/// <summary>The draft of a course as one archive. Keys leave with it, so it is written in the audit log.</summary>
public static class ExportArchive
{
    public static async Task<FileStreamHttpResult> Handle(Guid id, AppDb db, CourseExport export, Audit audit, CancellationToken ct)
    {
        var planned = await export.PlanAsync(id, ct);
        if (planned.Questions > 0)
        {
            audit.Record("answer-key.exported", id, new { questions = planned.Questions });
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.File(await export.PackAsync(planned, ct), "application/zip", FileKind.SafeName($"{planned.Title}.zip"));
    }
}
