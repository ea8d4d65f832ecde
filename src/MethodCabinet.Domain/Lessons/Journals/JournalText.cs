namespace MethodCabinet.Domain.Lessons.Journals;

/// <summary>What people write into a journal.</summary>
public static class JournalText
{
    public const int MaxReason = 300;

    /// <summary>What stands in a journal for so long is changed with a reason: until then it is a slip of the pen.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromDays(1);

    /// <exception cref="RuleBroken">TextTooLong.</exception>
    public static string Checked(string? text, int max) => text?.Trim() is { } trimmed && trimmed.Length > max
        ? throw new RuleBroken(JournalErrors.TextTooLong, new Dictionary<string, object?> { ["max"] = max })
        : text?.Trim() ?? "";

    /// <summary>The reason for changing what has stood since <paramref name="since"/>.</summary>
    /// <exception cref="RuleBroken">ReasonMissing, TextTooLong.</exception>
    public static string Reason(string? reason, DateTimeOffset since, DateTimeOffset now) => Reason(reason, isNeeded: now - since >= Settled);

    /// <inheritdoc cref="Reason(string?, DateTimeOffset, DateTimeOffset)"/>
    public static string Reason(string? reason, bool isNeeded)
    {
        var text = Checked(reason, MaxReason);
        return isNeeded && text.Length == 0 ? throw new RuleBroken(JournalErrors.ReasonMissing) : text;
    }
}
