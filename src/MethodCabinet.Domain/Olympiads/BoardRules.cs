namespace MethodCabinet.Domain.Olympiads;

/// <summary>What the organizer sees of a participant during a round.</summary>
public enum BoardState
{
    NotOpened,
    Answering,

    /// <summary>Nothing was saved for <see cref="BoardRules.SilentMinutes"/>, and there is time left: perhaps the line is down.</summary>
    Silent,
    HandedIn,

    /// <summary>Opened, not handed in, and the time is over.</summary>
    TimeOver,
}

public static class BoardRules
{
    public const int SilentMinutes = 5;

    public static BoardState StateOf(Round round, Attempt? attempt, int extraMinutes, DateTimeOffset? lastSavedAt, DateTimeOffset now) =>
        attempt is null
            ? BoardState.NotOpened
            : Participation.StateOf(round, attempt, extraMinutes, now) switch
            {
                ParticipationState.HandedIn => BoardState.HandedIn,
                ParticipationState.Over => BoardState.TimeOver,
                _ => now - (lastSavedAt ?? attempt.OpenedAt) >= TimeSpan.FromMinutes(SilentMinutes) ? BoardState.Silent : BoardState.Answering,
            };
}
