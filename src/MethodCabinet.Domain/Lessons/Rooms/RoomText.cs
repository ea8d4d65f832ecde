namespace MethodCabinet.Domain.Lessons.Rooms;

/// <summary>Words that people write in a room.</summary>
internal static class RoomText
{
    public const int MaxMessage = 2_000;
    public const int MaxTitle = 200;
    public const int MaxNotes = 20_000;

    /// <returns>Without white space around.</returns>
    /// <exception cref="RuleBroken">TextEmpty, TextTooLong.</exception>
    public static string Checked(string text, int max) => text.Trim() switch
    {
        "" => throw new RuleBroken(LessonErrors.TextEmpty),
        { Length: var length } when length > max => throw new RuleBroken(LessonErrors.TextTooLong, new Dictionary<string, object?> { ["max"] = max }),
        var trimmed => trimmed,
    };

    /// <exception cref="RuleBroken">ThingsTooMany.</exception>
    public static void DemandRoom(int count, int max)
    {
        if (count >= max)
        {
            throw new RuleBroken(LessonErrors.ThingsTooMany, new Dictionary<string, object?> { ["max"] = max });
        }
    }
}
