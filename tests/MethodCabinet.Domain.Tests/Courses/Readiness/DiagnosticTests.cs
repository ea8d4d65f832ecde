using CsCheck;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Readiness;

namespace MethodCabinet.Domain.Tests.Courses.Readiness;

public sealed class DiagnosticTests
{
    private static readonly CompetenceLevel[] Levels = [new("Базовый", "Пользуется по образцу."), new("Уверенный", "Выбирает сам."), new("Экспертный", "Учит коллег.")];

    [Fact]
    public void Codes_are_given_once_and_stay_whatever_is_moved()
    {
        var framework = Described(Levels, [new(Id(1), "Документы", [Named(2), Named(3)]), new(Id(4), "Уроки", [Named(5)])]);
        Assert.Equal(["икт-1.1", "икт-1.2", "икт-2.1"], Codes(framework));

        var (documents, lessons) = (framework.Areas[0], framework.Areas[1]);
        framework.Describe(Levels, [lessons, documents with { Competences = [documents.Competences[1], Named(6)] }], 1);
        Assert.Equal(["икт-2.1", "икт-1.2", "икт-2.2"], Codes(framework));

        var alike = new[] { new CompetenceArea(Id(1), "Документы", [Named(2) with { Code = "А" }, Named(3) with { Code = " а" }]) };
        Assert.Equal(CourseErrors.FrameworkInvalid, Assert.Throws<RuleBroken>(() => framework.Describe(Levels, alike, 1)).Error);
    }

    [Fact]
    public void Codes_are_unlike_for_any_framework_and_giving_them_again_changes_nothing() =>
        Gen.Select(Gen.Int[1, 4].Array[1, 12], Gen.Int[0, 11]).Sample((places, own) =>
        {
            var areas = places.Select((area, n) => (area, n)).GroupBy(p => p.area, p => p.n)
                .Select(of => new CompetenceArea(Id(500 + of.Key), "Область", [.. of.Select(n => n == own ? Named(n) with { Code = "икт-1.1" } : Named(n))])).ToList();
            var given = CompetenceCodes.Give(areas);
            var codes = given.SelectMany(area => area.Competences).Select(competence => competence.Code).ToList();
            return codes.Distinct().Count() == codes.Count && CompetenceCodes.Give(given).SelectMany(area => area.Competences).Select(competence => competence.Code).SequenceEqual(codes);
        });

    [Fact]
    public void Levels_with_questions_are_drawn_and_competences_without_any_are_asked_of_oneself()
    {
        var framework = Described(Levels, [new(Id(1), "Документы", [Named(2), Named(3)])]);
        var plan = DiagnosticPlan.Of(framework, new Dictionary<(string, int), int> { [("икт-1.1", 1)] = 5, [("икт-1.1", 3)] = 1, [("икт-9.9", 2)] = 7 }, 2);
        Assert.Equal([new(1, 2), new(3, 1)], plan[0].Drawn);
        Assert.Equal([false, true], plan.Select(competence => competence.IsSelfAssessed));
        Assert.All([0, 11], perLevel => Assert.Equal(CourseErrors.DiagnosticRange, Assert.Throws<RuleBroken>(() => DiagnosticPlan.Of(framework, new Dictionary<(string, int), int>(), perLevel)).Error));
    }

    [Fact]
    public void Quizzes_hold_what_a_quiz_may_and_together_everything_in_order() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[2, 8], Gen.Int[0, 12], Gen.Int[1, 10]).Sample((competences, levels, offered, perLevel) =>
        {
            var framework = Described([.. Enumerable.Range(1, levels).Select(n => new CompetenceLevel($"{n}", ""))], [new(Id(999), "Область", [.. Enumerable.Range(1, competences).Select(Named)])]);
            var plan = DiagnosticPlan.Of(framework, framework.Competences.SelectMany(c => Enumerable.Range(1, levels).Select(level => (c.Code, level))).ToDictionary(key => key, _ => offered), perLevel);
            var quizzes = DiagnosticPlan.ByQuizzes(plan);
            return quizzes.SelectMany(quiz => quiz).SequenceEqual(plan)
                && quizzes.All(quiz => quiz.Sum(c => Math.Max(1, c.Drawn.Count)) <= QuizContent.MaxParts && quiz.Sum(c => Math.Max(1, c.Drawn.Sum(level => level.Count))) <= QuizContent.MaxQuestions);
        });

    [Fact]
    public void The_answer_that_names_a_level_shows_that_level_and_none_above() => Gen.Select(Gen.Int[2, CompetenceFramework.MaxLevels], Gen.Int[0, CompetenceFramework.MaxLevels]).Sample((count, chosen) =>
    {
        var answer = Math.Min(chosen, count);
        var levels = Enumerable.Range(1, count).Select(n => new CompetenceLevel($"Уровень {n}", n % 2 == 0 ? "" : $"Делает {n}")).ToList();
        var asked = SelfAssessment.Of(Named(2), levels);
        Assert.Empty(QuestionCheck.Check(asked.Title, asked.Statement, asked.Body, asked.Key, asked.Points));
        var points = Scoring.Score(asked.Body, asked.Key, asked.Points, new ChoiceAnswer([asked.Body.Options[answer].Id]));
        var shown = Placing.Place([.. DiagnosticPlan.SelfChecks(Id(8), Id(9), Id(2), count)], _ => new CheckedPoints(points, asked.Points.MaxPoints));
        return shown[Id(2)] == answer;
    });

    [Fact]
    public void The_question_says_what_each_level_does_and_asks_nothing_by_its_name()
    {
        var asked = SelfAssessment.Of(new(Id(2), "Таблицы *и* формулы", "Ведёт журнал."), Levels);
        Assert.StartsWith(@"**Таблицы \*и\* формулы.** Ведёт журнал.", asked.Statement, StringComparison.Ordinal);
        Assert.Equal(["Пока ничего из этого", "Пользуется по образцу.", "Выбирает сам.", "Учит коллег."], asked.Body.Options.Select(option => option.Text));
        Assert.Equal("1. Базовый", SelfAssessment.Of(Named(2), [.. Levels.Select(level => level with { Description = "" })]).Body.Options[1].Text);
    }

    private static CompetenceFramework Described(IReadOnlyList<CompetenceLevel> levels, IReadOnlyList<CompetenceArea> areas)
    {
        var framework = new CompetenceFramework { Id = Id(4) };
        framework.Describe(levels, areas, 1);
        return framework;
    }

    private static IEnumerable<string> Codes(CompetenceFramework framework) => framework.Competences.Select(competence => competence.Code);

    private static Competence Named(int number) => new(Id(number), $"Компетенция {number}", "");

    private static Guid Id(int number) => new($"0199a1b2-0000-7000-8000-{number:D12}");
}
