using System.Text.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Assessment;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>The quiz of the example course, its bank of questions, and the first tries of those who have come so far.</summary>
internal sealed class ExampleQuiz(AppDb db, TextRenderer renderer, ExamplePeople people, DateTimeOffset now)
{
    private const string Basics = "основы", Practice = "практика";

    private static readonly Dictionary<string, decimal> NoShares = [];
    private static readonly IReadOnlyList<Item> Signs = ItemIds.Give(["=", "+", "#", "@"]);
    private static readonly IReadOnlyList<Item> Addresses = ItemIds.Give(["B3", "AA10", "3B", "B-3"]);
    private static readonly IReadOnlyList<Item> Ranges = ItemIds.Give(["ячейки строки 3 от столбца B до столбца K", "только ячейки B3 и K3", "столбец B с третьей строки", "частное от деления B3 на K3"]);
    private static readonly IReadOnlyList<Item> Functions = ItemIds.Give(["СРЗНАЧ", "СЧЁТЕСЛИ", "ЕСЛИ"]);
    private static readonly IReadOnlyList<Item> Meanings = ItemIds.Give(["среднее арифметическое", "сколько ячеек подходит под условие", "одно значение или другое, смотря по условию"]);

    private readonly Random random = new(2028);
    private readonly Dictionary<Guid, QuestionVersion> versions = [];

    /// <summary>Writes the bank. Its learners are asked four questions that are the same for all, and two of three that are drawn.</summary>
    public QuizContent Write()
    {
        var bank = new QuestionBank(ExampleIds.Of("bank", "tables"), "Электронные таблицы", "informatics", now.AddDays(-35), people.Methodist.Id);
        db.Add(bank);
        QuestionPart[] asked =
        [
            PartOf(
                Add(bank, Basics, "Знак формулы", "С какого знака начинается формула в ячейке?", new ChoiceBody(Signs, Multiple: false), new ChoiceKey([Signs[0].Id], ChoiceRule.AllOrNothing, NoShares), 1),
                "Вспомните, что вы ввели в ячейку перед `B3+B4`.", "Формула начинается со знака равенства: по нему таблица отличает её от текста."),
            PartOf(
                Add(bank, Basics, "Функция среднего", "Какая функция считает среднее арифметическое? Напишите её имя.", new ShortTextBody(), new ShortTextKey([new("СРЗНАЧ"), new("AVERAGE")], new TextRule(Slips: 1)), 1),
                "Имя составлено из слов «среднее значение».", "`=СРЗНАЧ(B3:K3)`; в английской программе — `AVERAGE`."),
            PartOf(
                Add(bank, Basics, "Пересчёт", "Верно ли утверждение: если исправить отметку, средний балл, посчитанный формулой, нужно ввести заново?", new TrueFalseBody(), new TrueFalseKey(false), 1),
                "", "Формула пересчитывается сама, как только меняется ячейка, на которую она ссылается."),
            PartOf(
                Add(bank, Basics, "Средний балл", "В ячейках от B3 до F3 стоят отметки 5, 4, 4, 3, 5. Что покажет `=СРЗНАЧ(B3:F3)`?", new NumericBody([]), new NumericKey([new(4.2m)], []), 2),
                "Сложите отметки и разделите на их число.", "$(5+4+4+3+5):5=4{,}2$."),
        ];
        Add(bank, Practice, "Адреса ячеек", "Какие адреса записаны верно? Выберите все.", new ChoiceBody(Addresses, Multiple: true), new ChoiceKey([Addresses[0].Id, Addresses[1].Id], ChoiceRule.OneMistakeHalf, NoShares), 2);
        Add(bank, Practice, "Диапазон", "Что означает `B3:K3`?", new ChoiceBody(Ranges, Multiple: false), new ChoiceKey([Ranges[0].Id], ChoiceRule.AllOrNothing, NoShares), 2);
        Add(
            bank, Practice, "Что считает функция", "Поставьте в соответствие функции то, что она возвращает.", new MatchingBody(Functions, Meanings),
            new MatchingKey(Functions.Zip(Meanings).ToDictionary(pair => pair.First.Id, pair => pair.Second.Id), PartialRule.Proportional), 2);
        return new QuizContent(
            "Шесть вопросов о формулах и адресах. На попытку — 20 минут. Повторная попытка спросит только то, что не получилось.", "",
            [.. asked, new DrawnPart(ExampleIds.Of("quiz-part", "draw"), bank.Id, 2, null, [Practice], null)],
            Attempts: 3, Minutes: 20, PassShare: 0.6m, QuizCounts.Best, QuizFeedback.Explanation, IsPractice: false, RetakesFailed: true, Shuffle: false);
    }

    /// <summary>Somebody's first try.</summary>
    /// <param name="knows">How likely an answer is right: 0 to 1.</param>
    public void Take(Enrolment enrolment, OutlineUnit unit, double knows, DateTimeOffset at)
    {
        var quiz = (QuizContent)db.UnitVersions.Local.Single(version => version.Id == unit.VersionId).Content;
        var id = QuizAttempt.IdOf(enrolment.Id, unit.Id, 1);
        var candidates = versions.Values.Select(version => new QuizCandidate(version.Id, version.QuestionId)).ToList();
        var drawn = quiz.Parts.OfType<DrawnPart>().ToDictionary(part => part.Id, _ => (IReadOnlyList<QuizCandidate>)candidates[quiz.Parts.OfType<QuestionPart>().Count()..]);
        var planned = QuizDraw.Draw(quiz, id, candidates.ToDictionary(candidate => candidate.VersionId), drawn, [], new HashSet<Guid>());
        List<QuizTask> tasks = [.. planned.Index().Select(task => TaskOf(id, task.Index + 1, task.Item, knows))];
        var attempt = new QuizAttempt
        {
            Id = id,
            EnrolmentId = enrolment.Id,
            UnitId = unit.Id,
            PersonId = enrolment.PersonId,
            VersionId = unit.VersionId,
            Number = 1,
            OpenedAt = at,
            EndsAt = at.AddMinutes(20),
            MaxPoints = tasks.Sum(task => task.MaxPoints),
            ShownAt = at.AddMinutes(9),
        };
        attempt.Score(quiz, QuizScoring.Sum(tasks), at.AddMinutes(9));
        var progress = new UnitProgress { EnrolmentId = enrolment.Id, UnitId = unit.Id, OpenedAt = at };
        QuizScoring.Follow(quiz, progress, [attempt], at.AddMinutes(9));
        db.AddRange(attempt, progress);
        db.AddRange(tasks);
    }

    private QuizTask TaskOf(Guid attemptId, int position, PlannedTask planned, double knows)
    {
        var version = versions[planned.VersionId];
        var right = RightAnswer.Of(version.Body, version.Key, version.Points);
        var answer = random.NextDouble() < knows ? right : WrongOf(version.Body, right);
        return new QuizTask
        {
            AttemptId = attemptId,
            TaskId = QuizAttempt.TaskIdOf(attemptId, position),
            Position = position,
            PartId = planned.PartId,
            Slot = planned.Slot,
            QuestionVersionId = version.Id,
            MaxPoints = version.Points.MaxPoints,
            IsKept = false,
            Points = Scoring.Score(version.Body, version.Key, version.Points, answer),
            Answer = answer is null ? null : JsonSerializer.Serialize(answer, Platform.StoredJson.Options),
        };
    }

    /// <summary>Another option where there are some; otherwise nothing is answered.</summary>
    private Answer? WrongOf(QuestionBody body, Answer? right) => (body, right) switch
    {
        (ChoiceBody choice, ChoiceAnswer chosen) when choice.Options.Where(option => !chosen.Selected.Contains(option.Id)).ToList() is { } others => new ChoiceAnswer([others[random.Next(others.Count)].Id]),
        (TrueFalseBody, TrueFalseAnswer truth) => new TrueFalseAnswer(!truth.Value),
        _ => null,
    };

    private QuestionPart PartOf(QuestionVersion version, string hint, string explanation) => new(
        ExampleIds.Of("quiz-part", version.Title), version.Id, hint, explanation, hint.Length == 0 ? "" : renderer.Render(hint).Html, renderer.Render(explanation).Html);

    private QuestionVersion Add(QuestionBank bank, string tag, string title, string statement, QuestionBody body, AnswerKey key, decimal points)
    {
        var question = new Question(ExampleIds.Of("question", "tables", title), bank.Id, bank.Subject, now.AddDays(-35));
        question.Classify(bank.Subject, 1, 11, [tag]);
        var content = new QuestionContents(renderer).Render(new QuestionDraft(title, statement, body, key, new PointRule(points)));
        var version = question.Revise(null, false, content, ExampleIds.Of("question-version", "tables", title), now.AddDays(-35), people.Methodist.Id);
        db.AddRange(question, version);
        versions.Add(version.Id, version);
        return version;
    }
}
