using MethodCabinet.Domain.Lessons.Timetables;

namespace MethodCabinet.Domain.Lessons;

/// <summary>Учебная группа: who learns one subject together through a school year. A class, a part of one, or a single pupil who is taught at home.</summary>
public sealed class StudyGroup : IAudited
{
    public const int MaxSubject = 100;
    public const int MaxTitle = 100;

    public required Guid Id { get; init; }

    /// <summary>The school that answers for it.</summary>
    public required Guid OrganizationId { get; init; }

    /// <summary>«Математика»; as teachers' memberships name theirs.</summary>
    public required string Subject { get; set; }

    /// <summary>«8А», «8А, подгруппа 2», or the pupil's short name.</summary>
    public required string Title { get; set; }

    /// <summary>1 to 11; null where several learn together.</summary>
    public int? Grade { get; set; }

    /// <summary>First and last day of its year.</summary>
    public required DateOnly From { get; set; }

    public required DateOnly To { get; set; }

    public uint Version { get; private set; }

    /// <summary>A class and those who learn with it.</summary>
    public const int MostMembers = 60;

    private const int LongestDays = 400;

    /// <exception cref="RuleBroken">GroupInvalid.</exception>
    public void Describe(string subject, string title, int? grade, DateOnly from, DateOnly to)
    {
        if (subject.Trim() is not { Length: > 0 and <= MaxSubject } || title.Trim() is not { Length: > 0 and <= MaxTitle } || grade is < 1 or > 11 || to < from || to.DayNumber - from.DayNumber > LongestDays)
        {
            throw new RuleBroken(TimetableErrors.GroupInvalid);
        }

        (Subject, Title, Grade, From, To) = (subject.Trim(), title.Trim(), grade, from, to);
    }

    /// <summary>«Математика, 8А»: what its lessons are called in the timetable.</summary>
    public string LessonTitle => $"{Subject}, {Title}";
}
