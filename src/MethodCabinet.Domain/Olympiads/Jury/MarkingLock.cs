namespace MethodCabinet.Domain.Olympiads.Jury;

/// <summary>The chair stops the marking of a round (the criteria are being discussed, a juror was wrong about a task) and lets it go on, each with a reason.</summary>
public static class MarkingLock
{
    /// <summary>Characters.</summary>
    public const int MaxReason = 500;

    /// <summary>Twice the same changes nothing but the reason.</summary>
    /// <exception cref="RuleBroken">LockReasonInvalid.</exception>
    public static void Set(Round round, bool isLocked, string reason, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReason)
        {
            throw new RuleBroken(JuryErrors.LockReasonInvalid, new Dictionary<string, object?> { ["max"] = MaxReason });
        }

        round.MarkingLockedAt = isLocked ? round.MarkingLockedAt ?? now : null;
        round.MarkingLockReason = reason.Trim();
    }

    /// <exception cref="RuleBroken">MarkingLocked, with the reason.</exception>
    public static void CheckOpen(DateTimeOffset? lockedAt, string reason)
    {
        if (lockedAt is not null)
        {
            throw new RuleBroken(JuryErrors.MarkingLocked, new Dictionary<string, object?> { ["reason"] = reason });
        }
    }
}
