using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Certificates.Designs;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Cohorts;

/// <summary><see cref="GetDesign"/> of a cohort: that of its course.</summary>
public static class GetCohortDesign
{
    public static async Task<Ok<GetDesign.Response>> Handle(Guid cohortId, Named<CertificateKind> kind, AppDb db, SiteSettings site, CancellationToken ct)
    {
        await db.CourseOfAsync(cohortId, ct);
        return TypedResults.Ok(await GetDesign.ReadAsync(cohortId, ofContest: false, kind.Value, db, site, ct, isCourse: true));
    }

    /// <exception cref="RuleBroken">CourseErrors.CohortNotFound.</exception>
    internal static async Task<Guid> CourseOfAsync(this AppDb db, Guid cohortId, CancellationToken ct) =>
        await db.Cohorts.Where(c => c.Id == cohortId).Select(c => (Guid?)c.CourseId).SingleOrDefaultAsync(ct) ?? throw new RuleBroken(CourseErrors.CohortNotFound);
}

/// <summary>The design of the documents that all cohorts of the course issue from now on.</summary>
public static class SaveCohortDesign
{
    public static async Task<NoContent> Handle(
        Guid cohortId, Named<CertificateKind> kind, CertificateDesign design, AppDb db, CurrentUser user, CertificateDesigns designs, TimeProvider clock, CancellationToken ct)
    {
        await SaveDesign.SaveAsync(DesignOwner.Course(await db.CourseOfAsync(cohortId, ct)), kind.Value, design, db, user, designs, clock, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Back to the cabinet's design.</summary>
public static class DropCohortDesign
{
    public static async Task<NoContent> Handle(Guid cohortId, Named<CertificateKind> kind, AppDb db, CancellationToken ct)
    {
        await SaveDesign.RetireAsync(DesignOwner.Course(await db.CourseOfAsync(cohortId, ct)), kind.Value, db, ct);
        return TypedResults.NoContent();
    }
}

/// <summary><see cref="PreviewDesign"/> of a cohort.</summary>
public static class PreviewCohortDesign
{
    public static Task<FileContentHttpResult> Handle(
        Guid cohortId, Named<CertificateKind> kind, PreviewDesign.Request request, AppDb db, CertificateDesigns designs, SiteSettings site, TimeProvider clock, CancellationToken ct) =>
        PreviewDesign.DrawAsync(cohortId, kind.Value, request, db, designs, site, clock, ct);
}
