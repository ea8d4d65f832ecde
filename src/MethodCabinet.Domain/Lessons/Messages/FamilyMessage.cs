using MethodCabinet.Domain.Lessons.Journals;

namespace MethodCabinet.Domain.Lessons.Messages;

/// <summary>What a family and a teacher, or the cabinet, write to each other about one pupil.</summary>
public sealed class FamilyThread
{
    public required Guid Id { get; init; }

    /// <summary>Whom it is about.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The guardian, or the pupil.</summary>
    public required Guid FamilyId { get; init; }

    /// <summary>Null for the cabinet.</summary>
    public required Guid? TeacherId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool Concerns(Guid personId, bool isStaff) => FamilyId == personId || (TeacherId is null ? isStaff : TeacherId == personId);
}

/// <summary>It stays as it was written.</summary>
public sealed class FamilyMessage
{
    public const int MaxText = 4_000;

    /// <summary>Of one person in ten minutes.</summary>
    public const int MostAtOnce = 20;

    /// <summary>Chosen by the page, so that what was sent twice is said once.</summary>
    public required Guid Id { get; init; }

    public required Guid ThreadId { get; init; }

    public required Guid AuthorId { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <exception cref="RuleBroken">MessageEmpty, TextTooLong.</exception>
    public static FamilyMessage Say(Guid id, Guid threadId, Guid authorId, string? text, DateTimeOffset now) => JournalText.Checked(text, MaxText) is { Length: > 0 } words
        ? new FamilyMessage { Id = id, ThreadId = threadId, AuthorId = authorId, Text = words, At = now }
        : throw new RuleBroken(JournalErrors.MessageEmpty);
}

/// <summary>Until when somebody has read a thread.</summary>
public sealed class FamilyThreadSeen
{
    public required Guid ThreadId { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>Who may write to whom.</summary>
public static class MessageRule
{
    /// <summary>Whether these two may write to each other about a pupil today.</summary>
    /// <param name="family">As what the person of the family comes to the diary.</param>
    /// <param name="teaches">The teacher teaches the pupil in some group today; always for the cabinet, which everybody may ask.</param>
    public static bool MayWrite(DiaryReader family, bool isToCabinet, bool teaches) => family != DiaryReader.None && (isToCabinet || teaches);

    /// <summary>Whether somebody who takes part may still read: a family as long as it reads the diary, a teacher always what was written to them.</summary>
    public static bool MayRead(FamilyThread thread, Guid personId, bool isStaff, DiaryReader family) =>
        thread.FamilyId == personId ? family != DiaryReader.None : thread.Concerns(personId, isStaff);
}
