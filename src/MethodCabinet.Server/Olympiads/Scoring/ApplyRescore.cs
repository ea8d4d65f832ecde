using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Scoring;

/// <summary>Has a task scored again by another version of its question.</summary>
public static class ApplyRescore
{
    /// <param name="FromVersionId">The version by which the task is scored now, as the preview showed it.</param>
    public sealed record Request(Guid FromVersionId, Guid ToVersionId);

    public static async Task<Accepted> Handle(
        Guid roundId, Guid taskId, Request request, AppDb db, CurrentUser user, Audit audit, IBackgroundJobClient jobs, TimeProvider clock, CancellationToken ct)
    {
        await Rescorer.LoadAsync(db, roundId, taskId, request.ToVersionId, ct);
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var replaced = await db.PaperTasks
            .Where(t => t.Id == taskId && t.QuestionVersionId == request.FromVersionId && t.RescoringSince == null)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(t => t.QuestionVersionId, request.ToVersionId)
                    .SetProperty(t => t.RescoringSince, now)
                    .SetProperty(t => t.RescoringById, user.PersonId),
                ct);
        if (replaced == 0)
        {
            throw new RuleBroken(PlatformErrors.ChangedMeanwhile);
        }

        audit.Record("PaperTask.rescored", taskId, new { questionVersionId = new[] { request.FromVersionId, request.ToVersionId } });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        jobs.Enqueue<RescoreTaskJob>(job => job.RunAsync(taskId, CancellationToken.None));
        return TypedResults.Accepted((string?)null);
    }
}
