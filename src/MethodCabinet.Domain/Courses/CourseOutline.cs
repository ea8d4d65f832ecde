using System.Text.Json.Serialization;

namespace MethodCabinet.Domain.Courses;

public enum UnitKind
{
    Text,
    File,
    Link,
    Assignment,
    Quiz,
    Video,
    Scorm,
    Lesson,
}

/// <summary>What a course consists of, in order. A value: editing makes another one, and an edition keeps the one with which it was published.</summary>
public sealed record CourseOutline(IReadOnlyList<CourseModule> Modules)
{
    public const int MaxModules = 60;
    public const int MaxUnits = 500;

    public static CourseOutline Empty { get; } = new([]);

    /// <summary>All, in the order in which they are learned.</summary>
    [JsonIgnore]
    public IEnumerable<OutlineUnit> Units => Modules.SelectMany(module => module.Units);

    /// <summary>The same outline with another unit in the place of the one with its id.</summary>
    public CourseOutline With(OutlineUnit changed) =>
        new([.. Modules.Select(module => module with { Units = [.. module.Units.Select(unit => unit.Id == changed.Id ? changed : unit)] })]);
}

public sealed record CourseModule(Guid Id, string Title, IReadOnlyList<OutlineUnit> Units);

/// <summary>One step of a course; what it shows is in its <see cref="UnitVersion"/>.</summary>
/// <param name="Id">Stays the same through all editions: progress hangs on it.</param>
/// <param name="VersionId">The content that this outline shows.</param>
/// <param name="Minutes">How long it takes most people; 0 where nobody has said.</param>
/// <param name="IsRequired">The course is complete when all such units are.</param>
/// <param name="DueDay">At the end of which day of the cohort it is due, the first being 1; null for never.</param>
public sealed record OutlineUnit(Guid Id, Guid VersionId, UnitKind Kind, string Title, int Minutes, bool IsRequired, Release Release, int? DueDay = null)
{
    public const int MaxMinutes = 24 * 60;

    /// <summary>Two years: no cohort takes longer.</summary>
    public const int MaxDay = 730;
}

/// <summary>When a unit opens: once everything holds that is named here.</summary>
/// <param name="After">Units that must be complete before; all stand earlier in the outline, so that none waits for itself.</param>
/// <param name="Day">The first day of the cohort on which it opens; 0 and 1 mean from the beginning.</param>
/// <param name="MinShares">Share of the maximum, 0 to 1, that an earlier marked unit must have reached.</param>
/// <param name="Groups">Only for learners of one of these groups of the cohort; empty for all.</param>
/// <param name="At">Not before this moment of the calendar, the same for all cohorts; null for any.</param>
/// <param name="ByWord">Only once a tutor of the cohort says so (<see cref="CohortWord"/>).</param>
public sealed record Release(
    IReadOnlyList<Guid> After, int Day, IReadOnlyList<MinShare> MinShares, IReadOnlyList<string> Groups, DateTimeOffset? At = null, bool ByWord = false)
{
    public static Release AtOnce { get; } = new([], 0, [], []);
}

public sealed record MinShare(Guid UnitId, decimal Share);
