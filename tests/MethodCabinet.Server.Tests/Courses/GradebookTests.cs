using System.Text;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Cohorts;
using MethodCabinet.Server.Courses.Grading;
using MethodCabinet.Server.Tests.Courses.Quizzes;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Courses;

public sealed class GradebookTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_mark_is_made_by_the_formula_set_with_a_reason_and_given_back()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, _) = await MarkedAsync(scene);
        var row = await RowAsync(scene);
        Assert.Equal((80m, 80m, 80m, false, true), (row.Computed!.Value, row.SoFar!.Value, row.Percent!.Value, row.IsSet, row.IsPassed));
        var cell = Assert.Single(row.Cells);
        Assert.Equal((4m, 5m, 80m, null), (cell.Points!.Value, cell.MaxPoints, cell.Gives, cell.Passed));

        var path = $"/api/cohorts/{scene.CohortId}/grades/changes";
        Assert.Equal("course.submission.reason-missing", await (await scene.Tutor.PostAsync(path, new ChangeGrades.Request([new(enrolment, null, 40, 0)], ""))).ErrorCodeAsync());
        Assert.Equal("course.grade.range", await (await scene.Tutor.PostAsync(path, new ChangeGrades.Request([new(enrolment, scene.WorkId, 6, 0, 5)], "Много"))).ErrorCodeAsync());

        // It was typed under «из 10», or by a page that does not say under what.
        Assert.Equal("course.grade.changed", await OutOfAsync(10));
        Assert.Equal("course.grade.changed", await OutOfAsync(null));
        await (await scene.Tutor.PostAsync(path, new ChangeGrades.Request([new(enrolment, scene.WorkId, 2, 0, 5)], "Списано"))).OkAsync();
        await (await scene.Tutor.PostAsync(path, new ChangeGrades.Request([new(enrolment, null, 55.5m, 0)], "Решение комиссии"))).OkAsync();
        Assert.Equal("course.grade.changed", await (await scene.Tutor.PostAsync(path, new ChangeGrades.Request([new(enrolment, null, 70, 0)], "Не видел"))).ErrorCodeAsync());
        row = await RowAsync(scene);
        Assert.Equal((40m, 55.5m, true, false), (row.Computed!.Value, row.Percent!.Value, row.IsSet, row.IsPassed));

        var own = await learner.ReadAsync<LearnerGrades>($"/api/learning/{enrolment}/grades");
        Assert.Equal(["Решение комиссии", "Списано"], own.Changes.Select(change => change.Reason));
        Assert.Equal(own.Learner.Percent, (await scene.Tutor.ReadAsync<LearnerGrades>($"/api/enrolments/{enrolment}/grades")).Learner.Percent);

        await (await scene.Tutor.PostAsync(path, new ChangeGrades.Request([new(enrolment, null, null, 1), new(enrolment, scene.WorkId, null, 1, 5)], "Разобрались"))).OkAsync();
        Assert.Equal(80m, (await RowAsync(scene)).Percent);
        var changes = await app.WithDbAsync(db => db.GradeChanges.Where(c => c.EnrolmentId == enrolment).Select(c => c.Id.ToString()).ToListAsync());
        Assert.Equal(4, changes.Count);
        Assert.Equal(4, await app.WithDbAsync(db => db.AuditLog.CountAsync(a => a.Action == "GradeChange.Added" && changes.Contains(a.SubjectId))));

        async Task<string?> OutOfAsync(decimal? max) => await (await scene.Tutor.PostAsync(path, new ChangeGrades.Request([new(enrolment, scene.WorkId, 2, 0, max)], "Списано"))).ErrorCodeAsync();
    }

    [Fact]
    public async Task A_scheme_is_saved_by_one_of_two_at_once_and_another_cohort_keeps_its_own()
    {
        var scene = await CourseScene.CreateAsync(app);
        await MarkedAsync(scene);
        var path = $"/api/cohorts/{scene.CohortId}/grades/scheme";
        var weights = new Dictionary<Guid, decimal> { [scene.WorkId] = 3 };
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => scene.Tutor.PutAsync(path, new SetGradeScheme.Request(weights, 0, 85, 0))));
        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        var book = await scene.Tutor.ReadAsync<GetGrades.Response>($"/api/cohorts/{scene.CohortId}/grades");
        Assert.Equal((3m, 85m), (Assert.Single(book.Columns).Weight, book.PassPercent));
        Assert.False(Assert.Single(book.Learners).IsPassed);
        await (await scene.Tutor.PutAsync(path, new SetGradeScheme.Request(weights, 1, 70, book.Version))).OkAsync();
        Assert.Equal("course.grade.column-unknown", await (await scene.Tutor.PutAsync(path, new SetGradeScheme.Request(new Dictionary<Guid, decimal> { [Guid.NewGuid()] = 1 }, 0, 60, book.Version))).ErrorCodeAsync());
        Assert.Equal("course.grade.changed", await (await scene.Tutor.PutAsync(path, new SetGradeScheme.Request(weights, 0, 60, book.Version))).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_gradebook_comes_back_from_a_table_as_the_changes_that_it_would_make()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, _) = await MarkedAsync(scene);
        var row = Assert.Single(await scene.Tutor.ReadWorkbookAsync($"/api/cohorts/{scene.CohortId}/grades.xlsx"));
        Assert.Equal((4d, 80d, enrolment.ToString()), ((double)row["1. Своя таблица (из 5)"], (double)row["Итог из 100"], (string)row["Ключ"]));

        var same = await PreviewAsync(scene, $"Ключ;1. Своя таблица (из 5);Итог из 100\n{enrolment};4;80\n");
        Assert.Empty(same.Changes);
        var preview = await PreviewAsync(scene, $"Ключ;1. Своя таблица (из 5);Итог из 100\n{enrolment};4,5;\n{Guid.NewGuid()};5;5\n");
        var change = Assert.Single(preview.Changes);
        Assert.Equal(("B2", 4m, 4.5m, 0), (change.Cell, change.Before!.Value, change.After, change.Number));
        Assert.Equal("course.grade.row-unknown", Assert.Single(preview.Problems).Code);
        Assert.Equal(["course.grade.range", "course.grade.unreadable"], (await PreviewAsync(scene, $"Ключ;1. Своя таблица (из 5);Итог из 100\n{enrolment};9;нет\n")).Problems.Select(p => p.Code));
        Assert.Equal(4m, Assert.Single((await RowAsync(scene)).Cells).Points);

        await (await scene.Tutor.PostAsync($"/api/cohorts/{scene.CohortId}/grades/changes", new ChangeGrades.Request([new(change.EnrolmentId, change.UnitId, change.After, change.Number, change.MaxPoints)], "Ведомость"))).OkAsync();
        Assert.Equal(4.5m, Assert.Single((await RowAsync(scene)).Cells).Points);
        Assert.Equal("course.cohort.not-found", await (await learner.GetAsync($"/api/cohorts/{scene.CohortId}/grades")).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_formula_is_tried_on_the_learners_applied_shown_in_numbers_and_kept_in_the_history()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, _) = await MarkedAsync(scene);
        var grades = $"/api/cohorts/{scene.CohortId}/grades";
        Assert.Equal("P1", Assert.Single((await scene.Tutor.ReadAsync<GetGrades.Response>(grades)).Columns).Code);
        Assert.Equal("course.grade.formula-unknown", await (await scene.Tutor.PostAsync($"{grades}/formula", new PreviewFormula.Request("P1 + T1", 60))).ErrorCodeAsync());
        Assert.Equal("course.grade.formula-cycle", await SetAsync("А = А + P1\nА", 0, 60));

        var preview = Assert.Single(await (await scene.Tutor.PostAsync($"{grades}/formula", new PreviewFormula.Request("0,5·P1 + 10", 60))).ReadAsync<List<PreviewFormula.Response>>());
        Assert.Equal((80m, 50m, true, false), (preview.Before!.Value, preview.After!.Value, preview.WasPassed, preview.IsPassed));
        Assert.Equal(80m, (await RowAsync(scene)).Percent);

        Assert.Null(await SetAsync("0,5·P1 + 10", 0, 50));
        var row = await RowAsync(scene);
        Assert.Equal((50m, 50m, true), (row.Percent!.Value, row.SoFar!.Value, row.IsPassed));
        var own = await learner.ReadAsync<LearnerGrades>($"/api/learning/{enrolment}/grades");
        Assert.Equal(("0,5·P1 + 10", 50m), (own.Formula, Assert.Single(own.Working!).Value));
        Assert.Equal(80m, own.Working![0].Tokens.Single(token => token.Kind == FormulaTokenKind.Column).Value);
        var line = Assert.Single(await scene.Tutor.ReadWorkbookAsync($"{grades}.xlsx"));
        Assert.Equal((50d, "0,5·80 + 10 = 50"), ((double)line["Итог из 100"], (string)line["Как посчитан итог"]));

        // What was filled in elsewhere comes back as before, and a mark that somebody sets counts.
        Assert.Empty((await PreviewAsync(scene, $"Ключ;1. Своя таблица (из 5);Итог из 100\n{enrolment};4;50\n")).Changes);
        await (await scene.Tutor.PostAsync($"{grades}/changes", new ChangeGrades.Request([new(enrolment, null, 90, 0)], "Комиссия"))).OkAsync();
        Assert.Equal((50m, 90m), ((await RowAsync(scene)).Computed!.Value, (await RowAsync(scene)).Percent!.Value));

        var version = (await scene.Tutor.ReadAsync<GetGrades.Response>(grades)).Version;
        Assert.Null(await SetAsync("", version, 60));
        own = await learner.ReadAsync<LearnerGrades>($"/api/learning/{enrolment}/grades");
        Assert.Equal(("", 80m), (own.Formula, own.Learner.Computed!.Value));
        Assert.Null(own.Working);
        Assert.Equal(["", "0,5·P1 + 10"], own.Formulas.Select(change => change.Formula));

        async Task<string?> SetAsync(string formula, uint version, decimal pass)
        {
            using var answer = await scene.Tutor.PutAsync($"{grades}/scheme", new SetGradeScheme.Request(new Dictionary<Guid, decimal>(), 0, pass, version, formula));
            return answer.IsSuccessStatusCode ? null : await answer.ErrorCodeAsync();
        }
    }

    [Fact]
    public async Task A_quiz_that_keeps_its_points_keeps_them_from_the_formula_that_its_learner_reads()
    {
        var scene = await QuizScene.CreateAsync(app, [QuizScene.True, QuizScene.True], (quiz, _) => quiz with { Feedback = QuizFeedback.Nothing });
        var (learner, enrolment, view) = await scene.BegunAsync();
        await QuizScene.AnswerAsync(learner, view, QuizScene.Right, QuizScene.Wrong);
        var grades = $"/api/cohorts/{scene.Course.CohortId}/grades";
        await (await scene.Course.Tutor.PutAsync($"{grades}/scheme", new SetGradeScheme.Request(new Dictionary<Guid, decimal>(), 0, 40, 0, "max(T1; P1)"))).OkAsync();
        Assert.Equal(50m, Assert.Single((await scene.Course.Tutor.ReadAsync<GetGrades.Response>(grades)).Learners).Percent);
        var own = await learner.ReadAsync<LearnerGrades>($"/api/learning/{enrolment}/grades");
        Assert.True(own.IsPartial);
        Assert.Equal((null, null, null, null), (own.Learner.Percent, own.Learner.Computed, own.Learner.SoFar, own.Working));
        Assert.NotNull((await scene.Course.Tutor.ReadAsync<LearnerGrades>($"/api/enrolments/{enrolment}/grades")).Working);
    }

    [Fact]
    public async Task A_list_names_the_cell_that_is_not_understood_and_enrols_nobody()
    {
        var scene = await CourseScene.CreateAsync(app, Admission.Closed);
        var (teacher, pupil) = (await app.CreatePersonAsync([Role.Teacher]), await app.CreatePersonAsync([Role.Pupil]));
        var name = await app.WithDbAsync(db => db.People.Where(p => p.Id == teacher.Id).Select(p => p.LastName + " " + p.FirstName + " " + p.MiddleName).SingleAsync());
        var csv = $"ФИО;Логин;Организация;Группа\n{name};;;А\n;{teacher.Login};;\nНикто Никакой;;;\n;{pupil.Login};;\n;нет-такого;;\n{name};;Школа на Луне;\n";
        using var form = Form(csv);
        var rows = (await (await scene.Methodist.PostAsync(new Uri($"/api/cohorts/{scene.CohortId}/enrolments/preview", UriKind.Relative), form)).ReadAsync<PreviewList.Response>()).Rows;
        Assert.Equal((teacher.Id, "А"), (rows[0].PersonId!.Value, rows[0].Group));
        Assert.Empty(rows[0].Problems);
        Assert.Equal(
            [("B3", "course.list.repeated"), ("A4", "course.list.person-unknown"), ("B5", "course.list.wrong-audience"), ("B6", "course.list.person-unknown"), ("C7", "course.list.organization-unknown")],
            rows.SelectMany(row => row.Problems).Select(problem => (problem.Cell, problem.Code)));
        Assert.Empty((await scene.Methodist.ReadAsync<GetCohort.Response>($"/api/cohorts/{scene.CohortId}")).Learners);

        await (await scene.Methodist.PostAsync($"/api/cohorts/{scene.CohortId}/enrolments", new EnrolPeople.Request([teacher.Id], Groups: new Dictionary<Guid, string> { [teacher.Id] = "А" }))).OkAsync();
        Assert.Equal("А", Assert.Single((await scene.Methodist.ReadAsync<GetCohort.Response>($"/api/cohorts/{scene.CohortId}")).Learners).Group);
        using var headless = Form("Имя;Школа\nАнна;1\n");
        Assert.Equal("course.list.column-missing", await (await scene.Methodist.PostAsync(new Uri($"/api/cohorts/{scene.CohortId}/enrolments/preview", UriKind.Relative), headless)).ErrorCodeAsync());
    }

    /// <summary>A learner whose only work got four points of five.</summary>
    private static async Task<(HttpClient Client, Guid Enrolment, Guid PersonId)> MarkedAsync(CourseScene scene)
    {
        var learner = await scene.LearnerAsync();
        await scene.CompleteAsync(learner.Client, learner.Enrolment);
        return learner;
    }

    private static async Task<GetGrades.Learner> RowAsync(CourseScene scene) =>
        Assert.Single((await scene.Tutor.ReadAsync<GetGrades.Response>($"/api/cohorts/{scene.CohortId}/grades")).Learners);

    private static async Task<PreviewGrades.Response> PreviewAsync(CourseScene scene, string csv)
    {
        using var form = Form(csv);
        return await (await scene.Tutor.PostAsync(new Uri($"/api/cohorts/{scene.CohortId}/grades/preview", UriKind.Relative), form)).ReadAsync<PreviewGrades.Response>();
    }

    private static MultipartFormDataContent Form(string csv) => new() { { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "таблица.csv" } };
}
