namespace MethodCabinet.Domain.Olympiads.Results;

/// <summary>
/// A work that the organizer chose to show to everybody, whole or some of its tasks. Whether it is shown is asked each time somebody looks (docs/decisions/0059-published-works.md).
/// </summary>
public sealed class PublishedWork : IAudited
{
    public required Guid AttemptId { get; init; }

    /// <summary>In the address of its page, and nowhere else.</summary>
    public required Guid Id { get; init; }

    /// <summary>Of the paper; never empty.</summary>
    public List<Guid> TaskIds { get; private set; } = [];

    public uint Version { get; private set; }

    /// <summary>Only works of winners and prize-winners are shown: whoever is not among them any more is not shown either.</summary>
    public static bool IsWorthy(AwardStatus status) => status is AwardStatus.Winner or AwardStatus.PrizeWinner;

    /// <param name="status">As it is signed; null where nothing is.</param>
    /// <exception cref="RuleBroken">NotSigned, NotAwarded.</exception>
    public void Choose(AwardStatus? status, IEnumerable<Guid> taskIds)
    {
        if (status is not { } signed)
        {
            throw new RuleBroken(ResultsErrors.NotSigned);
        }

        TaskIds = IsWorthy(signed) ? [.. taskIds.Distinct()] : throw new RuleBroken(ResultsErrors.NotAwarded);
    }
}
