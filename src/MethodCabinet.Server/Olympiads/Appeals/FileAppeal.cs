using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Results;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Appeals;

/// <summary>A participant appeals: about procedure while the time of the work goes, about points from the showing to the end of the term.</summary>
public static class FileAppeal
{
    /// <param name="TaskId">Null when it is about procedure.</param>
    /// <param name="CriterionIds">With whose points the participant disagrees; empty for the whole task.</param>
    /// <param name="Spot">Where on a sheet of the answer; null for nowhere.</param>
    public sealed record Request(Guid? TaskId, IReadOnlyList<string> CriterionIds, string Text, SheetSpot? Spot);

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(Guid id, Request request, AppDb db, CurrentUser user, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        var me = user.PersonId;
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var work = await (
            from attempt in db.Attempts
            join round in db.Rounds on attempt.RoundId equals round.Id
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            where attempt.Id == id && attempt.PersonId == me
            select new
            {
                Attempt = attempt,
                Round = round,
                registration.ExtraMinutes,
                IsPublished = round.ScoredAt != null && db.Standings.Any(s => s.OlympiadId == round.OlympiadId && s.PublishedAt != null),
            })
            .AsNoTracking().SingleOrDefaultAsync(ct).OrNotFound();
        var text = Appealing.CheckText(request.Text);

        // Nobody signs the results meanwhile, and nobody appeals against signed ones.
        await FinalMarks.HoldOpenAsync(db, work.Round.OlympiadId, ct);
        if (request.TaskId is { } taskId)
        {
            // Who does not see the points yet would learn from the answer whether the work is marked.
            if (!work.IsPublished)
            {
                throw new RuleBroken(ScoringErrors.ResultsNotPublished);
            }

            Appealing.CheckTerm(await db.Showings.AsNoTracking().SingleOrDefaultAsync(s => s.RoundId == work.Round.Id, ct), now);
            await CheckTaskAsync(db, work.Attempt, taskId, request, ct);
        }
        else
        {
            var deadline = AttemptClock.Deadline(work.Round, work.Attempt, work.ExtraMinutes, now);
            Appealing.CheckProcedure(Appealing.ProcedureUntil(deadline, work.Round.ClosedAt), now);
            Appealing.CheckSubject([], request.CriterionIds, request.Spot, files: 0);
        }

        var appeal = new Appeal
        {
            Id = Guid.CreateVersion7(),
            AttemptId = id,
            Kind = request.TaskId is null ? AppealKind.Procedure : AppealKind.Points,
            TaskId = request.TaskId,
            CriterionIds = [.. request.CriterionIds.Distinct()],
            Text = text,
            Spot = request.Spot,
            FiledAt = now,
        };
        db.Appeals.Add(appeal);
        audit.Record("Appeal.filed", id, new { Appeal = appeal.Id, Task = appeal.TaskId });
        await db.SaveUniqueAsync(AppealErrors.Exists, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, new Response(appeal.Id));
    }

    private static async Task CheckTaskAsync(AppDb db, Attempt attempt, Guid taskId, Request request, CancellationToken ct)
    {
        var task = await db.TaskAsync(attempt.Id, taskId, ct);
        if (!await db.WorkTasks.AnyAsync(t => t.AttemptId == attempt.Id && t.TaskId == taskId && t.Points != null, ct))
        {
            throw new RuleBroken(AppealErrors.NotMarked);
        }

        var (_, files) = await db.AnswerFilesAsync(attempt.Id, taskId, ct);
        Appealing.CheckSubject(task.Key.Criteria, request.CriterionIds, request.Spot, files.Count);
    }
}

/// <summary>Takes an appeal back that is not decided yet.</summary>
public static class WithdrawAppeal
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CurrentUser user, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        var me = user.PersonId;
        var appeal = await db.Appeals.SingleOrDefaultAsync(a => a.Id == id && db.Attempts.Any(t => t.Id == a.AttemptId && t.PersonId == me), ct).OrNotFound();
        appeal.Withdraw(clock.GetUtcNow());
        audit.Record("Appeal.withdrawn", appeal.AttemptId, new { Appeal = id });
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
