using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>Реестр выдачи: every certificate, revoked ones included.</summary>
public static class ListCertificates
{
    public const int MaxPageSize = 200;

    /// <param name="CanReplace">It is revoked, and no other was issued in its place.</param>
    public sealed record Item(
        Guid Id, string Number, int RegisterNumber, CertificateKind Kind, string Holder, string HolderDetail, string Ground, DateOnly IssuedOn,
        DateTimeOffset? RevokedAt, string? RevokedBecause, bool CanReplace);

    public sealed record Response(int Total, IReadOnlyList<Item> Items);

    /// <param name="search">A part of the number or of the holder's name.</param>
    public static async Task<Ok<Response>> Handle(
        AppDb db, CancellationToken cancellationToken, Guid? olympiadId = null, Guid? contestId = null, string? search = null, int page = 1, int pageSize = 50)
    {
        var certificates = (olympiadId ?? contestId) is { } occasionId ? db.Issued(occasionId) : db.Certificates;

        if (!string.IsNullOrWhiteSpace(search))
        {
            var pattern = $"%{search.Trim()}%";
            certificates = certificates.Where(c => EF.Functions.ILike(c.Number, pattern) || EF.Functions.ILike(c.Text.Holder, pattern));
        }

        var size = Math.Clamp(pageSize, 1, MaxPageSize);
        var items = await certificates
            .OrderByDescending(c => c.RegisterNumber)
            .Skip((Math.Clamp(page, 1, 10_000) - 1) * size)
            .Take(size)
            .Select(c => new Item(
                c.Id, c.Number, c.RegisterNumber, c.Kind, c.Text.Holder, c.Text.HolderDetail, c.Text.Ground, c.IssuedOn, c.RevokedAt, c.RevokedBecause,
                !db.Certificates.Any(valid => valid.GroundId == c.GroundId && valid.CoAuthor == c.CoAuthor && valid.Kind == c.Kind && valid.RevokedAt == null)))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(await certificates.CountAsync(cancellationToken), items));
    }
}
