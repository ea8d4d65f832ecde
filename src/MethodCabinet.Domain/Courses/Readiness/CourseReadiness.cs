namespace MethodCabinet.Domain.Courses.Readiness;

/// <summary>Who completes the course is expected to reach the level.</summary>
/// <param name="Level">Of the framework, 1 being the lowest.</param>
public sealed record Development(Guid CompetenceId, int Level);

/// <summary>Something of a course that shows whether a learner has reached a level of a competence.</summary>
/// <param name="ItemId">Criterion of a practical work, or part of a quiz; null for the whole unit.</param>
/// <param name="Share">Of the points, 0 to 1: how many show the level; null for <see cref="Placing.Enough"/>. One question of a self-assessment shows several levels by it.</param>
public sealed record CompetenceCheck(Guid UnitId, string? ItemId, Guid CompetenceId, int Level, decimal? Share = null);

/// <summary>What a course has to do with ICT readiness. A diagnostic is a course that checks; the same one before and after shows growth.</summary>
public sealed class CourseReadiness
{
    public const int MaxDevelops = 100;
    public const int MaxChecks = CompetenceFramework.MaxCompetences * CompetenceFramework.MaxLevels;

    public required Guid CourseId { get; init; }

    public IReadOnlyList<Development> Develops { get; private set; } = [];

    public IReadOnlyList<CompetenceCheck> Checks { get; private set; } = [];

    public uint Version { get; private set; }

    /// <param name="items">What can be checked by: unit id, and criterion or part, or null for the whole of a marked unit.</param>
    /// <exception cref="RuleBroken">ReadinessInvalid.</exception>
    public void Set(IReadOnlyList<Development> develops, IReadOnlyList<CompetenceCheck> checks, CompetenceFramework framework, IReadOnlySet<(Guid UnitId, string? ItemId)> items)
    {
        var known = framework.Competences.Select(competence => competence.Id).ToHashSet();
        bool IsKnown(Guid competence, int level) => known.Contains(competence) && level >= 1 && level <= framework.Levels.Count;
        var isSound = develops.Count <= MaxDevelops && checks.Count <= MaxChecks
            && develops.All(development => IsKnown(development.CompetenceId, development.Level))
            && develops.DistinctBy(development => development.CompetenceId).Count() == develops.Count
            && checks.All(check => IsKnown(check.CompetenceId, check.Level) && check.Share is null or (> 0 and <= 1) && items.Contains((check.UnitId, check.ItemId)))
            && checks.DistinctBy(check => check with { Share = null }).Count() == checks.Count;
        (Develops, Checks) = isSound ? (develops, checks) : throw new RuleBroken(CourseErrors.ReadinessInvalid);
    }
}
