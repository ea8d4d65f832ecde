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

    /// <summary>The moment until which answers of the attempt counted: the earliest of its deadline, its hand-in and the closing of the round.</summary>
    public static DateTimeOffset EndOf(Round round, Attempt attempt, int extraMinutes) =>
        EndOf(Deadline(round, attempt, extraMinutes), attempt.HandedInAt, round.ClosedAt);

    public static DateTimeOffset EndOf(DateTimeOffset deadline, DateTimeOffset? handedInAt, DateTimeOffset? closedAt)
    {
        var end = handedInAt < deadline ? handedInAt.Value : deadline;
        return closedAt < end ? closedAt.Value : end;
    }

    /// <summary>Whether what arrived at <paramref name="receivedAt"/> came after the attempt's end: its deadline, its hand-in, or the closing of the round.</summary>
    public static bool IsLate(DateTimeOffset receivedAt, DateTimeOffset deadline, DateTimeOffset? handedInAt, DateTimeOffset? closedAt) =>
        receivedAt > EndOf(deadline, handedInAt, closedAt);

    /// <summary>Refuses to open a paper outside its window; a participant with an accommodation may open it that much later.</summary>
    /// <exception cref="RuleBroken">RoundNotOpen with <c>opensAt</c> and <c>now</c>; RoundClosed.</exception>
    public static void CheckMayOpen(Round round, int extraMinutes, DateTimeOffset now)
    {
        if (now < round.OpensAt)
        {
            throw NotOpen(round.OpensAt, now);
        }

        if (round.ClosedAt is not null || now >= Deadline(round.ClosesAt, round.DurationMinutes, now, extraMinutes))
        {
            throw new RuleBroken(OlympiadErrors.RoundClosed);
        }
    }

    public static RuleBroken NotOpen(DateTimeOffset opensAt, DateTimeOffset now) =>
        new(OlympiadErrors.RoundNotOpen, new Dictionary<string, object?> { ["opensAt"] = opensAt, ["now"] = now });
}
