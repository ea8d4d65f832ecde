namespace MethodCabinet.Domain.Olympiads;

/// <summary>What the organizer sees of a participant during a round.</summary>
public enum BoardState
{
    NotOpened,
    Answering,

    /// <summary>There is time left, and it stands: the round, or this participant alone, is paused.</summary>
    Paused,

    /// <summary>Nothing was saved for some minutes, usually <see cref="BoardRules.SilentMinutes"/>, in which the clock went, and there is time left: perhaps the line is down.</summary>
    Silent,
    HandedIn,

    /// <summary>Opened, not handed in, and the time is over.</summary>
    TimeOver,
}

public static class BoardRules
{
    public const int SilentMinutes = 5;

    /// <summary>Whoever looks for longer than this looks for nobody.</summary>
    public const int MaxSilentMinutes = 60;

    /// <param name="silentMinutes">After how many minutes without a sign a participant counts as silent.</param>
    public static BoardState StateOf(
        Round round, Attempt? attempt, int extraMinutes, DateTimeOffset? lastSavedAt, DateTimeOffset now, int silentMinutes = SilentMinutes)
    {
        if (attempt is null)
        {
            return BoardState.NotOpened;
        }

        switch (Participation.StateOf(round, attempt, extraMinutes, now))
        {
            case ParticipationState.HandedIn:
                return BoardState.HandedIn;
            case ParticipationState.Over:
                return BoardState.TimeOver;
        }

        if (Pauses.Of(round, attempt).Since is not null)
        {
            return BoardState.Paused;
        }

        return now - LastSignOf(round, attempt, lastSavedAt) >= TimeSpan.FromMinutes(silentMinutes) ? BoardState.Silent : BoardState.Answering;
    }

    /// <summary>Since when somebody who works has been silent. After a pause everybody has time to come back before they are missed.</summary>
    public static DateTimeOffset LastSignOf(Round round, Attempt attempt, DateTimeOffset? lastSavedAt) =>
        new[] { lastSavedAt ?? attempt.KnownAt, round.ResumedAt, attempt.ResumedAt }.Max()!.Value;
}
