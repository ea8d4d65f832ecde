namespace MethodCabinet.Domain.People;

public enum MembershipKind
{
    Student,
    Teacher,

    /// <summary>Ответственный в школе.</summary>
    Coordinator,

    /// <summary>Директор.</summary>
    Principal,
}

/// <summary>A person's role in an organization, with dates. A change of class or school ends one and begins another.</summary>
public sealed class Membership : IAudited
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid OrganizationId { get; init; }

    public required MembershipKind Kind { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Last day; open when null.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Class of a student, 1 to 11.</summary>
    public int? Grade { get; set; }

    /// <summary>«А», «Б»; empty when the school has one class of the grade.</summary>
    public string ClassLetter { get; set => field = RussianLetters.OfClass(value); } = "";

    /// <summary>Должность of a teacher.</summary>
    public string Position { get; set; } = "";

    /// <summary>Subjects that a teacher teaches.</summary>
    public List<string> Subjects { get; set; } = [];

    public bool IsCurrent(DateOnly today) => From <= today && (To is null || today <= To);
}
