using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>Certificates of the caller and of the children whose guardian the caller is.</summary>
public static class GetMyCertificates
{
    /// <param name="OlympiadId">The olympiad for which it was issued.</param>
    public sealed record Item(
        Guid Id, string Number, CertificateKind Kind, Guid HolderId, string Holder, Guid OlympiadId, string Ground, string Season, DateOnly IssuedOn);

    public static async Task<Ok<List<Item>>> Handle(AppDb db, CurrentUser user, CancellationToken cancellationToken)
    {
        var personId = user.PersonId;
        var items = await (
            from c in db.CertificatesSeenBy(user)
            join registration in db.Registrations on c.RegistrationId equals registration.Id
            where c.HolderId == personId || db.Guardianships.Any(g => g.GuardianId == personId && g.WardId == c.HolderId)
            orderby c.IssuedOn descending, c.Number
            select new Item(c.Id, c.Number, c.Kind, c.HolderId, c.Text.Holder, registration.OlympiadId, c.Text.Ground, c.Text.Season, c.IssuedOn))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(items);
    }
}
