using System.Net;
using System.Text.RegularExpressions;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>Collects questions and problems of one import.</summary>
internal sealed partial class ImportLog
{
    /// <summary>Characters of a file.</summary>
    public const int MaxFile = 50_000_000;
    private const int MaxProblems = 5000;
    private const int MaxExcerpt = 120;
    private readonly List<ImportedQuestion> questions = [];
    private readonly List<ImportProblem> problems = [];

    public ImportResult Result => new(questions, [.. problems.OrderBy(p => p.Line)]);

    public void Broken(int line, ErrorCode error, string excerpt) => Add(line, error, excerpt, warning: false);

    public void LeftOut(int line, ErrorCode error, string excerpt) => Add(line, error, excerpt, warning: true);

    /// <summary>Takes the question over if it is sound.</summary>
    public void Take(ImportedQuestion question)
    {
        var found = QuestionCheck.Check(question.Title, question.Statement, question.Body, question.Key, question.Points);
        if (found.Count == 0)
        {
            questions.Add(question);
        }

        foreach (var problem in found)
        {
            Broken(question.Line, problem.Error, question.Title);
        }
    }

    /// <summary>The start of a text, in one line.</summary>
    public static string Short(string text, int length = MaxExcerpt)
    {
        var head = string.Join(' ', text[..Math.Min(text.Length, length * 4)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (head.Length <= length)
        {
            return head;
        }

        // Not through the middle of a surrogate pair.
        var end = char.IsHighSurrogate(head[length - 2]) ? length - 2 : length - 1;
        return head[..end].TrimEnd() + "…";
    }

    /// <summary>What people wrote, without the tags of HTML between where that is their format: elsewhere «x &lt; 5» is words too.</summary>
    /// <param name="format">As Moodle or GIFT names it; null where nothing is said.</param>
    public static string Words(string text, string? format = null) =>
        format is "plain_text" or "plain" or "markdown" ? text.Trim() : WebUtility.HtmlDecode(Tag().Replace(text, " ")).Trim();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tag();

    private void Add(int line, ErrorCode error, string excerpt, bool warning)
    {
        if (problems.Count < MaxProblems)
        {
            problems.Add(new(line, error, Short(excerpt), warning));
        }
        else if (problems.Count == MaxProblems)
        {
            problems.Add(new(line, AssessmentErrors.ImportTooManyProblems, "", Warning: false));
        }
    }
}
