using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Appeals;

/// <summary>What a participant appealed against and may still appeal against; guardians read it of their wards.</summary>
public static class ListMyAppeals
{
    /// <param name="IsOwn">Otherwise one reads it as a guardian.</param>
    /// <param name="ShowingOpensAt">Null, as the two that follow, while the organizer has set no showing.</param>
    /// <param name="ProcedureUntil">The end of the participant's time.</param>
    /// <param name="HasAnalysis">The analysis of the tasks may be read.</param>
    /// <param name="Marked">Tasks that a juror marked: against their points one appeals to the end of the term, also when the works are shown no more. Empty before the showing and after the term.</param>
    public sealed record Response(
        Guid AttemptId,
        Guid RoundId,
        string OlympiadTitle,
        string RoundTitle,
        bool IsOwn,
        DateTimeOffset? ShowingOpensAt,
        DateTimeOffset? ShowingClosesAt,
        DateTimeOffset? AppealsUntil,
        DateTimeOffset ProcedureUntil,
        bool HasAnalysis,
        IReadOnlyList<MarkedTask> Marked,
        IReadOnlyList<Item> Appeals);

    public sealed record MarkedTask(Guid TaskId, int Position, IReadOnlyList<Criterion> Criteria);

    /// <param name="TaskPosition">Null for one about procedure.</param>
    /// <param name="Reason">Empty until decided.</param>
    public sealed record Item(
        Guid Id,
        AppealKind Kind,
        Guid? TaskId,
        int? TaskPosition,
        string Text,
        DateTimeOffset FiledAt,
        AppealState State,
        DateTimeOffset? TalkAt,
        string TalkPlace,
        DateTimeOffset? EndedAt,
        AppealOutcome? Outcome,
        decimal? PointsBefore,
        decimal? PointsAfter,
        string Reason);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var me = user.PersonId;
        var now = clock.GetUtcNow();
        var work = await (
            from attempt in db.Attempts.OfOrWardOf(me, db)
            join round in db.Rounds on attempt.RoundId equals round.Id
            join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            where attempt.Id == id
            select new
            {
                Attempt = attempt,
                Round = round,
                olympiad.Title,
                registration.ExtraMinutes,
                Showing = db.Showings.SingleOrDefault(s => s.RoundId == round.Id),
                IsPublished = round.ScoredAt != null && db.Standings.Any(s => s.OlympiadId == round.OlympiadId && s.PublishedAt != null),
                HasAnalysis = round.ClosedAt != null && db.TaskAnalyses.Any(a => a.RoundId == round.Id),
            })
            .AsNoTracking().SingleOrDefaultAsync(ct).OrNotFound();
        var appeals = await (
            from appeal in db.Appeals
            join task in db.PaperTasks on appeal.TaskId equals task.Id into tasks
            from task in tasks.DefaultIfEmpty()
            where appeal.AttemptId == id
            orderby appeal.FiledAt
            select new { Appeal = appeal, Position = (int?)task.Position })
            .AsNoTracking().ToListAsync(ct);
        return TypedResults.Ok(new Response(
            id,
            work.Round.Id,
            work.Title,
            work.Round.Title,
            work.Attempt.PersonId == me,
            work.Showing?.OpensAt,
            work.Showing?.ClosesAt,
            work.Showing?.AppealsUntil,
            Appealing.ProcedureUntil(AttemptClock.Deadline(work.Round, work.Attempt, work.ExtraMinutes, now), work.Round.ClosedAt),
            work.HasAnalysis,
            work.IsPublished && work.Showing?.TakesAppeals(now) == true ? await MarkedAsync(db, id, ct) : [],
            appeals.ConvertAll(x => new Item(
                x.Appeal.Id, x.Appeal.Kind, x.Appeal.TaskId, x.Position, x.Appeal.Text, x.Appeal.FiledAt, x.Appeal.State, x.Appeal.TalkAt, x.Appeal.TalkPlace,
                x.Appeal.EndedAt, x.Appeal.Outcome, x.Appeal.PointsBefore, x.Appeal.PointsAfter, x.Appeal.Reason))));
    }

    private static async Task<IReadOnlyList<MarkedTask>> MarkedAsync(AppDb db, Guid attemptId, CancellationToken ct)
    {
        var marked = await db.WorkTasks.Where(task => task.AttemptId == attemptId && task.Points != null).Select(task => task.TaskId).ToHashSetAsync(ct);
        return marked.Count == 0 ? [] :
        [
            .. (await db.SatTasksAsync(attemptId, ct)).Where(task => marked.Contains(task.Id))
                .Select(task => new MarkedTask(task.Id, task.Position, (task.Version.Key as ManualKey)?.Criteria ?? [])),
        ];
    }
}
