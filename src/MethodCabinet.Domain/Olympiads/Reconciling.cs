namespace MethodCabinet.Domain.Olympiads;

/// <summary>Whether a participant came to a round, as the school or the cabinet marked it.</summary>
public sealed class Attendance
{
    public required Guid RoundId { get; init; }

    public required Guid RegistrationId { get; init; }

    public required bool IsPresent { get; set; }

    /// <summary>Why not; empty for who came.</summary>
    public string Reason { get; set; } = "";

    public required DateTimeOffset MarkedAt { get; set; }

    public required Guid MarkedById { get; set; }
}

/// <summary>The cabinet's word that nothing more is waited for of a participant of what is known by then.</summary>
public sealed class SignOff
{
    public required Guid RoundId { get; init; }

    public required Guid RegistrationId { get; init; }

    public required string Reason { get; set; }

    public required DateTimeOffset SignedAt { get; set; }

    public required Guid SignedById { get; set; }
}

/// <summary>Why something of a participant may still be left behind.</summary>
public enum LeftBehind
{
    /// <summary>Came, and has not opened the paper.</summary>
    SeatedNotOpened,

    /// <summary>Has the sealed paper on a device: a work may have been begun there without a network.</summary>
    KitNotOpened,

    /// <summary>A device told of entries that have not arrived.</summary>
    EntriesUnsent,

    /// <summary>The work is over, and a device on which it was open has not said that nothing more is on it: answers may have been written there without a network.</summary>
    DeviceNotHeard,

    /// <summary>Answers that came in time name files that have not arrived.</summary>
    FilesMissing,

    /// <summary>Answers that came late wait for the chair's decision.</summary>
    LateWaiting,
}

/// <summary>What is known of a participant of a round beside the answers.</summary>
/// <param name="IsPresent">Null while nobody has marked it.</param>
/// <param name="HasKit">A sealed paper of the round is on a device of theirs.</param>
/// <param name="OpenedAt">Since when the server has known that the paper was opened; null while it has not.</param>
/// <param name="EntriesUnsent">Of which a device told and which have not arrived since.</param>
/// <param name="FilesExpected">Named in the answers that count.</param>
/// <param name="FilesReceived">Of those.</param>
/// <param name="IsLateWaiting">Answers that came late wait for the chair.</param>
/// <param name="IsUnheard">The work is over and a device is open still, or it was not handed in and no device has ever told of itself (<see cref="AttemptDevice"/>).</param>
public sealed record Whereabouts(
    bool? IsPresent,
    bool HasKit,
    DateTimeOffset? OpenedAt,
    int EntriesUnsent,
    int FilesExpected,
    int FilesReceived,
    DateTimeOffset? SignedOffAt,
    bool IsLateWaiting = false,
    bool IsUnheard = false)
{
    /// <summary>Since when each reason is known, by its last occurrence: a word of the cabinet covers what was known when it was given. None means before any word.</summary>
    public IReadOnlyDictionary<LeftBehind, DateTimeOffset> KnownSince { get; init; } = new Dictionary<LeftBehind, DateTimeOffset>();
}

/// <summary>Nothing of a round is left behind: before it closes, each participant is reconciled (docs/decisions/0037).</summary>
public static class Reconciling
{
    public const int MaxRoom = 40;

    /// <summary>Empty for who is reconciled. Whether there is time left is another question (<see cref="RoundClosing"/>).</summary>
    public static IReadOnlyList<LeftBehind> LeftOf(Whereabouts of)
    {
        // Who opens the paper after all is waited for again, and so is what came to be known since.
        var isSignedOff = of.SignedOffAt is not null && !(of.OpenedAt > of.SignedOffAt);
        return [.. ReasonsOf(of).Where(reason => !isSignedOff || (of.KnownSince.TryGetValue(reason, out var since) && since > of.SignedOffAt))];
    }

    private static IEnumerable<LeftBehind> ReasonsOf(Whereabouts of)
    {
        if (of.OpenedAt is null)
        {
            return of switch
            {
                { IsPresent: true } => [LeftBehind.SeatedNotOpened],
                { IsPresent: null, HasKit: true } => [LeftBehind.KitNotOpened],
                _ => [],
            };
        }

        var left = new List<LeftBehind>();
        if (of.EntriesUnsent > 0)
        {
            left.Add(LeftBehind.EntriesUnsent);
        }

        if (of.IsUnheard)
        {
            left.Add(LeftBehind.DeviceNotHeard);
        }

        if (of.FilesReceived < of.FilesExpected)
        {
            left.Add(LeftBehind.FilesMissing);
        }

        if (of.IsLateWaiting)
        {
            left.Add(LeftBehind.LateWaiting);
        }

        return left;
    }

    public static void CheckReason(string reason)
    {
        if (reason.Trim().Length is 0 or > Extensions.MaxReason)
        {
            throw new RuleBroken(ReconcilingErrors.ReasonMissing);
        }
    }

    /// <summary>As it is stored: empty for none.</summary>
    public static string Room(string room) =>
        room.Trim() is { Length: <= MaxRoom } known ? known : throw new RuleBroken(ReconcilingErrors.RoomInvalid, new Dictionary<string, object?> { ["max"] = MaxRoom });
}

public static class ReconcilingErrors
{
    /// <summary>Args: <c>count</c> of participants who are not reconciled.</summary>
    public static readonly ErrorCode LeftBehind = new("olympiad.round.left-behind", ErrorKind.Conflict);

    public static readonly ErrorCode ReasonMissing = new("olympiad.reconciling.reason-missing", ErrorKind.Invalid);

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode RoomInvalid = new("olympiad.reconciling.room-invalid", ErrorKind.Invalid);

    /// <summary>Who has opened the paper is not absent.</summary>
    public static readonly ErrorCode AbsentHasOpened = new("olympiad.reconciling.absent-has-opened", ErrorKind.Conflict);
}
