using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Results;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Appeals;

/// <summary>The chair of the commission closes an appeal by the votes: its points are those of the work, at once and for good.</summary>
public static class DecideAppeal
{
    /// <param name="Reason">Told to the participant.</param>
    /// <param name="Version">As last read: whoever closes has seen all votes.</param>
    public sealed record Request(string Reason, uint Version);

    public static async Task<NoContent> Handle(
        Guid id, Request request, AppDb db, CurrentUser user, Audit audit, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var me = user.PersonId;
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select 1 from olympiads.appeals where id = {id} for update", ct);
        var (appeal, _, isChair, minVotes) = await db.DealtAsync(id, me, site.DayOf(now), ct);
        if (!isChair)
        {
            throw new RuleBroken(AppealErrors.NotChair);
        }

        if (appeal.Version != request.Version)
        {
            throw new RuleBroken(PlatformErrors.ChangedMeanwhile);
        }

        var votes = await db.AppealVotes.AsNoTracking().Where(v => v.AppealId == id).ToListAsync(ct);
        if (appeal.TaskId is { } taskId)
        {
            // A juror who is just changing the marking, and a decision about late answers, come before or after; the signature is asked first, as they do.
            await FinalMarks.HoldOpenForAsync(db, appeal.AttemptId, ct);
            await Settling.LockAsync(db, [appeal.AttemptId], ct);
            var before = await db.WorkTasks.Where(t => t.AttemptId == appeal.AttemptId && t.TaskId == taskId).Select(t => t.Points).SingleOrDefaultAsync(ct)
                ?? throw new RuleBroken(AppealErrors.NotMarked);
            var criteria = await db.VotedCriteriaAsync(appeal.AttemptId, taskId, ct);
            var after = appeal.DecidePoints(Guid.CreateVersion7(), me, before, criteria, votes, minVotes, request.Reason, now);
            db.Markings.Add(after);
            audit.Record("Appeal.decided", appeal.AttemptId, new { Appeal = id, appeal.Outcome, Points = new[] { before, after.Total }, appeal.Reason });
            await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
            await Settling.SettleAsync(db, await db.PlanOfAsync(taskId, ct), [appeal.AttemptId], null, me, now, ct);
        }
        else
        {
            appeal.DecideProcedure(me, votes, minVotes, request.Reason, now);
            audit.Record("Appeal.decided", appeal.AttemptId, new { Appeal = id, appeal.Outcome, appeal.Reason });
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
