using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Cohorts;

/// <summary>
/// Runs every minute: courses that issue certificates by themselves have them issued to those who completed them since. What completes a course knows nothing of documents
/// (docs/decisions/0063), so the database is asked.
/// </summary>
public sealed class IssueCompletionsJob(AppDb db, NewCertificates certificates, CertificateFiles files)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var due = await (
            from cohort in db.Cohorts
            join course in db.Courses on cohort.CourseId equals course.Id
            where course.CertificatesById != null
                && db.Enrolments.Any(e => e.CohortId == cohort.Id && e.State == EnrolmentState.Completed && !db.Certificates.Any(c => c.EnrolmentId == e.Id)
                    && db.CertificateGrounds.Any(g => g.Id == e.Id && g.HasConsent))
            select new { cohort.Id, By = course.CertificatesById!.Value })
            .ToListAsync(ct);
        foreach (var cohort in due)
        {
            while (await certificates.EnterAsync(db.Without(cohort.Id, CertificateKind.Completion), cohort.Id, CertificateKind.Completion, cohort.By, ct) > 0)
            {
                ct.ThrowIfCancellationRequested();
            }

            await files.DrawAllAsync(cohort.Id, ct);
        }
    }
}
