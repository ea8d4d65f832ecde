using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Results;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>What another version of the criteria would do to the markings of a task.</summary>
public static class PreviewCriteria
{
    /// <param name="Kept">Markings that stay done, their points by the new criteria.</param>
    /// <param name="Returned">Markings that are open again: points are missing now, or no longer allowed.</param>
    /// <param name="Changed">Of the kept ones, those whose sum changes.</param>
    /// <param name="Works">The works concerned, by cipher: first those that are open again, then those whose sum changes.</param>
    public sealed record Response(Guid FromVersionId, Guid ToVersionId, IReadOnlyList<Criterion> Criteria, int Kept, int Returned, int Changed, IReadOnlyList<Work> Works);

    /// <param name="Before">Sum of the marking.</param>
    /// <param name="After">By the new criteria; null when it is open again.</param>
    public sealed record Work(string Cipher, decimal Before, decimal? After);

    public static async Task<Ok<Response>> Handle(Guid id, Guid taskId, Guid to, AppDb db, TimeProvider clock, CancellationToken ct)
    {
        var change = await CriteriaChange.LoadAsync(db, id, taskId, to, ct);
        var markings = await (
            from marking in db.Markings
            join work in db.Works on marking.AttemptId equals work.AttemptId
            where marking.TaskId == taskId && marking.DoneAt != null
            select new { Marking = marking, work.Cipher })
            .AsNoTracking().ToListAsync(ct);
        var sat = await db.SatVersionsAsync(taskId, markings.ConvertAll(m => m.Marking.AttemptId), ct);
        markings.RemoveAll(m => sat[m.Marking.AttemptId] != change.From);
        var now = clock.GetUtcNow();
        var works = markings.ConvertAll(m => new Work(m.Cipher, m.Marking.Total, m.Marking.Reapply(change.Criteria, now) ? m.Marking.Total : null));
        var concerned = works.FindAll(w => w.After != w.Before);
        var returned = concerned.Count(w => w.After is null);
        return TypedResults.Ok(new Response(
            change.From, to, change.Criteria, works.Count - returned, returned, concerned.Count - returned,
            [.. concerned.OrderBy(w => w.After is not null).ThenBy(w => w.Cipher, StringComparer.Ordinal)]));
    }
}

/// <summary>
/// Has a task marked by another version of its criteria; markings that these do not fit come back to the jury. Works of an earlier seal, in which another version stood, are left alone.
/// </summary>
public static class ChangeCriteria
{
    /// <param name="FromVersionId">As the preview showed it.</param>
    public sealed record Request(Guid FromVersionId, Guid ToVersionId);

    public static async Task<NoContent> Handle(Guid id, Guid taskId, Request request, AppDb db, CurrentUser user, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var change = await CriteriaChange.LoadAsync(db, id, taskId, request.ToVersionId, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Nobody appeals meanwhile, who would hold the same lock as a marking does.
        await FinalMarks.LockAsync(db, id, ct);
        await FinalMarks.HoldOpenAsync(db, id, ct);
        if (await db.Appeals.AnyAsync(a => a.TaskId == taskId && a.State != AppealState.Withdrawn, ct))
        {
            throw new RuleBroken(JuryErrors.CriteriaAppealed);
        }

        var replaced = await db.PaperTasks.Where(t => t.Id == taskId && t.QuestionVersionId == request.FromVersionId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(t => t.AskedVersionId, t => t.AskedVersionId ?? t.QuestionVersionId).SetProperty(t => t.QuestionVersionId, request.ToVersionId), ct);
        if (replaced == 0 || change.From != request.FromVersionId)
        {
            throw new RuleBroken(PlatformErrors.ChangedMeanwhile);
        }

        await db.Papers.Where(p => p.Tasks.Any(t => t.Id == taskId)).ExecuteUpdateAsync(set => set.SetProperty(p => p.MaxPoints, p => p.MaxPoints + change.Difference), ct);
        var sat = await db.SatVersionsAsync(taskId, await db.Markings.Where(m => m.TaskId == taskId).Select(m => m.AttemptId).Distinct().ToListAsync(ct), ct);
        Guid[] marked = [.. sat.Where(work => work.Value == request.ToVersionId).Select(work => work.Key)];
        await Settling.LockAsync(db, marked, ct);
        var markings = await db.Markings.Where(m => m.TaskId == taskId && marked.Contains(m.AttemptId)).ToListAsync(ct);
        var returned = markings.Count(m => Reapply(m, change.Criteria, now, audit));

        audit.Record("PaperTask.criteria-changed", taskId, new { QuestionVersionId = new[] { request.FromVersionId, request.ToVersionId }, Returned = returned });
        await Settling.SettleAsync(db, await db.PlanOfAsync(taskId, ct), marked, null, user.PersonId, now, ct);
        await StandingChanges.TellAsync(db, id, now, ct);
        await JuryChanges.TellAsync(db, change.RoundId, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <returns>Whether it comes back to the jury.</returns>
    private static bool Reapply(Marking marking, IReadOnlyList<Criterion> criteria, DateTimeOffset now, Audit audit)
    {
        var (points, doneAt) = (marking.Points, marking.DoneAt);
        marking.Reapply(criteria, now);
        if (marking.DoneAt != doneAt)
        {
            audit.Record("Marking.returned", marking.Id, new { Points = new[] { points, marking.Points }, DoneAt = new[] { doneAt, marking.DoneAt } });
            return true;
        }

        // Those that stay were allowed before too: fewer of them is the only way to change.
        if (marking.Points.Count != points.Count)
        {
            audit.Record("Marking.reapplied", marking.Id, new { Points = new[] { points, marking.Points } });
        }

        return false;
    }
}

/// <summary>A task that people mark, and other criteria for it.</summary>
/// <param name="From">The version by which it is marked.</param>
/// <param name="Difference">By which the maximum of the task changes.</param>
internal sealed record CriteriaChange(Guid RoundId, Guid From, IReadOnlyList<Criterion> Criteria, decimal Difference)
{
    /// <exception cref="RuleBroken">NotFound, CriteriaOfOther.</exception>
    public static async Task<CriteriaChange> LoadAsync(AppDb db, Guid olympiadId, Guid taskId, Guid toVersionId, CancellationToken ct)
    {
        var found = await (
            from task in db.PaperTasks
            join paper in db.Papers on task.PaperId equals paper.Id
            join round in db.Rounds on paper.RoundId equals round.Id
            join version in db.QuestionVersions on task.QuestionVersionId equals version.Id
            where task.Id == taskId && round.OlympiadId == olympiadId
            select new { RoundId = round.Id, round.ScoredAt, From = version })
            .AsNoTracking().SingleOrDefaultAsync(ct).OrNotFound();
        var to = await db.QuestionVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == toVersionId, ct).OrNotFound();
        return found.ScoredAt is not null && found.From.Key is ManualKey && to.Key is ManualKey key
            && to.QuestionId == found.From.QuestionId && to.Id != found.From.Id && to.Body.GetType() == found.From.Body.GetType()
            ? new CriteriaChange(found.RoundId, found.From.Id, key.Criteria, Rescoring.MaxPoints(0, found.From, to))
            : throw new RuleBroken(JuryErrors.CriteriaOfOther);
    }
}
