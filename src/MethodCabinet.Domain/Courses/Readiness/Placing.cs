using MethodCabinet.Domain.Courses.Quizzes;

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
    /// <summary>Share of the points of a level that must be reached, where a check says no other.</summary>
    public const decimal Enough = 0.6m;

    /// <summary>What one part of a quiz is worth in a try, with what was kept of an earlier one; null where the try does not ask it, or is not scored.</summary>
    /// <param name="itemId">Of the part, as <see cref="CompetenceCheck.ItemId"/> has it.</param>
    public static CheckedPoints? OfPart(IEnumerable<QuizTask> tasks, string itemId)
    {
        var asked = Guid.TryParse(itemId, out var part) ? tasks.Where(task => task.PartId == part && task.Points is not null).ToList() : [];
        return asked.Count == 0 ? null : new CheckedPoints(QuizScoring.Sum(asked), asked.Sum(task => task.MaxPoints));
    }

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
                .TakeWhile(level => level.Sum(m => m.Points!.Value.Points) >= level.Sum(m => (m.Check.Share ?? Enough) * m.Points!.Value.MaxPoints))
                .LastOrDefault()?.Key ?? 0);
    }
}
