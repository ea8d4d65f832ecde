using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Journals;

/// <summary>Gives a mark, or changes one.</summary>
public static class PutMark
{
    /// <param name="Weight">Null for the usual one of its kind.</param>
    /// <param name="Reason">Of a change after a day.</param>
    public sealed record Request(Guid PersonId, SchoolMark Value, MarkKind Kind, int? Weight = null, string? Note = null, string? Reason = null);

    public static async Task<Ok<MarkView>> Handle(Guid id, Guid markId, Request request, AppDb db, JournalRows rows, CancellationToken ct)
    {
        var (lesson, _) = await rows.LessonAsync(id, toWrite: true, ct);
        await rows.DemandPupilAsync(lesson, request.PersonId, ct);
        var mark = await db.GiveMarkAsync(lesson, markId, request.PersonId, request.Value, request.Kind, request.Weight, request.Note, request.Reason, rows.Me, rows.Now, ct);
        await db.SaveUniqueAsync(JournalErrors.Changed, ct);
        return TypedResults.Ok(MarkView.Of(mark));
    }
}

/// <summary>Takes a mark away. Its history stays.</summary>
public static class RemoveMark
{
    public sealed record Request(string? Reason = null);

    public static async Task<NoContent> Handle(Guid id, Guid markId, Request request, AppDb db, JournalRows rows, CancellationToken ct)
    {
        await rows.LessonAsync(id, toWrite: true, ct);
        var mark = await db.JournalMarks.SingleOrDefaultAsync(m => m.Id == markId && m.LessonId == id, ct) ?? throw new RuleBroken(JournalErrors.MarkNotFound);
        db.MarkChanges.Add(mark.Remove(request.Reason, await db.LastChangeAsync(markId, ct), rows.Me, rows.Now));
        await db.SaveUniqueAsync(JournalErrors.Changed, ct);
        return TypedResults.NoContent();
    }
}

internal static class MarkWrites
{
    /// <summary>Adds it; the caller saves.</summary>
    /// <exception cref="RuleBroken">What <see cref="JournalMark"/> says; CalledOff, Ahead; MarkNotFound for the mark of another pupil or lesson.</exception>
    public static async Task<JournalMark> GiveMarkAsync(
        this AppDb db, Lesson lesson, Guid markId, Guid personId, SchoolMark value, MarkKind kind, int? weight, string? note, string? reason, Guid by, DateTimeOffset now, CancellationToken ct)
    {
        if (lesson.CalledOffAt is not null)
        {
            throw new RuleBroken(LessonErrors.CalledOff);
        }

        if (!lesson.IsHeld && now < lesson.StartsAt)
        {
            throw new RuleBroken(JournalErrors.Ahead);
        }

        var heavy = weight ?? SchoolMarks.UsualWeight(kind);
        if (await db.JournalMarks.SingleOrDefaultAsync(m => m.Id == markId, ct) is { } known)
        {
            if (known.LessonId != lesson.Id || known.PersonId != personId)
            {
                throw new RuleBroken(JournalErrors.MarkNotFound);
            }

            if (known.Change(value, kind, heavy, note, reason, await db.LastChangeAsync(markId, ct), by, now) is { } changed)
            {
                db.MarkChanges.Add(changed);
            }

            return known;
        }

        var others = await db.JournalMarks.CountAsync(m => m.LessonId == lesson.Id && m.PersonId == personId && m.RemovedAt == null, ct);
        var (mark, change) = JournalMark.Give(markId, lesson.Id, personId, value, kind, heavy, note, others, by, now);
        db.AddRange(mark, change);
        return mark;
    }

    public static Task<MarkChange> LastChangeAsync(this AppDb db, Guid markId, CancellationToken ct) => db.MarkChanges.AsNoTracking().Where(c => c.MarkId == markId).OrderByDescending(c => c.Number).FirstAsync(ct);
}
