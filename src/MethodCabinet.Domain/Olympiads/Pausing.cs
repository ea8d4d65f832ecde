namespace MethodCabinet.Domain.Olympiads;

/// <summary>When the clock of a round, or of one participant, may be stopped.</summary>
public static class Pausing
{
    public static void CheckReason(string reason)
    {
        if (reason.Trim().Length is 0 or > Extensions.MaxReason)
        {
            throw new RuleBroken(OlympiadErrors.PauseReasonMissing);
        }
    }

    /// <summary>A round is paused from the start of its window until it is closed.</summary>
    public static void Check(Round round, DateTimeOffset now)
    {
        Extensions.CheckRunning(round);
        if (now < round.OpensAt)
        {
            throw AttemptClock.NotOpen(round.OpensAt, now);
        }

        if (round.PausedAt is not null)
        {
            throw new RuleBroken(OlympiadErrors.PausedAlready);
        }
    }

    /// <summary>A participant is paused while there is time left, also while the whole round stands.</summary>
    public static void Check(Round round, Attempt attempt, int extraMinutes, DateTimeOffset now)
    {
        Extensions.CheckRunning(round);
        if (attempt.PausedAt is not null)
        {
            throw new RuleBroken(OlympiadErrors.PausedAlready);
        }

        if (attempt.HandedInAt is not null || now > AttemptClock.Deadline(round, attempt, extraMinutes, now))
        {
            throw new RuleBroken(AttemptErrors.Over);
        }
    }
}
