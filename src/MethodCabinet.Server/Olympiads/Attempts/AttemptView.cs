using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Assessment;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>Everything that the page of an attempt needs: after opening, a reload, a reconnect, or on another device.</summary>
/// <param name="Deadline">While a pause lasts: the one that it would leave if it ended now.</param>
/// <param name="Now">The server's clock, by which the page counts down.</param>
/// <param name="PausedAt">Since when the clock stands; null while it goes.</param>
/// <param name="ClosedAt">When the round was closed; null while it is not.</param>
/// <param name="Paper">Null for whoever said to have the seal that holds it.</param>
/// <param name="Answers">The last answer of each task that counts.</param>
/// <param name="Late">The last answer of each task whose last answer came after the end, was not accepted (yet) and differs from the one that counts.</param>
/// <param name="Heads">The chains' heads by device.</param>
/// <param name="Files">SHA-256 digests of the files that the server holds, lower-case hexadecimal.</param>
/// <param name="JuryAnswers">Answers of the jury to this participant or to all, and announcements; read by themselves.</param>
/// <param name="CarrierKey">SubjectPublicKeyInfo of the key to which the work is sealed if it has to be carried (<see cref="CarriedWork"/>).</param>
public sealed record AttemptView(
    Guid AttemptId,
    Guid RoundId,
    string OlympiadTitle,
    string SubjectName,
    Stage Stage,
    string TrackName,
    string RoundTitle,
    DateTimeOffset OpenedAt,
    DateTimeOffset Deadline,
    DateTimeOffset Now,
    DateTimeOffset? PausedAt,
    DateTimeOffset? HandedInAt,
    DateTimeOffset? ClosedAt,
    PaperView? Paper,
    IReadOnlyList<AttemptView.LastAnswer> Answers,
    IReadOnlyList<AttemptView.LateAnswer> Late,
    IReadOnlyList<AttemptView.DeviceHead> Heads,
    AttemptView.Place LastPlace,
    IReadOnlyList<string> Files,
    int JuryAnswers,
    byte[] CarrierKey)
{
    /// <param name="Answer">JSON text, as it is in the journal.</param>
    /// <param name="IsLate">It came after the end, and was accepted.</param>
    public sealed record LastAnswer(Guid TaskId, string Answer, Guid DeviceId, long Seq, DateTimeOffset ReceivedAt, bool IsLate);

    /// <param name="IsRefused">The chair has refused it; otherwise the decision is awaited.</param>
    public sealed record LateAnswer(Guid TaskId, string Answer, Guid DeviceId, long Seq, DateTimeOffset ReceivedAt, bool IsRefused);

    /// <param name="TaskId">The task at which the participant was last.</param>
    /// <param name="Flags">Tasks marked to come back to.</param>
    public sealed record Place(Guid? TaskId, IReadOnlyList<Guid> Flags);

    /// <param name="Hash">Lower-case hexadecimal.</param>
    public sealed record DeviceHead(Guid DeviceId, long Seq, string Hash);
}

/// <summary>A paper as a participant sees it. There is no way from here to a key.</summary>
public sealed record PaperView(string Title, string InstructionsHtml, decimal MaxPoints, IReadOnlyList<PaperTaskView> Tasks);
