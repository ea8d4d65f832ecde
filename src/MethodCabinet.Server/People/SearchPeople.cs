using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace MethodCabinet.Server.People;

/// <summary>
/// People by name, forgiving ё for е, the order of words and small slips; best match first. Without a name: all who fit the
/// filters, by name. A coordinator finds people of the own organizations only.
/// </summary>
public static class SearchPeople
{
    internal const int PageSize = 50;

    private static readonly string[] Columns = ["name", "class"];

    internal static readonly Workbook<Item> Workbook = new Workbook<Item>("people", "Люди")
        .Column("Фамилия, имя, отчество", p => p.Name, 36)
        .Column("Кто", p => p.Places.Select(x => PageWords.Of("school", "kinds", x.Kind)).Concat(p.Offices.Select(x => PageWords.Of("people", "roles", x))).Distinct(), 28)
        .Column("Класс", p => p.Places.Where(x => x.Grade is not null).Select(x => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{x.Grade}{x.ClassLetter}")), 10)
        .Column("Организация", p => p.Places.Select(x => x.Organization).Distinct(), 32);

    /// <param name="HasNext">There is another page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, bool HasNext);

    public sealed record Item(Guid Id, string Name, IReadOnlyList<Place> Places, IReadOnlyList<Role> Offices);

    public sealed record Place(Guid OrganizationId, string Organization, MembershipKind Kind, int? Grade, string ClassLetter);

    /// <param name="page">From 0; pages of 50.</param>
    /// <param name="sort"><c>name</c> or <c>class</c>, with a minus for descending; people without a class stand last. Without it: best match first.</param>
    public static async Task<Ok<Response>> Handle(
        AppDb db, CurrentUser user, PeopleReads reads, HttpRequest request, CancellationToken ct,
        string? name = null, Guid? organizationId = null, Named<MembershipKind>? kind = null, int? grade = null, string? classLetter = null, Named<Role>? office = null, string? sort = null, int page = 0)
    {
        var sorted = sort is null ? default(SortKey?) : SortKey.Read(sort, Columns);
        var (today, size) = (reads.Today, request.RowsAtMost(PageSize));
        Guid[]? organizations = organizationId is { } one ? [one] : user.IsStaff ? null : [.. user.Coordinates];
        if (organizationId is { } asked)
        {
            reads.DemandEntering(asked);
        }

        var ids = await db.Database.SqlQueryRaw<Guid>(
            """
            select id as "Value" from people.search(@words, @today, @organizations, @kind, @grade, @letter, @office, @sort, @descending, @take, @skip)
            """,
            new NpgsqlParameter<string[]>("words", Words(name)),
            new NpgsqlParameter<DateOnly>("today", today),
            new NpgsqlParameter("organizations", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = (object?)organizations ?? DBNull.Value },
            new NpgsqlParameter("kind", NpgsqlDbType.Text) { Value = (object?)kind?.Value.ToString() ?? DBNull.Value },
            new NpgsqlParameter("grade", NpgsqlDbType.Integer) { Value = (object?)grade ?? DBNull.Value },
            new NpgsqlParameter("letter", NpgsqlDbType.Text) { Value = (object?)classLetter ?? DBNull.Value },
            new NpgsqlParameter("office", NpgsqlDbType.Text) { Value = (object?)office?.Value.ToString() ?? DBNull.Value },
            new NpgsqlParameter("sort", NpgsqlDbType.Text) { Value = (object?)sorted?.Column ?? DBNull.Value },
            new NpgsqlParameter<bool>("descending", sorted?.Descending ?? false),
            new NpgsqlParameter<int>("take", size + 1),
            new NpgsqlParameter<int>("skip", Math.Clamp(page, 0, 10_000) * size)).ToListAsync(ct);

        var shown = ids.Take(size).ToArray();
        var people = await db.People.AsNoTracking().Where(p => shown.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var places = await db.Memberships
            .Where(m => shown.Contains(m.PersonId) && m.From <= today && (m.To == null || m.To >= today) && (organizations == null || organizations.Contains(m.OrganizationId)))
            .Join(db.Organizations, m => m.OrganizationId, o => o.Id, (m, o) => new { m.PersonId, Place = new Place(o.Id, o.ShortName, m.Kind, m.Grade, m.ClassLetter) })
            .ToListAsync(ct);
        var offices = await db.Appointments.Where(a => shown.Contains(a.PersonId) && a.From <= today && (a.To == null || a.To >= today)).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            [
                .. shown.Select(id => new Item(
                    id,
                    people[id].FullName,
                    [.. places.Where(p => p.PersonId == id).Select(p => p.Place)],
                    [.. offices.Where(o => o.PersonId == id).Select(o => o.Role).Distinct().Order()])),
            ],
            ids.Count > size));
    }

    /// <summary>At most five words, folded as the names in the database are.</summary>
    internal static string[] Words(string? name) =>
        [.. PersonRules.Fold(name ?? "").Split([' ', ',', '.', '%', '_', '\\'], StringSplitOptions.RemoveEmptyEntries).Take(5)];
}
