using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People;

/// <summary>Somebody who is known already, but not in the school for which they are entered. Where they are is the cabinet's to know: a coordinator learns no more than that there is one.</summary>
/// <param name="Organization">Where they belong today; empty for nowhere.</param>
public sealed record KnownElsewhere(Guid PersonId, string Organization);

internal static class KnownPeople
{
    /// <summary>People of the same names and birth dates, by <see cref="PersonRules.DuplicateKey"/>. Without a birth date nobody is taken for the same.</summary>
    public static async Task<ILookup<string, KnownElsewhere>> KnownAsync(this AppDb db, IReadOnlyCollection<PersonData> data, DateOnly today, CancellationToken ct)
    {
        var dated = data.Where(d => d.BirthDate is not null).ToList();
        var names = dated.Select(d => $"{PersonRules.Fold(d.LastName)} {PersonRules.Fold(d.FirstName)} {PersonRules.Fold(d.MiddleName ?? "")}").Distinct().ToArray();
        var dates = dated.Select(d => d.BirthDate).Distinct().ToArray();
        var people = names.Length == 0 ? [] : await db.People.AsNoTracking()
            .Where(p => names.Contains(EF.Property<string>(p, "SearchName")) && dates.Contains(p.BirthDate))
            .Select(p => new
            {
                Person = p,
                Organization = db.Memberships
                    .Where(m => m.PersonId == p.Id && m.From <= today && (m.To == null || today <= m.To))
                    .OrderByDescending(m => m.From)
                    .Join(db.Organizations, m => m.OrganizationId, o => o.Id, (m, o) => o.ShortName)
                    .FirstOrDefault(),
            })
            .ToListAsync(ct);
        return people.ToLookup(
            p => PersonRules.DuplicateKey(p.Person.LastName, p.Person.FirstName, p.Person.MiddleName, p.Person.BirthDate),
            p => new KnownElsewhere(p.Person.Id, p.Organization ?? ""));
    }

    /// <summary>What is said to the viewer of one who is known elsewhere.</summary>
    public static RuleBroken Broken(KnownElsewhere known, Viewer viewer) => new(
        PeopleErrors.PersonKnownElsewhere,
        viewer.IsStaff ? new Dictionary<string, object?> { ["personId"] = known.PersonId, ["organization"] = known.Organization } : []);
}
