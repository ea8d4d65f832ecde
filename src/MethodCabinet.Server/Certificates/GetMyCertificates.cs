using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>Certificates of the caller and of the children whose guardian the caller is.</summary>
public static class GetMyCertificates
{
    /// <param name="Holder">A co-author of the caller's entry, too.</param>
    /// <param name="OlympiadId">For which it was issued; null where it was for a contest.</param>
    /// <param name="EntryId">Of the contest.</param>
    /// <param name="EnrolmentId">In the course that was completed.</param>
    public sealed record Item(
        Guid Id, string Number, CertificateKind Kind, Guid HolderId, string Holder, Guid? OlympiadId, Guid? ContestId, Guid? EntryId, Guid? EnrolmentId, string Ground, string Season, DateOnly IssuedOn);

    public static async Task<Ok<List<Item>>> Handle(AppDb db, CurrentUser user, CancellationToken cancellationToken)
    {
        var personId = user.PersonId;
        var items = await (
            from c in db.CertificatesSeenBy(user)
            join ground in db.CertificateGrounds.Where(g => g.CoAuthor == 0) on c.GroundId equals ground.Id
            where c.HolderId == personId || db.Guardianships.Any(g => g.GuardianId == personId && g.WardId == c.HolderId)
            orderby c.IssuedOn descending, c.Number
            select new Item(
                c.Id, c.Number, c.Kind, c.HolderId, c.Text.Holder, ground.IsEntry || ground.IsEnrolment ? null : ground.OccasionId, ground.IsEntry ? ground.OccasionId : null, c.EntryId, c.EnrolmentId,
                c.Text.Ground, c.Text.Season,
                c.IssuedOn))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(items);
    }
}
