namespace MethodCabinet.Domain.Assessment.Journal;

/// <summary>What the journal accepts. The entries of a device continue its chain; those that are held already are silently passed over.</summary>
public static class JournalRules
{
    /// <summary>Entries in one request.</summary>
    public const int MaxEntries = 200;

    /// <summary>Bytes of one answer in UTF-8.</summary>
    public const int MaxAnswerBytes = 256 * 1024;

    /// <summary>Entries of one work, of all its devices: a participant who writes for five hours makes a tenth of it.</summary>
    public const int MaxStoredEntries = 50_000;

    /// <summary>Bytes of all answers of one work in UTF-8, each state of each counted.</summary>
    public const long MaxStoredBytes = 100 << 20;

    /// <summary>Milliseconds of a device's clock since the start: a year is more than any round, and nothing that is reckoned with it overflows.</summary>
    public const long MaxElapsedMs = 366L * 24 * 60 * 60 * 1000;

    /// <summary>Refuses what no journal can hold, before anything is looked up.</summary>
    /// <exception cref="RuleBroken">JournalMalformed, AnswerTooLarge.</exception>
    public static void CheckShape(Guid deviceId, IReadOnlyList<JournalDraft> entries)
    {
        if (deviceId == Guid.Empty || entries.Count is 0 or > MaxEntries || entries[0].Seq < 1)
        {
            throw new RuleBroken(JournalErrors.Malformed);
        }

        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (entry.Seq != entries[0].Seq + i || entry.ElapsedMs is < 0 or > MaxElapsedMs || entry.Hash.Length != JournalChain.HashLength)
            {
                throw new RuleBroken(JournalErrors.Malformed);
            }

            if (entry.AnswerBytes > MaxAnswerBytes)
            {
                throw new RuleBroken(JournalErrors.AnswerTooLarge, new Dictionary<string, object?> { ["seq"] = entry.Seq, ["limit"] = MaxAnswerBytes });
            }
        }
    }

    /// <summary>Whether the work has room for what it would hold. What is held already is acknowledged for ever, however full it is.</summary>
    /// <param name="entries">Of all devices, with those that are to be added.</param>
    /// <param name="bytes">Of their answers.</param>
    /// <exception cref="RuleBroken">JournalFull.</exception>
    public static void CheckRoom(long entries, long bytes)
    {
        if (entries > MaxStoredEntries || bytes > MaxStoredBytes)
        {
            throw new RuleBroken(JournalErrors.Full, new Dictionary<string, object?> { ["entries"] = MaxStoredEntries, ["bytes"] = MaxStoredBytes });
        }
    }

    /// <summary>How many of <paramref name="entries"/>, from the first, are held already; every later one continues the chain.</summary>
    /// <param name="head">Of this device in this attempt.</param>
    /// <param name="held">The hash of a held entry by its seq; asked only for seqs up to the head's.</param>
    /// <exception cref="RuleBroken">HeadMismatch with the head: a gap, a broken chain, or another entry under a held seq.</exception>
    public static int CountHeld(JournalHead head, Guid attemptId, Guid deviceId, IReadOnlyList<JournalDraft> entries, Func<long, byte[]> held)
    {
        if (entries[0].Seq > head.Seq + 1)
        {
            throw HeadMismatch(head, deviceId);
        }

        var count = 0;
        for (; count < entries.Count && entries[count].Seq <= head.Seq; count++)
        {
            if (!entries[count].Hash.AsSpan().SequenceEqual(held(entries[count].Seq)))
            {
                throw HeadMismatch(head, deviceId);
            }
        }

        var previous = head.Hash;
        for (var i = count; i < entries.Count; i++)
        {
            var entry = entries[i];
            previous = JournalChain.Next(previous, attemptId, deviceId, entry.Seq, entry.TaskId, entry.ElapsedMs, entry.Answer);
            if (!previous.AsSpan().SequenceEqual(entry.Hash))
            {
                throw HeadMismatch(head, deviceId);
            }
        }

        return count;
    }

    public static RuleBroken HeadMismatch(JournalHead head, Guid deviceId) => new(JournalErrors.HeadMismatch, new Dictionary<string, object?>
    {
        ["deviceId"] = deviceId,
        ["seq"] = head.Seq,
        ["hash"] = Convert.ToHexStringLower(head.Hash),
    });
}
