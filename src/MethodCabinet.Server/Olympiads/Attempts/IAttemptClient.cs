namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>What an open paper is told. Notices only: everything is in <see cref="GetAttempt"/> as well, which the page reads after a reconnect.</summary>
public interface IAttemptClient
{
    /// <summary>Time was added, or a pause began or ended.</summary>
    Task DeadlineChanged(DeadlineNotice notice);

    Task AnsweredElsewhere(SubmitJournal.ElsewhereAnswer notice);

    Task HandedIn(HandedInNotice notice);

    Task RoundClosed(RoundClosedNotice notice);

    /// <summary>Something was answered on another device, or another browser has opened the work: the snapshot tells.</summary>
    Task CatchUp();

    /// <summary>The jury has answered this participant, or all.</summary>
    Task JuryAnswered();
}

/// <param name="Deadline">While a pause lasts: the one that it would leave if it ended now.</param>
/// <param name="PausedAt">Since when the clock stands; null while it goes.</param>
public sealed record DeadlineNotice(Guid AttemptId, DateTimeOffset Deadline, DateTimeOffset Now, DateTimeOffset? PausedAt);

public sealed record HandedInNotice(DateTimeOffset HandedInAt);

public sealed record RoundClosedNotice(DateTimeOffset ClosedAt);
