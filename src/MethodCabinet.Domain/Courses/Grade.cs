namespace MethodCabinet.Domain.Courses;

/// <summary>A mark of one unit, as it goes into the formula.</summary>
/// <param name="Points">Null while there is no mark: it counts as nothing.</param>
/// <param name="IsSet">Somebody set it otherwise than it was made.</param>
public sealed record GradeMark(Guid UnitId, decimal Weight, decimal? Points, decimal MaxPoints, bool IsSet = false)
{
    /// <summary>0 to 1.</summary>
    public decimal Share => MaxPoints > 0 ? (Points ?? 0) / MaxPoints : 0;

    /// <summary>A mark in a column of the gradebook. What was given out of another maximum (an earlier edition, other questions that were drawn) is worth the same share of the column's, and never more than all of it.</summary>
    /// <param name="columnMax">Maximum of the column.</param>
    /// <param name="ofMax">What the points were given out of.</param>
    public static GradeMark Of(Guid unitId, decimal weight, decimal columnMax, decimal? points, decimal ofMax, bool isSet = false) => new(
        unitId,
        weight,
        points is { } given ? Math.Min(columnMax, ofMax > 0 && ofMax != columnMax ? decimal.Round(given * columnMax / ofMax, 2, MidpointRounding.AwayFromZero) : given) : null,
        columnMax,
        isSet);
}

/// <param name="IsDropped">Among the lowest, which do not count.</param>
/// <param name="Gives">How many of a hundred come of it.</param>
public sealed record GradeLine(GradeMark Mark, bool IsDropped, decimal Gives);

/// <summary>How the mark of a learner comes about: Σ weight × points ÷ maximum, over Σ weight, of a hundred.</summary>
/// <param name="Computed">Of a hundred, to a tenth, with nothing for what is not marked yet; null where nothing counts.</param>
/// <param name="SoFar">The same of what is marked alone; null before the first mark.</param>
/// <param name="Percent">What counts: the one that somebody set, or else <paramref name="Computed"/>.</param>
/// <param name="Worked">How the formula came to <paramref name="Computed"/>; null where weights make it.</param>
public sealed record Grade(IReadOnlyList<GradeLine> Lines, decimal? Computed, decimal? SoFar, decimal? Percent, bool IsPassed, WorkedFormula? Worked = null)
{
    /// <param name="marks">Of all marked units that are for this learner, in the order of the course.</param>
    /// <param name="dropLowest">So many of the lowest do not count, but one always does.</param>
    /// <param name="set">The mark of the whole that somebody set; null for the formula's.</param>
    /// <param name="rule">A formula that somebody wrote; null for the weights.</param>
    public static Grade Of(IReadOnlyList<GradeMark> marks, int dropLowest, decimal passPercent, decimal? set, GradeRule? rule = null)
    {
        if (rule is not null)
        {
            return ByFormula(marks, passPercent, set, rule);
        }

        var lines = LinesOf(marks, dropLowest);
        var computed = Sum(lines);
        var soFar = Sum(LinesOf([.. marks.Where(mark => mark.Points is not null)], dropLowest));
        var percent = set ?? computed;
        return new(lines, computed, soFar, percent, percent >= passPercent);
    }

    /// <summary>The grade as its learner may read it: what a quiz does not tell cannot be reckoned from the rest either.</summary>
    /// <param name="silent">Units whose points are not told.</param>
    public static ToldGrade Told(IReadOnlyList<GradeMark> marks, IReadOnlySet<Guid> silent, int dropLowest, decimal passPercent, decimal? set, GradeRule? rule = null)
    {
        if (rule is not null)
        {
            // A formula may say anything of a mark, so that nothing of it is told where it names one that is not.
            var known = ByFormula([.. marks.Where(mark => !silent.Contains(mark.UnitId))], passPercent, set, rule);
            return marks.Any(mark => silent.Contains(mark.UnitId) && rule.Uses(mark.UnitId))
                ? new(known with { Computed = null, SoFar = null, Percent = set, IsPassed = set >= passPercent, Worked = null }, IsPartial: true)
                : new(known, IsPartial: false);
        }

        var told = Of([.. marks.Where(mark => !silent.Contains(mark.UnitId))], dropLowest, passPercent, set);
        var isPartial = marks.Any(mark => mark.Weight > 0 && silent.Contains(mark.UnitId));
        return new(isPartial ? told with { Percent = set, IsPassed = set >= passPercent } : told, isPartial);
    }

    private static Grade ByFormula(IReadOnlyList<GradeMark> marks, decimal passPercent, decimal? set, GradeRule rule)
    {
        var worked = marks.Count == 0 ? null : rule.Work(marks);
        var percent = set ?? worked?.Value;
        return new(
            [.. marks.Select(mark => new GradeLine(mark, IsDropped: false, Gives: 0))],
            worked?.Value,
            // Of a part of what it names a formula says nothing.
            marks.Where(mark => rule.Uses(mark.UnitId)).All(mark => mark.Points is not null) ? worked?.Value : null,
            percent,
            percent >= passPercent,
            worked);
    }

    private static List<GradeLine> LinesOf(IReadOnlyList<GradeMark> marks, int dropLowest)
    {
        var counting = marks.Where(mark => mark.Weight > 0).ToList();
        var dropped = counting.OrderBy(mark => mark.Share).Take(Math.Clamp(counting.Count - 1, 0, dropLowest)).Select(mark => mark.UnitId).ToHashSet();
        var all = counting.Where(mark => !dropped.Contains(mark.UnitId)).Sum(mark => mark.Weight);
        return
        [
            .. marks.Select(mark =>
            {
                var isDropped = dropped.Contains(mark.UnitId);
                return new GradeLine(mark, isDropped, isDropped || all == 0 ? 0 : 100 * mark.Weight * mark.Share / all);
            }),
        ];
    }

    private static decimal? Sum(List<GradeLine> lines) =>
        lines.Exists(line => line.Mark.Weight > 0) ? decimal.Round(lines.Sum(line => line.Gives), 1, MidpointRounding.AwayFromZero) : null;
}

/// <param name="Grade">Of the units whose points are told.</param>
/// <param name="IsPartial">Others count too: then what counts in the end is told only where somebody has set it.</param>
public sealed record ToldGrade(Grade Grade, bool IsPartial);

/// <summary>A formula with the codes by which it names the units.</summary>
public sealed record GradeRule(GradeFormula Formula, IReadOnlyDictionary<Guid, string> Codes)
{
    public bool Uses(Guid unitId) => Codes.TryGetValue(unitId, out var code) && Formula.Uses.Contains(code);

    internal WorkedFormula Work(IEnumerable<GradeMark> marks) => Formula.Work(marks
        .Where(mark => Codes.ContainsKey(mark.UnitId))
        .ToDictionary(mark => Codes[mark.UnitId], mark => mark.Points is null ? (decimal?)null : 100 * mark.Share));
}
