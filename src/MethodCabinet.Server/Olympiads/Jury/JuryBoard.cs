using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>Табло председателя: how the jury of a round gets on, by task and juror.</summary>
/// <param name="Lock">Null while the jury may mark.</param>
public sealed record JuryBoard(IReadOnlyList<JuryBoard.Task> Tasks, IReadOnlyList<JuryBoard.Juror> Jurors, IReadOnlyList<JuryBoard.Cell> Cells, JuryBoard.Stop? Lock)
{
    /// <param name="Settled">Works whose points for the task stand.</param>
    /// <param name="Differences">Works of which two markings differ and nobody has settled them.</param>
    /// <param name="References">Control works.</param>
    /// <param name="Left">Markings that are due as far as is known: a difference that is yet to come is not among them.</param>
    /// <param name="EndsAt">At the pace of the last half hour; null when nothing moves.</param>
    public sealed record Task(
        Guid TaskId,
        int Position,
        string TrackName,
        string Title,
        decimal MaxPoints,
        int Works,
        int Settled,
        int Differences,
        int References,
        int Left,
        DateTimeOffset? EndsAt,
        decimal SecondShare,
        decimal Threshold,
        Referee Referee,
        int ControlEvery);

    public sealed record Juror(Guid PersonId, string Name);

    /// <summary>The chair has stopped the marking.</summary>
    public sealed record Stop(DateTimeOffset At, string Reason);

    /// <param name="InHand">Claims that are live.</param>
    /// <param name="Mean">Points given, as a share of the maximum; null before the first.</param>
    /// <param name="Seconds">Median for one marking.</param>
    /// <param name="Controls">Beside the references.</param>
    /// <param name="Pairs">Beside the other of two markings.</param>
    /// <param name="Drift">Severity of the last control works one by one, oldest first, as shares of the maximum.</param>
    public sealed record Cell(
        Guid TaskId, Guid JurorId, int Done, int InHand, decimal? Mean, int? Seconds, JurorMeasure? Controls, JurorMeasure? Pairs, IReadOnlyList<decimal> Drift)
    {
        /// <summary>By what is in the list too: chairs are told of cells that changed, and of no others.</summary>
        public bool Equals(Cell? other) =>
            other is not null
            && (TaskId, JurorId, Done, InHand, Mean, Seconds, Controls, Pairs) == (other.TaskId, other.JurorId, other.Done, other.InHand, other.Mean, other.Seconds, other.Controls, other.Pairs)
            && Drift.SequenceEqual(other.Drift);

        public override int GetHashCode() => HashCode.Combine(TaskId, JurorId, Done, InHand, Mean, Seconds);
    }
}

/// <summary>For the chair of the jury.</summary>
public static class GetJuryBoard
{
    public static async Task<Ok<JuryBoard>> Handle(Guid id, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await db.ChairOfRoundAsync(id, user, ct);
        return TypedResults.Ok(await JuryBoards.ReadAsync(db, id, clock.GetUtcNow(), ct));
    }
}

internal static class JuryBoards
{
    public static async Task<JuryBoard> ReadAsync(AppDb db, Guid roundId, DateTimeOffset now, CancellationToken ct)
    {
        var round = await db.Rounds.Where(r => r.Id == roundId).Select(r => new { r.OlympiadId, r.MarkingLockedAt, r.MarkingLockReason }).SingleAsync(ct);
        var olympiadId = round.OlympiadId;
        var tasks = (await db.ManualTasksAsync(olympiadId, ct)).Where(t => t.RoundId == roundId).ToDictionary(t => t.TaskId);
        var plans = await db.MarkingPlans.AsNoTracking().Where(p => tasks.Keys.Contains(p.TaskId)).ToDictionaryAsync(p => p.TaskId, ct);
        var counts = await db.Database.SqlQuery<TaskCount>(
            $"""
            select t.task_id,
              count(*)::int as works,
              count(*) filter (where t.awaits = 'Nobody')::int as settled,
              count(*) filter (where t.awaits in ('Third', 'Chair'))::int as differences,
              (count(*) filter (where t.awaits <> 'Nobody')
                + count(*) filter (where t.awaits = 'First' and t.lot < coalesce(p.second_share, 0) * {WorkTask.Lots}))::int as left
            from olympiads.work_tasks t left join olympiads.marking_plans p on p.task_id = t.task_id
            where t.round_id = {roundId}
            group by t.task_id
            """).ToDictionaryAsync(c => c.TaskId, ct);
        var cells = await CellsAsync(db, roundId, now, ct);
        var pace = cells.ToLookup(c => c.TaskId);
        return new JuryBoard(
            [
                .. tasks.Values.Select(t =>
                {
                    var count = counts.GetValueOrDefault(t.TaskId) ?? new TaskCount(t.TaskId, 0, 0, 0, 0);
                    var plan = plans.GetValueOrDefault(t.TaskId) ?? new MarkingPlan { TaskId = t.TaskId };
                    return new JuryBoard.Task(
                        t.TaskId, t.Position, t.TrackName, t.Title, t.MaxPoints, count.Works, count.Settled, count.Differences, pace[t.TaskId].Sum(c => c.OwnReferences), count.Left,
                        MarkingForecast.End(count.Left, pace[t.TaskId].Sum(c => c.DoneLately), MarkingForecast.Lately, now),
                        plan.SecondShare, plan.Threshold, plan.Referee, plan.ControlEvery);
                }),
            ],
            await JurorsAsync(db, olympiadId, ct),
            [
                .. cells.Where(c => tasks.ContainsKey(c.TaskId)).Select(c =>
                {
                    var max = tasks[c.TaskId].MaxPoints;
                    return new JuryBoard.Cell(
                        c.TaskId, c.JurorId, c.Done, c.InHand, c.Mean is { } mean && max > 0 ? Math.Round(mean / max, 3) : null, c.Seconds is { } seconds ? (int)Math.Round(seconds) : null,
                        JurorMeasure.Of(c.Controls, c.ControlsLess, c.ControlsAgreed, max), JurorMeasure.Of(c.Pairs, c.PairsLess, c.PairsAgreed, max),
                        JurorMeasure.DriftOf(c.ControlsOneByOne, max));
                }),
            ],
            round.MarkingLockedAt is { } at ? new JuryBoard.Stop(at, round.MarkingLockReason) : null);
    }

    private static async Task<IReadOnlyList<JuryBoard.Juror>> JurorsAsync(AppDb db, Guid olympiadId, CancellationToken ct) =>
        (await (
            from member in db.JuryMembers
            join person in db.People on member.PersonId equals person.Id
            where member.OlympiadId == olympiadId
            orderby person.LastName, person.FirstName
            select person)
            .AsNoTracking().ToListAsync(ct))
        .ConvertAll(p => new JuryBoard.Juror(p.Id, p.ShortName));

    private static Task<List<CellRow>> CellsAsync(AppDb db, Guid roundId, DateTimeOffset now, CancellationToken ct)
    {
        var lately = now - MarkingForecast.Lately;
        return db.Database.SqlQuery<CellRow>(
            $"""
            select m.task_id, m.juror_id,
              count(*) filter (where m.done_at is not null)::int as done,
              count(*) filter (where m.done_at is null and m.claimed_until > {now})::int as in_hand,
              count(*) filter (where m.done_at > {lately} and m.turn <> 'Control')::int as done_lately,
              count(*) filter (where m.turn = 'Reference' and m.done_at is not null)::int as own_references,
              avg(m.total) filter (where m.done_at is not null) as mean,
              (percentile_cont(0.5) within group (order by extract(epoch from m.done_at - m.begun_at)::float8) filter (where m.done_at is not null)) as seconds,
              count(r.id)::int as controls,
              coalesce(sum(r.total - m.total), 0) as controls_less,
              count(r.id) filter (where abs(r.total - m.total) <= coalesce(p.threshold, 0))::int as controls_agreed,
              coalesce(array_agg(r.total - m.total order by m.done_at) filter (where r.id is not null), array[]::numeric[]) as controls_one_by_one,
              count(o.id)::int as pairs,
              coalesce(sum(o.total - m.total), 0) as pairs_less,
              count(o.id) filter (where abs(o.total - m.total) <= coalesce(p.threshold, 0))::int as pairs_agreed
            from olympiads.markings m
            join olympiads.works w on w.attempt_id = m.attempt_id
            left join olympiads.marking_plans p on p.task_id = m.task_id
            left join olympiads.markings r on r.attempt_id = m.attempt_id and r.task_id = m.task_id and r.turn = 'Reference' and r.done_at is not null
              and m.turn = 'Control' and m.done_at is not null
            left join olympiads.markings o on o.attempt_id = m.attempt_id and o.task_id = m.task_id and o.turn in ('First', 'Second') and o.turn <> m.turn
              and o.done_at is not null and m.turn in ('First', 'Second') and m.done_at is not null
            where w.round_id = {roundId}
            group by m.task_id, m.juror_id
            """).ToListAsync(ct);
    }

    private sealed record TaskCount(Guid TaskId, int Works, int Settled, int Differences, int Left);

    private sealed record CellRow(
        Guid TaskId,
        Guid JurorId,
        int Done,
        int InHand,
        int DoneLately,
        int OwnReferences,
        decimal? Mean,
        double? Seconds,
        int Controls,
        decimal ControlsLess,
        int ControlsAgreed,
        decimal[] ControlsOneByOne,
        int Pairs,
        decimal PairsLess,
        int PairsAgreed);
}
