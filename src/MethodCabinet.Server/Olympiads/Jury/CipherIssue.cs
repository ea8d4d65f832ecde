using System.Security.Cryptography;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>Gives ciphers to the works of a scored round that people mark, and deals their tasks, at random.</summary>
internal static class CipherIssue
{
    /// <summary>Part of the caller's transaction. Done again it gives ciphers to works that came since, and changes no other.</summary>
    public static async Task IssueAsync(AppDb db, Guid roundId, CancellationToken ct)
    {
        // One at a time: the numbers that are taken must not change meanwhile.
        await db.Database.ExecuteSqlAsync($"select 1 from olympiads.rounds where id = {roundId} for update", ct);
        var papers = await (
            from paper in db.Papers
            join task in db.PaperTasks on paper.Id equals task.PaperId
            join version in db.QuestionVersions on task.QuestionVersionId equals version.Id
            where paper.RoundId == roundId
            select new { paper.Id, TaskId = task.Id, version.Key })
            .AsNoTracking().ToListAsync(ct);
        var marked = papers.Where(p => p.Key is ManualKey).ToLookup(p => p.Id, p => p.TaskId);
        var paperIds = marked.Select(tasks => tasks.Key).ToArray();
        var waiting = await (
            from attempt in db.Attempts
            join paper in db.Papers on attempt.PaperId equals paper.Id
            join track in db.Tracks on paper.TrackId equals track.Id
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            where attempt.RoundId == roundId && registration.Status != RegistrationStatus.Withdrawn && paperIds.Contains(paper.Id) && !db.Works.Any(w => w.AttemptId == attempt.Id)
            select new { attempt.Id, attempt.PaperId, track.Grade })
            .ToListAsync(ct);
        if (waiting.Count == 0)
        {
            return;
        }

        var subject = await (
            from round in db.Rounds
            join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
            join known in db.Subjects on olympiad.SubjectCode equals known.Code
            where round.Id == roundId
            select known.Name)
            .SingleAsync(ct);
        var taken = (await db.Works.Where(w => w.RoundId == roundId).Select(w => w.Cipher).ToListAsync(ct)).ConvertAll(Ciphers.NumberOf);
        var numbers = Ciphers.Numbers(waiting.Count, taken, RandomNumberGenerator.GetInt32);
        db.Works.AddRange(waiting.Zip(numbers).Select(pair =>
            new Work { AttemptId = pair.First.Id, RoundId = roundId, Cipher = Ciphers.Of(subject, pair.First.Grade, pair.Second) }));
        db.WorkTasks.AddRange(
            from attempt in waiting
            from taskId in marked[attempt.PaperId]
            select new WorkTask { AttemptId = attempt.Id, TaskId = taskId, RoundId = roundId, Lot = RandomNumberGenerator.GetInt32(WorkTask.Lots) });
        await db.SaveChangesAsync(ct);
    }
}
