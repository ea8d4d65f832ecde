namespace MethodCabinet.Domain.Lessons.HomeSchooling;

/// <summary>A line of the individual plan: so many hours of a subject a week, with one teacher. Other hours from some day on are another line.</summary>
public sealed class HomePlanItem : IAudited
{
    public const int MostItems = 30;

    /// <summary>Of all subjects together: five days of eight hours.</summary>
    public const decimal MostHours = 40;

    /// <summary>Half an hour a week is a lesson every second week.</summary>
    public const decimal Step = 0.5m;

    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required string Subject { get; set; }

    public required decimal WeeklyHours { get; set; }

    public required Guid TeacherId { get; set; }

    public required DateOnly From { get; set; }

    public required DateOnly To { get; set; }

    /// <summary>The group of this one pupil whose lessons count; made with the first timetable.</summary>
    public Guid? StudyGroupId { get; set; }

    /// <summary>The basis holds for other days now: the line ends, or begins, with it.</summary>
    /// <returns>Whether it did not lie within them.</returns>
    /// <exception cref="RuleBroken">PlanBeyond: none of its days is left.</exception>
    public bool CutTo(HomeSchoolingCase schooling)
    {
        var (from, to) = (From < schooling.From ? schooling.From : From, To > schooling.ValidUntil ? schooling.ValidUntil : To);
        if (to < from)
        {
            throw new RuleBroken(HomeErrors.PlanBeyond, new Dictionary<string, object?> { ["subject"] = Subject });
        }

        var isCut = (from, to) != (From, To);
        (From, To) = (from, to);
        return isCut;
    }

    /// <exception cref="RuleBroken">PlanInvalid with <c>max</c>.</exception>
    public static void Check(HomeSchoolingCase schooling, IReadOnlyList<HomePlanItem> items)
    {
        var sound = items.Count <= MostItems && items.All(item =>
            item.Subject.Trim() is { Length: > 0 and <= StudyGroup.MaxSubject }
            && item.WeeklyHours > 0 && item.WeeklyHours % Step == 0
            && schooling.From <= item.From && item.From <= item.To && item.To <= schooling.ValidUntil);
        if (!sound || items.Any(item => items.Where(other => other.From <= item.From && item.From <= other.To).Sum(other => other.WeeklyHours) > MostHours))
        {
            throw new RuleBroken(HomeErrors.PlanInvalid, new Dictionary<string, object?> { ["max"] = MostHours });
        }
    }
}
