namespace MethodCabinet.Domain.Olympiads.Results;

public enum AwardChangeState
{
    /// <summary>Waits for a second person.</summary>
    Proposed,
    Confirmed,
    Refused,
}

/// <summary>A status given by hand after the signature: proposed by one person for a reason, decided by another.</summary>
public sealed class AwardChange
{
    public const int MaxReason = 1_000;

    public required Guid Id { get; init; }

    public required Guid RegistrationId { get; init; }

    public required AwardStatus From { get; init; }

    public required AwardStatus To { get; init; }

    public required string Reason { get; init; }

    public required Guid ProposedById { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public AwardChangeState State { get; private set; }

    public Guid? DecidedById { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public uint Version { get; private set; }

    /// <exception cref="RuleBroken">SameStatus, ReasonInvalid.</exception>
    public static AwardChange Propose(Award award, AwardStatus to, string reason, Guid id, Guid by, DateTimeOffset now) => award.Status == to
        ? throw new RuleBroken(ResultsErrors.SameStatus)
        : new AwardChange
        {
            Id = id,
            RegistrationId = award.RegistrationId,
            From = award.Status,
            To = to,
            Reason = CheckReason(reason),
            ProposedById = by,
            ProposedAt = now,
        };

    /// <summary>Gives the status, or leaves it.</summary>
    /// <exception cref="RuleBroken">OwnProposal, Decided.</exception>
    public void Decide(Award award, bool confirm, Guid by, DateTimeOffset now)
    {
        if (by == ProposedById)
        {
            throw new RuleBroken(ResultsErrors.OwnProposal);
        }

        if (State != AwardChangeState.Proposed)
        {
            throw new RuleBroken(ResultsErrors.Decided);
        }

        Close(confirm ? AwardChangeState.Confirmed : AwardChangeState.Refused, by, now);
        if (confirm)
        {
            award.Status = To;
        }
    }

    /// <summary>The signature was taken back: there is nothing left to change.</summary>
    public void Lapse(Guid by, DateTimeOffset now) => Close(AwardChangeState.Refused, by, now);

    /// <exception cref="RuleBroken">ReasonInvalid.</exception>
    public static string CheckReason(string reason) =>
        reason.Trim() is { Length: > 0 and <= MaxReason } trimmed
            ? trimmed
            : throw new RuleBroken(ResultsErrors.ReasonInvalid, new Dictionary<string, object?> { ["max"] = MaxReason });

    private void Close(AwardChangeState state, Guid by, DateTimeOffset now) => (State, DecidedById, DecidedAt) = (state, by, now);
}
