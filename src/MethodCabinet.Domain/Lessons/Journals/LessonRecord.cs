namespace MethodCabinet.Domain.Lessons.Journals;

/// <summary>What was done at a lesson, and what is to be done at home.</summary>
public sealed class LessonRecord : IAudited
{
    public const int MaxTopic = 300;
    public const int MaxHomework = 5_000;
    public const int MaxFiles = 10;

    public required Guid LessonId { get; init; }

    public string Topic { get; private set; } = "";

    public string Homework { get; private set; } = "";

    /// <summary>Until when; what comes later is told as late.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Pupils hand something in here; otherwise it is only to be done.</summary>
    public bool TakesWorks { get; private set; }

    public uint Version { get; private set; }

    public bool HasHomework => Homework.Length > 0 || TakesWorks;

    /// <param name="startsAt">Of the lesson.</param>
    /// <param name="files">How many come with the homework.</param>
    /// <exception cref="RuleBroken">TextTooLong, DueInvalid, HomeworkFiles.</exception>
    public void Write(string? topic, string? homework, DateTimeOffset? dueAt, bool takesWorks, int files, DateTimeOffset startsAt)
    {
        var text = JournalText.Checked(homework, MaxHomework);
        if (files > MaxFiles)
        {
            throw new RuleBroken(JournalErrors.HomeworkFiles, new Dictionary<string, object?> { ["max"] = MaxFiles });
        }

        // Works that nobody is told of are handed in by nobody.
        var takes = takesWorks && (text.Length > 0 || files > 0);
        var due = text.Length > 0 || files > 0 ? dueAt : null;
        if (due <= startsAt)
        {
            throw new RuleBroken(JournalErrors.DueInvalid);
        }

        (Topic, Homework, DueAt, TakesWorks) = (JournalText.Checked(topic, MaxTopic), text, due, takes);
    }
}

/// <summary>A file that comes with the homework.</summary>
public sealed class LessonRecordFile
{
    public required Guid LessonId { get; init; }

    /// <summary>1, 2, 3… in the order of the teacher.</summary>
    public required int Number { get; init; }

    public required Guid FileId { get; init; }
}
