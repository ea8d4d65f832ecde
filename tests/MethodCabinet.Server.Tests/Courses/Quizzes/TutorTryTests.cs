using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Grading;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Courses.Quizzes;

/// <summary>A tutor reads a try question by question, and may let late answers count.</summary>
public sealed class TutorTryTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_tutor_reads_answers_points_and_right_answers_whatever_the_quiz_tells_and_the_look_is_logged()
    {
        var scene = await QuizScene.CreateAsync(app, [QuizScene.True, QuizScene.True], (quiz, _) => quiz with { Feedback = QuizFeedback.Nothing, Shuffle = false });
        var (learner, enrolment, view) = await scene.BegunAsync();
        var (path, list) = ($"/api/quiz-attempts/{view.Id}/answers", $"/api/enrolments/{enrolment}/units/{scene.QuizId}/quiz-attempts");
        Assert.Equal("course.quiz.not-handed-in", await (await scene.Course.Tutor.GetAsync(path)).ErrorCodeAsync());
        Assert.Null(Assert.Single((await scene.Course.Tutor.ReadAsync<ListQuizTries.Response>(list)).Tries).HandedInAt);
        await QuizScene.AnswerAsync(learner, view, QuizScene.Right, QuizScene.Wrong);

        var tries = await scene.Course.Tutor.ReadAsync<ListQuizTries.Response>(list);
        Assert.Equal((view.Id, 1m, 2m, false, true, false), tries.Tries.Select(t => (t.Id, t.Points!.Value, t.MaxPoints, t.Passed!.Value, t.IsCounting, t.HasLate)).Single());
        var read = await scene.Course.Tutor.ReadAsync<ReadQuizTry.Response>(path);
        Assert.Equal([(QuizScene.Right, true, 1m), (QuizScene.Wrong, false, 0m)], read.Tasks.Select(task => (task.Result.Answer!, task.Result.IsRight!.Value, task.Result.Points!.Value)));
        Assert.All(read.Tasks, task => Assert.Equal((QuizScene.Right, true, null), (task.Result.Key, task.AnsweredAt is not null, task.Late)));
        Assert.Equal((null, 0), (read.LateUpTo, read.Accepted.Count));
        Assert.Equal(1, await app.WithDbAsync(db => db.AuditLog.CountAsync(a => a.Action == "quiz-attempt.read" && a.SubjectId == view.Id.ToString() && a.ActorId == scene.Course.TutorId)));

        // What the learner reads stays as little as it was.
        Assert.Null((await learner.ReadAsync<QuizResult>($"/api/quiz-attempts/{view.Id}/result")).Tasks[0].IsRight);
    }

    [Fact]
    public async Task Neither_the_learner_nor_a_tutor_of_another_cohort_reads_it_nor_a_tutor_the_own_one()
    {
        var (scene, other) = (await QuizScene.CreateAsync(app, [QuizScene.True]), await CourseScene.CreateAsync(app));
        var (learner, enrolment, view) = await scene.BegunAsync();
        await QuizScene.AnswerAsync(learner, view, QuizScene.Right);
        foreach (var stranger in new[] { learner, other.Tutor, app.As((await app.CreatePersonAsync([Role.Coordinator])).Id) })
        {
            Assert.Equal("course.quiz.not-found", await (await stranger.GetAsync($"/api/quiz-attempts/{view.Id}/answers")).ErrorCodeAsync());
            Assert.Equal("course.quiz.not-found", await (await stranger.PostAsync($"/api/quiz-attempts/{view.Id}/late-answers", new AcceptLateAnswers.Request(1, "Так"))).ErrorCodeAsync());
            Assert.Equal("course.cohort.not-found", await (await stranger.GetAsync($"/api/enrolments/{enrolment}/units/{scene.QuizId}/quiz-attempts")).ErrorCodeAsync());
        }

        await app.WithDbAsync(async db =>
        {
            db.CohortTutors.Add(new() { CohortId = scene.Course.CohortId, PersonId = await db.Enrolments.Where(e => e.Id == enrolment).Select(e => e.PersonId).SingleAsync() });
            await db.SaveChangesAsync();
        });
        string[] own = [$"/api/quiz-attempts/{view.Id}/answers", $"/api/enrolments/{enrolment}/units/{scene.QuizId}/quiz-attempts", $"/api/enrolments/{enrolment}/grades"];
        foreach (var path in own)
        {
            Assert.Equal("course.submission.own", await (await learner.GetAsync(path)).ErrorCodeAsync());
        }
    }

    [Fact]
    public async Task Of_two_tutors_who_let_the_same_late_answers_count_at_once_one_does()
    {
        var scene = await QuizScene.CreateAsync(app, [QuizScene.True, QuizScene.True], (quiz, _) => quiz with { Minutes = 10, Shuffle = false });
        var (_, _, view, _) = await LateAsync(scene);
        var upTo = (await scene.Course.Tutor.ReadAsync<ReadQuizTry.Response>($"/api/quiz-attempts/{view.Id}/answers")).LateUpTo!.Value;

        var answers = await Task.WhenAll(new[] { scene.Course.Tutor, scene.Course.Methodist }.Select(tutor =>
            tutor.PostAsync($"/api/quiz-attempts/{view.Id}/late-answers", new AcceptLateAnswers.Request(upTo, "Отключали свет"))));

        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        Assert.Equal("course.quiz.nothing-late", await answers.Single(answer => !answer.IsSuccessStatusCode).ErrorCodeAsync());
        Assert.Equal((1, 2m), await app.WithDbAsync(async db => (
            await db.QuizLateAcceptances.CountAsync(a => a.AttemptId == view.Id), await db.QuizAttempts.Where(a => a.Id == view.Id).Select(a => a.Points!.Value).SingleAsync())));
    }

    [Fact]
    public async Task Late_answers_without_proof_count_once_a_tutor_lets_them_and_those_that_come_later_wait_again()
    {
        var scene = await QuizScene.CreateAsync(app, [QuizScene.True, QuizScene.True], (quiz, _) => quiz with { Feedback = QuizFeedback.Points, Minutes = 10, Shuffle = false });
        var (learner, enrolment, view, device) = await LateAsync(scene);

        var book = $"/api/cohorts/{scene.Course.CohortId}/grades";
        Assert.Equal(new GetGrades.LateTry(enrolment, scene.QuizId, view.Id), Assert.Single((await scene.Course.Tutor.ReadAsync<GetGrades.Response>(book)).LateTries));
        var read = await scene.Course.Tutor.ReadAsync<ReadQuizTry.Response>($"/api/quiz-attempts/{view.Id}/answers");
        var late = read.Tasks[1].Late!;
        Assert.Equal((QuizScene.Right, null, 1m), (late.Answer, read.Tasks[1].Result.Answer, read.Points));
        Assert.True(late.WrittenBy > read.HandedInAt);

        // A third answer comes while the tutor thinks.
        device.Write(view.Tasks[0].Id, QuizScene.Wrong, elapsedMs: 61_000);
        await QuizScene.SaveAsync(learner, device, from: 3);
        var path = $"/api/quiz-attempts/{view.Id}/late-answers";
        Assert.Equal("course.submission.reason-missing", await (await scene.Course.Tutor.PostAsync(path, new AcceptLateAnswers.Request(read.LateUpTo!.Value, " "))).ErrorCodeAsync());
        var after = await (await scene.Course.Tutor.PostAsync(path, new AcceptLateAnswers.Request(read.LateUpTo!.Value, "Отключали свет"))).ReadAsync<AcceptLateAnswers.Response>();
        Assert.Equal(new AcceptLateAnswers.Response(2, 2, true), after);
        Assert.Equal("course.quiz.nothing-late", await (await scene.Course.Tutor.PostAsync(path, new AcceptLateAnswers.Request(read.LateUpTo!.Value, "Ещё раз"))).ErrorCodeAsync());

        var told = await learner.ReadAsync<QuizResult>($"/api/quiz-attempts/{view.Id}/result");
        Assert.Equal((2m, true, "Отключали свет", read.HandedInAt), (told.Points, told.Passed, Assert.Single(told.Accepted).Reason, told.HandedInAt));
        Assert.Equal(2m, (await scene.Course.Tutor.ReadAsync<GetGrades.Response>(book)).Learners.Single().Cells.Single(c => c.UnitId == scene.QuizId).Points);
        read = await scene.Course.Tutor.ReadAsync<ReadQuizTry.Response>($"/api/quiz-attempts/{view.Id}/answers");
        Assert.Equal((QuizScene.Wrong, true, "Отключали свет"), (read.Tasks[0].Late!.Answer, read.Tasks[1].IsLate, Assert.Single(read.Accepted).Reason));
        await Assert.ThrowsAnyAsync<Exception>(() => app.WithDbAsync(db => db.QuizLateAcceptances.Where(a => a.AttemptId == view.Id).ExecuteDeleteAsync()));
    }

    /// <summary>A try whose first answer came in time and whose second one came late.</summary>
    private static async Task<(HttpClient Learner, Guid Enrolment, QuizView View, Device Device)> LateAsync(QuizScene scene)
    {
        var (learner, enrolment, view) = await scene.BegunAsync();
        var device = QuizScene.DeviceOf(view);
        device.Write(view.Tasks[0].Id, QuizScene.Right, elapsedMs: 1000);
        var saved = await QuizScene.SaveAsync(learner, device);
        await scene.App.WithDbAsync(db => db.QuizAttempts.Where(a => a.Id == view.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.EndsAt, saved.ReceivedAt)));
        device.Write(view.Tasks[1].Id, QuizScene.Right, elapsedMs: 60_000);
        device.ElapsedMs = 60_000;
        Assert.Equal(1, (await QuizScene.SaveAsync(learner, device, from: 2)).Late);
        return (learner, enrolment, view, device);
    }
}
