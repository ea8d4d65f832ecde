namespace MethodCabinet.Domain.Lessons.Timetables;

/// <summary>A single change of a lesson of the timetable: замена, перенос, отмена. What it became stands in the lesson, what it was stands here.</summary>
public sealed class LessonChange : IAudited
{
    public const int MaxReason = 300;

    public required Guid Id { get; init; }

    public required Guid LessonId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid ById { get; init; }

    /// <summary>Empty where a teacher moved the own lesson.</summary>
    public required string Reason { get; init; }

    /// <summary>Null where the time stayed.</summary>
    public DateTimeOffset? WasAt { get; init; }

    /// <summary>Null where the teacher stayed.</summary>
    public Guid? WasTeacherId { get; init; }

    public bool IsPlaceChanged { get; init; }

    public bool IsCalledOff { get; init; }

    /// <exception cref="RuleBroken">ReasonMissing with <c>max</c>.</exception>
    public static string CheckedReason(string reason) => reason.Trim() is { Length: > 0 and <= MaxReason } trimmed
        ? trimmed
        : throw new RuleBroken(TimetableErrors.ReasonMissing, new Dictionary<string, object?> { ["max"] = MaxReason });
}
