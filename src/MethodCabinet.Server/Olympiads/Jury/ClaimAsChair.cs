using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>The chair settles a difference between two markings, which are seen side by side.</summary>
public static class SettleDifference
{
    public static async Task<Ok<MarkingView>> Handle(
        Guid id, Guid taskId, string cipher, AppDb db, CurrentUser user, TextRenderer texts, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.ChairOfRoundAsync(id, user, ct);
        user.CheckMarksByCipher();
        await db.CheckMarkingOpenAsync(id, ct);
        var ties = await db.TiesOfAsync(user.PersonId, site.DayOf(now), ct);
        var task = await (
            from work in db.WorksFor(ties)
            join workTask in db.WorkTasks on work.AttemptId equals workTask.AttemptId
            where work.RoundId == id && work.Cipher == cipher && workTask.TaskId == taskId
            select workTask)
            .AsNoTracking().SingleOrDefaultAsync(ct).OrNotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Claims.OneAtATimeAsync(db, user.PersonId, taskId, ct);
        var begun = db.Markings.Where(m => m.AttemptId == task.AttemptId && m.TaskId == taskId && m.JurorId == user.PersonId && m.Turn == MarkingTurn.Third);
        await begun.Where(m => m.DoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, now + Marking.Lease), ct);
        var marking = await begun.Select(m => (Guid?)m.Id).SingleOrDefaultAsync(ct) ?? await TakeAsync(db, task, user.PersonId, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await db.MarkingViewAsync(marking, user, texts, site.DayOf(now), ct) ?? throw new RuleBroken(PlatformErrors.NotFound));
    }

    /// <exception cref="RuleBroken">NothingToSettle.</exception>
    private static async Task<Guid> TakeAsync(AppDb db, WorkTask task, Guid chairId, DateTimeOffset now, CancellationToken ct)
    {
        // Who has marked a work does not settle it as well.
        var isOwn = await db.Markings.AnyAsync(m => m.AttemptId == task.AttemptId && m.TaskId == task.TaskId && m.JurorId == chairId, ct);
        return task.Awaits is Awaits.Chair or Awaits.Third && !isOwn
            && await Claims.TakeAsync(db, task.AttemptId, task.TaskId, MarkingTurn.Third, chairId, now, ct) is { } taken
                ? taken
                : throw new RuleBroken(JuryErrors.NothingToSettle);
    }
}

/// <summary>The chair marks a work beforehand, which comes hidden to the jurors of the task afterwards.</summary>
public static class ClaimReference
{
    /// <returns>204 when no work is free.</returns>
    public static async Task<Results<Ok<MarkingView>, NoContent>> Handle(
        Guid id, Guid taskId, AppDb db, CurrentUser user, TextRenderer texts, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var (me, now) = (user.PersonId, clock.GetUtcNow());
        await db.ChairOfRoundAsync(id, user, ct);
        user.CheckMarksByCipher();
        await db.CheckMarkingOpenAsync(id, ct);
        if (!await db.WorkTasks.AnyAsync(t => t.TaskId == taskId && t.RoundId == id, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        var ties = await db.TiesOfAsync(me, site.DayOf(now), ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Claims.OneAtATimeAsync(db, me, taskId, ct);
        var begun = db.Markings.Where(m => m.JurorId == me && m.TaskId == taskId && m.Turn == MarkingTurn.Reference && m.DoneAt == null);
        await begun.ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, now + Marking.Lease), ct);
        var marking = await begun.Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct);
        while (marking is null && await db.FreeWorks(taskId, MarkingTurn.Reference, ties, now).Select(a => (Guid?)a).FirstOrDefaultAsync(ct) is { } free)
        {
            marking = await Claims.TakeAsync(db, free, taskId, MarkingTurn.Reference, me, now, ct);
        }

        await transaction.CommitAsync(ct);
        return marking is { } claimed && await db.MarkingViewAsync(claimed, user, texts, site.DayOf(now), ct) is { } view ? TypedResults.Ok(view) : TypedResults.NoContent();
    }
}
