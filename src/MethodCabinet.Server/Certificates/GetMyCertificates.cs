using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>Certificates of the caller and of the children whose guardian the caller is.</summary>
public static class GetMyCertificates
{
    public sealed record Item(Guid Id, string Number, CertificateKind Kind, string Holder, string Ground, string Season, DateOnly IssuedOn);

    public static async Task<Ok<List<Item>>> Handle(AppDb db, CurrentUser user, CancellationToken cancellationToken)
    {
        var personId = user.PersonId;
        var items = await db.Certificates
            .Where(c => c.RevokedAt == null
                && (c.HolderId == personId || db.Guardianships.Any(g => g.GuardianId == personId && g.WardId == c.HolderId)))
            .OrderByDescending(c => c.IssuedOn).ThenBy(c => c.Number)
            .Select(c => new Item(c.Id, c.Number, c.Kind, c.Text.Holder, c.Text.Ground, c.Text.Season, c.IssuedOn))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(items);
    }
}
