using MethodCabinet.Domain;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Scoring;

/// <summary>The tasks of a round with the versions by which each could be scored, and how far a re-scoring is. No keys.</summary>
public static class ListRescorable
{
    /// <param name="VersionId">By which it is scored now.</param>
    /// <param name="Automatic">Scored without people; otherwise the jury marks it and there is nothing to score again.</param>
    /// <param name="Versions">Of its question, the newest first.</param>
    /// <param name="RescoringSince">While a re-scoring runs; otherwise null.</param>
    /// <param name="Works">That were asked this: those of earlier seals with another version are scored by that one.</param>
    /// <param name="Scored">Of <paramref name="Works"/>: those that have their points by <paramref name="VersionId"/>.</param>
    public sealed record Item(
        Guid TaskId,
        Guid TrackId,
        string TrackName,
        int Position,
        Guid QuestionId,
        Guid BankId,
        string Title,
        Guid VersionId,
        bool Automatic,
        IReadOnlyList<Version> Versions,
        DateTimeOffset? RescoringSince,
        int Works,
        int Scored);

    public sealed record Version(Guid Id, int Number, DateTimeOffset CreatedAt, decimal MaxPoints);

    public static async Task<Ok<List<Item>>> Handle(Guid id, AppDb db, CancellationToken ct)
    {
        if (!await db.Rounds.AnyAsync(r => r.Id == id, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        var scores = Rescorer.Concerned(db);
        var tasks = await (
            from task in db.PaperTasks
            join paper in db.Papers on task.PaperId equals paper.Id
            join track in db.Tracks on paper.TrackId equals track.Id
            join version in db.QuestionVersions on task.QuestionVersionId equals version.Id
            join question in db.Questions on version.QuestionId equals question.Id
            where paper.RoundId == id
            orderby track.Grade, task.Position
            select new
            {
                Task = task,
                Track = track,
                Version = version,
                question.BankId,
                Works = scores.Count(s => s.TaskId == task.Id),
                Scored = scores.Count(s => s.TaskId == task.Id && s.QuestionVersionId == task.QuestionVersionId),
            })
            .AsNoTracking()
            .ToListAsync(ct);
        var questions = tasks.Select(t => t.Version.QuestionId).ToList();
        var versions = (await db.QuestionVersions.Where(v => questions.Contains(v.QuestionId))
                .Select(v => new { v.QuestionId, v.Id, v.Number, v.CreatedAt, v.Points })
                .ToListAsync(ct))
            .ToLookup(v => v.QuestionId, v => new Version(v.Id, v.Number, v.CreatedAt, v.Points.MaxPoints));
        return TypedResults.Ok(tasks.ConvertAll(t => new Item(
            t.Task.Id,
            t.Track.Id,
            t.Track.Name,
            t.Task.Position,
            t.Version.QuestionId,
            t.BankId,
            t.Version.Title,
            t.Version.Id,
            Domain.Assessment.Scoring.IsAutomatic(t.Version.Key),
            [.. versions[t.Version.QuestionId].OrderByDescending(v => v.Number)],
            t.Task.RescoringSince,
            t.Works,
            t.Scored)));
    }
}
