using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Certificates.Designs;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Cohorts;

/// <summary><see cref="IssueCertificates"/> of a cohort: one for everybody who has completed the course and has none.</summary>
public static class IssueCohortCertificates
{
    public static async Task<Accepted<IssueCertificates.Response>> Handle(
        Guid cohortId, AppDb db, CurrentUser user, IBackgroundJobClient jobs, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Accepted($"/api/cohorts/{cohortId}/certificates/issuing", await IssueCertificates.OrderAsync(cohortId, db, user, jobs, clock, ct));
}

/// <summary>Issues the certificate of one learner at once, who needs it today.</summary>
public static class IssueLearnerCertificate
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CurrentUser user, NewCertificates certificates, IBackgroundJobClient jobs, CancellationToken ct)
    {
        var cohortId = await db.Enrolments.Where(e => e.Id == id).Select(e => (Guid?)e.CohortId).SingleOrDefaultAsync(ct) ?? throw new RuleBroken(CourseErrors.EnrolmentNotFound);
        if (await certificates.EnterAsync(db.Without(cohortId, CertificateKind.Completion).Where(g => g.Id == id), cohortId, CertificateKind.Completion, user.PersonId, ct) == 0)
        {
            throw new RuleBroken(CertificateErrors.NothingToIssue);
        }

        jobs.Enqueue<CertificateFiles>(files => files.DrawAllAsync(cohortId, CancellationToken.None));
        return TypedResults.NoContent();
    }
}

/// <summary>Whether a learner has a certificate, and whether one can be issued now.</summary>
public static class GetLearnerCertificate
{
    /// <param name="CertificateId">The last one; null where none was issued.</param>
    /// <param name="IsRevoked">It is, and has no successor: the register can replace it.</param>
    /// <param name="CanIssue">The course is completed, there is no certificate, and the consent that it needs is given.</param>
    public sealed record Response(Guid? CertificateId, string? Number, bool IsRevoked, bool CanIssue);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CancellationToken ct)
    {
        var cohortId = await db.Enrolments.Where(e => e.Id == id).Select(e => (Guid?)e.CohortId).SingleOrDefaultAsync(ct) ?? throw new RuleBroken(CourseErrors.EnrolmentNotFound);
        var last = await db.Certificates.Where(c => c.EnrolmentId == id).OrderByDescending(c => c.RegisterNumber).Select(c => new { c.Id, c.Number, IsRevoked = c.RevokedAt != null }).FirstOrDefaultAsync(ct);
        return TypedResults.Ok(new Response(
            last?.Id, last?.Number, last?.IsRevoked == true, await db.Without(cohortId, CertificateKind.Completion).Where(g => g.Id == id).AnyAsync(ct)));
    }
}

/// <summary><see cref="GetIssuing"/> of a cohort.</summary>
public static class GetCohortIssuing
{
    public static async Task<Ok<GetIssuing.Response>> Handle(Guid cohortId, AppDb db, CancellationToken ct) =>
        await db.Cohorts.AnyAsync(c => c.Id == cohortId, ct)
            ? TypedResults.Ok(await GetIssuing.ReadAsync(cohortId, isSigned: true, db, ct))
            : throw new RuleBroken(CourseErrors.CohortNotFound);
}

/// <summary>All documents of a cohort to print at once; a coordinator gets those of the own school.</summary>
public static class GetCohortCertificatesPdf
{
    public static Task<FileStreamHttpResult> Handle(
        Guid cohortId, AppDb db, CurrentUser user, Audit audit, CertificateDesigns designs, SiteSettings site, CancellationToken ct) =>
        GetOlympiadCertificatesPdf.SendAsync(cohortId, kind: null, db, user, audit, designs, site, ct);
}

/// <summary>The same as files in an archive.</summary>
public static class GetCohortCertificatesZip
{
    public static Task<PushStreamHttpResult> Handle(
        Guid cohortId, AppDb db, CurrentUser user, Audit audit, CertificateFiles files, HttpContext context, CancellationToken ct) =>
        GetOlympiadCertificatesZip.SendAsync(cohortId, kind: null, db, user, audit, files, context, ct);
}
