using MethodCabinet.Domain.Courses.Quizzes;

namespace MethodCabinet.Domain.Courses.Readiness;

/// <summary>How a diagnostic measures one competence.</summary>
/// <param name="Drawn">By which levels questions are drawn, lowest first; where there are none, the teacher says it of oneself.</param>
public sealed record DiagnosedCompetence(Competence Competence, IReadOnlyList<DiagnosedLevel> Drawn)
{
    public bool IsSelfAssessed => Drawn.Count == 0;

    internal int Parts => Math.Max(1, Drawn.Count);

    internal int Questions => Math.Max(1, Drawn.Sum(level => level.Count));
}

/// <param name="Count">Questions that are drawn.</param>
public readonly record struct DiagnosedLevel(int Level, int Count);

/// <summary>The diagnostic that follows from the framework and from what the banks ask already.</summary>
public static class DiagnosticPlan
{
    public const int MaxPerLevel = 10;

    /// <param name="offered">Questions that carry the code of a competence and the tag of a level.</param>
    /// <param name="perLevel">So many are drawn where there are as many.</param>
    /// <returns>All competences, in the order of the framework.</returns>
    /// <exception cref="RuleBroken">DiagnosticRange with <c>max</c>.</exception>
    public static IReadOnlyList<DiagnosedCompetence> Of(CompetenceFramework framework, IReadOnlyDictionary<(string Code, int Level), int> offered, int perLevel) => perLevel is < 1 or > MaxPerLevel
        ? throw new RuleBroken(CourseErrors.DiagnosticRange, new Dictionary<string, object?> { ["max"] = MaxPerLevel })
        : [
            .. framework.Competences.Select(competence => new DiagnosedCompetence(
                competence,
                [
                    .. Enumerable.Range(1, framework.Levels.Count)
                        .Select(level => new DiagnosedLevel(level, Math.Min(perLevel, offered.GetValueOrDefault((competence.Code, level)))))
                        .Where(level => level.Count > 0),
                ])),
        ];

    /// <summary>The competences by quizzes: one as long as it holds them, for a quiz has its limits. Each competence is whole in one.</summary>
    public static IReadOnlyList<IReadOnlyList<DiagnosedCompetence>> ByQuizzes(IReadOnlyList<DiagnosedCompetence> plan)
    {
        var quizzes = new List<List<DiagnosedCompetence>>();
        foreach (var competence in plan)
        {
            if (quizzes.Count == 0
                || quizzes[^1].Sum(one => one.Parts) + competence.Parts > QuizContent.MaxParts
                || quizzes[^1].Sum(one => one.Questions) + competence.Questions > QuizContent.MaxQuestions)
            {
                quizzes.Add([]);
            }

            quizzes[^1].Add(competence);
        }

        return quizzes;
    }

    /// <summary>What the question of a self-assessment shows: the answer «level k» gives k points of as many as there are levels.</summary>
    public static IEnumerable<CompetenceCheck> SelfChecks(Guid unitId, Guid partId, Guid competenceId, int levels) =>
        Enumerable.Range(1, levels).Select(level => new CompetenceCheck(unitId, partId.ToString(), competenceId, level, ShareOf(level, levels)));

    /// <summary>Of the points, as the answer that names the level gives them and as the check of that level asks for them. Rounded down, so that the answer always reaches its check.</summary>
    internal static decimal ShareOf(int level, int levels) => level == levels ? 1 : decimal.Round((decimal)level / levels, 4, MidpointRounding.ToZero);
}
