using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Journals;

/// <param name="Evidence">By the room; null without one.</param>
/// <param name="Entered">By a teacher, over evidence; null where nobody did.</param>
public sealed record CellAttendance(AttendanceFact? Evidence, AttendanceEntry? Entered)
{
    /// <summary>Null is a pupil of whom nothing is to be told: present, in a lesson that was held without a room.</summary>
    public AttendanceFact? Fact => Entered?.Fact ?? Evidence;
}

/// <summary>A span of a study group's journal, as it is stored and as evidence tells it.</summary>
internal sealed class JournalSheet
{
    public required StudyGroup Group { get; init; }

    public required IReadOnlyList<JournalTerm> Terms { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>By their start; those that were called off are not among them.</summary>
    public required IReadOnlyList<Lesson> Lessons { get; init; }

    public required IReadOnlyDictionary<Guid, LessonRecord> Records { get; init; }

    /// <summary>By name; those who left in this span and those who came in it are among them.</summary>
    public required IReadOnlyList<(Person Person, StudyGroupMember Member)> Pupils { get; init; }

    public required IReadOnlyDictionary<(Guid LessonId, Guid PersonId), CellAttendance> Attendance { get; init; }

    public required IReadOnlyList<JournalMark> Marks { get; init; }

    /// <summary>Null for the term in which today lies.</summary>
    /// <param name="withAttendance">Marks of terms need none, and a year of it is much to read.</param>
    public static async Task<JournalSheet> LoadAsync(
        AppDb db, SiteSettings site, StudyGroup group, DateOnly? from, DateOnly? to, DateTimeOffset now, CancellationToken ct, bool withAttendance = true)
    {
        var terms = await SchoolTerms.OfAsync(db, group, ct);
        var current = JournalTerm.At(terms, site.DayOf(now));
        var (first, last) = (from ?? current.From, to ?? current.To);
        if (last < first || last.DayNumber - first.DayNumber > 400)
        {
            throw new Domain.RuleBroken(JournalErrors.PeriodInvalid);
        }

        var (begin, end) = (site.StartOf(first), site.StartOf(last.AddDays(1)));
        var lessons = await db.Lessons.AsNoTracking().Where(l => l.StudyGroupId == group.Id && l.CalledOffAt == null && l.StartsAt >= begin && l.StartsAt < end).OrderBy(l => l.StartsAt).ToListAsync(ct);
        var ids = lessons.ConvertAll(l => l.Id);
        var members = (await db.StudyGroupMembers.AsNoTracking().Where(m => m.StudyGroupId == group.Id && m.Role == StudyGroupRole.Pupil && m.From <= last && (m.To == null || first <= m.To))
            .Join(db.People.AsNoTracking(), m => m.PersonId, p => p.Id, (m, p) => new { Member = m, Person = p }).ToListAsync(ct))
            .OrderBy(r => r.Person.FullName, StringComparer.CurrentCulture).Select(r => (r.Person, r.Member)).ToList();
        var evidence = await db.EvidenceAsync(withAttendance ? lessons : [], lesson => members.Where(m => Belongs(m.Member, site.DayOf(lesson.StartsAt))).Select(m => m.Person.Id), now, ct);
        var entered = await db.LastEntriesAsync(withAttendance ? ids : [], ct);
        return new JournalSheet
        {
            Group = group,
            Terms = terms,
            From = first,
            To = last,
            Lessons = lessons,
            Records = await db.LessonRecords.AsNoTracking().Where(r => ids.Contains(r.LessonId)).ToDictionaryAsync(r => r.LessonId, ct),
            Pupils = members,
            Attendance = evidence.Keys.Union(entered.Keys).ToDictionary(key => key, key => new CellAttendance(evidence.GetValueOrDefault(key), entered.GetValueOrDefault(key))),
            Marks = await db.JournalMarks.AsNoTracking().Where(m => ids.Contains(m.LessonId) && m.RemovedAt == null).OrderBy(m => m.GivenAt).ThenBy(m => m.Id).ToListAsync(ct),
        };
    }

    public static bool Belongs(StudyGroupMember member, DateOnly day) => member.IsCurrent(day);
}

internal static class AttendanceReads
{
    /// <summary>What teachers entered last, by lesson and pupil.</summary>
    public static async Task<Dictionary<(Guid LessonId, Guid PersonId), AttendanceEntry>> LastEntriesAsync(this AppDb db, IReadOnlyCollection<Guid> lessons, CancellationToken ct, Guid? personId = null) =>
        (await db.AttendanceEntries.AsNoTracking().Where(e => lessons.Contains(e.LessonId) && (personId == null || e.PersonId == personId)).OrderBy(e => e.Number).ToListAsync(ct))
            .GroupBy(e => (e.LessonId, e.PersonId)).ToDictionary(same => same.Key, same => same.Last());
}
