using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People;

/// <summary>Guardians of other pupils by name: one human being is one person, however many children they have.</summary>
public static class ListKnownGuardians
{
    private const int Most = 10;

    /// <param name="Wards">Names of those for whom they answer, to tell people of one name apart.</param>
    public sealed record Item(Guid Id, string Name, IReadOnlyList<string> Wards);

    public static async Task<Ok<List<Item>>> Handle(Guid id, string name, AppDb db, PeopleReads reads, CancellationToken ct)
    {
        await reads.FindToEditAsync(id, ct);
        var own = reads.OwnGuardianships();
        var people = db.People.AsNoTracking()
            .Where(p => p.Id != id && own.Any(g => g.GuardianId == p.Id) && !db.Guardianships.Any(g => g.WardId == id && g.GuardianId == p.Id));
        foreach (var word in SearchPeople.Words(name))
        {
            people = people.Where(p => EF.Property<string>(p, "SearchName").Contains(word));
        }

        var found = await people.OrderBy(p => EF.Property<string>(p, "SearchName")).ThenBy(p => p.Id).Take(Most).ToListAsync(ct);
        var ids = found.Select(p => p.Id).ToArray();
        var wards = await own.Where(g => ids.Contains(g.GuardianId)).Join(db.People, g => g.WardId, p => p.Id, (g, p) => new { g.GuardianId, Ward = p }).ToListAsync(ct);
        return TypedResults.Ok(found.ConvertAll(p => new Item(
            p.Id, p.FullName, [.. wards.Where(w => w.GuardianId == p.Id).Select(w => w.Ward.FullName).Order(StringComparer.CurrentCulture)])));
    }
}
