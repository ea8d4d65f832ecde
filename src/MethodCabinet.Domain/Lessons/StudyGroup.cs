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
}
