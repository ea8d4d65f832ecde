using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Results;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Scoring;

/// <summary>Has a task scored again by another version of its question.</summary>
public static class ApplyRescore
{
    /// <param name="FromVersionId">The version by which the task is scored now, as the preview showed it.</param>
    /// <param name="ToWrittenAt">When the other version was written, as the preview showed it.</param>
    public sealed record Request(Guid FromVersionId, Guid ToVersionId, DateTimeOffset ToWrittenAt);

    public static async Task<Accepted> Handle(
        Guid roundId, Guid taskId, Request request, AppDb db, CurrentUser user, Audit audit, IBackgroundJobClient jobs, TimeProvider clock, CancellationToken ct)
    {
        var (_, paper, from, to) = await Rescorer.LoadAsync(db, roundId, taskId, request.ToVersionId, ct);
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await FinalMarks.HoldOpenAsync(db, await db.Rounds.Where(r => r.Id == roundId).Select(r => r.OlympiadId).SingleAsync(ct), ct);
        var replaced = await db.PaperTasks
            .Where(t => t.Id == taskId && t.QuestionVersionId == request.FromVersionId && t.RescoringSince == null)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(t => t.AskedVersionId, t => t.AskedVersionId ?? t.QuestionVersionId)
                    .SetProperty(t => t.QuestionVersionId, request.ToVersionId)
                    .SetProperty(t => t.RescoringSince, now)
                    .SetProperty(t => t.RescoringById, user.PersonId),
                ct);
        if (replaced == 0 || from.Id != request.FromVersionId || to.CreatedAt != request.ToWrittenAt)
        {
            throw new RuleBroken(PlatformErrors.ChangedMeanwhile);
        }

        // The row that was replaced is the one that was loaded, so the difference is that of its versions.
        var difference = Rescoring.MaxPoints(0, from, to);
        await db.Papers.Where(p => p.Id == paper.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.MaxPoints, p => p.MaxPoints + difference), ct);
        audit.Record(
            "PaperTask.rescored",
            taskId,
            new { questionVersionId = new[] { request.FromVersionId, request.ToVersionId }, maxPoints = new[] { from.Points.MaxPoints, to.Points.MaxPoints } });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        jobs.Enqueue<RescoreTaskJob>(job => job.RunAsync(taskId, CancellationToken.None));
        return TypedResults.Accepted((string?)null);
    }
}
