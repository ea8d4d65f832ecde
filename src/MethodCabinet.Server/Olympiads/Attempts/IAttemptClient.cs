namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>What an open paper is told. Notices only: everything is in <see cref="GetAttempt"/> as well, which the page reads after a reconnect.</summary>
public interface IAttemptClient
{
    Task DeadlineChanged(DeadlineNotice notice);

    Task AnsweredElsewhere(SubmitJournal.ElsewhereAnswer notice);

    Task HandedIn(HandedInNotice notice);

    Task RoundClosed(RoundClosedNotice notice);
}

public sealed record DeadlineNotice(Guid AttemptId, DateTimeOffset Deadline, DateTimeOffset Now);

public sealed record HandedInNotice(DateTimeOffset HandedInAt);

public sealed record RoundClosedNotice(DateTimeOffset ClosedAt);
