using MethodCabinet.Domain.Courses.Scorm;
using MethodCabinet.Domain.Exchange;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Exchange.Scorm;

/// <summary>What a package of the draft holds and what it does not.</summary>
public static class PreviewScorm
{
    /// <param name="Items">Pages that report.</param>
    /// <param name="Bytes">Of its files.</param>
    public sealed record Response(ExchangeReport Report, int Items, long Bytes);

    public static async Task<Ok<Response>> Handle(Guid id, ScormExport export, CancellationToken ct)
    {
        var planned = await export.PlanAsync(id, ct);
        return TypedResults.Ok(new Response(planned.Report, planned.Modules.Sum(module => module.Units.Count), planned.Files.Taken.Sum(taken => taken.File.Size)));
    }
}

/// <summary>The draft of a course as a SCORM package.</summary>
public static class ExportScorm
{
    public static async Task<FileStreamHttpResult> Handle(Guid id, Named<ScormVersion> version, ScormExport export, CancellationToken ct)
    {
        var planned = await export.PlanAsync(id, ct);
        var ending = version.Value == ScormVersion.Scorm12 ? "SCORM 1.2" : "SCORM 2004";
        return TypedResults.File(await export.PackAsync(planned, version.Value, ct), "application/zip", FileKind.SafeName($"{planned.Course.Title}, {ending}.zip"));
    }
}
