namespace MethodCabinet.Domain.People;

/// <summary>Родитель or other legal representative of a minor.</summary>
public sealed class Guardianship : IAudited
{
    public required Guid GuardianId { get; init; }

    public required Guid WardId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

public enum ConsentKind
{
    /// <summary>Участие.</summary>
    Participation,

    /// <summary>Обработка персональных данных (152-FZ art. 9).</summary>
    PersonalData,

    /// <summary>Публикация результата или работы.</summary>
    Publication,
}

/// <summary>A consent given for a person; a withdrawal takes effect everywhere at once.</summary>
public sealed class Consent : IAudited
{
    public required Guid Id { get; init; }

    /// <summary>Whom it is about.</summary>
    public required Guid PersonId { get; init; }

    public required ConsentKind Kind { get; init; }

    /// <summary>Who gave it: the guardian, the adult, or the coordinator who holds the paper.</summary>
    public required Guid GivenById { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>Of the consent to publication; null for the others.</summary>
    public PublicationForm? Form { get; init; }

    /// <summary>The day on the paper form, where the school holds one.</summary>
    public DateOnly? PaperDate { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public bool IsInForce => WithdrawnAt is null;
}
