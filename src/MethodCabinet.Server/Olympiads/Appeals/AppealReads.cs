using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Jury;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Appeals;

/// <summary>What several operations about appeals load alike.</summary>
internal static class AppealReads
{
    /// <summary>All votes on appeals of the olympiad.</summary>
    public static IQueryable<AppealVote> VotesIn(this AppDb db, Guid olympiadId) =>
        from vote in db.AppealVotes
        join appeal in db.Appeals on vote.AppealId equals appeal.Id
        join attempt in db.Attempts on appeal.AttemptId equals attempt.Id
        join round in db.Rounds on attempt.RoundId equals round.Id
        where round.OlympiadId == olympiadId
        select vote;

    /// <summary>What is told of how a task was marked, in the order of turns; control markings decide nothing.</summary>
    /// <param name="isSettled">The task has its points: until two markings that differ are settled none of them counts.</param>
    public static IReadOnlyList<ToldMarking> Told(IEnumerable<Marking> markings, bool isSettled)
    {
        var done = markings.Where(m => m.DoneAt is not null && m.Turn != MarkingTurn.Control).OrderBy(m => m.Turn).ToList();
        var deciding = isSettled ? WorkTask.Deciding(done) : [];
        return done.ConvertAll(m => new ToldMarking(m.Turn, m.Points, m.Comment, m.Remarks, deciding.Contains(m)));
    }

    /// <summary>Appeals that come to the member: <see cref="CommissionMember.MayDecide"/>, asked of the database.</summary>
    public static IQueryable<Appeal> AppealsFor(this AppDb db, JurorTies ties) =>
        from appeal in db.Appeals
        join attempt in db.AttemptsFor(ties) on appeal.AttemptId equals attempt.Id
        join round in db.Rounds on attempt.RoundId equals round.Id
        where appeal.State != AppealState.Withdrawn
            && db.CommissionMembers.Any(m => m.OlympiadId == round.OlympiadId && m.PersonId == ties.PersonId)
            && !db.Markings.Any(m => m.AttemptId == appeal.AttemptId && m.TaskId == appeal.TaskId && m.Turn != MarkingTurn.Appeal && m.DoneAt != null && m.JurorId == ties.PersonId)
        select appeal;

    /// <summary>An appeal that came to the person, as a member of its commission sees it; not found for everybody else.</summary>
    public static async Task<DealtAppeal> DealtAsync(this AppDb db, Guid id, Guid personId, DateOnly today, CancellationToken ct)
    {
        var ties = await db.TiesOfAsync(personId, today, ct);
        var found = await (
            from appeal in db.AppealsFor(ties)
            join attempt in db.Attempts on appeal.AttemptId equals attempt.Id
            join round in db.Rounds on attempt.RoundId equals round.Id
            join member in db.CommissionMembers on round.OlympiadId equals member.OlympiadId
            where appeal.Id == id && member.PersonId == personId
            select new { Appeal = appeal, Round = round, member.IsChair })
            .SingleOrDefaultAsync(ct).OrNotFound();
        var minVotes = await db.Showings.Where(s => s.RoundId == found.Round.Id).Select(s => (int?)s.MinVotes).SingleOrDefaultAsync(ct);
        return new DealtAppeal(found.Appeal, found.Round, found.IsChair, minVotes ?? Showing.DefaultVotes);
    }

    /// <summary>The task of an appeal about points; not found when the paper of the work does not have it.</summary>
    public static async Task<AppealedTask> TaskAsync(this AppDb db, Guid attemptId, Guid taskId, CancellationToken ct)
    {
        var task = await db.SatTaskAsync(attemptId, taskId, ct).OrNotFound();
        return task.Version.Key is ManualKey key ? new AppealedTask(task.Position, task.Version, key) : throw new RuleBroken(AppealErrors.NotMarked);
    }

    /// <summary>The criteria by which its commission votes about a task.</summary>
    public static async Task<IReadOnlyList<Criterion>> VotedCriteriaAsync(this AppDb db, Guid attemptId, Guid taskId, CancellationToken ct)
    {
        var task = await db.TaskAsync(attemptId, taskId, ct);
        return VotedCriteria(task.Key, Told(await db.AppealedMarkingsAsync(attemptId, taskId, ct), isSettled: true));
    }

    public static IReadOnlyList<Criterion> VotedCriteria(ManualKey key, IReadOnlyList<ToldMarking> told) => AppealVotes.Criteria(key.Criteria, told.Count(m => m.Counts));

    /// <summary>Of jurors, against which a participant appeals.</summary>
    public static Task<List<Marking>> AppealedMarkingsAsync(this AppDb db, Guid attemptId, Guid taskId, CancellationToken ct) =>
        db.Markings.AsNoTracking().Where(m => m.AttemptId == attemptId && m.TaskId == taskId && m.Turn != MarkingTurn.Appeal).ToListAsync(ct);
}

/// <param name="IsChair">Of the commission.</param>
internal sealed record DealtAppeal(Appeal Appeal, Round Round, bool IsChair, int MinVotes);

/// <summary>A marking without its juror.</summary>
/// <param name="Points">Criterion id → points.</param>
/// <param name="Comment">The juror's remark, or the reasons of the commission.</param>
/// <param name="Remarks">Drawn on the sheets of the answer.</param>
/// <param name="Counts">The points of the task are those of this marking, or the mean of those that count.</param>
public sealed record ToldMarking(MarkingTurn Turn, IReadOnlyDictionary<string, decimal> Points, string Comment, IReadOnlyList<SheetRemark> Remarks, bool Counts);

internal sealed record AppealedTask(int Position, QuestionVersion Version, ManualKey Key);
