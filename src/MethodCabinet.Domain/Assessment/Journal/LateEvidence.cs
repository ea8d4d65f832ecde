namespace MethodCabinet.Domain.Assessment.Journal;

/// <summary>What speaks for an answer that came late having been written in time (docs/decisions/0035-late-delivery.md).</summary>
public enum EvidenceGrade
{
    /// <summary>The chain hangs on an entry that came in time, and the device's clock, consistent with both arrivals, puts the writing before the end.</summary>
    A,

    /// <summary>The chain is whole, but its times contradict each other or lie after the end.</summary>
    B,

    /// <summary>Nothing of this device came in time: only its own word says when it was written.</summary>
    C,
}

/// <summary>The part of a late save that has one grade.</summary>
/// <param name="Count">Entries, from the one after the previous part.</param>
/// <param name="WrittenFrom">When the first was written at the latest, if the device's clock is to be believed; null without an anchor.</param>
public sealed record GradedPart(int Count, EvidenceGrade Grade, DateTimeOffset? WrittenFrom, DateTimeOffset? WrittenUntil, long? ClockGapMs);

/// <summary>How entries that came late are graded.</summary>
public static class LateEvidence
{
    /// <summary>What times may differ by and still agree: a save travels up to 20 s, and clocks of devices drift by seconds in hours.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Splits the entries of a late save by their grades: those written before <paramref name="end"/> and those after it.
    /// </summary>
    /// <param name="elapsedMs">The device's clock at each entry, in the order of the chain; one at least.</param>
    /// <param name="start">
    /// When the device's clock stood at zero, at the latest: the earliest of (arrival − clock) over its entries that came in time. Null when none did.
    /// An entry is never written after it arrives, so start + clock is the latest moment at which an entry can have been written.
    /// </param>
    /// <param name="lastInTimeMs">The device's clock at the last of these entries.</param>
    /// <param name="sentMs">The device's clock when it sent; null when it did not say.</param>
    /// <param name="end">Of the attempt: what was written until then was written in time.</param>
    public static IReadOnlyList<GradedPart> Grade(
        IReadOnlyList<long> elapsedMs, DateTimeOffset? start, long lastInTimeMs, long? sentMs, DateTimeOffset receivedAt, DateTimeOffset end)
    {
        if (start is not { } zero)
        {
            return [new GradedPart(elapsedMs.Count, EvidenceGrade.C, null, null, null)];
        }

        var gap = sentMs is { } sent ? (long)(receivedAt - zero - TimeSpan.FromMilliseconds(sent)).TotalMilliseconds : (long?)null;
        var agree = gap is { } known && Math.Abs(known) <= Tolerance.TotalMilliseconds && AreInOrder(elapsedMs, lastInTimeMs) && elapsedMs[^1] <= sentMs + Tolerance.TotalMilliseconds;

        // The entries of a chain were written one after the other, whatever a clock says that was set back.
        var written = new DateTimeOffset[elapsedMs.Count];
        var latest = lastInTimeMs;
        for (var i = 0; i < written.Length; i++)
        {
            latest = Math.Max(latest, elapsedMs[i]);
            written[i] = zero.AddMilliseconds(latest);
        }

        var inTime = agree ? written.Count(moment => moment <= end) : 0;
        var parts = new List<GradedPart>(2);
        if (inTime > 0)
        {
            parts.Add(new GradedPart(inTime, EvidenceGrade.A, written[0], written[inTime - 1], gap));
        }

        if (inTime < written.Length)
        {
            parts.Add(new GradedPart(written.Length - inTime, EvidenceGrade.B, written[inTime], written[^1], gap));
        }

        return parts;
    }

    private static bool AreInOrder(IReadOnlyList<long> elapsedMs, long before)
    {
        // Tabs of one browser write into one chain by clocks of their own.
        var latest = before;
        foreach (var moment in elapsedMs)
        {
            if (moment < latest - Tolerance.TotalMilliseconds)
            {
                return false;
            }

            latest = Math.Max(latest, moment);
        }

        return true;
    }
}

