namespace MethodCabinet.Domain.Olympiads.Jury;

/// <summary>Член жюри of an olympiad.</summary>
public sealed class JuryMember : IAudited
{
    public required Guid OlympiadId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>Tasks that this person marks; empty for all. «Один член жюри — одна задача» is one task each.</summary>
    public List<Guid> TaskIds { get; set; } = [];

    public required DateTimeOffset AppointedAt { get; init; }

    public bool Marks(Guid taskId) => TaskIds.Count == 0 || TaskIds.Contains(taskId);
}
