namespace MethodCabinet.Domain.Exchange;

/// <summary>What an item of a report is.</summary>
public enum ExchangePart
{
    Course,
    Module,
    Text,
    File,
    Link,
    Assignment,
    Quiz,
    Video,
    Scorm,
    Lesson,
    Bank,
    Grading,
    Certificate,
    Readiness,
}

public enum ExchangeFate
{
    Whole,

    /// <summary>Without something, which its notes tell.</summary>
    Partly,
    LeftOut,
}

/// <summary>Why something is not as it was.</summary>
public enum ExchangeReason
{
    // Documents of Word.
    TextBox,
    Chart,
    Diagram,
    Embedded,

    /// <summary>What was inserted is in the text, what was deleted is not.</summary>
    TrackedChange,
    Comment,
    PictureKind,

    /// <summary>Nothing is fetched from elsewhere.</summary>
    PictureElsewhere,
    PictureMissing,
    MergedCells,
    NestedTable,
    Contents,
    InternalLink,
    UnsafeLink,

    /// <summary>Of a construct that has no counterpart its text alone is there.</summary>
    FormulaPart,
    FormulaBroken,
    Hidden,
    Symbol,
    HeaderFooter,
    TitleCut,
    TextSplit,
    Empty,

    // Archives of courses.
    FileMissing,
    FileTooLarge,
    FileSpoilt,
    FileRefused,
    FileElsewhere,
    QuestionUnsound,
    QuestionFiles,
    QuestionRefused,
    PackageBroken,
    DesignRefused,
    CompetenceUnknown,
    LevelUnknown,

    /// <summary>The unit, criterion or question by which a competence was checked did not come.</summary>
    CheckGone,
    FormulaColumnGone,
    Cohorts,

    // Packages.
    QuizNotPacked,
    TaskTextOnly,
    VideoNotPacked,
    PackageNotPacked,
    ReleaseNotPacked,
}

/// <param name="Detail">The text or name concerned, shortened; may be empty.</param>
/// <param name="Count">How often.</param>
public sealed record ExchangeNote(ExchangeReason Reason, string Detail, int Count)
{
    public const int MaxDetail = 120;
}

/// <summary>An item that came or went: what it is, what became of it, and why not all of it.</summary>
public sealed record ExchangeLine(ExchangePart Part, string Title, ExchangeFate Fate, IReadOnlyList<ExchangeNote> Notes);

/// <summary>What became of each item. Nothing comes or goes silently.</summary>
public sealed record ExchangeReport(IReadOnlyList<ExchangeLine> Lines);

/// <summary>Collects the notes of one item; alike ones are counted.</summary>
public sealed class ExchangeLog
{
    private readonly List<(ExchangeReason Reason, string Detail)> notes = [];

    public void Note(ExchangeReason reason, string detail = "") =>
        notes.Add((reason, detail.Length <= ExchangeNote.MaxDetail ? detail : detail[..ExchangeNote.MaxDetail] + "…"));

    /// <param name="isLeftOut">Nothing of the item is there.</param>
    public ExchangeLine Line(ExchangePart part, string title, bool isLeftOut = false) => new(
        part,
        title,
        isLeftOut ? ExchangeFate.LeftOut : notes.Count == 0 ? ExchangeFate.Whole : ExchangeFate.Partly,
        [.. notes.GroupBy(note => note).Select(group => new ExchangeNote(group.Key.Reason, group.Key.Detail, group.Count()))]);
}
