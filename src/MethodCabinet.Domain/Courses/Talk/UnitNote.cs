namespace MethodCabinet.Domain.Courses.Talk;

/// <summary>Заметка of a learner on a unit: nobody else's business. It is written on a device and comes here when there is a network.</summary>
public sealed class UnitNote
{
    public const int MaxText = 10_000;

    /// <summary>Of one learner in one course.</summary>
    public const int MaxCount = 1_000;

    /// <summary>Chosen by the client.</summary>
    public required Guid Id { get; init; }

    public required Guid EnrolmentId { get; init; }

    public required Guid UnitId { get; init; }

    public required UnitPlace Place { get; init; }

    /// <summary>Plain text; empty once deleted.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Counts the texts; 0 before the first.</summary>
    public int Revision { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    public bool IsDeleted { get; private set; }

    /// <summary>Takes what a device has. The same text again is harmless; of two devices that both changed it, the second is told so and keeps its text as a note of its own.</summary>
    /// <param name="text">Checked; null deletes.</param>
    /// <param name="revision">On which the device's text is based; 0 for a new note.</param>
    /// <exception cref="RuleBroken">NoteChanged.</exception>
    public void Take(string? text, int revision, DateTimeOffset now)
    {
        if (Revision > 0 && (IsDeleted ? text is null : text == Text))
        {
            return;
        }

        // A note that was deleted elsewhere comes back with the words that somebody has written meanwhile: none are lost.
        if (revision != Revision && !(IsDeleted && text is not null))
        {
            throw new RuleBroken(TalkErrors.NoteChanged);
        }

        (Text, IsDeleted, Revision, WrittenAt) = (text ?? "", text is null, Revision + 1, now);
    }
}
