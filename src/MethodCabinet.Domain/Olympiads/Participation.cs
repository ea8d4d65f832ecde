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

        var deadline = attempt is null
            ? AttemptClock.DeadlineIfOpened(round, extraMinutes, now)
            : AttemptClock.Deadline(round, attempt, extraMinutes, now);
        if (round.ClosedAt is not null || now >= deadline)
        {
            return ParticipationState.Over;
        }

        return attempt is null ? ParticipationState.Open : ParticipationState.InProgress;
    }
}
