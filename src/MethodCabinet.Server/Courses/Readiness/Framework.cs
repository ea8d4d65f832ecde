using MethodCabinet.Domain.Courses.Readiness;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Readiness;

/// <summary>By what readiness is measured.</summary>
public static class GetFramework
{
    public sealed record Response(IReadOnlyList<CompetenceLevel> Levels, IReadOnlyList<CompetenceArea> Areas, int TargetLevel, uint Version);

    public static async Task<Ok<Response>> Handle(AppDb db, CancellationToken ct)
    {
        var framework = await db.FrameworkAsync(ct);
        return TypedResults.Ok(new Response(framework.Levels, framework.CodedAreas, framework.TargetLevel, framework.Version));
    }
}

/// <summary>Changes the framework. Results stay with the competence that they are about, whatever it is called; those of a competence that is taken out are not shown any more.</summary>
public static class SaveFramework
{
    /// <param name="Version">As last read.</param>
    public sealed record Request(IReadOnlyList<CompetenceLevel> Levels, IReadOnlyList<CompetenceArea> Areas, int TargetLevel, uint Version);

    public static async Task<NoContent> Handle(Request request, AppDb db, Audit audit, CancellationToken ct)
    {
        var framework = await db.FrameworkAsync(ct);
        db.ExpectVersion(framework, request.Version);
        framework.Describe(request.Levels, request.Areas, request.TargetLevel);
        audit.Record("readiness.framework-saved", framework.Id, new { Levels = framework.Levels.Count, Competences = framework.Competences.Count(), framework.TargetLevel });
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

internal static class FrameworkRows
{
    public static Task<CompetenceFramework> FrameworkAsync(this AppDb db, CancellationToken ct) => db.CompetenceFrameworks.SingleAsync(f => f.Id == DefaultFramework.Id, ct);
}
