namespace MethodCabinet.Server.Olympiads.Feed;

/// <summary>When a contest begins and ends: with its first and last round.</summary>
/// <param name="StartedAt">Null before the first round.</param>
/// <param name="EndedAt">Null while a round is open or to come.</param>
internal sealed record FeedTimes(DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt)
{
    /// <summary>Null without rounds.</summary>
    public static FeedTimes? Of(IReadOnlyCollection<Round> rounds, DateTimeOffset now)
    {
        if (rounds.Count == 0)
        {
            return null;
        }

        var (starts, ends) = (rounds.Min(r => r.OpensAt), rounds.Max(r => r.ClosedAt ?? r.ClosesAt));
        return new FeedTimes(starts, ends, starts <= now ? starts : null, ends <= now ? ends : null);
    }

    internal sealed record Round(DateTimeOffset OpensAt, DateTimeOffset ClosesAt, DateTimeOffset? ClosedAt);
}
