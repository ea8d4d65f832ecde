namespace MethodCabinet.Domain.Courses.Readiness;

/// <summary>Where a diagnostic has placed a teacher: one for each competence that it checks.</summary>
public sealed class CompetencePlacement
{
    public required Guid EnrolmentId { get; init; }

    public required Guid CompetenceId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>Number of the level reached; 0 below the lowest.</summary>
    public required int Level { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }
}

/// <summary>Points by which a check is answered.</summary>
public readonly record struct CheckedPoints(decimal Points, decimal MaxPoints);

/// <summary>The level that answers show.</summary>
public static class Placing
{
    /// <summary>Share of the points of a level that must be reached.</summary>
    public const decimal Enough = 0.6m;

    /// <summary>
    /// A level is reached when enough of its points are, and those of every lower level that is checked: somebody who guesses at the top and fails below stands below. Levels without
    /// checks say nothing.
    /// </summary>
    /// <param name="pointsOf">Null where nothing was marked: such a check says nothing.</param>
    /// <returns>Competence → level, of those about which something is known.</returns>
    public static IReadOnlyDictionary<Guid, int> Place(IReadOnlyList<CompetenceCheck> checks, Func<CompetenceCheck, CheckedPoints?> pointsOf)
    {
        var marked = checks.Select(check => (Check: check, Points: pointsOf(check))).Where(m => m.Points is { MaxPoints: > 0 }).ToLookup(m => m.Check.CompetenceId);
        return marked.ToDictionary(
            competence => competence.Key,
            competence => competence
                .GroupBy(m => m.Check.Level)
                .OrderBy(level => level.Key)
                .TakeWhile(level => level.Sum(m => m.Points!.Value.Points) >= Enough * level.Sum(m => m.Points!.Value.MaxPoints))
                .LastOrDefault()?.Key ?? 0);
    }
}
