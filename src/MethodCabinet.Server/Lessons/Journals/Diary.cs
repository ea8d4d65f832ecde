using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Journals;

/// <summary>Whose diaries the caller reads: the own one, and those of children who are not of age.</summary>
public static class ListDiaries
{
    public sealed record Response(Guid PersonId, string Name, string Class, bool IsMine);

    public static async Task<Ok<List<Response>>> Handle(AppDb db, JournalRows rows, CancellationToken ct)
    {
        var (me, today) = (rows.Me, rows.Today);
        var found = await db.People.AsNoTracking()
            .Where(p => db.Guardianships.Any(g => g.GuardianId == me && g.WardId == p.Id)
                || (p.Id == me && (db.Memberships.Any(m => m.PersonId == me && m.Kind == MembershipKind.Student) || db.StudyGroupMembers.Any(m => m.PersonId == me && m.Role == StudyGroupRole.Pupil))))
            .Select(p => new { Person = p, Place = db.Memberships.Where(m => m.PersonId == p.Id && m.Kind == MembershipKind.Student && m.From <= today && (m.To == null || today <= m.To)).FirstOrDefault() })
            .ToListAsync(ct);
        return TypedResults.Ok(found
            .Where(f => f.Person.Id == me || !DiaryRights.IsOfAge(f.Person.BirthDate, today))
            .OrderBy(f => f.Person.Id != me).ThenByDescending(f => f.Place?.Grade).ThenBy(f => f.Person.FullName, StringComparer.CurrentCulture)
            .Select(f => new Response(f.Person.Id, f.Person.ShortName, f.Place is { Grade: { } grade } place ? $"{grade}{place.ClassLetter}" : "", f.Person.Id == me)).ToList());
    }
}

/// <summary>The diary of one pupil: lessons that were and come, homework, marks with what they are for, and what was missed.</summary>
public static class GetDiary
{
    private const int DaysBack = 30;
    private const int DaysAhead = 14;
    private const int MostDays = 400;

    public sealed record Response(
        Guid PersonId, string Name, bool IsMine, DateOnly Today, DateOnly From, DateOnly To, IReadOnlyList<DiaryLesson> Lessons, IReadOnlyList<DiarySubject> Subjects);

    public static async Task<Ok<Response>> Handle(Guid personId, AppDb db, JournalRows rows, DiaryReads reads, CancellationToken ct, DateOnly? from = null, DateOnly? to = null)
    {
        var reader = await rows.ReaderAsync(personId, ct);
        if (reader == DiaryReader.None)
        {
            throw new RuleBroken(JournalErrors.PupilUnknown);
        }

        var (first, last) = (from ?? rows.Today.AddDays(-DaysBack), to ?? rows.Today.AddDays(DaysAhead));
        if (last < first || last.DayNumber - first.DayNumber > MostDays)
        {
            throw new RuleBroken(JournalErrors.PeriodInvalid);
        }

        if (reader == DiaryReader.Guardian)
        {
            await rows.LogReadingAsync(personId, ct);
        }

        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == personId, ct);
        var lessons = await reads.LessonsAsync(personId, await rows.LessonsOfAsync(personId, first, last, ct), ct);
        return TypedResults.Ok(new Response(personId, person.ShortName, reader == DiaryReader.Pupil, rows.Today, first, last, lessons, await reads.SubjectsAsync(personId, lessons, ct)));
    }
}

/// <param name="Subject">Of its group; the title of a lesson that was set by itself.</param>
/// <param name="IsInRoom">It is, or was, held in a room, which the pupil may enter or look at again.</param>
/// <param name="Reason">Why a teacher entered something else than the room told; empty where not.</param>
public sealed record DiaryLesson(
    Guid Id, Guid? Journal, string Subject, string Title, DateTimeOffset StartsAt, int Minutes, DateTimeOffset? BegunAt, DateTimeOffset? EndedAt, bool IsHeld, bool IsInPerson, bool IsCalledOff, bool IsInRoom,
    IReadOnlyList<string> Teachers, string Topic, DiaryHomework? Homework, AttendanceState? Attendance, int? LateMinutes, string Reason, IReadOnlyList<MarkView> Marks);

/// <param name="State">Of the last work; null where none was handed in.</param>
public sealed record DiaryHomework(string Text, DateTimeOffset? DueAt, bool TakesWorks, int Files, HomeworkState? State, bool IsLate);

/// <param name="Mean">Of the current quarter, by weights.</param>
/// <param name="IsOver">The pupil learns there no more, or the group is over.</param>
/// <param name="Terms">Marks that were set, of quarters and, with the term 0, of the year.</param>
/// <param name="Missed">Lessons of the period.</param>
/// <param name="Late">Lessons of the period.</param>
public sealed record DiarySubject(Guid Journal, string Subject, bool IsOver, decimal? Mean, int Term, IReadOnlyList<DiarySubject.TermValue> Terms, int Lessons, int Missed, int Late)
{
    /// <param name="Title">As the school calls it; null for a usual quarter and for the year.</param>
    public sealed record TermValue(int Term, string? Title, SchoolMark Value);
}

/// <summary>What stands in journals about one pupil.</summary>
public sealed class DiaryReads(AppDb db, JournalRows rows, SiteSettings site)
{
    internal async Task<List<DiaryLesson>> LessonsAsync(Guid personId, List<Lesson> lessons, CancellationToken ct)
    {
        var ids = lessons.ConvertAll(l => l.Id);
        var groups = lessons.Select(l => l.StudyGroupId).OfType<Guid>().Distinct().ToArray();
        var subjects = await db.StudyGroups.Where(g => groups.Contains(g.Id)).ToDictionaryAsync(g => g.Id, g => g.Subject, ct);
        var today = rows.Today;
        var teachers = (await db.LessonMembers.Where(m => ids.Contains(m.LessonId) && m.Role == RoomRole.Teacher).Join(db.People.AsNoTracking(), m => m.PersonId, p => p.Id, (m, p) => new { Of = m.LessonId, Person = p }).ToListAsync(ct))
            .ToLookup(t => t.Of, t => t.Person.FullName);
        var groupTeachers = (await db.StudyGroupMembers.Where(m => groups.Contains(m.StudyGroupId) && m.Role == StudyGroupRole.Teacher && m.From <= today && (m.To == null || today <= m.To))
            .Join(db.People.AsNoTracking(), m => m.PersonId, p => p.Id, (m, p) => new { Of = m.StudyGroupId, Person = p }).ToListAsync(ct)).ToLookup(t => t.Of, t => t.Person.FullName);
        var isAsked = (await db.LessonMembers.Where(m => ids.Contains(m.LessonId) && m.PersonId == personId).Select(m => m.LessonId).ToListAsync(ct)).ToHashSet();
        var records = await db.LessonRecords.AsNoTracking().Where(r => ids.Contains(r.LessonId)).ToDictionaryAsync(r => r.LessonId, ct);
        var files = await db.LessonRecordFiles.Where(f => ids.Contains(f.LessonId)).GroupBy(f => f.LessonId).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, ct);
        var works = (await db.HomeworkWorks.AsNoTracking().Where(w => ids.Contains(w.LessonId) && w.PersonId == personId).OrderBy(w => w.Number).Select(w => new { w.LessonId, w.State, w.IsLate }).ToListAsync(ct))
            .GroupBy(w => w.LessonId).ToDictionary(same => same.Key, same => same.Last());
        var evidence = await db.EvidenceAsync(lessons, _ => [personId], rows.Now, ct);
        var entered = await db.LastEntriesAsync(ids, ct, personId);
        var marks = (await db.JournalMarks.AsNoTracking().Where(m => m.PersonId == personId && ids.Contains(m.LessonId) && m.RemovedAt == null).OrderBy(m => m.GivenAt).ToListAsync(ct)).ToLookup(m => m.LessonId, MarkView.Of);
        return lessons.ConvertAll(l =>
        {
            var cell = new CellAttendance(evidence.GetValueOrDefault((l.Id, personId)), entered.GetValueOrDefault((l.Id, personId)));
            var (record, work) = (records.GetValueOrDefault(l.Id), works.GetValueOrDefault(l.Id));
            var count = files.GetValueOrDefault(l.Id);
            return new DiaryLesson(
                l.Id, l.StudyGroupId, l.StudyGroupId is { } group ? subjects[group] : l.Title, l.Title, l.StartsAt, l.Minutes, l.BegunAt, l.EndedAt, l.IsHeld, l.HeldInPersonAt is not null, l.CalledOffAt is not null,
                isAsked.Contains(l.Id) && l.HeldInPersonAt is null,
                [.. teachers[l.Id].Any() ? teachers[l.Id] : l.StudyGroupId is { } of ? groupTeachers[of] : []],
                record?.Topic ?? "",
                record is { } known && (known.HasHomework || count > 0) ? new DiaryHomework(known.Homework, known.DueAt, known.TakesWorks, count, work?.State, work?.IsLate ?? false) : null,
                cell.Fact?.State, cell.Fact?.LateMinutes, cell.Entered?.Reason ?? "", [.. marks[l.Id]]);
        });
    }

    /// <summary>The groups of this school year in which somebody learns or learned, with means and marks of terms: what was set stays, wherever the pupil goes.</summary>
    internal async Task<List<DiarySubject>> SubjectsAsync(Guid personId, IReadOnlyCollection<DiaryLesson> lessons, CancellationToken ct)
    {
        var today = rows.Today;
        var since = new DateOnly(today.Month >= 9 ? today.Year : today.Year - 1, 9, 1);
        var places = await db.StudyGroupMembers.Where(m => m.PersonId == personId && m.Role == StudyGroupRole.Pupil && m.From <= today && (m.To == null || since <= m.To))
            .Join(db.StudyGroups.AsNoTracking().Where(g => since <= g.To), m => m.StudyGroupId, g => g.Id, (m, g) => new { m.To, Group = g }).ToListAsync(ct);
        var over = places.Where(p => p.To < today || p.Group.To < today).Select(p => p.Group.Id).ToHashSet();
        var groups = places.ConvertAll(p => p.Group).OrderBy(g => over.Contains(g.Id)).ThenBy(g => g.Subject, StringComparer.CurrentCulture).ToList();
        var ids = groups.ConvertAll(g => g.Id);
        var set = (await db.TermMarks.AsNoTracking().Where(m => ids.Contains(m.StudyGroupId) && m.PersonId == personId).OrderBy(m => m.Number).ToListAsync(ct))
            .GroupBy(m => (m.StudyGroupId, m.Term)).Select(same => same.Last()).ToLookup(m => m.StudyGroupId);
        var marks = (await db.JournalMarks.AsNoTracking().Where(m => m.PersonId == personId && m.RemovedAt == null)
            .Join(db.Lessons.Where(l => l.StudyGroupId != null && ids.Contains(l.StudyGroupId.Value)), m => m.LessonId, l => l.Id, (m, l) => new { m.Value, m.Weight, l.StudyGroupId, l.StartsAt }).ToListAsync(ct))
            .ToLookup(m => m.StudyGroupId!.Value);
        var terms = new Dictionary<Guid, IReadOnlyList<JournalTerm>>();
        foreach (var school in groups.GroupBy(g => (g.OrganizationId, g.From)))
        {
            var known = await SchoolTerms.OfAsync(db, school.First(), ct);
            foreach (var group in school)
            {
                terms[group.Id] = known;
            }
        }

        return groups.ConvertAll(g =>
        {
            var term = JournalTerm.At(terms[g.Id], today);
            var own = lessons.Where(l => l.Journal == g.Id && l.IsHeld && !l.IsCalledOff).ToList();
            return new DiarySubject(
                g.Id, g.Subject, over.Contains(g.Id),
                TermProposal.MeanOf(marks[g.Id].Where(m => site.DayOf(m.StartsAt) is var day && term.From <= day && day <= term.To).Select(m => (m.Value, m.Weight))), term.Number,
                [.. set[g.Id].Where(m => m.Value is not null).OrderBy(m => m.Term == JournalTerm.Year).ThenBy(m => m.Term).Select(m => new DiarySubject.TermValue(m.Term, terms[g.Id].FirstOrDefault(known => known.Number == m.Term)?.Title, m.Value!.Value))],
                own.Count, own.Count(l => l.Attendance is AttendanceState.Absent or AttendanceState.Ill), own.Count(l => l.Attendance == AttendanceState.Late));
        });
    }
}
