namespace MethodCabinet.Domain.Olympiads;

/// <summary>The deadline of an attempt. The server's clock decides; extending any part reaches it at once because nothing is stored twice.</summary>
public static class AttemptClock
{
    /// <summary>So much later the server hears of a begin from a sealed paper while there is a network (docs/decisions/0045), and a little more.</summary>
    public static readonly TimeSpan Introduction = TimeSpan.FromMinutes(1);

    /// <summary>
    /// min(window end, start + duration) + accommodation + minutes granted + own pauses; window and duration grow by the pauses of the round.
    /// While a pause lasts: the deadline that it would leave if it ended at <paramref name="now"/>.
    /// </summary>
    /// <param name="extraMinutes">The registration's accommodation.</param>
    public static DateTimeOffset Deadline(Round round, Attempt attempt, int extraMinutes, DateTimeOffset now) =>
        Deadline(round.ClosesAt, round.DurationMinutes + attempt.PaperMinutes, attempt.OpenedAt, extraMinutes + attempt.GrantedMinutes, Pauses.Of(round, attempt), now);

    /// <param name="durationMinutes">Of the round, with what the paper gives more.</param>
    /// <param name="closesAt">Finished pauses of the round included.</param>
    /// <param name="moreMinutes">Accommodation and granted minutes together.</param>
    public static DateTimeOffset Deadline(
        DateTimeOffset closesAt, int durationMinutes, DateTimeOffset openedAt, int moreMinutes, Pauses pauses, DateTimeOffset now)
    {
        var byWindow = closesAt + pauses.RunningOfRound(now);
        var byDuration = openedAt.AddMinutes(durationMinutes) + pauses.OfRoundUntil(now);
        return (byDuration < byWindow ? byDuration : byWindow).AddMinutes(moreMinutes) + pauses.OwnUntil(now);
    }

    /// <summary>The end of the window; while the round is paused, as if it went on at <paramref name="now"/>.</summary>
    public static DateTimeOffset ClosesAt(DateTimeOffset closesAt, DateTimeOffset? pausedAt, DateTimeOffset now) =>
        pausedAt < now ? closesAt + (now - pausedAt.Value) : closesAt;

    /// <summary>The moment until which answers of the attempt counted: the earliest of its deadline, its hand-in and the closing of the round.</summary>
    public static DateTimeOffset EndOf(Round round, Attempt attempt, int extraMinutes, DateTimeOffset now) =>
        EndOf(Deadline(round, attempt, extraMinutes, now), attempt.HandedInAt, round.ClosedAt);

    public static DateTimeOffset EndOf(DateTimeOffset deadline, DateTimeOffset? handedInAt, DateTimeOffset? closedAt)
    {
        var end = handedInAt < deadline ? handedInAt.Value : deadline;
        return closedAt < end ? closedAt.Value : end;
    }

    /// <summary>Whether what arrived at <paramref name="receivedAt"/> came after the attempt's end: its deadline, its hand-in, or the closing of the round.</summary>
    public static bool IsLate(DateTimeOffset receivedAt, DateTimeOffset deadline, DateTimeOffset? handedInAt, DateTimeOffset? closedAt) =>
        receivedAt > EndOf(deadline, handedInAt, closedAt);

    /// <summary>
    /// Refuses to open a paper outside its window, and while the round is paused: the time of each begins with opening, and there is nothing to be seen.
    /// A participant with an accommodation may open it that much later.
    /// </summary>
    /// <exception cref="RuleBroken">RoundNotOpen with <c>opensAt</c> and <c>now</c>; RoundClosed; RoundPaused.</exception>
    public static void CheckMayOpen(Round round, int extraMinutes, DateTimeOffset now)
    {
        if (now < round.OpensAt)
        {
            throw NotOpen(round.OpensAt, now);
        }

        if (round.ClosedAt is not null || now >= DeadlineIfOpened(round, extraMinutes, now))
        {
            throw new RuleBroken(OlympiadErrors.RoundClosed);
        }

        if (round.PausedAt is not null)
        {
            throw new RuleBroken(OlympiadErrors.RoundPaused);
        }
    }

    /// <summary>The deadline that opening at <paramref name="now"/> would give, by the duration of the round; whether any paper may be opened is the same for all of them.</summary>
    public static DateTimeOffset DeadlineIfOpened(Round round, int extraMinutes, DateTimeOffset now) =>
        Deadline(round.ClosesAt, round.DurationMinutes, now, extraMinutes, Pauses.Of(round), now);

    /// <summary>
    /// When a work was begun of which the server hears at <paramref name="now"/>. A device that says nothing has begun now, one that says more than can be at the start of
    /// the window: it is never refused for its clock.
    /// </summary>
    /// <param name="elapsedMs">Since the paper was opened on the device, by its word.</param>
    public static DateTimeOffset BegunAt(Round round, long? elapsedMs, DateTimeOffset now)
    {
        var longest = Math.Max(0, (long)(now - round.OpensAt).TotalMilliseconds);
        return now.AddMilliseconds(-Math.Clamp(elapsedMs ?? 0, 0, longest));
    }

    public static RuleBroken NotOpen(DateTimeOffset opensAt, DateTimeOffset now) =>
        new(OlympiadErrors.RoundNotOpen, new Dictionary<string, object?> { ["opensAt"] = opensAt, ["now"] = now });
}
