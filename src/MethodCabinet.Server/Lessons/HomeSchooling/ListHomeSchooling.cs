using MethodCabinet.Domain.Lessons.HomeSchooling;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.HomeSchooling;

/// <summary>Pupils who are taught at home, as far as they are the caller's: of the school, of the teacher, the own children, oneself.</summary>
public static class ListHomeSchooling
{
    private const int Most = 500;

    public sealed record Response(
        Guid Id, Guid PersonId, string Name, string ClassName, string School, DateOnly From, DateOnly ValidUntil, HomeBasisState Basis, decimal WeeklyHours, decimal Due, decimal Held, bool IsBehind);

    /// <param name="past">Those whose basis has ended instead.</param>
    public static async Task<Ok<List<Response>>> Handle(AppDb db, HomeRows rows, CancellationToken ct, bool past = false)
    {
        var today = rows.Today;
        var cases = await (await rows.VisibleAsync(ct)).AsNoTracking()
            .Where(c => past ? c.ValidUntil < today : c.ValidUntil >= today)
            .Join(db.People, c => c.PersonId, p => p.Id, (c, p) => new { Case = c, Person = p })
            .Join(db.Organizations, r => r.Case.OrganizationId, o => o.Id, (r, o) => new { r.Case, r.Person, o.ShortName })
            .OrderBy(r => r.Person.LastName).ThenBy(r => r.Person.FirstName).Take(Most).ToListAsync(ct);
        List<Response> found = [];
        foreach (var row in cases)
        {
            var hours = await rows.HoursAsync(row.Case, ct);
            var (due, held) = (hours.Sum(h => h.Due), hours.Sum(h => h.Held));
            found.Add(new(
                row.Case.Id, row.Person.Id, row.Person.ShortName, await rows.ClassAsync(row.Person.Id, row.Case.OrganizationId, ct), row.ShortName, row.Case.From, row.Case.ValidUntil,
                HomeBasisTerm.Of(row.Case.ValidUntil, today), hours.Where(h => h.Item.From <= today && today <= h.Item.To).Sum(h => h.Item.WeeklyHours), due, held,
                HomeHours.IsBehind(due, held) || hours.Exists(h => HomeHours.IsBehind(h.Due, h.Held))));
        }

        return TypedResults.Ok(found);
    }
}
