namespace MethodCabinet.Domain.Lessons;

/// <summary>From when to when a page of somebody was connected to the room.</summary>
public readonly record struct PresenceSpan(DateTimeOffset From, DateTimeOffset To);

/// <summary>Посещаемость by evidence: how long somebody was there, and whether they answered when asked.</summary>
/// <param name="Present">Of the lesson, without what several pages of one person were there at once.</param>
/// <param name="Share">Of the lesson, 0 to 1.</param>
/// <param name="CameAt">Null for who was never there.</param>
/// <param name="Gaps">How often the line or the person was away for more than a minute between coming and leaving.</param>
public sealed record LessonAttendance(TimeSpan Present, double Share, DateTimeOffset? CameAt, DateTimeOffset? LeftAt, int Gaps)
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(1);

    /// <param name="spans">In any order; they may overlap and reach out of the lesson.</param>
    /// <param name="from">When the lesson began.</param>
    /// <param name="to">When it ended, or now.</param>
    public static LessonAttendance Of(IEnumerable<PresenceSpan> spans, DateTimeOffset from, DateTimeOffset to)
    {
        var inside = spans
            .Select(span => new PresenceSpan(span.From < from ? from : span.From, span.To > to ? to : span.To))
            .Where(span => span.To > span.From)
            .OrderBy(span => span.From)
            .ToList();
        if (inside.Count == 0)
        {
            return new(TimeSpan.Zero, 0, null, null, 0);
        }

        var present = TimeSpan.Zero;
        var gaps = 0;
        var reached = inside[0].From;
        foreach (var span in inside)
        {
            gaps += span.From - reached > Short ? 1 : 0;
            var begin = span.From > reached ? span.From : reached;
            if (span.To > begin)
            {
                present += span.To - begin;
                reached = span.To;
            }
        }

        return new(present, present / (to - from), inside[0].From, reached, gaps);
    }
}
