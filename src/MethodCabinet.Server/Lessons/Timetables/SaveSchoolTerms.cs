using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>The terms of a school, all of them at once; between them are holidays. The timetable follows by a job.</summary>
public static class SaveSchoolTerms
{
    public sealed record Request(IReadOnlyList<Term> Terms);

    /// <param name="Id">Null for a new one.</param>
    public sealed record Term(Guid? Id, string Title, int Number, DateOnly From, DateOnly To);

    public static async Task<NoContent> Handle(Guid organizationId, Request request, AppDb db, TimetableRows rows, IBackgroundJobClient jobs, CancellationToken ct)
    {
        rows.DemandArranging(organizationId);
        var marked = await MarkedAsync(db, organizationId, ct);
        var known = await db.SchoolTerms.Where(t => t.OrganizationId == organizationId).ToDictionaryAsync(t => t.Id, ct);
        List<SchoolTerm> terms = [];
        foreach (var wanted in request.Terms)
        {
            if (wanted.Id is { } id && known.Remove(id, out var term))
            {
                if ((JournalTerm.YearOf(wanted.From), wanted.Number) != (JournalTerm.YearOf(term.From), term.Number))
                {
                    DemandUnmarked(term);
                }

                (term.Title, term.Number, term.From, term.To) = (wanted.Title.Trim(), wanted.Number, wanted.From, wanted.To);
            }
            else
            {
                term = new SchoolTerm { Id = Guid.CreateVersion7(), OrganizationId = organizationId, Title = wanted.Title.Trim(), Number = wanted.Number, From = wanted.From, To = wanted.To };
                db.SchoolTerms.Add(term);
            }

            terms.Add(term);
        }

        SchoolTerm.Check(terms);
        foreach (var gone in known.Values)
        {
            DemandUnmarked(gone);
        }

        db.SchoolTerms.RemoveRange(known.Values);
        await db.SaveChangesAsync(ct);

        foreach (var group in await db.StudyGroups.Where(g => g.OrganizationId == organizationId && g.To >= rows.Today && db.TimetableEntries.Any(e => e.StudyGroupId == g.Id)).Select(g => g.Id).ToListAsync(ct))
        {
            jobs.Enqueue<MakeTimetablesJob>(job => job.RunAsync(group, CancellationToken.None));
        }

        return TypedResults.NoContent();

        void DemandUnmarked(SchoolTerm term)
        {
            if (marked.Contains((JournalTerm.YearOf(term.From), term.Number)))
            {
                throw new RuleBroken(TimetableErrors.TermUsed);
            }
        }
    }

    /// <summary>Terms for which groups of the school have marks, by school year and number: so the journal finds them.</summary>
    private static async Task<HashSet<(int Year, int Number)>> MarkedAsync(AppDb db, Guid organizationId, CancellationToken ct) =>
        (await db.TermMarks.Where(m => m.Term != JournalTerm.Year)
            .Join(db.StudyGroups.Where(g => g.OrganizationId == organizationId), m => m.StudyGroupId, g => g.Id, (m, g) => new { g.From, m.Term }).Distinct().ToListAsync(ct))
        .Select(row => (JournalTerm.YearOf(row.From), row.Term)).ToHashSet();
}
