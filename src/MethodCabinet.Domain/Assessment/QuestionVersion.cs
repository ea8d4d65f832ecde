namespace MethodCabinet.Domain.Assessment;

/// <summary>The wording, key and points of a question, as the author wrote them and as they are shown.</summary>
/// <param name="Statement">Markdown with TeX between dollar signs.</param>
/// <param name="StatementHtml">Sanitized HTML with MathML.</param>
/// <param name="Body">Texts as authored.</param>
/// <param name="BodyRendered">The same with texts rendered.</param>
public sealed record QuestionContent(
    string Title,
    string Statement,
    string StatementHtml,
    QuestionBody Body,
    QuestionBody BodyRendered,
    AnswerKey Key,
    PointRule Points);

/// <summary>One version of a question; immutable once used, see <see cref="Question.Revise"/>.</summary>
public sealed class QuestionVersion : IAudited
{
    private QuestionVersion()
    {
    }

    internal QuestionVersion(Guid id, Guid questionId, int number, QuestionContent content, DateTimeOffset now, Guid by)
    {
        (Id, QuestionId, Number) = (id, questionId, number);
        Replace(content, now, by);
    }

    public Guid Id { get; private init; }

    public Guid QuestionId { get; private init; }

    /// <summary>1, 2, 3… within its question.</summary>
    public int Number { get; private init; }

    public string Title { get; private set; } = "";

    /// <summary>Markdown with TeX between dollar signs.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>Sanitized HTML with MathML.</summary>
    public string StatementHtml { get; private set; } = "";

    public QuestionBody Body { get; private set; } = new TrueFalseBody();

    /// <summary>The body with its texts as sanitized HTML with MathML.</summary>
    public QuestionBody BodyRendered { get; private set; } = new TrueFalseBody();

    /// <summary>Never leaves the server before results are published.</summary>
    public AnswerKey Key { get; private set; } = new TrueFalseKey(false);

    public PointRule Points { get; private set; } = new(1);

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The person who wrote this version.</summary>
    public Guid CreatedBy { get; private set; }

    internal void Replace(QuestionContent content, DateTimeOffset now, Guid by)
    {
        (Title, Statement, StatementHtml) = (content.Title.Trim(), content.Statement, content.StatementHtml);
        (Body, BodyRendered, Key, Points) = (content.Body, content.BodyRendered, content.Key, content.Points);
        (CreatedAt, CreatedBy) = (now, by);
    }
}
