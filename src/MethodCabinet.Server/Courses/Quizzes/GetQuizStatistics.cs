using System.Text.Json;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Assessment.Journal;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>How good a quiz and its questions have been in a cohort, by the first try of each learner: later ones know the questions.</summary>
public static class GetQuizStatistics
{
    /// <param name="Tries">First tries that were handed in.</param>
    /// <param name="NeededTries">With fewer there are no figures.</param>
    /// <param name="Alpha">Cronbach's.</param>
    /// <param name="MeanShare">Of the maximum.</param>
    public sealed record Response(string CourseTitle, string CohortTitle, string UnitTitle, int Tries, int NeededTries, double? Alpha, double? MeanShare, IReadOnlyList<QuestionRow> Questions);

    /// <param name="Asked">In how many tries.</param>
    /// <param name="Facility">Mean share of the maximum.</param>
    /// <param name="Discrimination">Correlation with the rest of the quiz.</param>
    /// <param name="Options">Empty for questions without options.</param>
    /// <param name="NoAnswer">In how many tries nothing was answered.</param>
    public sealed record QuestionRow(
        Guid QuestionId, Guid VersionId, Guid BankId, string Title, string Type, int Asked, double? Facility, double? Discrimination, IReadOnlyList<QuestionFlag> Flags, IReadOnlyList<OptionRow> Options, int NoAnswer);

    /// <param name="Id">Of the option; <c>true</c> and <c>false</c> where only these can be chosen.</param>
    /// <param name="Text">HTML; empty for <c>true</c> and <c>false</c>.</param>
    public sealed record OptionRow(string Id, string Text, int Count, bool IsRight);

    internal static readonly Workbook<QuestionRow> Workbook = new Workbook<QuestionRow>("quiz-statistics", "Вопросы теста")
        .Column("Вопрос", q => q.Title, 48, "title")
        .Column("Вид", q => PageWords.Find("assessment", $"type.{q.Type}"), 20, "type")
        .Column("Ответивших", q => q.Asked, 12, "asked")
        .Column("Решаемость", q => Rounded(q.Facility), 12, "facility")
        .Column("Различение", q => Rounded(q.Discrimination), 12, "discrimination")
        .Column("Без ответа", q => q.NoAnswer, 12, "noAnswer")
        .Column("Замечания", q => string.Join(", ", q.Flags.Select(WordOf)), 36);

    public static async Task<Ok<Response>> Handle(Guid id, Guid unitId, AppDb db, PublishedCourses published, QuizQuestions questions, CurrentUser user, CancellationToken ct)
    {
        var cohort = await db.TutoredCohortAsync(id, user, ct);
        var edition = await published.EditionAsync(db, cohort.CourseId, cohort.Edition, ct);
        var unit = edition.Outline.Units.FirstOrDefault(u => u.Id == unitId && u.Kind == UnitKind.Quiz) ?? throw new RuleBroken(CourseErrors.UnitNotFound);
        var tasks = await (
            from t in db.QuizTasks.AsNoTracking()
            join a in db.QuizAttempts on t.AttemptId equals a.Id
            join e in db.Enrolments on a.EnrolmentId equals e.Id
            where e.CohortId == id && a.UnitId == unitId && a.Number == 1 && a.HandedInAt != null
            orderby t.Position
            select t)
            .ToListAsync(ct);
        var statistics = QuizStatistics.Of([.. tasks.Select(t => new TakenTask(t.AttemptId, (t.PartId, t.Slot), t.QuestionVersionId, t.Points ?? 0, t.MaxPoints))]);
        var versions = await questions.VersionsAsync([.. statistics.Questions.Select(q => q.Question)], ct);
        var ids = versions.Values.Select(v => v.QuestionId).ToArray();
        var banks = await db.Questions.Where(q => ids.Contains(q.Id)).ToDictionaryAsync(q => q.Id, q => q.BankId, ct);
        var places = (await published.VersionAsync(db, unit.VersionId, ct)).Content is QuizContent quiz ? quiz.Parts.Index().ToDictionary(p => p.Item.Id, p => p.Index) : [];
        var answers = tasks.ToLookup(t => t.QuestionVersionId);
        return TypedResults.Ok(new Response(
            edition.Title, cohort.Title, unit.Title, statistics.Tries, QuizStatistics.NeededTries, statistics.Alpha, statistics.MeanShare,
            [
                .. statistics.Questions.OrderBy(q => answers[q.Question].Min(t => places.GetValueOrDefault(t.PartId, int.MaxValue))).ThenBy(q => versions[q.Question].Title, StringComparer.Ordinal)
                    .Select(q => RowOf(q, versions[q.Question], banks, [.. answers[q.Question]])),
            ]));
    }

    private static QuestionRow RowOf(QuestionStatistics figures, QuestionVersion version, Dictionary<Guid, Guid> banks, List<QuizTask> tasks)
    {
        var counts = QuizStatistics.CountOptions(version.Body, tasks.Select(t => t.Answer is null ? null : JsonSerializer.Deserialize(t.Answer, AnswerJson.Default.Answer)));
        var texts = version.BodyRendered is ChoiceBody choice ? choice.Options.ToDictionary(option => option.Id, option => option.Text) : [];
        return new QuestionRow(
            version.QuestionId, version.Id, banks[version.QuestionId], version.Title, QuestionTypes.NameOf(version.Body), figures.Asked, figures.Facility, figures.Discrimination, figures.Flags,
            [.. counts.Select(count => new OptionRow(count.Key, texts.GetValueOrDefault(count.Key, ""), count.Value, IsRight(version.Key, count.Key)))],
            tasks.Count(t => t.Answer is null));
    }

    private static decimal? Rounded(double? share) => share is { } known ? decimal.Round((decimal)known, 2, MidpointRounding.AwayFromZero) : null;

    private static string WordOf(QuestionFlag flag) => flag switch
    {
        QuestionFlag.TooHard => "слишком трудный",
        QuestionFlag.TooEasy => "слишком лёгкий",
        _ => "не различает слушателей",
    };

    private static bool IsRight(AnswerKey key, string option) => key switch
    {
        ChoiceKey choice => choice.Correct.Contains(option),
        TrueFalseKey truth => option == (truth.Value ? "true" : "false"),
        _ => false,
    };
}
