using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Results;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>Says how the jury marks a task; what was marked already is settled anew by it.</summary>
public static class SavePlan
{
    /// <param name="SecondShare">0 to 1.</param>
    /// <param name="Threshold">Points.</param>
    /// <param name="ControlEvery">0 for never.</param>
    public sealed record Request(decimal SecondShare, decimal Threshold, Referee Referee, int ControlEvery);

    public static async Task<NoContent> Handle(Guid id, Guid taskId, Request request, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var task = (await db.ManualTasksAsync(id, ct)).SingleOrDefault(t => t.TaskId == taskId) ?? throw new RuleBroken(PlatformErrors.NotFound);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await FinalMarks.HoldOpenAsync(db, id, ct);

        // A juror who is just ending a marking comes before, and is settled anew, or after.
        await db.Database.ExecuteSqlAsync($"select 1 from olympiads.paper_tasks where id = {taskId} for update", ct);
        var plan = await db.MarkingPlans.SingleOrDefaultAsync(p => p.TaskId == taskId, ct);
        if (plan is null)
        {
            plan = new MarkingPlan { TaskId = taskId };
            db.MarkingPlans.Add(plan);
        }

        plan.Set(request.SecondShare, request.Threshold, request.Referee, request.ControlEvery);
        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        var marked = await db.Markings.Where(m => m.TaskId == taskId && m.DoneAt != null).Select(m => m.AttemptId).Distinct().ToArrayAsync(ct);
        await Settling.LockAsync(db, marked, ct);
        if (await Settling.SettleAsync(db, plan, marked, null, user.PersonId, clock.GetUtcNow(), ct))
        {
            await StandingChanges.TellAsync(db, id, clock.GetUtcNow(), ct);
        }

        await JuryChanges.TellAsync(db, task.RoundId, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
