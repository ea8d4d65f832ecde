using System.Net;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Cohorts;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Courses.Quizzes;

public sealed class QuizTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly QuestionContent[] Two = [QuizScene.True, QuizScene.True], Three = [.. Two, QuizScene.True];

    [Fact]
    public async Task A_quiz_is_taken_scored_and_completes_its_unit()
    {
        var scene = await QuizScene.CreateAsync(app, Three, (quiz, _) => quiz with { Attempts = 2, Minutes = 30 });
        var (learner, enrolment, view) = await scene.BegunAsync();
        Assert.Equal((1, 3, view.OpenedAt.AddMinutes(30)), (view.Number, view.Tasks.Count, view.DeadlineAt));
        Assert.Equal(QuizAttempt.IdOf(enrolment, scene.QuizId, 1), view.Id);
        Assert.Equal("course.quiz.not-handed-in", await (await learner.GetAsync($"/api/quiz-attempts/{view.Id}/result")).ErrorCodeAsync());

        var failed = await QuizScene.AnswerAsync(learner, view, QuizScene.Right, QuizScene.Wrong);
        Assert.Equal((1m, 3m, false), (failed.Points, failed.MaxPoints, failed.Passed));
        Assert.Equal([true, false, false], failed.Tasks.Select(task => task.IsRight));
        Assert.Equal([QuizScene.Right, QuizScene.Wrong, null], failed.Tasks.Select(task => task.Answer));
        Assert.Equal(UnitState.Begun, await StateAsync(scene, learner, enrolment));

        var again = await scene.BeginAsync(learner, enrolment);
        Assert.Equal((2, again.Id), (again.Number, (await scene.UnitAsync(learner, enrolment)).RunningId));
        var passed = await QuizScene.AnswerAsync(learner, again, QuizScene.Right, QuizScene.Right);
        Assert.True(passed.Passed);
        Assert.Equal(UnitState.Complete, await StateAsync(scene, learner, enrolment));
        var quiz = await scene.UnitAsync(learner, enrolment);
        Assert.Equal((0, null), (quiz.TriesLeft, quiz.RunningId));
        Assert.Equal([false, true], quiz.Tries.Select(t => t.Counts));
        Assert.Equal("course.quiz.no-tries-left", await (await scene.TryBeginAsync(learner, enrolment)).ErrorCodeAsync());
        Assert.Equal((2m, 3m), (await learner.ReadAsync<GetLearning.Response>($"/api/learning/{enrolment}")).Modules[0].Units.Where(u => u.Id == scene.QuizId).Select(u => (u.Points, u.MaxPoints)).Single());
    }

    [Fact]
    public async Task Of_those_who_begin_at_once_all_go_on_with_one_try()
    {
        var scene = await QuizScene.CreateAsync(app, Two);
        var (learner, enrolment, _) = await scene.Course.LearnerAsync();

        var begun = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => scene.BeginAsync(learner, enrolment)));

        Assert.Single(begun.Select(view => view.Id).Distinct());
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => QuizScene.HandInAsync(learner, begun[0].Id)));
        Assert.Single(results.Select(result => result.HandedInAt).Distinct());
    }

    [Fact]
    public async Task A_try_belongs_to_its_learner_alone()
    {
        var scene = await QuizScene.CreateAsync(app, Two);
        var (_, enrolment, view) = await scene.BegunAsync();
        var (other, _, _) = await scene.Course.LearnerAsync();

        Assert.Equal("course.quiz.not-found", await (await other.GetAsync($"/api/quiz-attempts/{view.Id}")).ErrorCodeAsync());
        Assert.Equal("course.quiz.not-found", await (await other.PostAsync($"/api/quiz-attempts/{view.Id}/hand-in")).ErrorCodeAsync());
        Assert.Equal("course.enrolment.not-found", await (await scene.TryBeginAsync(other, enrolment)).ErrorCodeAsync());
    }

    [Theory]
    [InlineData(QuizFeedback.Nothing)]
    [InlineData(QuizFeedback.Points)]
    [InlineData(QuizFeedback.RightOrWrong)]
    public async Task No_answer_of_the_server_holds_a_key_before_the_quiz_shows_it(QuizFeedback feedback)
    {
        QuestionContent[] marked = [.. MarkedQuestions.All.Where(question => Scoring.IsAutomatic(question.Key))];
        var scene = await QuizScene.CreateAsync(app, [.. marked.Select(_ => QuizScene.True)], (quiz, _) => quiz with { Feedback = feedback, IsPractice = true });
        await MarkAsync(scene, marked);
        var (learner, enrolment, _) = await scene.Course.LearnerAsync();
        var bodies = new List<string> { await BodyAsync(scene.TryBeginAsync(learner, enrolment)) };
        var view = await scene.BeginAsync(learner, enrolment);
        Assert.Equal(marked.Length, view.Tasks.Count);
        var device = QuizScene.DeviceOf(view);
        device.Write(view.Tasks[0].Id, Device.Text("ответ"));
        bodies.Add(await BodyAsync(device.PostAsync(learner)));
        bodies.Add(await BodyAsync(learner.PostAsync($"/api/quiz-attempts/{view.Id}/check", new CheckQuizAnswer.Request(view.Tasks[0].Id))));
        bodies.Add(await BodyAsync(learner.GetAsync($"/api/quiz-attempts/{view.Id}")));
        bodies.Add(await BodyAsync(learner.PostAsync($"/api/quiz-attempts/{view.Id}/hand-in")));
        bodies.Add(await BodyAsync(learner.GetAsync($"/api/quiz-attempts/{view.Id}/result")));
        bodies.Add(await BodyAsync(learner.GetAsync(scene.Course.UnitPath(enrolment, scene.QuizId))));
        bodies.Add(await BodyAsync(learner.GetAsync($"/api/learning/{enrolment}")));

        Assert.All(bodies, body => Assert.All(MarkedQuestions.Signs, sign => Assert.DoesNotContain(sign, body, StringComparison.Ordinal)));
        var result = await learner.ReadAsync<QuizResult>($"/api/quiz-attempts/{view.Id}/result");
        Assert.Equal((feedback >= QuizFeedback.Points, feedback >= QuizFeedback.RightOrWrong), (result.Points is not null, result.Tasks.All(task => task.IsRight is not null)));
        var unit = (await learner.ReadAsync<GetLearning.Response>($"/api/learning/{enrolment}")).Modules[0].Units.Single(u => u.Id == scene.QuizId);
        Assert.Equal(feedback >= QuizFeedback.Points, unit.Points is not null);
    }

    [Fact]
    public async Task A_quiz_that_explains_shows_right_answers_after_the_hand_in()
    {
        var scene = await QuizScene.CreateAsync(app, Two, (quiz, _) => quiz with { Feedback = QuizFeedback.Explanation });
        var (learner, _, view) = await scene.BegunAsync();

        var result = await QuizScene.AnswerAsync(learner, view);

        Assert.All(result.Tasks, task => Assert.Equal((QuizScene.Right, false), (task.Key, task.IsRight)));
        Assert.All(result.Tasks, task => Assert.Contains("Потому что так", task.ExplanationHtml, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_retake_asks_only_what_failed_until_nothing_is_left()
    {
        var scene = await QuizScene.CreateAsync(app, Three, (quiz, _) => quiz with { RetakesFailed = true, PassShare = 1 });
        var (learner, enrolment, view) = await scene.BegunAsync();
        var first = await QuizScene.AnswerAsync(learner, view, QuizScene.Right, QuizScene.Wrong, QuizScene.Right);
        Assert.Equal((1, 1), (first.RetakeAsks, (await scene.UnitAsync(learner, enrolment)).RetakeAsks));

        var second = await scene.BeginAsync(learner, enrolment);
        Assert.Single(second.Tasks);
        var result = await QuizScene.AnswerAsync(learner, second, QuizScene.Right);

        Assert.Equal((3m, 3m, true, null), (result.Points, result.MaxPoints, result.Passed, result.RetakeAsks));
        Assert.Equal("course.quiz.nothing-left", await (await scene.TryBeginAsync(learner, enrolment)).ErrorCodeAsync());
    }

    [Fact]
    public async Task Each_draws_from_the_bank_and_a_further_try_draws_others()
    {
        var scene = await QuizScene.CreateAsync(
            app, [.. Enumerable.Repeat(QuizScene.True, 6), Sitting.Content(new EssayBody(), new ManualKey([new Criterion("k", "Полнота", 1)], null))],
            (quiz, bank) => quiz with { Parts = [new DrawnPart(Guid.CreateVersion7(), bank, 3, "informatics", [], 9)] });
        var (learner, enrolment, view) = await scene.BegunAsync();
        await QuizScene.AnswerAsync(learner, view);
        var again = await scene.BeginAsync(learner, enrolment);

        var (first, second) = (await AskedAsync(view.Id), await AskedAsync(again.Id));
        Assert.Equal((3, 3, 6), (first.Count, second.Count, first.Union(second).Count()));
        Assert.DoesNotContain(scene.Questions[^1].Id, first.Union(second));
    }

    [Fact]
    public async Task Whoever_practises_checks_each_answer_at_once()
    {
        var scene = await QuizScene.CreateAsync(app, Two, (quiz, _) => quiz with { IsPractice = true });
        var (learner, _, view) = await scene.BegunAsync();
        var (path, task, device) = ($"/api/quiz-attempts/{view.Id}/check", view.Tasks[0].Id, QuizScene.DeviceOf(view));

        device.Write(task, QuizScene.Wrong);
        await QuizScene.SaveAsync(learner, device);
        var wrong = await (await learner.PostAsync(path, new CheckQuizAnswer.Request(task))).ReadAsync<CheckQuizAnswer.Response>();
        Assert.Equal((0m, 1m, false), (wrong.Points, wrong.MaxPoints, wrong.IsRight));
        Assert.Contains("<strong>ещё</strong>", wrong.Html, StringComparison.Ordinal);

        device.Write(task, QuizScene.Right);
        await QuizScene.SaveAsync(learner, device);
        var right = await (await learner.PostAsync(path, new CheckQuizAnswer.Request(task))).ReadAsync<CheckQuizAnswer.Response>();
        Assert.True(right.IsRight);
        Assert.Contains("Потому что так", right.Html, StringComparison.Ordinal);

        Assert.Equal("olympiad.journal.foreign-task", await (await learner.PostAsync(path, new CheckQuizAnswer.Request(Guid.NewGuid()))).ErrorCodeAsync());
        await QuizScene.HandInAsync(learner, view.Id);
        Assert.Equal("course.quiz.over", await (await learner.PostAsync(path, new CheckQuizAnswer.Request(task))).ErrorCodeAsync());
    }

    [Fact]
    public async Task Without_practice_nothing_is_checked_before_the_hand_in()
    {
        var scene = await QuizScene.CreateAsync(app, Two);
        var (learner, _, view) = await scene.BegunAsync();

        Assert.Equal("course.quiz.no-practice", await (await learner.PostAsync($"/api/quiz-attempts/{view.Id}/check", new CheckQuizAnswer.Request(view.Tasks[0].Id))).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_quiz_that_people_would_have_to_mark_is_not_published()
    {
        var scene = await QuizScene.CreateAsync(app, Two);
        var (_, essays) = await QuizScene.StoreAsync(app, [Sitting.Content(new EssayBody(), new ManualKey([new Criterion("k", "Полнота", 1)], null))]);
        await scene.Course.WriteAsync(scene.QuizId, new("", Quiz: await DraftAsync(scene) with { Parts = [new QuestionPart(Guid.CreateVersion7(), essays[0].Id)] }));
        Assert.Contains(new GetCourse.Problem("course.quiz.needs-people", scene.QuizId), (await scene.Course.CourseAsync()).Problems);
        Assert.Equal("course.not-ready", await (await scene.PublishAsync()).ErrorCodeAsync());

        await scene.Course.WriteAsync(scene.QuizId, new("", Quiz: await DraftAsync(scene) with { Parts = [new DrawnPart(Guid.CreateVersion7(), scene.BankId, 3, null, [], null)] }));
        Assert.Contains(new GetCourse.Problem("course.quiz.draw-too-few", scene.QuizId), (await scene.Course.CourseAsync()).Problems);
        var preview = await scene.Course.Methodist.ReadAsync<PreviewQuiz.Response>($"{scene.Course.CoursePath}/units/{scene.QuizId}/quiz-preview");
        Assert.Equal((2, 2m), (preview.Tasks.Count, preview.MaxPoints));
    }

    [Fact]
    public async Task A_question_that_a_quiz_names_is_written_anew_and_never_over()
    {
        var scene = await QuizScene.CreateAsync(app, Two);
        var version = scene.Questions[0];

        var saved = await (await scene.Course.Methodist.PutAsync($"/api/questions/{version.QuestionId}", new SaveQuestion.Request(
            scene.BankId, "informatics", 1, 11, [], 1, new QuestionDraft("Иначе", "Иначе?", new TrueFalseBody(), new TrueFalseKey(false), new PointRule(1))))).ReadAsync<SaveQuestion.Response>();

        Assert.Equal(2, saved.Number);
        var (learner, _, view) = await scene.BegunAsync();
        Assert.Equal(2, (await QuizScene.AnswerAsync(learner, view, QuizScene.Right, QuizScene.Right)).Points);
    }

    private static async Task<string> BodyAsync(Task<HttpResponseMessage> reply)
    {
        using var response = await reply;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<QuizDraft> DraftAsync(QuizScene scene) => (await scene.Course.Methodist.ReadAsync<GetUnit.Response>($"{scene.Course.CoursePath}/units/{scene.QuizId}")).Draft.Quiz!;

    private static async Task<UnitState> StateAsync(QuizScene scene, HttpClient learner, Guid enrolment) =>
        (await learner.ReadAsync<GetLearning.Response>($"/api/learning/{enrolment}")).Modules[0].Units.Single(unit => unit.Id == scene.QuizId).State;

    private Task<List<Guid>> AskedAsync(Guid attempt) => app.WithDbAsync(db => db.QuizTasks.Where(t => t.AttemptId == attempt).Select(t => t.QuestionVersionId).ToListAsync());

    /// <summary>Puts marked keys into the questions of the quiz, which no author could: their marks stand nowhere in the bodies.</summary>
    private async Task MarkAsync(QuizScene scene, IReadOnlyList<QuestionContent> marked)
    {
        var (_, versions) = await QuizScene.StoreAsync(app, marked);
        foreach (var (asked, taken) in scene.Questions.Zip(versions))
        {
            await app.WithDbAsync(db => db.Database.ExecuteSqlAsync(
                $"update assessment.question_versions v set body = m.body, body_rendered = m.body_rendered, key = m.key from assessment.question_versions m where v.id = {asked.Id} and m.id = {taken.Id}"));
        }
    }

    [Fact]
    public async Task More_time_for_a_quiz_goes_beyond_the_end_of_the_cohort()
    {
        var scene = await QuizScene.CreateAsync(app, [QuizScene.True]);
        var (learner, enrolment, _) = await scene.Course.LearnerAsync();
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await app.WithDbAsync(db => db.Cohorts.Where(c => c.Id == scene.Course.CohortId).ExecuteUpdateAsync(set => set.SetProperty(c => c.StartsOn, today.AddDays(-20)).SetProperty(c => c.EndsOn, today.AddDays(-5))));
        Assert.Equal("course.cohort.over", await (await scene.TryBeginAsync(learner, enrolment)).ErrorCodeAsync());

        await (await scene.Course.Tutor.PutAsync($"/api/enrolments/{enrolment}/units/{scene.QuizId}/extension", new ExtendUnit.Request(today.AddDays(2)))).OkAsync();
        var view = await scene.BeginAsync(learner, enrolment);

        Assert.True(view.DeadlineAt > DateTimeOffset.UtcNow.AddDays(1));
    }
}
