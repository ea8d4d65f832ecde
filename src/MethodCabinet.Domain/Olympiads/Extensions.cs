namespace MethodCabinet.Domain.Olympiads;

/// <summary>When and by how much time may be added to a round.</summary>
public static class Extensions
{
    public const int MaxReason = 500;

    public static void Check(int minutes, string reason)
    {
        if (minutes is < 1 or > OlympiadPlan.MaxExtension || reason.Trim().Length is 0 or > MaxReason)
        {
            throw new RuleBroken(OlympiadErrors.ExtensionInvalid, new Dictionary<string, object?> { ["max"] = OlympiadPlan.MaxExtension });
        }
    }

    /// <summary>A closed round is being scored: its time is over for good.</summary>
    public static void CheckRunning(Round round)
    {
        if (round.ClosedAt is not null)
        {
            throw new RuleBroken(OlympiadErrors.RoundClosed);
        }
    }
}
