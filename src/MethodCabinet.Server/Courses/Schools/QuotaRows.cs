using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Schools;

internal static class QuotaRows
{
    /// <summary>Enrolments that fill a place of a school's quota, those who wait for a free place among them.</summary>
    public static IQueryable<Enrolment> InQuotas(this AppDb db) => db.Enrolments.Where(e =>
        e.QuotaOrganizationId != null && e.State != EnrolmentState.Left && e.State != EnrolmentState.Refused);

    /// <summary>Where the people of an audience work or learn today.</summary>
    public static IQueryable<Membership> AudiencePlaces(this AppDb db, CourseAudience audience, DateOnly today) => db.Memberships.Where(m =>
        m.From <= today && (m.To == null || today <= m.To) && (m.Kind == MembershipKind.Student) == (audience == CourseAudience.Pupils));

    public static Task<Dictionary<Guid, int>> QuotaTakenAsync(this AppDb db, Guid cohortId, CancellationToken ct) => db.InQuotas()
        .Where(e => e.CohortId == cohortId).GroupBy(e => e.QuotaOrganizationId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
}
