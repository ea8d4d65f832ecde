using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People;

/// <summary>What <see cref="StartSchoolYear"/> would do, class by class. Changes nothing.</summary>
public static class PreviewSchoolYear
{
    /// <param name="There">Pupils who are in a class of the new school year already; they stay as they are.</param>
    public sealed record Response(IReadOnlyList<Class> Classes, int Moving, int Finishing, int There);

    /// <param name="NextGrade">Null for those who finish.</param>
    public sealed record Class(int Grade, string ClassLetter, int? NextGrade, int Pupils);

    /// <param name="firstDay">Of the new school year: a 1 September.</param>
    public static async Task<Ok<Response>> Handle(Guid id, DateOnly firstDay, AppDb db, PeopleReads reads, CancellationToken ct)
    {
        reads.DemandEntering(id);
        MembershipRules.CheckFirstDay(firstDay);
        var groups = await StartSchoolYear.Staying(db, id, firstDay)
            .GroupBy(m => new { Grade = m.Grade!.Value, m.ClassLetter })
            .Select(g => new { g.Key.Grade, g.Key.ClassLetter, Pupils = g.Count() })
            .ToListAsync(ct);
        var there = await db.Memberships.CountAsync(
            m => m.OrganizationId == id && m.Kind == MembershipKind.Student && m.From >= firstDay && (m.To == null || m.To >= m.From), ct);
        List<Class> classes =
        [
            .. groups.OrderBy(g => g.Grade).ThenBy(g => g.ClassLetter, StringComparer.Ordinal)
                .Select(g => new Class(g.Grade, g.ClassLetter, g.Grade >= MembershipRules.LastGrade ? null : g.Grade + 1, g.Pupils)),
        ];
        return TypedResults.Ok(new Response(
            classes, classes.Where(c => c.NextGrade is not null).Sum(c => c.Pupils), classes.Where(c => c.NextGrade is null).Sum(c => c.Pupils), there));
    }
}
