using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People;

/// <summary>All organizations; a coordinator sees their own. Counts are of today.</summary>
public static class ListOrganizations
{
    public sealed record Item(Guid Id, OrganizationKind Kind, string ShortName, string FullName, string Address, int Pupils, int Teachers, uint Version);

    internal static readonly Workbook<Item> Workbook = new Workbook<Item>("organizations", "Организации")
        .Column("Краткое название", o => o.ShortName, 32, "name")
        .Column("Полное название", o => o.FullName, 48)
        .Column("Вид", o => PageWords.Of("school", "organizations.kinds", o.Kind), 24, "kind")
        .Column("Адрес", o => o.Address, 40, "address")
        .Column("Учеников", o => o.Pupils, 12, "pupils")
        .Column("Учителей", o => o.Teachers, 12, "teachers");

    public static async Task<Ok<List<Item>>> Handle(AppDb db, CurrentUser user, PeopleReads reads, CancellationToken ct)
    {
        var (today, staff, own) = (reads.Today, user.IsStaff, user.Coordinates.ToArray());
        return TypedResults.Ok(await db.Organizations
            .Where(o => staff || own.Contains(o.Id))
            .OrderBy(o => o.ShortName)
            .Select(o => new Item(
                o.Id, o.Kind, o.ShortName, o.FullName, o.Address,
                db.Memberships.Count(m => m.OrganizationId == o.Id && m.Kind == MembershipKind.Student && m.From <= today && (m.To == null || m.To >= today)),
                db.Memberships.Count(m => m.OrganizationId == o.Id && m.Kind == MembershipKind.Teacher && m.From <= today && (m.To == null || m.To >= today)),
                o.Version))
            .ToListAsync(ct));
    }
}

public static class CreateOrganization
{
    public sealed record Request(OrganizationKind Kind, string ShortName, string FullName, string Address);

    public sealed record Response(Guid Id);

    public static async Task<Ok<Response>> Handle(Request request, AppDb db, CancellationToken ct)
    {
        var organization = new Organization { Id = Guid.CreateVersion7(), Kind = request.Kind, ShortName = "", FullName = "" };
        OrganizationChanges.Fill(organization, request.Kind, request.ShortName, request.FullName, request.Address);
        db.Organizations.Add(organization);
        await db.SaveUniqueAsync(PeopleErrors.OrganizationNameTaken, ct);
        return TypedResults.Ok(new Response(organization.Id));
    }
}

public static class EditOrganization
{
    /// <param name="Version">As read; a change by somebody else meanwhile is a conflict.</param>
    public sealed record Request(OrganizationKind Kind, string ShortName, string FullName, string Address, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CancellationToken ct)
    {
        var organization = await db.Organizations.SingleOrDefaultAsync(o => o.Id == id, ct) ?? throw new RuleBroken(PlatformErrors.NotFound);
        db.Entry(organization).Property(o => o.Version).OriginalValue = request.Version;
        OrganizationChanges.Fill(organization, request.Kind, request.ShortName, request.FullName, request.Address);
        await db.SaveUniqueAsync(PeopleErrors.OrganizationNameTaken, ct);
        return TypedResults.NoContent();
    }
}

internal static class OrganizationChanges
{
    public static void Fill(Organization organization, OrganizationKind kind, string shortName, string fullName, string address)
    {
        organization.Kind = kind;
        organization.ShortName = shortName.Trim() is { Length: > 0 and <= 200 } name ? name : throw new RuleBroken(PeopleErrors.OrganizationNameMissing);
        organization.FullName = fullName.Trim() is { Length: > 0 and <= 500 } full ? full : organization.ShortName;
        organization.Address = address.Trim() is { Length: <= 500 } place ? place : throw new RuleBroken(PlatformErrors.TooLarge);
    }
}
