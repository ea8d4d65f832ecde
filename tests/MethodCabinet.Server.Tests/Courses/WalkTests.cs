using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Tests.Courses.Quizzes;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Courses;

public sealed class WalkTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateOnly Start = new(2027, 1, 11);

    [Fact]
    public async Task The_draft_is_shown_as_a_learner_would_find_it_on_the_chosen_day()
    {
        var scene = await CourseScene.CreateAsync(app);
        await ReleaseAsync(scene, scene.TextId, release => release with { Day = 3 });

        var early = await WalkAsync(scene, Start);
        var text = early.Modules[0].Units.Single(unit => unit.Id == scene.TextId);
        Assert.Equal((UnitState.Locked, Start.AddDays(2)), (text.State, text.OpensOn));
        Assert.Null(early.NextUnitId);

        var third = await WalkAsync(scene, Start.AddDays(2));
        Assert.Equal(scene.TextId, third.NextUnitId);
        Assert.Equal(["Зачем таблицы"], third.Modules[0].Units.Single(unit => unit.Id == scene.WorkId).WaitsFor);

        var later = await WalkAsync(scene, Start.AddDays(2), done: [new(scene.TextId, null), new(Guid.NewGuid(), null)]);
        Assert.Equal((scene.WorkId, false), (later.NextUnitId, later.IsComplete));
        Assert.True((await WalkAsync(scene, Start.AddDays(2), done: [new(scene.TextId, null), new(scene.WorkId, 1)])).IsComplete);
    }

    [Fact]
    public async Task A_moment_of_the_calendar_and_the_word_of_a_tutor_are_told_as_what_a_unit_waits_for()
    {
        var scene = await CourseScene.CreateAsync(app);
        var at = new DateTimeOffset(Start.AddDays(4).ToDateTime(new(10, 0)), TimeSpan.Zero);
        await ReleaseAsync(scene, scene.TextId, release => release with { At = at });
        await ReleaseAsync(scene, scene.WorkId, release => release with { ByWord = true });

        var units = (await WalkAsync(scene, Start)).Modules[0].Units;
        Assert.Equal([(at, false), (null, true)], units.Select(unit => (unit.OpensAt, unit.AwaitsTutor)));
        Assert.Equal(scene.TextId, (await WalkAsync(scene, Start.AddDays(5))).NextUnitId);
    }

    [Fact]
    public async Task What_is_for_another_group_is_named_apart()
    {
        var scene = await CourseScene.CreateAsync(app);
        await ReleaseAsync(scene, scene.WorkId, release => release with { Groups = ["Б", "А"] });

        var none = await WalkAsync(scene, Start);
        Assert.Equal([scene.TextId], none.Modules.SelectMany(module => module.Units).Select(unit => unit.Id));
        var hidden = Assert.Single(none.Hidden);
        Assert.Equal((scene.WorkId, "Своя таблица"), (hidden.Id, hidden.Title));
        Assert.Equal(["А", "Б"], none.Groups);
        Assert.Empty((await WalkAsync(scene, Start, " А ")).Hidden);
    }

    [Fact]
    public async Task A_walk_writes_nothing()
    {
        var scene = await QuizScene.CreateAsync(app, [QuizScene.True, QuizScene.True]);
        var before = await CountAsync();

        var unit = await scene.Course.Methodist.ReadAsync<WalkUnit.Response>($"{scene.Course.CoursePath}/walk/units/{scene.QuizId}");
        Assert.Equal((UnitKind.Quiz, 2, null), (unit.View.Kind, unit.Quiz!.Tasks, unit.Quiz.RunningId));
        Assert.Contains("строки", (await scene.Course.Methodist.ReadAsync<WalkUnit.Response>($"{scene.Course.CoursePath}/walk/units/{scene.Course.TextId}")).View.Html, StringComparison.Ordinal);
        Assert.Equal(5, (await scene.Course.Methodist.ReadAsync<WalkUnit.Response>($"{scene.Course.CoursePath}/walk/units/{scene.Course.WorkId}")).View.Assignment!.MaxPoints);
        await WalkAsync(scene.Course, Start, done: [new(scene.Course.TextId, null)]);
        await ScoreAsync(scene, await PreviewAsync(scene), QuizScene.Right);

        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Answers_to_a_draw_are_scored_in_its_order()
    {
        var scene = await QuizScene.CreateAsync(app, [QuizScene.True, QuizScene.True], (draft, _) => draft with { Feedback = QuizFeedback.Nothing });
        var preview = await PreviewAsync(scene);

        var half = await ScoreAsync(scene, preview, null, QuizScene.Right);

        Assert.Equal((1m, 2m, false), (half.Points, half.MaxPoints, half.Passed));
        Assert.Equal(preview.Tasks.Select(task => task.Id), half.Tasks.Select(task => task.TaskId));
        Assert.Equal([false, true], half.Tasks.Select(task => task.IsRight!.Value));
        Assert.All(half.Tasks, task => Assert.Contains("Потому что так", task.ExplanationHtml, StringComparison.Ordinal));
        Assert.True((await ScoreAsync(scene, preview, QuizScene.Right, QuizScene.Right)).Passed);
        Assert.Equal("olympiad.journal.answer-malformed", await (await TryScoreAsync(scene, preview, "{}")).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_draw_that_cannot_be_made_again_is_not_scored()
    {
        var scene = await QuizScene.CreateAsync(app, [QuizScene.True, QuizScene.True]);
        var preview = await PreviewAsync(scene);
        var draft = (await scene.Course.Methodist.ReadAsync<GetUnit.Response>($"{scene.Course.CoursePath}/units/{scene.QuizId}")).Draft.Quiz!;
        await scene.Course.WriteAsync(scene.QuizId, new("", Quiz: draft with { Parts = [draft.Parts[0]] }));

        Assert.Equal("course.quiz.draw-changed", await (await TryScoreAsync(scene, preview, QuizScene.Right, QuizScene.Right)).ErrorCodeAsync());
    }

    private static async Task ReleaseAsync(CourseScene scene, Guid unitId, Func<Release, Release> change)
    {
        var course = await scene.CourseAsync();
        var unit = course.Outline.Units.Single(u => u.Id == unitId);
        await (await scene.Methodist.PutAsync($"{scene.CoursePath}/outline", new ArrangeCourse.Request(course.Outline.With(unit with { Release = change(unit.Release) }), course.Version))).OkAsync();
    }

    private static async Task<WalkDraft.Response> WalkAsync(CourseScene scene, DateOnly on, string group = "", params WalkDraft.Done[] done) =>
        await (await scene.Methodist.PostAsync($"{scene.CoursePath}/walk", new WalkDraft.Request(Start, new(on.ToDateTime(new(9, 0)), TimeSpan.Zero), group, done))).ReadAsync<WalkDraft.Response>();

    private static Task<PreviewQuiz.Response> PreviewAsync(QuizScene scene) => scene.Course.Methodist.ReadAsync<PreviewQuiz.Response>($"{scene.Course.CoursePath}/units/{scene.QuizId}/quiz-preview");

    private static Task<HttpResponseMessage> TryScoreAsync(QuizScene scene, PreviewQuiz.Response preview, params string?[] answers) =>
        scene.Course.Methodist.PostAsync($"{scene.Course.CoursePath}/units/{scene.QuizId}/quiz-preview/score", new ScoreQuizPreview.Request(
            preview.Seed, preview.Tasks.Zip(answers).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First.Id, pair => pair.Second!)));

    private static async Task<ScoreQuizPreview.Response> ScoreAsync(QuizScene scene, PreviewQuiz.Response preview, params string?[] answers) =>
        await (await TryScoreAsync(scene, preview, answers)).ReadAsync<ScoreQuizPreview.Response>();

    private Task<(int Progress, int Tries, int Tasks, int Works)> CountAsync() =>
        app.WithDbAsync(async db => (await db.UnitProgress.CountAsync(), await db.QuizAttempts.CountAsync(), await db.QuizTasks.CountAsync(), await db.Submissions.CountAsync()));
}
