namespace MethodCabinet.Server.Olympiads.Feed;

/// <summary>When a contest begins and ends: with its first and last round.</summary>
/// <param name="EndedAt">Null while a round is open or to come.</param>
internal sealed record FeedTimes(DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset? EndedAt)
{
    /// <summary>Null without rounds.</summary>
    public static FeedTimes? Of(IReadOnlyCollection<Round> rounds, DateTimeOffset now)
    {
        if (rounds.Count == 0)
        {
            return null;
        }

        var ends = rounds.Max(r => r.ClosedAt ?? r.ClosesAt);
        return new FeedTimes(rounds.Min(r => r.OpensAt), ends, ends <= now ? ends : null);
    }

    internal sealed record Round(DateTimeOffset OpensAt, DateTimeOffset ClosesAt, DateTimeOffset? ClosedAt);
}
