using MethodCabinet.Domain.Assessment.Journal;

namespace MethodCabinet.Domain.Olympiads;

public enum LateDeliveryState
{
    /// <summary>For the chair to decide; does not count until then.</summary>
    Waiting,

    /// <summary>Counts by the policy of the olympiad.</summary>
    AcceptedByPolicy,

    /// <summary>Counts by the chair's word.</summary>
    Accepted,
    Refused,
}

/// <summary>Поздняя доставка: entries of one device that arrived after the end of the attempt, with what speaks for them.</summary>
public sealed class LateDelivery
{
    public required Guid Id { get; init; }

    public required Guid AttemptId { get; init; }

    public required Guid DeviceId { get; init; }

    public required long FirstSeq { get; init; }

    public required long LastSeq { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Who brought it on a carrier; null when it came from the participant's own device.</summary>
    public Guid? CarriedById { get; init; }

    public required EvidenceGrade Grade { get; init; }

    /// <summary>When the first and the last entry were written at the latest, if the device's clock is to be believed; null without an anchor.</summary>
    public DateTimeOffset? WrittenFrom { get; init; }

    public DateTimeOffset? WrittenUntil { get; init; }

    /// <summary>Milliseconds by which the device's clock stood still (positive) or ran ahead between the anchor and the delivery; null when the device did not say.</summary>
    public long? ClockGapMs { get; init; }

    public required LateDeliveryState State { get; set; }

    public Guid? DecidedById { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? Reason { get; set; }

    /// <summary>Whether the entries take part in scoring.</summary>
    public static bool Counts(LateDeliveryState state) => state is LateDeliveryState.Accepted or LateDeliveryState.AcceptedByPolicy;
}

/// <summary>Who decides about entries that came late.</summary>
public static class LateDeliveries
{
    public const int MaxAcceptMinutes = 24 * 60;
    public const int MaxReason = 500;

    /// <summary>What becomes of a delivery before anybody has looked at it.</summary>
    /// <param name="acceptMinutes">The olympiad's: grade A that arrives so long after the end counts by itself.</param>
    public static LateDeliveryState StateOf(EvidenceGrade grade, DateTimeOffset receivedAt, DateTimeOffset end, int acceptMinutes) =>
        grade == EvidenceGrade.A && receivedAt <= end.AddMinutes(acceptMinutes) ? LateDeliveryState.AcceptedByPolicy : LateDeliveryState.Waiting;

    /// <exception cref="RuleBroken">LateMinutesInvalid.</exception>
    public static void CheckAcceptMinutes(int minutes)
    {
        if (minutes is < 0 or > MaxAcceptMinutes)
        {
            throw new RuleBroken(LateErrors.MinutesInvalid, new Dictionary<string, object?> { ["max"] = MaxAcceptMinutes });
        }
    }

    /// <exception cref="RuleBroken">ReasonInvalid: what was decided must be told to the participant.</exception>
    public static string CheckReason(string reason) =>
        reason.Trim() is { Length: > 0 and <= MaxReason } trimmed
            ? trimmed
            : throw new RuleBroken(LateErrors.ReasonInvalid, new Dictionary<string, object?> { ["max"] = MaxReason });
}

public static class LateErrors
{
    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode MinutesInvalid = new("olympiad.late.minutes-invalid", ErrorKind.Invalid);

    /// <summary>Args: <c>max</c> (characters).</summary>
    public static readonly ErrorCode ReasonInvalid = new("olympiad.late.reason-invalid", ErrorKind.Invalid);

    /// <summary>A file from a carrier that is none, was altered, or is of another round.</summary>
    public static readonly ErrorCode CarrierUnreadable = new("olympiad.carrier.unreadable", ErrorKind.Invalid);
}
