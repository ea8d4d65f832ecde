using System.Text.Json.Serialization;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Scorm;

namespace MethodCabinet.Domain.Courses;

/// <summary>What a unit shows. Texts are Markdown with TeX between dollar signs, beside them as sanitized HTML with MathML.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextContent), "text")]
[JsonDerivedType(typeof(FileContent), "file")]
[JsonDerivedType(typeof(LinkContent), "link")]
[JsonDerivedType(typeof(AssignmentContent), "assignment")]
[JsonDerivedType(typeof(QuizContent), "quiz")]
[JsonDerivedType(typeof(VideoContent), "video")]
[JsonDerivedType(typeof(ScormContent), "scorm")]
[JsonDerivedType(typeof(LessonContent), "lesson")]
public abstract record UnitContent(string Text, string Html)
{
    /// <summary>Characters of Markdown.</summary>
    public const int MaxText = 200_000;

    [JsonIgnore]
    public abstract UnitKind Kind { get; }

    /// <summary>It is complete when it was marked or scored, not when it was read.</summary>
    [JsonIgnore]
    public bool IsMarked => Kind is UnitKind.Assignment or UnitKind.Quiz;

    /// <summary>It stands in the gradebook.</summary>
    [JsonIgnore]
    public bool IsGraded => IsMarked || Kind is UnitKind.Scorm;

    /// <summary>How much it weighs there as long as nobody has said: what its learner alone calls complete gives no mark until a tutor wants it to.</summary>
    [JsonIgnore]
    public decimal StandardWeight => this is ScormContent { IsCompletedByPackage: false } ? 0 : 1;

    /// <summary>Its learners are told whether it was passed, and no points.</summary>
    [JsonIgnore]
    public bool IsSilent => this is QuizContent { Feedback: QuizFeedback.Nothing };

    /// <summary>Materials of the library to which its texts link, each once.</summary>
    [JsonIgnore]
    public IReadOnlyList<Guid> MaterialIds => [.. LinkedTexts().SelectMany(LibraryLinks.In).Distinct()];

    /// <summary>What keeps it from being published; empty when nothing does.</summary>
    public IEnumerable<ErrorCode> Problems() => Text.Length > MaxText ? [CourseErrors.TextTooLong, .. OwnProblems()] : OwnProblems();

    /// <summary>An empty one, to be written.</summary>
    public static UnitContent Blank(UnitKind kind) => kind switch
    {
        UnitKind.Text => new TextContent("", ""),
        UnitKind.File => new FileContent("", "", null),
        UnitKind.Link => new LinkContent("", "", ""),
        UnitKind.Assignment => new AssignmentContent("", "", [], 0, 5, LateRule.Accept),
        UnitKind.Quiz => new QuizContent("", "", [], 0, null, 0.6m, QuizCounts.Best, QuizFeedback.RightOrWrong, IsPractice: false, RetakesFailed: false, Shuffle: true),
        UnitKind.Video => new VideoContent("", "", null, null, []),
        UnitKind.Scorm => new ScormContent("", "", null, null, ByPackage: true),
        UnitKind.Lesson => new LessonContent("", ""),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    protected abstract IEnumerable<ErrorCode> OwnProblems();

    private IEnumerable<string> LinkedTexts() => this switch
    {
        LinkContent link => [Text, link.Address],
        AssignmentContent work => work.Criteria.Select(criterion => criterion.Text).Prepend(Text),
        QuizContent quiz => quiz.Parts.OfType<QuestionPart>().SelectMany(part => new[] { part.Hint, part.Explanation }).Prepend(Text),
        _ => [Text],
    };
}

public sealed record TextContent(string Text, string Html) : UnitContent(Text, Html)
{
    public override UnitKind Kind => UnitKind.Text;

    protected override IEnumerable<ErrorCode> OwnProblems() => string.IsNullOrWhiteSpace(Text) ? [CourseErrors.UnitEmpty] : [];
}

/// <summary>A stored file: shown in the page where a browser can show it, otherwise handed out.</summary>
/// <param name="FileId">Null while nobody has chosen one.</param>
public sealed record FileContent(string Text, string Html, Guid? FileId) : UnitContent(Text, Html)
{
    public override UnitKind Kind => UnitKind.File;

    protected override IEnumerable<ErrorCode> OwnProblems() => FileId is null ? [CourseErrors.FileMissing] : [];
}

/// <param name="Address">http or https.</param>
public sealed record LinkContent(string Text, string Html, string Address) : UnitContent(Text, Html)
{
    public const int MaxAddress = 2_000;

    public override UnitKind Kind => UnitKind.Link;

    protected override IEnumerable<ErrorCode> OwnProblems() =>
        Address.Length <= MaxAddress && Uri.TryCreate(Address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0
            ? []
            : [CourseErrors.AddressInvalid];
}

/// <summary>What becomes of a work that is handed in after its day.</summary>
public enum LateRule
{
    /// <summary>It is taken and marked like any other; its tutor sees that it is late.</summary>
    Accept,

    Refuse,

    /// <summary>It is taken and loses a share of its points (<see cref="LatePenalty"/>).</summary>
    Lower,
}

/// <summary>Практическая работа: handed in as text or files, marked by criteria, returned for more work as often as needed.</summary>
/// <param name="PassPoints">Of all criteria; a work with fewer is returned.</param>
/// <param name="MaxFiles">0 where only text is asked for.</param>
/// <param name="Penalty">What a late work loses; null unless <paramref name="Late"/> says that it does.</param>
/// <param name="Groups">Null where everybody hands in a work of their own.</param>
/// <param name="Peers">Null where learners do not review each other.</param>
public sealed record AssignmentContent(
    string Text,
    string Html,
    IReadOnlyList<Criterion> Criteria,
    decimal PassPoints,
    int MaxFiles,
    LateRule Late,
    LatePenalty? Penalty = null,
    GroupWork? Groups = null,
    PeerReviewPlan? Peers = null) : UnitContent(Text, Html)
{
    public const int MostFiles = 20;
    public const int MaxCriteria = 30;
    public const int MaxCriterionText = 500;
    public const decimal MaxCriterionPoints = 100;

    public override UnitKind Kind => UnitKind.Assignment;

    [JsonIgnore]
    public decimal MaxPoints => Criteria.Sum(criterion => criterion.MaxPoints);

    /// <summary>Of the unit: of the work, and of reviewing others'.</summary>
    [JsonIgnore]
    public decimal UnitPoints => MaxPoints + (Peers?.ReviewPoints ?? 0);

    protected override IEnumerable<ErrorCode> OwnProblems()
    {
        if (string.IsNullOrWhiteSpace(Text))
        {
            yield return CourseErrors.UnitEmpty;
        }

        if (Criteria.Count == 0)
        {
            yield return CourseErrors.CriteriaMissing;
        }
        else if (Criteria.Count > MaxCriteria || !Criteria.All(IsSound) || Criteria.DistinctBy(criterion => criterion.Id).Count() != Criteria.Count)
        {
            yield return CourseErrors.CriteriaInvalid;
        }
        else if (PassPoints < 0 || PassPoints > MaxPoints)
        {
            yield return CourseErrors.PassRange;
        }

        if (MaxFiles is < 0 or > MostFiles)
        {
            yield return CourseErrors.FilesRange;
        }

        if (Late == LateRule.Lower ? Penalty is not { IsSound: true } : Penalty is not null)
        {
            yield return CourseErrors.PenaltyRange;
        }

        if (Groups is { IsSound: false })
        {
            yield return CourseErrors.GroupSizeRange;
        }

        if (Peers is { IsSound: false })
        {
            yield return CourseErrors.PeersRange;
        }
    }

    /// <summary>Points of all criteria and of no other, each within its maximum and by its step.</summary>
    /// <exception cref="RuleBroken">PointsInvalid with <c>criterion</c>.</exception>
    public void CheckPoints(IReadOnlyDictionary<string, decimal> points)
    {
        var wrong = Criteria.FirstOrDefault(criterion => !points.TryGetValue(criterion.Id, out var given) || !Allows(criterion, given));
        if (wrong is not null || points.Count != Criteria.Count)
        {
            throw new RuleBroken(CourseErrors.PointsInvalid, new Dictionary<string, object?> { ["criterion"] = wrong?.Id });
        }
    }

    private static bool Allows(Criterion criterion, decimal points) => points >= 0 && points <= criterion.MaxPoints && points % criterion.Step == 0;

    private static bool IsSound(Criterion criterion) =>
        criterion.Id.Length is > 0 and <= 40
        && criterion.Text.Trim().Length is > 0 and <= MaxCriterionText
        && criterion.Step > 0
        && criterion.MaxPoints is > 0 and <= MaxCriterionPoints
        && criterion.MaxPoints % criterion.Step == 0;
}
