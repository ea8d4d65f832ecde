namespace MethodCabinet.Domain.Courses.Talk;

/// <summary>Words of learners and tutors.</summary>
public static class TalkText
{
    public const int MaxReason = 500;

    /// <returns>Without blanks around it.</returns>
    /// <exception cref="RuleBroken">TextEmpty, TextTooLong.</exception>
    public static string Checked(string text, int max)
    {
        text = text.Trim();
        return text.Length switch
        {
            0 => throw new RuleBroken(TalkErrors.TextEmpty),
            var length when length > max => throw new RuleBroken(TalkErrors.TextTooLong, new Dictionary<string, object?> { ["max"] = max }),
            _ => text,
        };
    }

    /// <exception cref="RuleBroken">ReasonMissing, TextTooLong.</exception>
    public static string Reason(string reason) => string.IsNullOrWhiteSpace(reason) ? throw new RuleBroken(TalkErrors.ReasonMissing) : Checked(reason, MaxReason);
}
