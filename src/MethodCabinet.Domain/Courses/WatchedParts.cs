namespace MethodCabinet.Domain.Courses;

/// <summary>A part of a recording, in seconds from its beginning.</summary>
public sealed record WatchedPart(double From, double To);

/// <summary>Which parts of a recording were watched, on whatever devices and in whatever order: putting two accounts together loses nothing and counts nothing twice.</summary>
public static class WatchedParts
{
    /// <summary>So much of a recording is all of it: nobody watches the names at the end.</summary>
    public const double Enough = 0.9;

    /// <summary>Parts of one account: who jumps about more often watches other parts together.</summary>
    public const int MaxParts = 500;

    /// <summary>A moment between two parts is a moment of the player, not of the learner.</summary>
    private const double Gap = 1;

    /// <param name="seconds">Of the recording.</param>
    /// <exception cref="RuleBroken">WatchedInvalid.</exception>
    public static IReadOnlyList<WatchedPart> Union(IEnumerable<WatchedPart> one, IEnumerable<WatchedPart> other, double seconds)
    {
        var united = new List<WatchedPart>();
        foreach (var part in one.Concat(other).Select(part => Checked(part, seconds)).Where(part => part.To > part.From).OrderBy(part => part.From))
        {
            if (united.Count > 0 && part.From <= united[^1].To + Gap)
            {
                united[^1] = united[^1] with { To = Math.Max(united[^1].To, part.To) };
            }
            else
            {
                united.Add(part);
            }
        }

        return united.Count <= MaxParts ? united : [.. united.OrderByDescending(part => part.To - part.From).Take(MaxParts).OrderBy(part => part.From)];
    }

    /// <returns>0 to 1.</returns>
    public static double Share(IReadOnlyList<WatchedPart> parts, double seconds) => seconds > 0 ? Math.Min(1, parts.Sum(part => part.To - part.From) / seconds) : 0;

    private static WatchedPart Checked(WatchedPart part, double seconds) =>
        double.IsFinite(part.From) && double.IsFinite(part.To) && part.From >= 0 && part.From <= part.To
            ? new(Math.Min(part.From, seconds), Math.Min(part.To, seconds))
            : throw new RuleBroken(CourseErrors.WatchedInvalid);
}
