namespace MethodCabinet.Domain.Olympiads;

public enum RegistrationStatus
{
    Confirmed,

    /// <summary>By self-registration; the coordinator of the school confirms.</summary>
    Pending,

    Withdrawn,
}

/// <summary>Заявка: a pupil's entry in an olympiad.</summary>
public sealed class Registration : IAudited
{
    public required Guid Id { get; init; }

    public required Guid OlympiadId { get; init; }

    public required Guid TrackId { get; set; }

    public required Guid PersonId { get; init; }

    /// <summary>The school for which the pupil performs.</summary>
    public required Guid OrganizationId { get; set; }

    /// <summary>The pupil's own grade at registration.</summary>
    public required int Grade { get; set; }

    public required RegistrationStatus Status { get; set; }

    /// <summary>Accommodation (ОВЗ): extra minutes in every round.</summary>
    public int ExtraMinutes { get; set; }

    public string AccommodationNote { get; set; } = "";

    /// <summary>Where the participant sits; empty while nobody has said so.</summary>
    public string Room { get; set; } = "";

    /// <summary>Педагог-наставник, a teacher of the school; null where nobody was named.</summary>
    public Guid? TutorId { get; set; }

    public required Guid RegisteredById { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public uint Version { get; private set; }
}
