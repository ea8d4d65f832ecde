namespace MethodCabinet.Domain.Olympiads;

/// <summary>Where a participant is in a round.</summary>
public enum ParticipationState
{
    Upcoming,

    /// <summary>The paper can be opened now.</summary>
    Open,

    /// <summary>Opened, and there is time left.</summary>
    InProgress,
    HandedIn,

    /// <summary>The time, or the round, has ended.</summary>
    Over,
}

public static class Participation
{
    /// <param name="attempt">Null before the paper was opened.</param>
    /// <param name="extraMinutes">The registration's accommodation.</param>
    public static ParticipationState StateOf(Round round, Attempt? attempt, int extraMinutes, DateTimeOffset now)
    {
        if (attempt?.HandedInAt is not null)
        {
            return ParticipationState.HandedIn;
        }

        if (attempt is null && now < round.OpensAt)
        {
            return ParticipationState.Upcoming;
        }

        if (round.ClosedAt is not null || now >= DeadlineOf(round, attempt, extraMinutes, now))
        {
            return ParticipationState.Over;
        }

        return attempt is null ? ParticipationState.Open : ParticipationState.InProgress;
    }

    /// <summary>The attempt's deadline; before opening, the one that opening now would give.</summary>
    private static DateTimeOffset DeadlineOf(Round round, Attempt? attempt, int extraMinutes, DateTimeOffset now) => attempt is null
        ? AttemptClock.Deadline(round.ClosesAt, round.DurationMinutes, now, extraMinutes)
        : AttemptClock.Deadline(round, attempt, extraMinutes);
}
