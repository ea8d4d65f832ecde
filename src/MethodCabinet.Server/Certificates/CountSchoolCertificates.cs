using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>How many documents a coordinator can fetch for the own school, by olympiad, contest and cohort of a course.</summary>
public static class CountSchoolCertificates
{
    /// <param name="OlympiadId">For which they were issued; one of the three is given.</param>
    /// <param name="Count">At least one.</param>
    public sealed record Item(Guid? OlympiadId, Guid? ContestId, Guid? CohortId, int Count);

    public static async Task<Ok<List<Item>>> Handle(AppDb db, CurrentUser user, CancellationToken cancellationToken)
    {
        var schools = user.Coordinates.ToArray();
        var counts = await (
            from certificate in db.CertificatesSeenBy(user)
            join ground in db.CertificateGrounds.Where(g => g.CoAuthor == 0) on certificate.GroundId equals ground.Id
            where schools.Contains(ground.OrganizationId)
            group certificate by new { ground.OccasionId, ground.IsEntry, ground.IsEnrolment } into issued
            select new { issued.Key.OccasionId, issued.Key.IsEntry, issued.Key.IsEnrolment, Count = issued.Count() })
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(counts.ConvertAll(c => new Item(c.IsEntry || c.IsEnrolment ? null : c.OccasionId, c.IsEntry ? c.OccasionId : null, c.IsEnrolment ? c.OccasionId : null, c.Count)));
    }
}
