namespace MethodCabinet.Domain.Lessons;

public enum StudyGroupRole
{
    Teacher,
    Pupil,
}

/// <summary>Who teaches or learns in a study group, from one day to another.</summary>
public sealed class StudyGroupMember : IAudited
{
    public required Guid StudyGroupId { get; init; }

    public required Guid PersonId { get; init; }

    public required StudyGroupRole Role { get; init; }

    public required DateOnly From { get; set; }

    /// <summary>Last day; open when null. A pupil who left stays in the journal.</summary>
    public DateOnly? To { get; set; }

    public bool IsCurrent(DateOnly today) => From <= today && (To is null || today <= To);
}
