namespace MethodCabinet.Domain.Courses;

public enum TutorsWord
{
    /// <summary>Open for all whose it is, whatever it would wait for.</summary>
    Open,

    /// <summary>Closed for all who have not opened it yet, whatever the plan says.</summary>
    Closed,
}

/// <summary>Слово куратора: what a tutor has said of a unit, or of all units of a module, in one cohort. Taken back, the plan of the course holds again.</summary>
public sealed class CohortWord : IAudited
{
    public required Guid CohortId { get; init; }

    /// <summary>A unit or a module of the outline; both have ids of their own.</summary>
    public required Guid TargetId { get; init; }

    public required TutorsWord Word { get; set; }

    public required Guid SaidById { get; set; }

    public required DateTimeOffset SaidAt { get; set; }
}

/// <summary>A moment in the life of a cohort: all that the release of units asks of it.</summary>
/// <param name="StartsOn">Day 1.</param>
/// <param name="Today">The day of <paramref name="Now"/> in the cabinet.</param>
/// <param name="Words">Of tutors, by unit or module.</param>
public sealed record CohortMoment(DateOnly StartsOn, DateOnly Today, DateTimeOffset Now, IReadOnlyDictionary<Guid, TutorsWord> Words)
{
    /// <summary>The word that holds for a unit: its own, or else that of its module; null where the plan holds.</summary>
    public TutorsWord? WordOf(CourseModule module, OutlineUnit unit) =>
        Words.TryGetValue(unit.Id, out var own) ? own : Words.TryGetValue(module.Id, out var whole) ? whole : null;
}
