using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Lessons.Journals;

public enum HomeworkState
{
    /// <summary>Handed in, not looked at yet.</summary>
    Waiting,

    /// <summary>To be done anew.</summary>
    Returned,

    Accepted,
}

/// <summary>What a pupil handed in for the homework of a lesson; each further try is another one.</summary>
public sealed class HomeworkWork : IAudited
{
    public const int MaxText = 20_000;
    public const int MaxComment = 5_000;
    public const int MaxFiles = 10;

    /// <summary>Bytes of one file.</summary>
    public const int MaxBytes = 20 << 20;

    public required Guid Id { get; init; }

    public required Guid LessonId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>1, 2, 3… of this pupil and lesson.</summary>
    public required int Number { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset HandedInAt { get; init; }

    /// <summary>The first try came after the due moment: what was returned is not late by that.</summary>
    public required bool IsLate { get; init; }

    public HomeworkState State { get; private set; } = HomeworkState.Waiting;

    public string Comment { get; private set; } = "";

    /// <summary>What the teacher drew on its files.</summary>
    public IReadOnlyList<SheetRemark> Remarks { get; private set; } = [];

    public Guid? MarkedById { get; private set; }

    public DateTimeOffset? MarkedAt { get; private set; }

    /// <summary>In the journal; null where it was accepted without one.</summary>
    public Guid? MarkId { get; private set; }

    public uint Version { get; private set; }

    /// <summary>The name under which files that come to it are counted together.</summary>
    public static string PlaceOf(Guid lessonId) => $"homework:{lessonId}";

    /// <summary>Bytes that somebody may have brought there and not handed in; twice what a work may hold, as for works of courses.</summary>
    public static long Room => 2L * MaxFiles * MaxBytes;

    /// <param name="last">The try before; null for the first.</param>
    /// <param name="files">How many come with it.</param>
    /// <exception cref="RuleBroken">HomeworkNone, HomeworkWaits, HomeworkAccepted, TextTooLong, HomeworkFiles, HomeworkEmpty.</exception>
    public static HomeworkWork HandIn(Guid id, Guid personId, LessonRecord homework, HomeworkWork? last, string? text, int files, DateTimeOffset now)
    {
        if (!homework.TakesWorks)
        {
            throw new RuleBroken(JournalErrors.HomeworkNone);
        }

        if (last is { State: not HomeworkState.Returned })
        {
            throw new RuleBroken(last.State == HomeworkState.Waiting ? JournalErrors.HomeworkWaits : JournalErrors.HomeworkAccepted);
        }

        if (files > MaxFiles)
        {
            throw new RuleBroken(JournalErrors.HomeworkFiles, new Dictionary<string, object?> { ["max"] = MaxFiles });
        }

        var words = JournalText.Checked(text, MaxText);
        return words.Length == 0 && files == 0
            ? throw new RuleBroken(JournalErrors.HomeworkEmpty)
            : new HomeworkWork
            {
                Id = id,
                LessonId = homework.LessonId,
                PersonId = personId,
                Number = (last?.Number ?? 0) + 1,
                Text = words,
                HandedInAt = now,
                IsLate = last?.IsLate ?? now > homework.DueAt,
            };
    }

    /// <summary>Takes it, with a mark or without one, or returns it to be done anew.</summary>
    /// <param name="markId">The mark that it got.</param>
    /// <exception cref="RuleBroken">HomeworkMarked, TextTooLong, RemarksInvalid; ReasonMissing: who is to do it anew is told what.</exception>
    public void Mark(bool isReturned, string? comment, IReadOnlyList<SheetRemark> remarks, Guid? markId, Guid by, DateTimeOffset now)
    {
        if (State != HomeworkState.Waiting)
        {
            throw new RuleBroken(JournalErrors.HomeworkMarked);
        }

        SheetRemark.Check(remarks);
        var text = JournalText.Checked(comment, MaxComment);
        if (isReturned && text.Length == 0 && remarks.Count == 0)
        {
            throw new RuleBroken(JournalErrors.ReasonMissing);
        }

        (State, Comment, Remarks, MarkId, MarkedById, MarkedAt) = (isReturned ? HomeworkState.Returned : HomeworkState.Accepted, text, [.. remarks], isReturned ? null : markId, by, now);
    }
}

/// <summary>A file that was handed in.</summary>
public sealed class HomeworkFile
{
    public required Guid WorkId { get; init; }

    /// <summary>1, 2, 3… in the order of the pupil.</summary>
    public required int Number { get; init; }

    public required Guid FileId { get; init; }
}
