namespace MethodCabinet.Domain.Courses;

/// <summary>How far one learner has got with the recording of a unit.</summary>
public sealed class Viewing
{
    public required Guid EnrolmentId { get; init; }

    public required Guid UnitId { get; init; }

    /// <summary>Of this recording; another edition may show another.</summary>
    public required Guid FileId { get; set; }

    /// <summary>Seconds from the beginning: where to go on.</summary>
    public double Position { get; private set; }

    public IReadOnlyList<WatchedPart> Parts { get; private set; } = [];

    public DateTimeOffset At { get; private set; }

    /// <param name="seconds">Of the recording.</param>
    /// <returns>Whether with this account enough of it has been watched: said once, so that who takes the unit back may watch it again.</returns>
    /// <exception cref="RuleBroken">WatchedInvalid.</exception>
    public bool Watch(Guid fileId, double position, IReadOnlyList<WatchedPart> parts, double seconds, DateTimeOffset now)
    {
        if (!double.IsFinite(position) || position < 0 || parts.Count > WatchedParts.MaxParts)
        {
            throw new RuleBroken(CourseErrors.WatchedInvalid);
        }

        var known = fileId == FileId ? Parts : [];
        Parts = WatchedParts.Union(known, parts, seconds);
        (FileId, Position, At) = (fileId, Math.Min(position, seconds), now);
        return WatchedParts.Share(known, seconds) < WatchedParts.Enough && WatchedParts.Share(Parts, seconds) >= WatchedParts.Enough;
    }
}
