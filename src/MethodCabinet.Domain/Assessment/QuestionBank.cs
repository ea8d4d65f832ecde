namespace MethodCabinet.Domain.Assessment;

/// <summary>A collection of questions that belong together, usually of one subject.</summary>
public sealed class QuestionBank
{
    public const int MaxTitle = 200;

    private QuestionBank()
    {
    }

    public QuestionBank(Guid id, string title, string subject, DateTimeOffset createdAt, Guid createdBy)
    {
        (Id, Subject, CreatedAt, CreatedBy) = (id, subject, createdAt, createdBy);
        Rename(title);
    }

    public Guid Id { get; private init; }

    public string Title { get; private set; } = "";

    /// <summary>Code of the subject, for example <c>physics</c>.</summary>
    public string Subject { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>The person.</summary>
    public Guid CreatedBy { get; private init; }

    /// <summary>Teachers may ask its questions in their lessons.</summary>
    public bool IsForLessons { get; private set; }

    public uint Version { get; private init; }

    public void OpenToLessons(bool isForLessons) => IsForLessons = isForLessons;

    public void Rename(string title)
    {
        title = title.Trim();
        if (title.Length is 0 or > MaxTitle)
        {
            throw new RuleBroken(title.Length == 0 ? AssessmentErrors.TitleMissing : AssessmentErrors.TitleTooLong);
        }

        Title = title;
    }
}
