using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Journals;

/// <summary>Enters how somebody attended, over what the room tells.</summary>
public static class SetAttendance
{
    /// <param name="Reason">Of what contradicts the room, and of a change after a day.</param>
    public sealed record Request(AttendanceState State, int? LateMinutes = null, string? Reason = null);

    public static async Task<Ok<AttendanceView>> Handle(Guid id, Guid personId, Request request, AppDb db, JournalRows rows, CancellationToken ct)
    {
        var (lesson, _) = await rows.LessonAsync(id, toWrite: true, ct);
        await rows.DemandPupilAsync(lesson, personId, ct);
        if (lesson.CalledOffAt is not null)
        {
            throw new RuleBroken(LessonErrors.CalledOff);
        }

        if (!lesson.IsHeld && rows.Now < lesson.StartsAt)
        {
            throw new RuleBroken(JournalErrors.Ahead);
        }

        var evidence = (await db.EvidenceAsync([lesson], _ => [personId], rows.Now, ct)).GetValueOrDefault((id, personId));
        var last = await db.AttendanceEntries.AsNoTracking().Where(e => e.LessonId == id && e.PersonId == personId).OrderByDescending(e => e.Number).FirstOrDefaultAsync(ct);
        var entry = AttendanceEntry.Of(id, personId, new(request.State, request.LateMinutes), evidence, last, request.Reason, rows.Me, rows.Now);
        if (entry is not null)
        {
            db.AttendanceEntries.Add(entry);
            await db.SaveUniqueAsync(JournalErrors.Changed, ct);
        }

        return TypedResults.Ok(AttendanceView.Of(id, personId, new(evidence, entry ?? last))!);
    }
}

/// <summary>States that a lesson was held without the room, at school or at the pupil's home, or takes that back.</summary>
public static class StateHeld
{
    public sealed record Request(bool IsHeld);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, JournalRows rows, CancellationToken ct)
    {
        var (lesson, _) = await rows.LessonAsync(id, toWrite: true, ct);
        lesson.StateHeldInPerson(request.IsHeld, rows.Now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>All that is known of one pupil at one lesson: the evidence of the room, what was entered and why, and the history of the marks.</summary>
public static class GetCell
{
    /// <param name="PresentMinutes">By the room; null without one.</param>
    public sealed record Response(
        Guid PersonId, string Name, AttendanceView? Attendance, double? PresentMinutes, DateTimeOffset? CameAt, DateTimeOffset? LeftAt, IReadOnlyList<Entry> Entries, IReadOnlyList<Change> Changes);

    public sealed record Entry(AttendanceState State, int? LateMinutes, string Reason, string By, DateTimeOffset At);

    public sealed record Change(Guid MarkId, SchoolMark? From, SchoolMark? To, string Reason, string By, DateTimeOffset At);

    public static async Task<Ok<Response>> Handle(Guid id, Guid personId, AppDb db, JournalRows rows, CancellationToken ct)
    {
        var (lesson, rights) = await rows.LessonAsync(id, toWrite: false, ct);
        await rows.DemandPupilAsync(lesson, personId, ct);
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == personId, ct);
        var evidence = (await db.EvidenceAsync([lesson], _ => [personId], rows.Now, ct)).GetValueOrDefault((id, personId));
        var spans = (await db.Presences.AsNoTracking().Where(p => p.LessonId == id && p.PersonId == personId).ToListAsync(ct)).ConvertAll(p => new PresenceSpan(p.From, p.Until));
        var was = evidence is null ? null : LessonAttendance.Of(spans, lesson.BegunAt!.Value, lesson.EndedAt ?? lesson.BegunAt.Value.AddMinutes(lesson.Minutes));
        var entries = await db.AttendanceEntries.AsNoTracking().Where(e => e.LessonId == id && e.PersonId == personId)
            .Join(db.People, e => e.ById, p => p.Id, (e, p) => new { Entry = e, Person = p }).OrderByDescending(r => r.Entry.Number).ToListAsync(ct);
        var changes = await db.MarkChanges.AsNoTracking().Where(c => db.JournalMarks.Any(m => m.Id == c.MarkId && m.LessonId == id && m.PersonId == personId))
            .Join(db.People, c => c.ById, p => p.Id, (c, p) => new { Change = c, Person = p }).OrderByDescending(r => r.Change.At).ToListAsync(ct);
        if (rights.IsLogged)
        {
            await rows.LogReadingAsync(personId, ct);
        }

        return TypedResults.Ok(new Response(
            personId, person.FullName, AttendanceView.Of(id, personId, new(evidence, entries.FirstOrDefault()?.Entry)),
            was is null ? null : Math.Round(was.Present.TotalMinutes, 1), was?.CameAt, was?.LeftAt,
            entries.ConvertAll(e => new Entry(e.Entry.State, e.Entry.LateMinutes, e.Entry.Reason, e.Person.WithInitials, e.Entry.At)),
            changes.ConvertAll(c => new Change(c.Change.MarkId, c.Change.From, c.Change.To, c.Change.Reason, c.Person.WithInitials, c.Change.At))));
    }
}
