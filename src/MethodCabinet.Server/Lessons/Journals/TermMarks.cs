using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Journals;

/// <summary>Marks of quarters and of the year of a group: what is proposed and from what, and what was set.</summary>
public static class GetTermMarks
{
    public sealed record Response(Guid Id, string Subject, string Title, bool MayWrite, IReadOnlyList<JournalTerm> Terms, IReadOnlyList<Row> Pupils);

    /// <param name="Cells">Of all quarters, and of the year with the term 0.</param>
    public sealed record Row(Guid PersonId, string Name, IReadOnlyList<TermCell> Cells);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, JournalRows rows, SiteSettings site, CancellationToken ct)
    {
        var (group, rights) = await rows.GroupAsync(id, toWrite: false, ct);
        var terms = await SchoolTerms.OfAsync(db, group, ct);
        var sheet = await JournalSheet.LoadAsync(db, site, group, terms[0].From, terms[^1].To, rows.Now, ct, withAttendance: false);
        var cells = await db.TermCellsAsync(site, sheet, ct);
        if (rights.IsLogged)
        {
            await rows.LogReadingAsync(id, ct);
        }

        return TypedResults.Ok(new Response(id, group.Subject, group.Title, rights.Write, terms, [.. sheet.Pupils.Select(p => new Row(p.Person.Id, p.Person.ShortName, cells[p.Person.Id]))]));
    }
}

/// <summary>Sets the mark of a quarter or of the year, or takes it back.</summary>
public static class SetTermMark
{
    /// <param name="Reason">Of a change after a day.</param>
    public sealed record Request(SchoolMark? Value, string? Reason = null);

    public static async Task<Ok<TermCell>> Handle(Guid id, int term, Guid personId, Request request, AppDb db, JournalRows rows, SiteSettings site, CancellationToken ct)
    {
        var (group, _) = await rows.GroupAsync(id, toWrite: true, ct);
        var terms = await SchoolTerms.OfAsync(db, group, ct);
        if (term != JournalTerm.Year && terms.All(known => known.Number != term))
        {
            throw new RuleBroken(JournalErrors.TermUnknown);
        }

        var sheet = await JournalSheet.LoadAsync(db, site, group, terms[0].From, terms[^1].To, rows.Now, ct, withAttendance: false);
        if (sheet.Pupils.All(p => p.Person.Id != personId))
        {
            throw new RuleBroken(JournalErrors.PupilUnknown);
        }

        var before = (await db.TermCellsAsync(site, sheet, ct))[personId].First(cell => cell.Term == term);
        var last = await db.TermMarks.AsNoTracking().Where(m => m.StudyGroupId == id && m.PersonId == personId && m.Term == term).OrderByDescending(m => m.Number).FirstOrDefaultAsync(ct);
        if (TermMark.Of(id, personId, term, request.Value, before.Mean, last, request.Reason, rows.Me, rows.Now) is { } entry)
        {
            db.TermMarks.Add(entry);
            await db.SaveUniqueAsync(JournalErrors.Changed, ct);
        }

        return TypedResults.Ok((await db.TermCellsAsync(site, sheet, ct))[personId].First(cell => cell.Term == term));
    }
}

/// <param name="Term">0 for the year.</param>
/// <param name="Marks">From which it is proposed: of a quarter by lessons, of the year the quarters.</param>
/// <param name="Sum">Of these by their weights.</param>
/// <param name="Weights">Their sum; 0 where none is a number.</param>
/// <param name="History">The last first; empty where it was set once and never changed.</param>
public sealed record TermCell(
    int Term, SchoolMark? Value, SchoolMark? Proposed, decimal? Mean, int Sum, int Weights, IReadOnlyList<TermCell.Part> Marks, IReadOnlyList<TermCell.Step> History)
{
    public sealed record Part(SchoolMark Value, int Weight);

    public sealed record Step(SchoolMark? Value, string Reason, string By, DateTimeOffset At);
}

internal static class TermReads
{
    /// <summary>By pupil: the quarters, then the year.</summary>
    /// <param name="sheet">Of the whole year.</param>
    public static async Task<Dictionary<Guid, List<TermCell>>> TermCellsAsync(this AppDb db, SiteSettings site, JournalSheet sheet, CancellationToken ct)
    {
        var groupId = sheet.Group.Id;
        var entries = (await db.TermMarks.AsNoTracking().Where(m => m.StudyGroupId == groupId).Join(db.People, m => m.ById, p => p.Id, (m, p) => new { Entry = m, By = p }).OrderByDescending(r => r.Entry.Number).ToListAsync(ct))
            .ToLookup(r => (r.Entry.PersonId, r.Entry.Term));
        var days = sheet.Lessons.ToDictionary(l => l.Id, l => site.DayOf(l.StartsAt));
        var marks = sheet.Marks.ToLookup(m => m.PersonId);
        return sheet.Pupils.ToDictionary(p => p.Person.Id, p =>
        {
            var quarters = sheet.Terms.Select(term =>
            {
                var own = marks[p.Person.Id].Where(m => term.From <= days[m.LessonId] && days[m.LessonId] <= term.To).Select(m => (m.Value, m.Weight)).ToList();
                return CellOf(term.Number, own, TermProposal.Of(own));
            }).ToList();
            var set = quarters.Select(cell => cell.Value).OfType<SchoolMark>().ToList();
            return quarters.Append(CellOf(JournalTerm.Year, [.. set.Select(value => (value, 1))], TermProposal.OfYear(set))).ToList();

            TermCell CellOf(int term, List<(SchoolMark Value, int Weight)> own, TermProposal proposal)
            {
                var steps = entries[(p.Person.Id, term)].ToList();
                return new TermCell(
                    term, steps.FirstOrDefault()?.Entry.Value, proposal.Mark, proposal.Mean, proposal.Sum, proposal.Weights, own.ConvertAll(m => new TermCell.Part(m.Value, m.Weight)),
                    steps.Count < 2 ? [] : steps.ConvertAll(s => new TermCell.Step(s.Entry.Value, s.Entry.Reason, s.By.WithInitials, s.Entry.At)));
            }
        });
    }
}
