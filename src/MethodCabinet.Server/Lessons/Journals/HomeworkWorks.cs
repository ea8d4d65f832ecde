using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Journals;

/// <param name="Number">1, 2, 3…; its address is <c>/api/homework/works/{id}/files/{number}</c>.</param>
public sealed record HomeworkFileView(int Number, string Name, string MediaType, long Size);

/// <param name="Mark">That it got in the journal, as it stands there now; null for none.</param>
/// <param name="Remarks">Drawn on its files.</param>
public sealed record HomeworkTry(
    Guid Id, int Number, string Text, IReadOnlyList<HomeworkFileView> Files, DateTimeOffset HandedInAt, bool IsLate, HomeworkState State, string Comment,
    IReadOnlyList<SheetRemark> Remarks, SchoolMark? Mark, string? MarkedBy, DateTimeOffset? MarkedAt);

/// <summary>The homework of a lesson for one pupil: what is to be done, what was handed in and said of it.</summary>
public static class GetHomework
{
    /// <param name="MayHandIn">The caller is the pupil, and a try may be handed in now.</param>
    /// <param name="Tries">The last first.</param>
    public sealed record Response(
        Guid LessonId, Guid PersonId, string Pupil, string Title, DateTimeOffset StartsAt, string Topic, string Homework, DateTimeOffset? DueAt, bool TakesWorks, bool IsOverdue, bool MayHandIn,
        IReadOnlyList<RecordFile> Files, IReadOnlyList<HomeworkTry> Tries);

    public static async Task<Ok<Response>> Handle(Guid id, Guid personId, AppDb db, JournalRows rows, CancellationToken ct)
    {
        var (lesson, reader, rights) = await rows.HomeworkAsync(id, personId, ct);
        var record = await db.LessonRecords.AsNoTracking().SingleOrDefaultAsync(r => r.LessonId == id, ct);
        var tries = await db.HomeworkTriesAsync(id, personId, ct);
        if (reader == DiaryReader.Guardian)
        {
            await rows.LogReadingAsync(personId, ct);
        }

        return TypedResults.Ok(new Response(
            id, personId, await db.People.Where(p => p.Id == personId).Select(p => p.LastName + " " + p.FirstName).SingleAsync(ct), lesson.Title, lesson.StartsAt,
            record?.Topic ?? "", record?.Homework ?? "", record?.DueAt, record?.TakesWorks ?? false, rows.Now > record?.DueAt,
            rights.HandIn && record?.TakesWorks == true && tries.FirstOrDefault() is null or { State: HomeworkState.Returned },
            await db.RecordFilesAsync(id, ct), tries));
    }
}

/// <summary>Hands in a try at a homework: text, files that the caller has brought, or both.</summary>
public static class HandInHomework
{
    /// <param name="WorkId">Chosen by the page, so that sending it twice hands in once.</param>
    public sealed record Request(Guid WorkId, string Text, IReadOnlyList<Guid> FileIds);

    public sealed record Response(int Number, bool IsLate);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, JournalRows rows, CancellationToken ct)
    {
        var me = rows.Me;
        if (!(await rows.HomeworkAsync(id, me, ct)).Rights.HandIn)
        {
            throw new RuleBroken(JournalErrors.RoleForbids);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.HomeworkWorks.AsNoTracking().SingleOrDefaultAsync(w => w.Id == request.WorkId && w.LessonId == id && w.PersonId == me, ct) is { } sent)
        {
            return TypedResults.Ok(new Response(sent.Number, sent.IsLate));
        }

        var record = await db.LessonRecords.AsNoTracking().SingleOrDefaultAsync(r => r.LessonId == id, ct) ?? throw new RuleBroken(JournalErrors.HomeworkNone);
        var last = await db.HomeworkWorks.AsNoTracking().Where(w => w.LessonId == id && w.PersonId == me).OrderByDescending(w => w.Number).FirstOrDefaultAsync(ct);
        var files = request.FileIds.Distinct().ToArray();
        var work = HomeworkWork.HandIn(request.WorkId, me, record, last, request.Text, files.Length, rows.Now);
        await db.RequireBroughtAsync(files, id, me, ct);
        db.HomeworkWorks.Add(work);
        db.HomeworkFiles.AddRange(files.Index().Select(file => new HomeworkFile { WorkId = work.Id, Number = file.Index + 1, FileId = file.Item }));
        await db.SaveUniqueAsync(JournalErrors.HomeworkWaits, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(work.Number, work.IsLate));
    }
}

/// <summary>One work for whoever looks at it, with the tries before and the next that waits.</summary>
public static class GetHomeworkWork
{
    /// <param name="Next">Another work of the lesson that waits; null for none.</param>
    /// <param name="Weight">That a mark for homework has usually.</param>
    public sealed record Response(Guid LessonId, Guid? Journal, Guid PersonId, string Pupil, string Title, DateTimeOffset StartsAt, string Homework, DateTimeOffset? DueAt, Guid? Next, int Weight, IReadOnlyList<HomeworkTry> Tries);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, JournalRows rows, CancellationToken ct)
    {
        var (work, lesson, _) = await db.MarkedWorkAsync(id, rows, ct);
        var record = await db.LessonRecords.AsNoTracking().SingleOrDefaultAsync(r => r.LessonId == lesson.Id, ct);
        var next = await db.HomeworkWorks.Where(w => w.LessonId == lesson.Id && w.Id != id && w.State == HomeworkState.Waiting).OrderBy(w => w.HandedInAt).Select(w => (Guid?)w.Id).FirstOrDefaultAsync(ct);
        return TypedResults.Ok(new Response(
            lesson.Id, lesson.StudyGroupId, work.PersonId, await db.People.Where(p => p.Id == work.PersonId).Select(p => p.LastName + " " + p.FirstName).SingleAsync(ct), lesson.Title, lesson.StartsAt,
            record?.Homework ?? "", record?.DueAt, next, SchoolMarks.UsualWeight(MarkKind.Homework), await db.HomeworkTriesAsync(lesson.Id, work.PersonId, ct)));
    }
}

/// <summary>Takes a work, with a mark that goes into the journal or without one, or returns it to be done anew.</summary>
public static class MarkHomework
{
    /// <param name="MarkId">Chosen by the page; null where no mark is given.</param>
    /// <param name="Weight">Null for the usual one.</param>
    /// <param name="Remarks">Drawn on its files.</param>
    public sealed record Request(bool IsReturned, string Comment, IReadOnlyList<SheetRemark> Remarks, Guid? MarkId = null, SchoolMark? Mark = null, int? Weight = null);

    public sealed record Response(HomeworkState State, Guid? Next);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, JournalRows rows, CancellationToken ct)
    {
        var (work, lesson, _) = await db.MarkedWorkAsync(id, rows, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Of two teachers who look at one work at once the second reads what the first said.
        await db.Database.ExecuteSqlAsync($"select 1 from lessons.homework_works where id = {id} for update", ct);
        await db.Entry(work).ReloadAsync(ct);
        var isGiven = !request.IsReturned && request is { Mark: not null, MarkId: not null };
        work.Mark(request.IsReturned, request.Comment, request.Remarks, isGiven ? request.MarkId : null, rows.Me, rows.Now);
        if (isGiven)
        {
            await db.GiveMarkAsync(lesson, request.MarkId!.Value, work.PersonId, request.Mark!.Value, MarkKind.Homework, request.Weight, lesson.Title, null, rows.Me, rows.Now, ct);
        }

        await db.SaveUniqueAsync(JournalErrors.Changed, ct);
        await transaction.CommitAsync(ct);
        var next = await db.HomeworkWorks.Where(w => w.LessonId == lesson.Id && w.State == HomeworkState.Waiting).OrderBy(w => w.HandedInAt).Select(w => (Guid?)w.Id).FirstOrDefaultAsync(ct);
        return TypedResults.Ok(new Response(work.State, next));
    }
}

/// <summary>A file that was handed in, for the pupil, the guardian and those who teach.</summary>
public static class GetHomeworkFile
{
    public static async Task<FileStreamHttpResult> Handle(Guid id, int number, AppDb db, JournalRows rows, IFileStore store, HttpResponse response, CancellationToken ct)
    {
        var work = await db.HomeworkWorks.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, ct) ?? throw new RuleBroken(JournalErrors.HomeworkNotFound);
        await rows.HomeworkAsync(work.LessonId, work.PersonId, ct);
        var file = await db.HomeworkFiles.Where(f => f.WorkId == id && f.Number == number).Join(db.StoredFiles.AsNoTracking(), held => held.FileId, stored => stored.Id, (_, stored) => stored)
            .SingleOrDefaultAsync(ct) ?? throw new RuleBroken(JournalErrors.HomeworkNotFound);
        return GetFile.SendWatchedInRanges(file, store, response);
    }
}

/// <summary>Works of one group that wait, those that came first before the others.</summary>
public static class ListHomeworkWorks
{
    public sealed record Response(Guid Id, Guid LessonId, string Pupil, string Lesson, string Homework, DateTimeOffset HandedInAt, bool IsLate, int Number);

    public static async Task<Ok<List<Response>>> Handle(Guid id, AppDb db, JournalRows rows, CancellationToken ct)
    {
        await rows.GroupAsync(id, toWrite: true, ct);
        return TypedResults.Ok(await db.HomeworkWorks.Where(w => w.State == HomeworkState.Waiting)
            .Join(db.Lessons.Where(l => l.StudyGroupId == id), w => w.LessonId, l => l.Id, (w, l) => new { Work = w, Lesson = l })
            .Join(db.People, r => r.Work.PersonId, p => p.Id, (r, p) => new { r.Work, r.Lesson, Person = p })
            .OrderBy(r => r.Work.HandedInAt)
            .Select(r => new Response(
                r.Work.Id, r.Lesson.Id, r.Person.LastName + " " + r.Person.FirstName, r.Lesson.Title,
                db.LessonRecords.Where(x => x.LessonId == r.Lesson.Id).Select(x => x.Homework).FirstOrDefault() ?? "", r.Work.HandedInAt, r.Work.IsLate, r.Work.Number))
            .ToListAsync(ct));
    }
}

internal static class HomeworkReads
{
    /// <summary>A work that the caller may mark.</summary>
    /// <exception cref="RuleBroken">HomeworkNotFound.</exception>
    public static async Task<(HomeworkWork Work, Domain.Lessons.Lesson Lesson, HomeworkRights Rights)> MarkedWorkAsync(this AppDb db, Guid id, JournalRows rows, CancellationToken ct)
    {
        var work = await db.HomeworkWorks.SingleOrDefaultAsync(w => w.Id == id, ct) ?? throw new RuleBroken(JournalErrors.HomeworkNotFound);
        var (lesson, _, rights) = await rows.HomeworkAsync(work.LessonId, work.PersonId, ct);
        return rights.Mark ? (work, lesson, rights) : throw new RuleBroken(JournalErrors.HomeworkNotFound);
    }

    /// <summary>All tries of a pupil at one homework, the last first.</summary>
    public static async Task<List<HomeworkTry>> HomeworkTriesAsync(this AppDb db, Guid lessonId, Guid personId, CancellationToken ct)
    {
        var tries = await db.HomeworkWorks.AsNoTracking().Where(w => w.LessonId == lessonId && w.PersonId == personId).OrderByDescending(w => w.Number)
            .Select(w => new { Work = w, MarkedBy = db.People.FirstOrDefault(p => p.Id == w.MarkedById), Mark = db.JournalMarks.Where(m => m.Id == w.MarkId && m.RemovedAt == null).Select(m => (SchoolMark?)m.Value).FirstOrDefault() })
            .ToListAsync(ct);
        var ids = tries.ConvertAll(t => t.Work.Id);
        var files = (await db.HomeworkFiles.Where(f => ids.Contains(f.WorkId))
            .Join(db.StoredFiles, held => held.FileId, file => file.Id, (held, file) => new { held.WorkId, File = new HomeworkFileView(held.Number, file.Name, file.MediaType, file.Size) }).ToListAsync(ct))
            .ToLookup(f => f.WorkId, f => f.File);
        return tries.ConvertAll(t => new HomeworkTry(
            t.Work.Id, t.Work.Number, t.Work.Text, [.. files[t.Work.Id].OrderBy(f => f.Number)], t.Work.HandedInAt, t.Work.IsLate, t.Work.State, t.Work.Comment, t.Work.Remarks, t.Mark, t.MarkedBy?.FullName, t.Work.MarkedAt));
    }
}
