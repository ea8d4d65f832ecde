using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Courses.Grading;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;

namespace MethodCabinet.Server.Tests.Courses.Quizzes;

/// <summary>Quizzes in the gradebook: all to tutors, and to learners what the quiz tells.</summary>
public sealed class QuizGradeTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly QuestionContent[] Four = [.. Enumerable.Repeat(QuizScene.True, 4)];

    [Fact]
    public async Task A_quiz_is_a_column_of_its_maximum_that_can_be_set_and_comes_back_from_a_table()
    {
        var scene = await QuizScene.CreateAsync(app, Four);
        var (learner, enrolment, view) = await scene.BegunAsync();
        await QuizScene.AnswerAsync(learner, view, QuizScene.Right, QuizScene.Right, QuizScene.Right, QuizScene.Wrong);
        var path = $"/api/cohorts/{scene.Course.CohortId}/grades";

        var book = await scene.Course.Tutor.ReadAsync<GetGrades.Response>(path);
        Assert.Equal((UnitKind.Quiz, 4m, 1m, false, false), book.Columns.Where(c => c.UnitId == scene.QuizId).Select(c => (c.Kind, c.MaxPoints, c.Weight, c.IsScaled, c.IsSilent)).Single());
        Assert.Equal((3m, true), book.Learners.Single().Cells.Where(c => c.UnitId == scene.QuizId).Select(c => (c.Points, c.Passed)).Single());
        var row = Assert.Single(await scene.Course.Tutor.ReadWorkbookAsync($"{path}.xlsx"));
        Assert.Equal(3d, (double)row["2. Проверьте себя (из 4)"]);

        await (await scene.Course.Tutor.PostAsync($"{path}/changes", new ChangeGrades.Request([new(enrolment, scene.QuizId, 3.5m, 0, 4)], "Спорный вопрос"))).OkAsync();
        Assert.Equal("course.grade.range", await (await scene.Course.Tutor.PostAsync($"{path}/changes", new ChangeGrades.Request([new(enrolment, scene.QuizId, 5, 1, 4)], "Много"))).ErrorCodeAsync());
        var own = await learner.ReadAsync<LearnerGrades>($"/api/learning/{enrolment}/grades");
        Assert.Equal((3.5m, true, false, false), own.Learner.Cells.Where(c => c.UnitId == scene.QuizId).Select(c => (c.Points, c.IsSet, c.IsWithheld, own.IsPartial)).Single());
    }

    [Fact]
    public async Task A_quiz_that_tells_only_whether_it_was_passed_tells_no_more_in_the_gradebook_of_its_learner()
    {
        var scene = await QuizScene.CreateAsync(app, Four, (quiz, _) => quiz with { Feedback = QuizFeedback.Nothing });
        var (learner, enrolment, view) = await scene.BegunAsync();
        var path = $"/api/cohorts/{scene.Course.CohortId}/grades";
        Assert.Null(Own(await OwnAsync()).Passed);
        await QuizScene.AnswerAsync(learner, view, QuizScene.Right, QuizScene.Right, QuizScene.Right, QuizScene.Wrong);

        var told = await OwnAsync();
        Assert.Equal((null, true, true, 0m), (Own(told).Points, Own(told).IsWithheld, Own(told).Passed, Own(told).Gives));
        Assert.Equal((true, null, false, 0m), (told.IsPartial, told.Learner.Percent, told.Learner.IsPassed, told.Learner.Computed));
        var book = await scene.Course.Tutor.ReadAsync<GetGrades.Response>(path);
        Assert.Equal((true, 3m), (book.Columns.Single(c => c.UnitId == scene.QuizId).IsSilent, book.Learners.Single().Cells.Single(c => c.UnitId == scene.QuizId).Points));
        Assert.Equal(37.5m, book.Learners.Single().Percent);
        Assert.Equal(37.5m, (await scene.Course.Tutor.ReadAsync<LearnerGrades>($"/api/enrolments/{enrolment}/grades")).Learner.Percent);

        await (await scene.Course.Tutor.PostAsync($"{path}/changes", new ChangeGrades.Request([new(enrolment, scene.QuizId, 2, 0, 4)], "Подсказали"))).OkAsync();
        told = await OwnAsync();
        Assert.Equal((null, true, "Подсказали", null), (Own(told).Points, told.Changes[0].IsWithheld, told.Changes[0].Reason, told.Changes[0].Value));
        await (await scene.Course.Tutor.PostAsync($"{path}/changes", new ChangeGrades.Request([new(enrolment, null, 64, 0)], "Решение"))).OkAsync();
        told = await OwnAsync();
        Assert.Equal((64m, true), (told.Learner.Percent, told.Learner.IsPassed));

        Task<LearnerGrades> OwnAsync() => learner.ReadAsync<LearnerGrades>($"/api/learning/{enrolment}/grades");
        GetGrades.Cell Own(LearnerGrades grades) => grades.Learner.Cells.Single(c => c.UnitId == scene.QuizId);
    }

    [Fact]
    public async Task A_tutor_who_learns_in_the_own_cohort_reads_of_the_own_row_what_its_learner_does()
    {
        var scene = await QuizScene.CreateAsync(app, Four, (quiz, _) => quiz with { Feedback = QuizFeedback.Nothing });
        var (learner, enrolment, view) = await scene.BegunAsync();
        await QuizScene.AnswerAsync(learner, view, QuizScene.Right, QuizScene.Right, QuizScene.Right, QuizScene.Wrong);
        await app.WithDbAsync(async db =>
        {
            db.CohortTutors.Add(new() { CohortId = scene.Course.CohortId, PersonId = db.Enrolments.Single(e => e.Id == enrolment).PersonId });
            await db.SaveChangesAsync();
        });
        var path = $"/api/cohorts/{scene.Course.CohortId}/grades";

        var row = Assert.Single((await learner.ReadAsync<GetGrades.Response>(path)).Learners);
        Assert.Equal((null, true, true), row.Cells.Where(c => c.UnitId == scene.QuizId).Select(c => (c.Points, c.IsWithheld, c.Passed)).Single());
        Assert.Equal((null, 0m), (row.Percent, row.Computed));
        var written = Assert.Single(await learner.ReadWorkbookAsync($"{path}.xlsx"));
        Assert.Equal((null, null), (written["2. Проверьте себя (из 4)"], written["Итог из 100"]));
        using var form = new MultipartFormDataContent { { new StringContent($"Ключ;2. Проверьте себя (из 4)\n{enrolment};2\n"), "file", "таблица.csv" } };
        var preview = await (await learner.PostAsync(new Uri($"{path}/preview", UriKind.Relative), form)).ReadAsync<PreviewGrades.Response>();
        Assert.Equal((0, "course.grade.range"), (preview.Changes.Count, Assert.Single(preview.Problems).Code));
    }

    [Fact]
    public async Task A_mark_from_before_its_maximum_was_kept_is_worth_no_more_than_the_column()
    {
        var scene = await QuizScene.CreateAsync(app, Four);
        var (_, enrolment, _) = await scene.Course.LearnerAsync();
        await app.WithDbAsync(async db =>
        {
            db.GradeChanges.Add(new GradeChange
            {
                Id = Guid.CreateVersion7(),
                EnrolmentId = enrolment,
                UnitId = scene.QuizId,
                Number = 1,
                Value = 85,
                Reason = "Из ста",
                ById = scene.Course.TutorId,
                At = DateTimeOffset.UtcNow,
            });
            await db.SaveChangesAsync();
        });

        var row = Assert.Single((await scene.Course.Tutor.ReadAsync<GetGrades.Response>($"/api/cohorts/{scene.Course.CohortId}/grades")).Learners);

        Assert.Equal((4m, 50m), (row.Cells.Single(c => c.UnitId == scene.QuizId).Points, row.Percent));
    }

    [Theory]
    [InlineData(1, 3, false, 2)]
    [InlineData(2, 100, true, 50)]
    public async Task A_quiz_that_draws_is_a_column_of_its_maximum_or_of_a_hundred_where_that_depends_on_the_draw(int otherPoints, int max, bool isScaled, int points)
    {
        // Of three questions a try asks all, so that its own maximum is known here: 1 + 1 + 1, or 1 + 1 + 2.
        QuestionContent[] bank = [QuizScene.True, QuizScene.True, QuizScene.True with { Points = new PointRule(otherPoints) }];
        var scene = await QuizScene.CreateAsync(app, bank, (quiz, id) => quiz with { Shuffle = false, Parts = [new DrawnPart(Guid.CreateVersion7(), id, 3, null, [], null)] });
        var (learner, _, view) = await scene.BegunAsync();
        var tasks = view.Tasks.OrderBy(task => task.MaxPoints).ToList();
        await QuizScene.AnswerAsync(learner, view with { Tasks = tasks }, QuizScene.Right, QuizScene.Right, QuizScene.Wrong);

        var book = await scene.Course.Tutor.ReadAsync<GetGrades.Response>($"/api/cohorts/{scene.Course.CohortId}/grades");

        Assert.Equal(((decimal)max, isScaled), book.Columns.Where(c => c.UnitId == scene.QuizId).Select(c => (c.MaxPoints, c.IsScaled)).Single());
        Assert.Equal(((decimal)points, (decimal)max), book.Learners.Single().Cells.Where(c => c.UnitId == scene.QuizId).Select(c => (c.Points!.Value, c.MaxPoints)).Single());
    }
}
