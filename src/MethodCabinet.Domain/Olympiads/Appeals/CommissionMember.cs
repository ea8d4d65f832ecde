using MethodCabinet.Domain.Olympiads.Jury;

namespace MethodCabinet.Domain.Olympiads.Appeals;

/// <summary>Член апелляционной комиссии of an olympiad.</summary>
public sealed class CommissionMember : IAudited
{
    public required Guid OlympiadId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>Closes appeals, and decides where votes are equal; one in an olympiad.</summary>
    public required bool IsChair { get; set; }

    public required DateTimeOffset AppointedAt { get; init; }

    /// <summary>Nobody decides about points that they gave themselves, nor about a pupil of theirs or a relative.</summary>
    /// <param name="organizations">As <see cref="JurorTies.IsTiedTo"/> takes them.</param>
    /// <param name="jurors">Who marked the task of the work.</param>
    public static bool MayDecide(JurorTies ties, Guid participantId, IEnumerable<Guid> organizations, IEnumerable<Guid> jurors) =>
        !ties.IsTiedTo(participantId, organizations) && !jurors.Contains(ties.PersonId);
}
