using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Journals;

/// <summary>The one place where the journal asks which days a term has.</summary>
internal static class SchoolTerms
{
    /// <returns>Those of the school that lie in the group's year, or else the usual quarters; by their days, at least one.</returns>
    public static async Task<IReadOnlyList<JournalTerm>> OfAsync(AppDb db, StudyGroup group, CancellationToken ct)
    {
        var year = JournalTerm.Usual(group.From);
        var (first, last) = (year[0].From, year[^1].To);
        var terms = await db.SchoolTerms.AsNoTracking().Where(t => t.OrganizationId == group.OrganizationId && t.From >= first && t.To <= last)
            .OrderBy(t => t.From).Select(t => new JournalTerm(t.Number, t.From, t.To, t.Title)).ToListAsync(ct);
        return terms.Count > 0 ? terms : year;
    }
}
