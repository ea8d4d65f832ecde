using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Readiness;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Readiness;

/// <summary>By what a diagnostic made now would measure each competence.</summary>
public static class ProposeDiagnostic
{
    /// <param name="Levels">From how many questions of the bank each level could be drawn, lowest first; all 0 where the teacher would say it of oneself.</param>
    public sealed record Response(Guid CompetenceId, string Title, string Code, IReadOnlyList<int> Levels);

    /// <param name="bankId">Null to draw from none.</param>
    public static async Task<Ok<List<Response>>> Handle(Guid? bankId, AppDb db, QuizQuestions questions, CancellationToken ct)
    {
        var framework = await db.FrameworkAsync(ct);
        var offered = await OfferedAsync(bankId, framework, db, questions, ct);
        return TypedResults.Ok(framework.Competences.Select(competence => new Response(
            competence.Id, competence.Title, competence.Code, [.. Enumerable.Range(1, framework.Levels.Count).Select(level => offered.GetValueOrDefault((competence.Code, level)))])).ToList());
    }

    /// <exception cref="RuleBroken">AssessmentErrors.BankNotFound.</exception>
    internal static async Task<Dictionary<(string Code, int Level), int>> OfferedAsync(Guid? bankId, CompetenceFramework framework, AppDb db, QuizQuestions questions, CancellationToken ct)
    {
        if (bankId is not { } bank)
        {
            return [];
        }

        if (!await db.QuestionBanks.AnyAsync(b => b.Id == bank, ct))
        {
            throw new RuleBroken(AssessmentErrors.BankNotFound);
        }

        var tags = await questions.TagsAsync(bank, ct);
        return framework.Competences
            .SelectMany(competence => Enumerable.Range(1, framework.Levels.Count).Select(level => (competence.Code, Level: level)))
            .ToDictionary(key => key, key => tags.Count(of => of.Contains(key.Code) && of.Contains(CompetenceCodes.TagOf(key.Level))));
    }
}

/// <summary>Makes the draft of a diagnostic out of the framework: a course with a quiz whose parts are tied to the levels that they show. It is edited and published like any other.</summary>
public static class MakeDiagnostic
{
    private const string Summary = "Диагностика показывает, какого уровня вы достигли в каждой компетенции. Отметок за неё не ставят: по результату складывается ваш маршрут.";
    private const string BankTitle = "Самооценка по рамке компетенций";
    private const string Subject = "informatics";

    /// <summary>Minutes that a question takes most people.</summary>
    private const decimal OneQuestion = 1.5m;

    private const int AcademicHour = 45;

    /// <param name="BankId">From which questions are drawn; null for a self-assessment of everything.</param>
    /// <param name="PerLevel">How many questions are drawn for each level of a competence.</param>
    public sealed record Request(string Title, Guid? BankId, int PerLevel);

    /// <param name="SelfAssessed">Competences of which no question of the bank carries code and level.</param>
    public sealed record Response(Guid CourseId, int Competences, int SelfAssessed);

    public static async Task<Created<Response>> Handle(
        Request request, AppDb db, QuizQuestions questions, QuestionContents contents, TextRenderer texts, CurrentUser user, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        var (framework, now) = (await db.FrameworkAsync(ct), clock.GetUtcNow());
        var plan = DiagnosticPlan.Of(framework, await ProposeDiagnostic.OfferedAsync(request.BankId, framework, db, questions, ct), request.PerLevel);
        var asked = await SelfAssessmentsAsync(plan, framework, request.BankId, db, contents, user, now, ct);
        var course = new Course { Id = Guid.CreateVersion7(), Audience = CourseAudience.Teachers, CreatedById = user.PersonId, CreatedAt = now };
        var (units, checks) = (new List<OutlineUnit>(), new List<CompetenceCheck>());
        var quizzes = DiagnosticPlan.ByQuizzes(plan);
        foreach (var (index, competences) in quizzes.Index())
        {
            var (unitId, parts) = (Guid.CreateVersion7(), new List<QuizPart>());
            foreach (var diagnosed in competences)
            {
                var competence = diagnosed.Competence;
                if (diagnosed.IsSelfAssessed)
                {
                    var part = new QuestionPart(Guid.CreateVersion7(), asked[competence.Id]);
                    parts.Add(part);
                    checks.AddRange(DiagnosticPlan.SelfChecks(unitId, part.Id, competence.Id, framework.Levels.Count));
                }

                foreach (var (level, count) in diagnosed.Drawn)
                {
                    var part = new DrawnPart(Guid.CreateVersion7(), request.BankId!.Value, count, null, [competence.Code, CompetenceCodes.TagOf(level)], null);
                    parts.Add(part);
                    checks.Add(new(unitId, part.Id.ToString(), competence.Id, level));
                }
            }

            // Nobody fails a diagnostic, and what it shows is told by the page of readiness.
            var content = new QuizContent(
                "", "", parts, Attempts: 1, Minutes: null, PassShare: 0, QuizCounts.Last, QuizFeedback.Nothing, IsPractice: false, RetakesFailed: false, Shuffle: false);
            var version = new UnitVersion(Guid.CreateVersion7(), course.Id, unitId, content, user.PersonId, now);
            db.UnitVersions.Add(version);
            units.Add(new(unitId, version.Id, UnitKind.Quiz, quizzes.Count == 1 ? "Диагностика" : $"Диагностика, часть {index + 1}", MinutesOf(content), IsRequired: true, Release.AtOnce));
        }

        course.Describe(request.Title, Summary, texts.Render(Summary).Html, Math.Max(1, (units.Sum(unit => unit.Minutes) + AcademicHour - 1) / AcademicHour), isTemplate: false);
        course.Arrange(new([new(Guid.CreateVersion7(), "Диагностика", units)]));
        db.Courses.Add(course);
        var readiness = new CourseReadiness { CourseId = course.Id };
        readiness.Set([], checks, framework, checks.Select(check => (check.UnitId, check.ItemId)).ToHashSet());
        db.CourseReadiness.Add(readiness);
        var response = new Response(course.Id, plan.Count, plan.Count(competence => competence.IsSelfAssessed));
        audit.Record("readiness.diagnostic-made", course.Id, new { response.Competences, response.SelfAssessed });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/courses/{course.Id}", response);
    }

    private static int MinutesOf(QuizContent quiz) => Math.Min(OutlineUnit.MaxMinutes, (int)Math.Ceiling(OneQuestion * quiz.Size));

    /// <summary>Versions of the questions, by competence: one that already asks the same, or else a new one.</summary>
    private static async Task<Dictionary<Guid, Guid>> SelfAssessmentsAsync(
        IReadOnlyList<DiagnosedCompetence> plan, CompetenceFramework framework, Guid? bankId, AppDb db, QuestionContents contents, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        var known = await db.Questions.AsNoTracking().Where(q => !q.Archived && q.Tags.Contains(SelfAssessment.Tag))
            .Join(db.QuestionVersions.AsNoTracking(), q => new { q.Id, Number = q.LastNumber }, v => new { Id = v.QuestionId, v.Number }, (q, v) => new { q.BankId, Version = v })
            .OrderBy(q => q.Version.CreatedAt).ToListAsync(ct);
        var (asked, home) = (new Dictionary<Guid, Guid>(), bankId ?? known.FirstOrDefault()?.BankId);
        foreach (var competence in plan.Where(competence => competence.IsSelfAssessed).Select(diagnosed => diagnosed.Competence))
        {
            var wanted = SelfAssessment.Of(competence, framework.Levels);
            if (known.Find(q => wanted.IsAskedBy(q.Version)) is { } same)
            {
                asked.Add(competence.Id, same.Version.Id);
                continue;
            }

            if (home is null)
            {
                var bank = new QuestionBank(Guid.CreateVersion7(), BankTitle, Subject, now, user.PersonId);
                db.QuestionBanks.Add(bank);
                home = bank.Id;
            }

            var question = new Question(Guid.CreateVersion7(), home.Value, Subject, now);
            question.Classify(Subject, 1, 11, [competence.Code, SelfAssessment.Tag]);
            var version = question.Revise(null, lastIsUsed: false, contents.Render(new(wanted.Title, wanted.Statement, wanted.Body, wanted.Key, wanted.Points)), Guid.CreateVersion7(), now, user.PersonId);
            db.Questions.Add(question);
            db.QuestionVersions.Add(version);
            asked.Add(competence.Id, version.Id);
        }

        return asked;
    }
}
