using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>The juror's desk: tasks of scored rounds that are this person's to mark, and how far the jury has got.</summary>
public static class ListMarkingTasks
{
    /// <param name="LeadsJury">The person leads the jury, and may open its board.</param>
    /// <param name="IsByWork">Works of the round are dealt whole: whichever task one begins with, the others of the work follow.</param>
    /// <param name="LockReason">Why the chair has stopped the marking of the round; null while the jury may mark.</param>
    /// <param name="Works">Whose task people mark.</param>
    /// <param name="Done">Of these, settled, by whomever.</param>
    /// <param name="Left">That wait for a marking which this juror may give, those in the hands of others included: the own school and relatives do not count.</param>
    /// <param name="Mine">Markings that this juror has done.</param>
    public sealed record MarkingTask(
        Guid OlympiadId,
        string OlympiadTitle,
        bool LeadsJury,
        Guid RoundId,
        string RoundTitle,
        bool IsByWork,
        string? LockReason,
        string TrackName,
        Guid TaskId,
        int Position,
        string Title,
        decimal MaxPoints,
        int Works,
        int Done,
        int Left,
        int Mine);

    public static async Task<Ok<IReadOnlyList<MarkingTask>>> Handle(AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var me = user.PersonId;
        var today = site.DayOf(clock.GetUtcNow());
        var ties = await db.TiesOfAsync(me, today, ct);
        var counts = await (
            from task in db.WorkTasks
            join round in db.Rounds on task.RoundId equals round.Id
            join member in db.JuryMembers on round.OlympiadId equals member.OlympiadId
            where member.PersonId == me
            group task by task.TaskId into tasks
            select new { tasks.Key, Works = tasks.Count(), Done = tasks.Count(t => t.Awaits == Awaits.Nobody) })
            .ToDictionaryAsync(c => c.Key, ct);
        var known = counts.Keys.ToArray();
        var mine = await db.Markings.Where(m => m.JurorId == me && m.DoneAt != null && known.Contains(m.TaskId))
            .GroupBy(m => m.TaskId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var left = await LeftAsync(db, db.WorkTasks.Where(t => known.Contains(t.TaskId) && t.Awaits != Awaits.Nobody && t.Awaits != Awaits.Chair), ties, ct);
        foreach (var olympiadId in await db.JuryMembers.Where(m => m.PersonId == me).Select(m => m.OlympiadId).ToListAsync(ct))
        {
            var own = db.WorkTasks.Where(t => known.Contains(t.TaskId) && db.Rounds.Any(r => r.Id == t.RoundId && r.OlympiadId == olympiadId));
            if (await db.WithoutChairAsync(own, olympiadId, today, ct) is { } differences)
            {
                foreach (var (taskId, count) in await LeftAsync(db, differences, ties, ct))
                {
                    left[taskId] = left.GetValueOrDefault(taskId) + count;
                }
            }
        }

        var rows = await (
            from task in db.PaperTasks
            join version in db.QuestionVersions on task.QuestionVersionId equals version.Id
            join paper in db.Papers on task.PaperId equals paper.Id
            join track in db.Tracks on paper.TrackId equals track.Id
            join round in db.Rounds on paper.RoundId equals round.Id
            join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
            join member in db.JuryMembers on olympiad.Id equals member.OlympiadId
            where member.PersonId == me && known.Contains(task.Id)
            orderby olympiad.Title, round.OpensAt, track.Grade, task.Position
            select new { Member = member, Olympiad = olympiad.Title, round.Id, Round = round.Title, round.IsMarkedByWork, LockReason = round.MarkingLockedAt == null ? null : round.MarkingLockReason, Track = track.Name, TaskId = task.Id, task.Position, version.Title, version.Points })
            .AsNoTracking().ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<MarkingTask>>(
        [
            .. rows.Where(r => r.Member.Marks(r.TaskId)).Select(r => new MarkingTask(
                r.Member.OlympiadId, r.Olympiad, user.Roles.Contains(Role.Chair), r.Id, r.Round, r.IsMarkedByWork, r.LockReason, r.Track, r.TaskId, r.Position, r.Title, r.Points.MaxPoints,
                counts[r.TaskId].Works, counts[r.TaskId].Done, left.GetValueOrDefault(r.TaskId), mine.GetValueOrDefault(r.TaskId))),
        ]);
    }

    /// <summary>Task → works that this juror may mark and has not.</summary>
    private static Task<Dictionary<Guid, int>> LeftAsync(AppDb db, IQueryable<WorkTask> waiting, JurorTies ties, CancellationToken ct) => (
        from task in waiting
        join work in db.WorksFor(ties) on task.AttemptId equals work.AttemptId
        where !db.Markings.Any(m => m.AttemptId == task.AttemptId && m.TaskId == task.TaskId && m.JurorId == ties.PersonId && m.DoneAt != null)
        group task by task.TaskId into tasks
        select new { tasks.Key, Count = tasks.Count() })
        .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
}
