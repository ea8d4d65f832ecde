using MethodCabinet.Domain.Courses.Dates;
using MethodCabinet.Server.Courses.Dates;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Cohorts;

/// <summary>Certificates of courses as news for those who hold them.</summary>
internal static class CertificateNews
{
    public static readonly ReminderSource Source = new(
        (db, since) =>
        {
            var first = DateOnly.FromDateTime(since.UtcDateTime);
            return db.Certificates.Where(c => c.EnrolmentId != null && c.IssuedOn >= first).Select(c => c.HolderId);
        },
        FindAsync);

    private static async Task<List<Reminder>> FindAsync(AppDb db, Guid personId, DateTimeOffset since, CancellationToken ct)
    {
        var first = DateOnly.FromDateTime(since.UtcDateTime);
        var issued = await (
            from certificate in db.Certificates
            join enrolment in db.Enrolments on certificate.EnrolmentId equals enrolment.Id
            join cohort in db.Cohorts on enrolment.CohortId equals cohort.Id
            join edition in db.CourseEditions on new { cohort.CourseId, Number = cohort.Edition } equals new { edition.CourseId, edition.Number }
            where certificate.HolderId == personId && certificate.IssuedOn >= first && certificate.RevokedAt == null
            select new { certificate.Id, Enrolment = enrolment.Id, edition.Title }).ToListAsync(ct);
        return issued.ConvertAll(row => new Reminder(ReminderKind.Certificate, $"certificate:{row.Id:N}", row.Title, "", null, $"/learning/{row.Enrolment}"));
    }
}
