using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Jury;

namespace MethodCabinet.Domain.Olympiads.Appeals;

public enum AppealKind
{
    /// <summary>О нарушении порядка: until the participant's time is over.</summary>
    Procedure,

    /// <summary>О несогласии с баллами: from the showing of works to the end of the term.</summary>
    Points,
}

public enum AppealState
{
    Open,

    /// <summary>By the participant.</summary>
    Withdrawn,

    Decided,
}

public enum AppealOutcome
{
    Raised,
    Lowered,
    Unchanged,

    /// <summary>The order was broken.</summary>
    Satisfied,

    /// <summary>It was not.</summary>
    Declined,
}

/// <summary>A place on a sheet of the answer.</summary>
/// <param name="File">1, 2, 3… in the answer.</param>
/// <param name="X">Share of the width, from 0 at the left.</param>
/// <param name="Y">Share of the height, from 0 at the top.</param>
/// <param name="Page">Within the file, from 1; a picture has only this one.</param>
public sealed record SheetSpot(int File, decimal X, decimal Y, int Page = 1);

/// <summary>Апелляция. A decision is final: a task is appealed against once, unless the appeal was withdrawn.</summary>
public sealed class Appeal
{
    public const int MaxText = 4_000;
    public const int MaxReason = Marking.MaxComment;
    public const int MaxPlace = 300;

    public required Guid Id { get; init; }

    public required Guid AttemptId { get; init; }

    public required AppealKind Kind { get; init; }

    /// <summary>Null for one about procedure.</summary>
    public required Guid? TaskId { get; init; }

    /// <summary>With whose points the participant disagrees; empty for the whole task.</summary>
    public required IReadOnlyList<string> CriterionIds { get; init; }

    public required string Text { get; init; }

    public SheetSpot? Spot { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    public AppealState State { get; private set; }

    /// <summary>When the commission talks with the participant; null while no time was set.</summary>
    public DateTimeOffset? TalkAt { get; private set; }

    /// <summary>A room, or the address of a video call.</summary>
    public string TalkPlace { get; private set; } = "";

    /// <summary>Votes change the version: whoever closes an appeal has seen them all.</summary>
    public DateTimeOffset? VotedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public AppealOutcome? Outcome { get; private set; }

    /// <summary>Of the task, before and after the decision; null for one about procedure.</summary>
    public decimal? PointsBefore { get; private set; }

    public decimal? PointsAfter { get; private set; }

    /// <summary>Told to the participant; empty until decided.</summary>
    public string Reason { get; private set; } = "";

    public uint Version { get; private set; }

    /// <exception cref="RuleBroken">Ended.</exception>
    public void Withdraw(DateTimeOffset now)
    {
        CheckOpen();
        (State, EndedAt) = (AppealState.Withdrawn, now);
    }

    /// <exception cref="RuleBroken">Ended, TalkInvalid.</exception>
    public void SetTalk(DateTimeOffset? at, string place)
    {
        CheckOpen();
        place = place.Trim();
        if (place.Length > MaxPlace || (at is null) != (place.Length == 0))
        {
            throw new RuleBroken(AppealErrors.TalkInvalid, new Dictionary<string, object?> { ["max"] = MaxPlace });
        }

        (TalkAt, TalkPlace) = (at, place);
    }

    /// <exception cref="RuleBroken">Ended.</exception>
    public void Voted(DateTimeOffset now)
    {
        CheckOpen();
        VotedAt = now;
    }

    /// <summary>The chair's word about the points of the task, which follow from the votes.</summary>
    /// <param name="before">The points that counted.</param>
    /// <param name="criteria">By which it was voted.</param>
    /// <returns>The marking that counts from now on.</returns>
    /// <exception cref="RuleBroken">Ended, ReasonNeeded, and those of <see cref="AppealVotes"/>.</exception>
    public Marking DecidePoints(
        Guid markingId, Guid chairId, decimal before, IReadOnlyList<Criterion> criteria, IReadOnlyList<AppealVote> votes, int minVotes, string reason, DateTimeOffset now)
    {
        CheckOpen();
        var points = AppealVotes.PointsOf(criteria, votes, chairId, minVotes);
        var after = new Marking
        {
            Id = markingId,
            AttemptId = AttemptId,
            TaskId = TaskId!.Value,
            Turn = MarkingTurn.Appeal,
            JurorId = chairId,
            BegunAt = now,
            ClaimedUntil = now,
        };
        after.Place(chairId, criteria, points, CheckReason(reason), remarks: [], isDone: true, now);
        (PointsBefore, PointsAfter) = (before, after.Total);
        End(after.Total > before ? AppealOutcome.Raised : after.Total < before ? AppealOutcome.Lowered : AppealOutcome.Unchanged, after.Comment, now);
        return after;
    }

    /// <summary>The chair's word about the order, which follows from the votes.</summary>
    /// <exception cref="RuleBroken">Ended, ReasonNeeded, and those of <see cref="AppealVotes"/>.</exception>
    public void DecideProcedure(Guid chairId, IReadOnlyList<AppealVote> votes, int minVotes, string reason, DateTimeOffset now)
    {
        CheckOpen();
        End(AppealVotes.SatisfiedBy(votes, chairId, minVotes) ? AppealOutcome.Satisfied : AppealOutcome.Declined, CheckReason(reason), now);
    }

    /// <exception cref="RuleBroken">ReasonNeeded.</exception>
    public static string CheckReason(string reason)
    {
        reason = reason.Trim();
        return reason.Length is > 0 and <= MaxReason
            ? reason
            : throw new RuleBroken(AppealErrors.ReasonNeeded, new Dictionary<string, object?> { ["max"] = MaxReason });
    }

    private void End(AppealOutcome outcome, string reason, DateTimeOffset now) =>
        (State, EndedAt, Outcome, Reason) = (AppealState.Decided, now, outcome, reason);

    private void CheckOpen()
    {
        if (State != AppealState.Open)
        {
            throw new RuleBroken(AppealErrors.Ended);
        }
    }
}
