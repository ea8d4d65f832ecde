namespace MethodCabinet.Domain.Olympiads;

/// <summary>The deadline of an attempt. The server's clock decides; extending any part reaches it at once because nothing is stored twice.</summary>
public static class AttemptClock
{
    /// <summary>min(window end, start + duration) + accommodation + minutes granted.</summary>
    /// <param name="extraMinutes">The registration's accommodation.</param>
    public static DateTimeOffset Deadline(Round round, Attempt attempt, int extraMinutes) =>
        Deadline(round.ClosesAt, round.DurationMinutes, attempt.OpenedAt, extraMinutes + attempt.GrantedMinutes);

    /// <param name="moreMinutes">Accommodation and granted minutes together.</param>
    public static DateTimeOffset Deadline(DateTimeOffset closesAt, int durationMinutes, DateTimeOffset openedAt, int moreMinutes)
    {
        var byDuration = openedAt.AddMinutes(durationMinutes);
        return (byDuration < closesAt ? byDuration : closesAt).AddMinutes(moreMinutes);
    }
}
