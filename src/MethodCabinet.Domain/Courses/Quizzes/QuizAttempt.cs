using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MethodCabinet.Domain.Courses.Quizzes;

/// <summary>Попытка: one learner takes a quiz once. What is asked does not change after it was begun.</summary>
public sealed class QuizAttempt
{
    public required Guid Id { get; init; }

    public required Guid EnrolmentId { get; init; }

    public required Guid UnitId { get; init; }

    /// <summary>Whose it is; the same as the enrolment's, kept here because every save asks it.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The quiz as it was: its settings judge the try.</summary>
    public required Guid VersionId { get; init; }

    /// <summary>1, 2, 3… of this learner and unit.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When its minutes are over; null without a limit. The end of the cohort may come before.</summary>
    public required DateTimeOffset? EndsAt { get; init; }

    public DateTimeOffset? HandedInAt { get; private set; }

    /// <summary>Of all its tasks; null while it was not handed in.</summary>
    public decimal? Points { get; private set; }

    public required decimal MaxPoints { get; init; }

    public bool? Passed { get; private set; }

    /// <summary>
    /// When the learner was first told which answers are right. What arrives afterwards does not count by itself any more, whenever it was written by its device's word.
    /// </summary>
    public DateTimeOffset? ShownAt { get; set; }

    /// <summary>The task at which the learner was last; null before the first step.</summary>
    public Guid? TaskAtHand { get; set; }

    /// <summary>Tasks marked by the learner to come back to.</summary>
    public IReadOnlyList<Guid> Flags { get; set; } = [];

    /// <summary>Of the maximum; 0 while it was not scored.</summary>
    public decimal Share => QuizScoring.ShareOf(Points ?? 0, MaxPoints);

    /// <summary>
    /// The id of a try, known before it exists: the first 16 bytes of SHA-256("MCQ1" ‖ enrolment id (16) ‖ unit id (16) ‖ number (4)) as a UUID of version 8
    /// (RFC 9562, section 5.8).
    /// </summary>
    public static Guid IdOf(Guid enrolmentId, Guid unitId, int number) => Named("MCQ1"u8, enrolmentId, unitId, number);

    /// <summary>The id of a task of a try, which tells nothing of its question.</summary>
    /// <param name="position">1, 2, 3…</param>
    public static Guid TaskIdOf(Guid attemptId, int position) => Named("MCQT"u8, attemptId, Guid.Empty, position);

    /// <summary>Ends it, unless it has ended, and keeps what its tasks gave. Again when late answers came to count.</summary>
    public void Score(QuizContent quiz, decimal points, DateTimeOffset handedInAt)
    {
        HandedInAt ??= handedInAt;
        Points = points;
        Passed = QuizScoring.IsPassed(quiz, points, MaxPoints);
    }

    private static Guid Named(ReadOnlySpan<byte> kind, Guid one, Guid other, int number)
    {
        Span<byte> last = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(last, number);
        var id = SHA256.HashData([.. kind, .. one.ToByteArray(bigEndian: true), .. other.ToByteArray(bigEndian: true), .. last]).AsSpan(0, 16);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
