namespace MethodCabinet.Domain.Courses.Quizzes;

/// <summary>An entry of the answer journal of a try; append-only (<see cref="Assessment.Journal.JournalChain"/>).</summary>
public sealed class QuizEntry
{
    /// <summary>The server's order of acceptance.</summary>
    public long Id { get; init; }

    public required Guid AttemptId { get; init; }

    public required Guid DeviceId { get; init; }

    /// <summary>1, 2, 3… on this device in this try.</summary>
    public required long Seq { get; init; }

    public required Guid TaskId { get; init; }

    /// <summary>JSON text of an <see cref="Assessment.Answer"/>, or <c>null</c> for an answer taken back; kept byte for byte, because the hash covers it.</summary>
    public required string Answer { get; init; }

    /// <summary>Milliseconds on the device's clock since the try was first opened on it.</summary>
    public required long ElapsedMs { get; init; }

    /// <summary>SHA-256, 32 bytes.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Bytes of all answers of the chain up to this one.</summary>
    public required long ChainBytes { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Arrived after the end of the try.</summary>
    public required bool IsLate { get; init; }

    /// <summary>Takes part in scoring by itself: it came in time, or late with proof that it was written in time. Others count once a tutor lets them (<see cref="QuizLateAcceptance"/>).</summary>
    public required bool Counts { get; init; }
}
