namespace MethodCabinet.Domain.Lessons.Journals;

/// <summary>A mark of one pupil for something done at one lesson, or for its homework.</summary>
public sealed class JournalMark : IAudited
{
    public const int MaxOfLesson = 5;
    public const int MaxNote = 200;

    /// <summary>Chosen by the page, so that what was sent twice is given once.</summary>
    public required Guid Id { get; init; }

    public required Guid LessonId { get; init; }

    public required Guid PersonId { get; init; }

    public required SchoolMark Value { get; set; }

    public required MarkKind Kind { get; set; }

    /// <summary>1 to 10.</summary>
    public required int Weight { get; set; }

    /// <summary>What it is for, for the pupil and the guardian; may be empty.</summary>
    public string Note { get; set; } = "";

    public required DateTimeOffset GivenAt { get; init; }

    public DateTimeOffset? RemovedAt { get; private set; }

    public uint Version { get; private set; }

    /// <param name="others">How many marks the pupil has of this lesson.</param>
    /// <exception cref="RuleBroken">MarksTooMany, WeightInvalid, TextTooLong.</exception>
    public static (JournalMark Mark, MarkChange Change) Give(
        Guid id, Guid lessonId, Guid personId, SchoolMark value, MarkKind kind, int weight, string? note, int others, Guid by, DateTimeOffset now)
    {
        if (others >= MaxOfLesson)
        {
            throw new RuleBroken(JournalErrors.MarksTooMany, new Dictionary<string, object?> { ["max"] = MaxOfLesson });
        }

        var mark = new JournalMark
        {
            Id = id,
            LessonId = lessonId,
            PersonId = personId,
            Value = value,
            Kind = kind,
            Weight = CheckedWeight(weight),
            Note = JournalText.Checked(note, MaxNote),
            GivenAt = now,
        };
        return (mark, new MarkChange { MarkId = id, Number = 1, From = null, To = value, Weight = weight, Reason = "", ById = by, At = now });
    }

    /// <param name="last">The change before.</param>
    /// <returns>Null where nothing changes.</returns>
    /// <exception cref="RuleBroken">MarkNotFound, WeightInvalid, ReasonMissing, TextTooLong.</exception>
    public MarkChange? Change(SchoolMark value, MarkKind kind, int weight, string? note, string? reason, MarkChange last, Guid by, DateTimeOffset now)
    {
        DemandThere();
        var text = JournalText.Checked(note, MaxNote);
        if ((value, kind, weight, text) == (Value, Kind, Weight, Note))
        {
            return null;
        }

        var counts = (value, weight) != (Value, Weight);
        var change = new MarkChange
        {
            MarkId = Id,
            Number = last.Number + 1,
            From = Value,
            To = value,
            Weight = CheckedWeight(weight),
            Reason = counts ? JournalText.Reason(reason, GivenAt, now) : JournalText.Reason(reason, isNeeded: false),
            ById = by,
            At = now,
        };
        (Value, Kind, Weight, Note) = (value, kind, weight, text);
        return change;
    }

    /// <exception cref="RuleBroken">MarkNotFound, ReasonMissing, TextTooLong.</exception>
    public MarkChange Remove(string? reason, MarkChange last, Guid by, DateTimeOffset now)
    {
        DemandThere();
        var change = new MarkChange { MarkId = Id, Number = last.Number + 1, From = Value, To = null, Weight = Weight, Reason = JournalText.Reason(reason, GivenAt, now), ById = by, At = now };
        RemovedAt = now;
        return change;
    }

    private void DemandThere()
    {
        if (RemovedAt is not null)
        {
            throw new RuleBroken(JournalErrors.MarkNotFound);
        }
    }

    private static int CheckedWeight(int weight) => weight is >= 1 and <= SchoolMarks.MaxWeight
        ? weight
        : throw new RuleBroken(JournalErrors.WeightInvalid, new Dictionary<string, object?> { ["max"] = SchoolMarks.MaxWeight });
}

/// <summary>One step of the history of a mark. It stays.</summary>
public sealed class MarkChange
{
    public required Guid MarkId { get; init; }

    /// <summary>1, 2, 3…; of two who change a mark at once one comes second.</summary>
    public required int Number { get; init; }

    /// <summary>Null when it was given.</summary>
    public required SchoolMark? From { get; init; }

    /// <summary>Null when it was taken away.</summary>
    public required SchoolMark? To { get; init; }

    public required int Weight { get; init; }

    public required string Reason { get; init; }

    public required Guid ById { get; init; }

    public required DateTimeOffset At { get; init; }
}
