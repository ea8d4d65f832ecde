namespace MethodCabinet.Domain.Olympiads;

public enum RoundKind
{
    /// <summary>Теоретический тур.</summary>
    Theory,

    /// <summary>Практический тур.</summary>
    Practice,
}

/// <summary>Тур: one sitting. Its deadlines are data; no job decides them (see <see cref="AttemptClock"/>).</summary>
public sealed class Round : IAudited
{
    public required Guid Id { get; init; }

    public required Guid OlympiadId { get; init; }

    public required RoundKind Kind { get; set; }

    public required string Title { get; set; }

    /// <summary>1, 2, 3… within the olympiad.</summary>
    public int Position { get; set; } = 1;

    /// <summary>Start of the window: from here on participants may open the paper.</summary>
    public required DateTimeOffset OpensAt { get; set; }

    /// <summary>End of the window, extensions for all and finished pauses included.</summary>
    public required DateTimeOffset ClosesAt { get; set; }

    /// <summary>Time each participant has from opening the paper, in minutes; a paper may give more or less (<see cref="Paper.MoreMinutes"/>).</summary>
    public required int DurationMinutes { get; set; }

    /// <summary>Since when the whole round stands; null while it goes.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>Why it stands; empty while it goes.</summary>
    public string PauseReason { get; set; } = "";

    /// <summary>When the last pause ended.</summary>
    public DateTimeOffset? ResumedAt { get; set; }

    /// <summary>How long it stood in all, without the pause that lasts.</summary>
    public TimeSpan PausedFor { get; set; }

    /// <summary>When the organizer, or the sweep after the last deadline, closed the round and scoring began.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When the scores of every attempt were stored.</summary>
    public DateTimeOffset? ScoredAt { get; set; }

    /// <summary>Работы раздаются целиком: whoever has begun a work gets its other tasks too, before the next work. Otherwise each task is dealt by itself.</summary>
    public bool IsMarkedByWork { get; set; }

    /// <summary>Since when the chair lets nobody mark; null while the jury may.</summary>
    public DateTimeOffset? MarkingLockedAt { get; set; }

    /// <summary>Why the chair stopped the marking, or let it go on; empty where that never happened.</summary>
    public string MarkingLockReason { get; set; } = "";

    public uint Version { get; private set; }

    public List<Paper> Papers { get; } = [];
}

/// <summary>Комплект заданий: tasks of one round for one track.</summary>
public sealed class Paper : IAudited
{
    public required Guid Id { get; init; }

    public required Guid RoundId { get; init; }

    public required Guid TrackId { get; init; }

    public required string Title { get; set; }

    /// <summary>Shown before the first task: Markdown.</summary>
    public string Instructions { get; set; } = "";

    /// <summary>What the regulations promise as the sum of all tasks; the checklist compares.</summary>
    public required decimal MaxPoints { get; set; }

    /// <summary>
    /// So many minutes more than its round gives, fewer where negative: younger grades sit for less time. Kept as a difference, so that an extension of the round reaches all of its papers.
    /// </summary>
    public int MoreMinutes { get; set; }

    public uint Version { get; private set; }

    public List<PaperTask> Tasks { get; } = [];
}

/// <summary>One question in a paper.</summary>
public sealed class PaperTask : IAudited
{
    public required Guid Id { get; init; }

    public required Guid PaperId { get; init; }

    /// <summary>1, 2, 3…</summary>
    public required int Position { get; set; }

    /// <summary>The immutable version of the question that is asked.</summary>
    public required Guid QuestionVersionId { get; set; }

    /// <summary>The version that participants were asked, once the task is scored by another one; null before.</summary>
    public Guid? AskedVersionId { get; set; }

    /// <summary>When scoring again by another version was ordered; null once every work has its new points.</summary>
    public DateTimeOffset? RescoringSince { get; set; }

    /// <summary>Who ordered it.</summary>
    public Guid? RescoringById { get; set; }

    /// <summary>
    /// The version by which an answer is scored: the task's, for whoever was asked what the paper asks; for whoever sat an earlier seal, in which another version stood, that one.
    /// Scoring again by another version is about what the paper asks, and leaves those others alone.
    /// </summary>
    /// <param name="sealedVersionId">In the seal that was sat; null for a task that was not in it, or a paper that came from the server.</param>
    public Guid VersionFor(Guid? sealedVersionId) =>
        sealedVersionId is { } other && other != (AskedVersionId ?? QuestionVersionId) ? other : QuestionVersionId;
}
