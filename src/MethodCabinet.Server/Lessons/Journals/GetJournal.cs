using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Journals;

/// <summary>Journals that the caller reads: of the own groups, of the own school, or all.</summary>
public static class ListJournals
{
    private const int Most = 500;

    /// <param name="IsMine">The caller teaches the group.</param>
    /// <param name="Works">Homework that waits to be looked at; of the own groups.</param>
    public sealed record Response(Guid Id, string Subject, string Title, string Organization, int Pupils, bool IsMine, int Works);

    public static async Task<Ok<List<Response>>> Handle(AppDb db, CurrentUser user, JournalRows rows, CancellationToken ct)
    {
        var (isStaff, own, today, taught) = (user.IsStaff, user.Coordinates.ToArray(), rows.Today, rows.Taught());
        return TypedResults.Ok(await db.StudyGroups
            .Where(g => taught.Contains(g.Id) || ((isStaff || own.Contains(g.OrganizationId)) && g.From <= today && today <= g.To))
            .Join(db.Organizations, g => g.OrganizationId, o => o.Id, (g, o) => new { Group = g, o.ShortName, IsMine = taught.Contains(g.Id) })
            .OrderByDescending(r => r.IsMine).ThenBy(r => r.ShortName).ThenBy(r => r.Group.Grade).ThenBy(r => r.Group.Title).ThenBy(r => r.Group.Subject).ThenBy(r => r.Group.Id).Take(Most)
            .Select(r => new Response(
                r.Group.Id, r.Group.Subject, r.Group.Title, r.ShortName,
                db.StudyGroupMembers.Count(m => m.StudyGroupId == r.Group.Id && m.Role == StudyGroupRole.Pupil && m.From <= today && (m.To == null || today <= m.To)),
                r.IsMine,
                r.IsMine ? db.HomeworkWorks.Count(w => w.State == HomeworkState.Waiting && db.Lessons.Any(l => l.Id == w.LessonId && l.StudyGroupId == r.Group.Id)) : 0))
            .ToListAsync(ct));
    }
}

public sealed record MarkView(Guid Id, Guid LessonId, Guid PersonId, SchoolMark Value, MarkKind Kind, int Weight, string Note, DateTimeOffset GivenAt)
{
    public static MarkView Of(JournalMark mark) => new(mark.Id, mark.LessonId, mark.PersonId, mark.Value, mark.Kind, mark.Weight, mark.Note, mark.GivenAt);
}

/// <param name="Evidence">What the room told; null where it told nothing.</param>
/// <param name="IsEntered">A teacher entered it.</param>
public sealed record AttendanceView(Guid LessonId, Guid PersonId, AttendanceState State, int? LateMinutes, AttendanceState? Evidence, bool IsEntered)
{
    public static AttendanceView? Of(Guid lessonId, Guid personId, CellAttendance cell) =>
        cell.Fact is { } fact ? new(lessonId, personId, fact.State, fact.LateMinutes, cell.Evidence?.State, cell.Entered is not null) : null;
}

/// <summary>A span of the journal of one group: pupils and lessons, and what stands in the cells.</summary>
public static class GetJournal
{
    /// <param name="Works">Homework that waits to be looked at.</param>
    public sealed record Response(
        Guid Id, string Subject, string Title, string Organization, bool MayWrite, IReadOnlyList<JournalTerm> Terms, DateOnly From, DateOnly To,
        IReadOnlyList<Column> Lessons, IReadOnlyList<Row> Pupils, IReadOnlyList<AttendanceView> Attendance, IReadOnlyList<MarkView> Marks, int Works);

    /// <param name="IsHeld">In a room, or as the teacher stated.</param>
    /// <param name="IsOver">Its room told who was there.</param>
    /// <param name="IsInPerson">It was held without the room.</param>
    /// <param name="Works">That wait.</param>
    public sealed record Column(Guid Id, string Title, DateTimeOffset StartsAt, string Topic, bool HasHomework, bool IsHeld, bool IsOver, bool IsInPerson, int Works);

    /// <param name="From">First day in the group.</param>
    /// <param name="To">Last one; null for who is still there.</param>
    /// <param name="Mean">Of the span, by weights.</param>
    /// <param name="Missed">Lessons of the span.</param>
    public sealed record Row(Guid PersonId, string Name, DateOnly From, DateOnly? To, decimal? Mean, int Missed);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, JournalRows rows, SiteSettings site, CancellationToken ct, DateOnly? from = null, DateOnly? to = null)
    {
        var (group, rights) = await rows.GroupAsync(id, toWrite: false, ct);
        var sheet = await JournalSheet.LoadAsync(db, site, group, from, to, rows.Now, ct);
        var works = await db.HomeworkWorks.Where(w => w.State == HomeworkState.Waiting && db.Lessons.Any(l => l.Id == w.LessonId && l.StudyGroupId == id))
            .GroupBy(w => w.LessonId).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, ct);
        var organization = await db.Organizations.Where(o => o.Id == group.OrganizationId).Select(o => o.ShortName).SingleAsync(ct);
        if (rights.IsLogged)
        {
            await rows.LogReadingAsync(id, ct);
        }

        var marks = sheet.Marks.ToLookup(m => m.PersonId);
        var missed = sheet.Attendance.Where(cell => cell.Value.Fact?.State is AttendanceState.Absent or AttendanceState.Ill).ToLookup(cell => cell.Key.PersonId);
        return TypedResults.Ok(new Response(
            group.Id, group.Subject, group.Title, organization, rights.Write, sheet.Terms, sheet.From, sheet.To,
            [
                .. sheet.Lessons.Select(l => new Column(
                    l.Id, l.Title, l.StartsAt, sheet.Records.GetValueOrDefault(l.Id)?.Topic ?? "", sheet.Records.GetValueOrDefault(l.Id)?.HasHomework == true, l.IsHeld,
                    l.EndedAt is not null, l.HeldInPersonAt is not null, works.GetValueOrDefault(l.Id))),
            ],
            [.. sheet.Pupils.Select(p => new Row(p.Person.Id, p.Person.ShortName, p.Member.From, p.Member.To, TermProposal.MeanOf(marks[p.Person.Id].Select(m => (m.Value, m.Weight))), missed[p.Person.Id].Count()))],
            [.. sheet.Attendance.Select(cell => AttendanceView.Of(cell.Key.LessonId, cell.Key.PersonId, cell.Value)).OfType<AttendanceView>()],
            [.. sheet.Marks.Select(MarkView.Of)],
            works.Values.Sum()));
    }
}
