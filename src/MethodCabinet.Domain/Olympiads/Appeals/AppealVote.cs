using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Jury;

namespace MethodCabinet.Domain.Olympiads.Appeals;

/// <summary>What one member of the commission is for.</summary>
public sealed class AppealVote
{
    public required Guid AppealId { get; init; }

    public required Guid MemberId { get; init; }

    /// <summary>Criterion id → points, for all criteria; empty for an appeal about procedure.</summary>
    public IReadOnlyDictionary<string, decimal> Points { get; private set; } = new Dictionary<string, decimal>();

    /// <summary>Of an appeal about procedure.</summary>
    public bool? Satisfies { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset VotedAt { get; private set; }

    public uint Version { get; private set; }

    /// <param name="criteria">With the steps of <see cref="AppealVotes.Criteria"/>.</param>
    /// <exception cref="RuleBroken">ReasonNeeded, and those of <see cref="Marking.CheckPoints"/>.</exception>
    public void ForPoints(IReadOnlyList<Criterion> criteria, IReadOnlyDictionary<string, decimal> points, string reason, DateTimeOffset now)
    {
        Marking.CheckPoints(criteria, points, isWhole: true);
        (Points, Reason, VotedAt) = (points.ToDictionary(), Appeal.CheckReason(reason), now);
    }

    /// <exception cref="RuleBroken">ReasonNeeded.</exception>
    public void ForProcedure(bool satisfies, string reason, DateTimeOffset now) =>
        (Satisfies, Reason, VotedAt) = (satisfies, Appeal.CheckReason(reason), now);
}

/// <summary>What follows from votes: for each criterion the points that most are for; where two values have equally many, the chair's vote decides.</summary>
public static class AppealVotes
{
    /// <summary>Those that a commission votes by. Two markings that agree give their mean: it may be left as it is, or moved by as little.</summary>
    /// <param name="counting">Markings whose mean the points of the task are.</param>
    public static IReadOnlyList<Criterion> Criteria(IReadOnlyList<Criterion> criteria, int counting) =>
        counting > 1 ? [.. criteria.Select(c => c with { Step = c.Step / 2 })] : criteria;

    /// <exception cref="RuleBroken">VotesMissing, VotesEqual.</exception>
    public static IReadOnlyDictionary<string, decimal> PointsOf(IReadOnlyList<Criterion> criteria, IReadOnlyList<AppealVote> votes, Guid chairId, int minVotes)
    {
        CheckEnough(votes, minVotes);
        return criteria.ToDictionary(c => c.Id, c => Winner(votes, chairId, vote => vote.Points[c.Id], c.Text));
    }

    /// <exception cref="RuleBroken">VotesMissing, VotesEqual.</exception>
    public static bool SatisfiedBy(IReadOnlyList<AppealVote> votes, Guid chairId, int minVotes)
    {
        CheckEnough(votes, minVotes);
        return Winner(votes, chairId, vote => vote.Satisfies == true, criterion: null);
    }

    private static void CheckEnough(IReadOnlyList<AppealVote> votes, int minVotes)
    {
        if (votes.Count < minVotes)
        {
            throw new RuleBroken(AppealErrors.VotesMissing, new Dictionary<string, object?> { ["count"] = minVotes, ["votes"] = votes.Count });
        }
    }

    private static T Winner<T>(IReadOnlyList<AppealVote> votes, Guid chairId, Func<AppealVote, T> value, string? criterion)
        where T : IEquatable<T>
    {
        var byValue = votes.GroupBy(value).ToList();
        var most = byValue.Max(group => group.Count());
        var leading = byValue.Where(group => group.Count() == most).ToList();
        return leading.Count == 1
            ? leading[0].Key
            : leading.Find(group => group.Any(vote => vote.MemberId == chairId)) is { } chairs
                ? chairs.Key
                : throw new RuleBroken(AppealErrors.VotesEqual, new Dictionary<string, object?> { ["criterion"] = criterion });
    }
}
