namespace MethodCabinet.Domain.Olympiads.Results;

/// <summary>Статус; from the least to the highest.</summary>
public enum AwardStatus
{
    Participant,
    PrizeWinner,
    Winner,
}

/// <summary>A participant's result as the chair of the jury signed it. There is none before the signature, nor after it was withdrawn.</summary>
public sealed class Award
{
    public required Guid RegistrationId { get; init; }

    public required Guid OlympiadId { get; init; }

    public required Guid TrackId { get; init; }

    public required AwardStatus Status { get; set; }

    /// <summary>See <see cref="Place"/>.</summary>
    public required int PlaceFrom { get; init; }

    public required int PlaceTo { get; init; }

    public required decimal Points { get; init; }

    public required decimal MaxPoints { get; init; }

    public uint Version { get; private set; }

    public Place Place => new(PlaceFrom, PlaceTo);
}
