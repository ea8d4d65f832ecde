using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Journals;

/// <param name="FileId">By which a teacher keeps it when the homework is written anew; its address is <c>/api/homework/{lessonId}/files/{number}</c>.</param>
public sealed record RecordFile(int Number, Guid FileId, string Name, string MediaType, long Size);

/// <summary>The page of one lesson: what was done, what is to be done, who was there, and what was handed in.</summary>
public static class GetLessonRecord
{
    /// <param name="Journal">Of its group; null for a lesson that was set by itself.</param>
    /// <param name="Version">To be sent back with a change; 0 before the first.</param>
    public sealed record Response(
        Guid LessonId, Guid? Journal, string Title, DateTimeOffset StartsAt, int Minutes, bool IsHeld, bool IsInPerson, bool IsCalledOff, bool MayWrite,
        string Topic, string Homework, DateTimeOffset? DueAt, bool TakesWorks, uint Version, IReadOnlyList<RecordFile> Files, IReadOnlyList<Pupil> Pupils);

    /// <param name="Work">The last try; null for none.</param>
    public sealed record Pupil(Guid PersonId, string Name, AttendanceView? Attendance, IReadOnlyList<MarkView> Marks, Work? Work);

    public sealed record Work(Guid Id, HomeworkState State, DateTimeOffset HandedInAt, bool IsLate);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, JournalRows rows, CancellationToken ct)
    {
        var (lesson, rights) = await rows.LessonAsync(id, toWrite: false, ct);
        var record = await db.LessonRecords.AsNoTracking().SingleOrDefaultAsync(r => r.LessonId == id, ct);
        var pupils = (await rows.PupilsOf(lesson).Join(db.People.AsNoTracking(), of => of, p => p.Id, (_, p) => p).ToListAsync(ct)).OrderBy(p => p.FullName, StringComparer.CurrentCulture).ToList();
        var evidence = await db.EvidenceAsync([lesson], _ => pupils.Select(p => p.Id), rows.Now, ct);
        var entered = await db.LastEntriesAsync([id], ct);
        var marks = (await db.JournalMarks.AsNoTracking().Where(m => m.LessonId == id && m.RemovedAt == null).OrderBy(m => m.GivenAt).ToListAsync(ct)).ToLookup(m => m.PersonId);

        // Works themselves are the teachers' alone.
        var works = rights.Write
            ? (await db.HomeworkWorks.AsNoTracking().Where(w => w.LessonId == id).OrderBy(w => w.Number).Select(w => new { w.PersonId, Work = new Work(w.Id, w.State, w.HandedInAt, w.IsLate) }).ToListAsync(ct))
                .GroupBy(w => w.PersonId).ToDictionary(same => same.Key, same => same.Last().Work)
            : [];
        if (rights.IsLogged)
        {
            await rows.LogReadingAsync(id, ct);
        }

        return TypedResults.Ok(new Response(
            id, lesson.StudyGroupId, lesson.Title, lesson.StartsAt, lesson.Minutes, lesson.IsHeld, lesson.HeldInPersonAt is not null, lesson.CalledOffAt is not null, rights.Write,
            record?.Topic ?? "", record?.Homework ?? "", record?.DueAt, record?.TakesWorks ?? false, record?.Version ?? 0, await db.RecordFilesAsync(id, ct),
            pupils.ConvertAll(p => new Pupil(
                p.Id, p.FullName, AttendanceView.Of(id, p.Id, new(evidence.GetValueOrDefault((id, p.Id)), entered.GetValueOrDefault((id, p.Id)))),
                [.. marks[p.Id].Select(MarkView.Of)], works.GetValueOrDefault(p.Id)))));
    }
}

/// <summary>Writes topic and homework of a lesson.</summary>
public static class SaveLessonRecord
{
    /// <param name="FileIds">That the caller brought for this homework, and those that stand there already.</param>
    public sealed record Request(string Topic, string Homework, DateTimeOffset? DueAt, bool TakesWorks, IReadOnlyList<Guid> FileIds, uint Version);

    public sealed record Response(uint Version);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, JournalRows rows, CancellationToken ct)
    {
        var (lesson, _) = await rows.LessonAsync(id, toWrite: true, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var record = await db.LessonRecords.SingleOrDefaultAsync(r => r.LessonId == id, ct);
        if ((record?.Version ?? 0) != request.Version)
        {
            throw new RuleBroken(JournalErrors.Changed);
        }

        if (record is null)
        {
            record = new LessonRecord { LessonId = id };
            db.LessonRecords.Add(record);
        }

        var files = request.FileIds.Distinct().ToArray();
        record.Write(request.Topic, request.Homework, request.DueAt, request.TakesWorks, files.Length, lesson.StartsAt);
        var before = await db.LessonRecordFiles.Where(f => f.LessonId == id).OrderBy(f => f.Number).ToListAsync(ct);
        if (!before.Select(f => f.FileId).SequenceEqual(files))
        {
            await db.RequireBroughtAsync([.. files.Except(before.Select(f => f.FileId))], id, rows.Me, ct);
            await db.LessonRecordFiles.Where(f => f.LessonId == id).ExecuteDeleteAsync(ct);
            db.ChangeTracker.Entries<LessonRecordFile>().ToList().ForEach(entry => entry.State = EntityState.Detached);
            db.LessonRecordFiles.AddRange(files.Index().Select(file => new LessonRecordFile { LessonId = id, Number = file.Index + 1, FileId = file.Item }));
        }

        try
        {
            await db.SaveUniqueAsync(JournalErrors.Changed, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleBroken(JournalErrors.Changed);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(record.Version));
    }
}

/// <summary>A file that came with the homework, for its pupils, their guardians and those who teach.</summary>
public static class GetRecordFile
{
    public static async Task<FileStreamHttpResult> Handle(Guid id, int number, AppDb db, JournalRows rows, IFileStore store, HttpResponse response, CancellationToken ct)
    {
        var lesson = await db.Lessons.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, ct) ?? throw new RuleBroken(JournalErrors.HomeworkNotFound);
        if (!await rows.TeachesAsync(lesson, ct) && !await IsOfPupilAsync(db, rows, lesson, ct))
        {
            throw new RuleBroken(JournalErrors.HomeworkNotFound);
        }

        var file = await db.LessonRecordFiles.Where(f => f.LessonId == id && f.Number == number).Join(db.StoredFiles.AsNoTracking(), held => held.FileId, stored => stored.Id, (_, stored) => stored)
            .SingleOrDefaultAsync(ct) ?? throw new RuleBroken(JournalErrors.HomeworkNotFound);
        return GetFile.SendWatchedInRanges(file, store, response);
    }

    private static async Task<bool> IsOfPupilAsync(AppDb db, JournalRows rows, Lesson lesson, CancellationToken ct)
    {
        var me = rows.Me;
        foreach (var pupil in await rows.PupilsOf(lesson).Where(p => p == me || db.Guardianships.Any(g => g.GuardianId == me && g.WardId == p)).ToListAsync(ct))
        {
            if (await rows.ReaderAsync(pupil, ct) != DiaryReader.None)
            {
                return true;
            }
        }

        return false;
    }
}

internal static class RecordFileReads
{
    public static Task<List<RecordFile>> RecordFilesAsync(this AppDb db, Guid lessonId, CancellationToken ct) => db.LessonRecordFiles.Where(f => f.LessonId == lessonId)
        .Join(db.StoredFiles, held => held.FileId, file => file.Id, (held, file) => new { held, file }).OrderBy(r => r.held.Number).Select(r => new RecordFile(r.held.Number, r.file.Id, r.file.Name, r.file.MediaType, r.file.Size)).ToListAsync(ct);
}
