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

/// <summary>Of those who have completed the course of a cohort: who has a certificate, and to whom one can be issued now.</summary>
public static class ListLearnerCertificates
{
    /// <param name="CertificateId">The last one; null where none was issued.</param>
    /// <param name="IsRevoked">It is, and has no successor: the register can replace it.</param>
    /// <param name="CanIssue">Without one and without the consent that it needs this is false.</param>
    public sealed record Response(Guid EnrolmentId, Guid? CertificateId, string? Number, bool IsRevoked, bool CanIssue);

    public static async Task<Ok<List<Response>>> Handle(Guid cohortId, AppDb db, CancellationToken ct)
    {
        if (!await db.Cohorts.AnyAsync(c => c.Id == cohortId, ct))
        {
            throw new RuleBroken(CourseErrors.CohortNotFound);
        }

        var completed = await db.Enrolments.Where(e => e.CohortId == cohortId && e.State == EnrolmentState.Completed).Select(e => e.Id).ToListAsync(ct);
        var issued = (await db.Issued(cohortId).Select(c => new { c.Id, c.EnrolmentId, c.Number, c.RegisterNumber, IsRevoked = c.RevokedAt != null }).ToListAsync(ct))
            .GroupBy(c => c.EnrolmentId!.Value).ToDictionary(of => of.Key, of => of.MaxBy(c => c.RegisterNumber)!);
        var free = await db.Without(cohortId, CertificateKind.Completion).Select(g => g.Id).ToHashSetAsync(ct);
        return TypedResults.Ok(completed.ConvertAll(id =>
        {
            var last = issued.GetValueOrDefault(id);
            return new Response(id, last?.Id, last?.Number, last?.IsRevoked == true, free.Contains(id));
        }));
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
