using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Readiness;

namespace MethodCabinet.Domain.Exchange.Archive;

/// <summary>
/// What <c>course.json</c> of an archive says (docs/course-archive.md). Modules, units, files, banks and questions are named by keys that are of the archive alone, so that the same course gives the same bytes wherever it is.
/// In texts a file stands as <c>course-file:key</c>.
/// </summary>
/// <param name="Format"><see cref="FormatName"/>.</param>
/// <param name="Version">Later ones are refused; a part that is added and may be missing makes none.</param>
/// <param name="Grading">Null for the standard.</param>
/// <param name="Certificate">Null for the cabinet's.</param>
/// <param name="Readiness">Null where the course has nothing to do with it.</param>
public sealed record CourseArchive(
    string Format,
    int Version,
    ArchivedCourse Course,
    IReadOnlyList<ArchivedModule> Modules,
    IReadOnlyList<ArchivedFile> Files,
    IReadOnlyList<ArchivedBank> Banks,
    ArchivedGrading? Grading = null,
    ArchivedDesign? Certificate = null,
    ArchivedReadiness? Readiness = null)
{
    public const string FormatName = "methodcabinet-course";
    public const int LastVersion = 1;
    public const string FileName = "course.json";
    public const string FileScheme = "course-file:";

    /// <summary>Bytes of <c>course.json</c>.</summary>
    public const int MaxLength = 64 << 20;

    public const int MaxFiles = 5_000;
    public const int MaxQuestions = 5_000;
    public const int MaxBanks = 200;

    /// <exception cref="RuleBroken">ArchiveForeign, ArchiveNewer, ArchiveInvalid with <c>detail</c>.</exception>
    public void Check()
    {
        if (Format != FormatName)
        {
            throw new RuleBroken(ExchangeErrors.ArchiveForeign);
        }

        if (Version != LastVersion)
        {
            throw Version > LastVersion ? new RuleBroken(ExchangeErrors.ArchiveNewer, new Dictionary<string, object?> { ["version"] = Version }) : Invalid("version");
        }

        var units = Modules.SelectMany(module => module.Units).ToList();
        Require(Modules.Count <= CourseOutline.MaxModules && units.Count <= CourseOutline.MaxUnits, "modules");
        Require(Files.Count <= MaxFiles && AreKeys(Files.Select(file => file.Key)), "files");
        Require(AreKeys(units.Select(unit => unit.Key)), "units");
        var questions = Banks.SelectMany(bank => bank.Questions).ToList();
        Require(Banks.Count <= MaxBanks && AreKeys(Banks.Select(bank => bank.Key)), "banks");
        Require(questions.Count <= MaxQuestions && AreKeys(questions.Select(question => question.Key)), "questions");
        var keys = units.Select(unit => unit.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var unit in units)
        {
            Require(unit.Release.After.All(keys.Contains) && unit.Release.MinShares.All(min => keys.Contains(min.Unit)), unit.Key);
            Require(unit.Kind != UnitKind.Assignment || unit.Assignment is not null, unit.Key);
            Require(unit.Kind != UnitKind.Quiz || unit.Quiz is not null, unit.Key);
        }

        Require(Readiness is null || (Readiness.Develops.Count <= CourseReadiness.MaxDevelops && Readiness.Checks.Count <= CourseReadiness.MaxChecks && Readiness.Checks.All(check => keys.Contains(check.Unit))), "readiness");
        Require(Grading is null || Grading.Weights.Keys.Concat(Grading.Codes?.Keys ?? []).All(keys.Contains), "grading");
    }

    private static bool AreKeys(IEnumerable<string> keys)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return keys.All(key => key.Length is > 0 and <= 40 && key.All(char.IsAsciiLetterOrDigit) && seen.Add(key));
    }

    private static void Require(bool holds, string detail)
    {
        if (!holds)
        {
            throw Invalid(detail);
        }
    }

    private static RuleBroken Invalid(string detail) => new(ExchangeErrors.ArchiveInvalid, new Dictionary<string, object?> { ["detail"] = detail });
}

/// <param name="Summary">Markdown.</param>
public sealed record ArchivedCourse(string Title, string Summary, int Hours, CourseAudience Audience, bool IsTemplate, bool IssuesCertificates);

public sealed record ArchivedModule(string Title, IReadOnlyList<ArchivedUnit> Units);

/// <summary>A unit; which of the last parts it has is a matter of its kind.</summary>
/// <param name="Text">Markdown.</param>
/// <param name="File">Key.</param>
public sealed record ArchivedUnit(
    string Key,
    UnitKind Kind,
    string Title,
    int Minutes,
    bool IsRequired,
    ArchivedRelease Release,
    string Text,
    int? DueDay = null,
    string? File = null,
    string? Address = null,
    ArchivedAssignment? Assignment = null,
    ArchivedQuiz? Quiz = null,
    ArchivedVideo? Video = null,
    bool? ByPackage = null);

/// <param name="After">Keys of units.</param>
/// <param name="At">A moment of the calendar.</param>
/// <param name="ByWord">A tutor opens it; null for false.</param>
public sealed record ArchivedRelease(
    IReadOnlyList<string> After, int Day, IReadOnlyList<ArchivedShare> MinShares, IReadOnlyList<string> Groups, DateTimeOffset? At = null, bool? ByWord = null);

public sealed record ArchivedShare(string Unit, decimal Share);

public sealed record ArchivedAssignment(
    IReadOnlyList<Criterion> Criteria, decimal PassPoints, int MaxFiles, LateRule Late, LatePenalty? Penalty = null, GroupWork? Groups = null, PeerReviewPlan? Peers = null);

/// <param name="Poster">Key of a file.</param>
public sealed record ArchivedVideo(IReadOnlyList<Subtitles> Subtitles, string? Poster = null);

public sealed record ArchivedQuiz(
    IReadOnlyList<ArchivedPart> Parts, int Attempts, decimal PassShare, QuizCounts Counts, QuizFeedback Feedback, bool IsPractice, bool RetakesFailed, bool Shuffle, int? Minutes = null);

/// <summary>A question, or a draw of some from a bank.</summary>
/// <param name="Question">Key; null for a draw.</param>
/// <param name="Bank">Key; null for a question.</param>
public sealed record ArchivedPart(
    string? Question = null, string Hint = "", string Explanation = "", string? Bank = null, int Count = 0, string? Subject = null, IReadOnlyList<string>? Tags = null, int? Grade = null);

/// <param name="Weights">By key of unit.</param>
/// <param name="Formula">Null where weights make the mark.</param>
/// <param name="Codes">By key of unit: how the formula names them; null without one.</param>
public sealed record ArchivedGrading(
    IReadOnlyDictionary<string, decimal> Weights, int DropLowest, decimal PassPercent, string? Formula = null, IReadOnlyDictionary<string, string>? Codes = null);

/// <param name="Background">Key of a file.</param>
public sealed record ArchivedDesign(string Heading, string Subheading, IReadOnlyList<DesignLine> Lines, IReadOnlyList<Signatory> Signatories, string Accent, string? Background = null);

/// <param name="Path">In the archive.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record ArchivedFile(string Key, string Path, string Name, string Sha256);

public sealed record ArchivedBank(string Key, string Title, string Subject, IReadOnlyList<ArchivedQuestion> Questions);

/// <param name="Path">Of a file in the format of banks (Moodle XML) with this one question.</param>
/// <param name="IsOffered">It can be drawn; otherwise it is there for who names it.</param>
public sealed record ArchivedQuestion(string Key, string Path, string Subject, int GradeFrom, int GradeTo, bool IsOffered);
