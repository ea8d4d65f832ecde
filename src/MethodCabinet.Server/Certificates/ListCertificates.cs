using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using MethodCabinet.Server.Platform.Workbooks;
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

    internal static readonly Workbook<Item> Workbook = new Workbook<Item>("certificates", "Реестр выдачи")
        .Column("№ в реестре", c => c.RegisterNumber, 12, "registerNumber")
        .Column("Номер документа", c => c.Number, 22, "number")
        .Column("Документ", c => PageWords.Of("desk", "certificates.kinds", c.Kind), 24, "document")
        .Column("Кому", c => c.Holder, 36, "holder")
        .Column("Сведения", c => c.HolderDetail, 36)
        .Column("Основание", c => c.Ground, 40)
        .Column("Выдан", c => c.IssuedOn, 12, "issued")
        .Column("Состояние", c => PageWords.Find("desk", c.RevokedAt is null ? "certificates.valid" : "certificates.revoked"), 14, "state", c => c.RevokedAt is not null)
        .Column("Отозван", c => c.RevokedAt, 20)
        .Column("Причина отзыва", c => c.RevokedBecause, 36);

    /// <param name="search">A part of the number, or parts of the holder's names.</param>
    public static async Task<Ok<Response>> Handle(
        AppDb db, HttpRequest request, CancellationToken cancellationToken, Guid? olympiadId = null, Guid? contestId = null, Guid? cohortId = null, string? search = null, int page = 1, int pageSize = 50)
    {
        var certificates = (olympiadId ?? contestId ?? cohortId) is { } occasionId ? db.Issued(occasionId) : db.Certificates;

        if (!string.IsNullOrWhiteSpace(search))
        {
            var pattern = $"%{search.Trim()}%";
            certificates = certificates.Named(search, c => NameSearch.Fold(c.Text.Holder), or: c => EF.Functions.ILike(c.Number, pattern));
        }

        var size = request.RowsAtMost(Math.Clamp(pageSize, 1, MaxPageSize));
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
