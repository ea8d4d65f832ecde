using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Results;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>Saves a marking as far as it has got, or ends it: then its points are those of the work.</summary>
public static partial class PlaceMarking
{
    /// <param name="Points">Criterion id → points.</param>
    /// <param name="Remarks">Drawn on the sheets.</param>
    /// <param name="IsDone">Ends it; without it the work stays leased.</param>
    /// <param name="Version">As it was read: another tab may have saved it since.</param>
    /// <param name="TakesNext">Leases the next work of the task with the end of this one: on a slow line one way instead of two. Without an end it does nothing.</param>
    public sealed record Request(
        IReadOnlyDictionary<string, decimal> Points, string Comment, IReadOnlyList<SheetRemark> Remarks, bool IsDone, uint Version, bool TakesNext = false);

    /// <param name="Total">Of all criteria so far.</param>
    /// <param name="Next">The work that was leased; null when none was asked for, or none could be: whoever claims hears why.</param>
    public sealed record Response(decimal Total, DateTimeOffset ClaimedUntil, DateTimeOffset? DoneAt, uint Version, MarkingView? Next = null);

    public static async Task<Ok<Response>> Handle(
        Guid id, Request request, AppDb db, CurrentUser user, Audit audit, TextRenderer texts, SiteSettings site, TimeProvider clock, ILoggerFactory logs, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Nothing goes on after a part has failed.
        db.Database.AutoSavepointsEnabled = false;
        var (marking, roundId, olympiadId) = await FindAsync(db, id, user.PersonId, site.DayOf(now), ct);
        await FinalMarks.HoldOpenAsync(db, olympiadId, ct);

        // Criteria and plan do not change meanwhile, nor does another marking of the work.
        await db.Database.ExecuteSqlAsync(
            $"""
            select 1 from olympiads.paper_tasks where id = {marking.TaskId} for share;
            select 1 from olympiads.attempts where id = {marking.AttemptId} for no key update
            """, ct);
        var task = await (
            from paperTask in db.PaperTasks
            join version in db.QuestionVersions on paperTask.QuestionVersionId equals version.Id
            where paperTask.Id == marking.TaskId
            select new
            {
                Version = version,
                SealId = db.Attempts.Where(a => a.Id == marking.AttemptId).Select(a => a.SealId).FirstOrDefault(),
                Plan = db.MarkingPlans.SingleOrDefault(p => p.TaskId == paperTask.Id),
                Round = db.Rounds.Where(r => r.Id == roundId).Select(r => new { r.MarkingLockedAt, r.MarkingLockReason }).Single(),
                IsAppealed = db.Appeals.Any(a => a.AttemptId == marking.AttemptId && a.TaskId == paperTask.Id && a.State != AppealState.Withdrawn),
            })
            .AsNoTracking().SingleAsync(ct);
        var asked = task.SealId is null ? task.Version : (await db.SatTaskAsync(marking.AttemptId, marking.TaskId, ct))!.Version;
        MarkingLock.CheckOpen(task.Round.MarkingLockedAt, task.Round.MarkingLockReason);
        if (marking.DoneAt is not null && task.IsAppealed)
        {
            throw new RuleBroken(JuryErrors.Appealed);
        }

        var before = marking.DoneAt is null ? null : marking.Points;
        db.ExpectVersion(marking, request.Version);
        marking.Place(user.PersonId, ((ManualKey)asked.Key).Criteria, request.Points, request.Comment, request.Remarks, request.IsDone, now);
        var counts = marking.DoneAt is not null && (before is null || !before.OrderBy(p => p.Key).SequenceEqual(marking.Points.OrderBy(p => p.Key)));
        if (counts)
        {
            audit.Record("Marking.done", marking.Id, new { Points = new[] { before, marking.Points } });
        }

        // A control work decides nothing, but the chair's board shows it.
        if (counts && marking.Turn != MarkingTurn.Control)
        {
            await Settling.SettleAsync(db, task.Plan ?? new MarkingPlan { TaskId = marking.TaskId }, [marking.AttemptId], new() { [marking.AttemptId] = asked.Id }, user.PersonId, now, ct);
        }

        await db.SaveChangesAsync(ct);
        if (counts)
        {
            await JuryChanges.TellAsync(db, roundId, ct);
        }

        await transaction.CommitAsync(ct);
        var next = request is { IsDone: true, TakesNext: true } ? await NextAsync(roundId, marking.TaskId, db, user, texts, site, clock, logs, ct) : null;
        return TypedResults.Ok(new Response(marking.Total, marking.ClaimedUntil, marking.DoneAt, marking.Version, next));
    }

    /// <summary>The marking is done and stored, whatever comes after it: what fails now must not look as if it were not. Whoever then claims by itself hears why.</summary>
    private static async Task<MarkingView?> NextAsync(
        Guid roundId, Guid taskId, AppDb db, CurrentUser user, TextRenderer texts, SiteSettings site, TimeProvider clock, ILoggerFactory logs, CancellationToken ct)
    {
        try
        {
            return await ClaimWork.NextViewAsync(roundId, taskId, db, user, texts, site, clock, ct);
        }
        catch (RuleBroken)
        {
            return null;
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            LogNoNext(logs.CreateLogger(typeof(PlaceMarking)), exception, taskId);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A marking of {TaskId} was stored, but the next work could not be leased with it")]
    private static partial void LogNoNext(ILogger logger, Exception exception, Guid taskId);

    /// <summary>Not found for whoever is not in the jury, or against whose marking the work something was declared since.</summary>
    private static async Task<(Marking Marking, Guid RoundId, Guid OlympiadId)> FindAsync(AppDb db, Guid id, Guid personId, DateOnly today, CancellationToken ct)
    {
        var found = await (
            from marking in db.Markings
            join work in db.Works on marking.AttemptId equals work.AttemptId
            join round in db.Rounds on work.RoundId equals round.Id
            join member in db.JuryMembers on round.OlympiadId equals member.OlympiadId
            where marking.Id == id && member.PersonId == personId
            select new { Marking = marking, RoundId = round.Id, round.OlympiadId, HasDeclared = db.DeclaredConflicts.Any(c => c.JurorId == personId) })
            .SingleOrDefaultAsync(ct).OrNotFound();
        if (found.HasDeclared && await db.DeclaredAgainst(personId, today).ContainsAsync(found.Marking.AttemptId, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        return (found.Marking, found.RoundId, found.OlympiadId);
    }
}
