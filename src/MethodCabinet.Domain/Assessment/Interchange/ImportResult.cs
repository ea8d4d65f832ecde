namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>What an imported file gives: questions that can be used, and everything that could not be taken over as it was.</summary>
public sealed record ImportResult(IReadOnlyList<ImportedQuestion> Questions, IReadOnlyList<ImportProblem> Problems);

/// <param name="Line">Where the question begins, from 1.</param>
/// <param name="Statement">Markdown with TeX; a file inside it stands as its address, <c>attachment:name</c>.</param>
/// <param name="Category">Path of the category, as in the file; empty for none.</param>
/// <param name="HotspotImage">Which of the attachments a <see cref="HotspotBody"/> is about; the id in the body says nothing here.</param>
/// <param name="Whole">Read from a record of everything, so that nothing of the category need be kept beside its tags.</param>
public sealed record ImportedQuestion(
    int Line,
    string Title,
    string Statement,
    QuestionBody Body,
    AnswerKey Key,
    PointRule Points,
    string Category,
    IReadOnlyList<string> Tags,
    IReadOnlyList<Attachment> Attachments,
    string? HotspotImage = null,
    bool Whole = false);

/// <summary>A file inside a question, referred to as <c>attachment:name</c>.</summary>
/// <param name="Name">Unique in its question.</param>
public sealed record Attachment(string Name, byte[] Bytes);

/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Excerpt">The text concerned, shortened.</param>
/// <param name="Warning">True when the question was taken over without this part; false when the item was not taken over.</param>
public sealed record ImportProblem(int Line, ErrorCode Error, string Excerpt, bool Warning);

/// <summary>A question on its way out.</summary>
/// <param name="Attachments">Files that the texts refer to as <c>attachment:name</c>.</param>
/// <param name="HotspotImage">Which of the attachments a <see cref="HotspotBody"/> is about; null when it stays behind.</param>
public sealed record ExportedQuestion(
    string Title,
    string Statement,
    QuestionBody Body,
    AnswerKey Key,
    PointRule Points,
    IReadOnlyList<string> Tags,
    IReadOnlyList<Attachment> Attachments,
    string? HotspotImage = null);

/// <param name="Index">Which of the questions, from 0.</param>
/// <param name="Warning">True when the question was written without this part; false when it was not written.</param>
public sealed record ExportProblem(int Index, ErrorCode Error, string Excerpt, bool Warning);

/// <param name="Text">The file; UTF-8.</param>
public sealed record ExportResult(string Text, IReadOnlyList<ExportProblem> Problems);
