using MethodCabinet.Domain.Lessons;

namespace MethodCabinet.Domain.Courses;

/// <summary>Онлайн-занятие: when it is, its tutor says in each cohort (<see cref="CohortLesson"/>). The text tells what it is about and what to bring.</summary>
public sealed record LessonContent(string Text, string Html) : UnitContent(Text, Html)
{
    /// <summary>Who was there for such a share of it has done the unit.</summary>
    public const double AttendedShare = 0.5;

    public override UnitKind Kind => UnitKind.Lesson;

    protected override IEnumerable<ErrorCode> OwnProblems() => [];
}

/// <summary>When an online lesson of the course takes place for one cohort.</summary>
public sealed class CohortLesson : IAudited
{
    public required Guid CohortId { get; init; }

    public required Guid UnitId { get; init; }

    public required Guid LessonId { get; set; }

    /// <summary>Those who were there have done the unit since then; null while nobody has counted.</summary>
    public DateTimeOffset? CountedAt { get; set; }

    /// <summary>Whether learners may say by themselves that they have done the unit, because they saw what was missed: once it was held.</summary>
    /// <param name="lesson">Null where none was set.</param>
    public static bool IsOver(Lesson? lesson) => lesson is { EndedAt: not null, CalledOffAt: null };
}
