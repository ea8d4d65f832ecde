using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;

namespace MethodCabinet.Server.Tests.Courses;

public sealed class AuthoringTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Learners_see_an_edition_until_their_cohort_is_moved_to_the_next()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, _) = await scene.LearnerAsync();
        var before = (await learner.ReadAsync<LearnUnit.Response>(scene.UnitPath(enrolment, scene.TextId))).View.Html;

        await scene.WriteAsync(scene.TextId, new("Написано иначе."));
        Assert.Equal(before, (await learner.ReadAsync<LearnUnit.Response>(scene.UnitPath(enrolment, scene.TextId))).View.Html);
        Assert.True((await scene.CourseAsync()).HasChanges);

        var version = (await scene.CourseAsync()).Version;
        await (await scene.Methodist.PostAsync($"{scene.CoursePath}/editions", new PublishCourse.Request([scene.CohortId], version))).OkAsync();
        Assert.Contains("Написано иначе", (await learner.ReadAsync<LearnUnit.Response>(scene.UnitPath(enrolment, scene.TextId))).View.Html, StringComparison.Ordinal);
        var course = await scene.CourseAsync();
        Assert.Equal((false, 2, 2), (course.HasChanges, course.Editions.Count, course.Cohorts.Single().Edition));
    }

    [Fact]
    public async Task Of_two_authors_one_hears_that_the_course_was_changed()
    {
        var scene = await CourseScene.CreateAsync(app);
        var seen = await scene.CourseAsync();
        var unit = await scene.Methodist.ReadAsync<GetUnit.Response>($"{scene.CoursePath}/units/{scene.TextId}");

        await (await scene.Methodist.PutAsync(scene.CoursePath, new EditCourse.Request("Иначе", "", 36, false, seen.Version))).OkAsync();
        Assert.Equal("course.changed", await (await scene.Methodist.PutAsync(scene.CoursePath, new EditCourse.Request("Ещё иначе", "", 36, false, seen.Version))).ErrorCodeAsync());
        Assert.Equal("course.changed", await (await scene.Methodist.PutAsync($"{scene.CoursePath}/outline", new ArrangeCourse.Request(CourseOutline.Empty, seen.Version))).ErrorCodeAsync());

        var path = $"{scene.CoursePath}/units/{scene.TextId}";
        await (await scene.Methodist.PutAsync(path, new SaveUnit.Request(new("Раз"), unit.Version))).OkAsync();
        Assert.Equal("course.changed", await (await scene.Methodist.PutAsync(path, new SaveUnit.Request(new("Два"), unit.Version))).ErrorCodeAsync());
    }

    [Fact]
    public async Task What_was_removed_from_the_outline_can_be_brought_back()
    {
        var scene = await CourseScene.CreateAsync(app);
        var before = await scene.CourseAsync();
        var path = $"{scene.CoursePath}/outline";

        var removed = await (await scene.Methodist.PutAsync(path, new ArrangeCourse.Request(CourseOutline.Empty, before.Version))).ReadAsync<CourseVersion>();
        Assert.Contains(new GetCourse.Problem("course.outline.unit-missing", null), (await scene.CourseAsync()).Problems);
        await (await scene.Methodist.PutAsync(path, new ArrangeCourse.Request(before.Outline, removed.Value))).OkAsync();

        var after = await scene.CourseAsync();
        Assert.True(Publishing.AreAlike(before.Outline, after.Outline));
        Assert.Empty(after.Problems);
    }

    [Fact]
    public async Task A_unit_of_another_course_cannot_be_put_into_the_outline()
    {
        var (scene, other) = (await CourseScene.CreateAsync(app), await CourseScene.CreateAsync(app));
        var foreign = (await other.CourseAsync()).Outline;

        Assert.Equal("course.outline.unit-unknown", await (await scene.Methodist.PutAsync(
            $"{scene.CoursePath}/outline", new ArrangeCourse.Request(foreign, (await scene.CourseAsync()).Version))).ErrorCodeAsync());
        Assert.Equal("course.unit.not-found", await (await scene.Methodist.GetAsync($"{scene.CoursePath}/units/{other.TextId}")).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_copy_is_a_draft_of_its_own()
    {
        var scene = await CourseScene.CreateAsync(app);
        var created = await (await scene.Methodist.PostAsync("/api/courses", new CreateCourse.Request("Копия", CourseAudience.Teachers, scene.CourseId))).ReadAsync<CreateCourse.Response>();

        var copy = await scene.Methodist.ReadAsync<GetCourse.Response>($"/api/courses/{created.Id}");
        Assert.Equal((36, 2, 0), (copy.Hours, copy.Outline.Units.Count(), copy.Editions.Count));
        Assert.Empty(copy.Problems);
        var text = copy.Outline.Units.First();
        await (await scene.Methodist.PutAsync($"/api/courses/{created.Id}/units/{text.Id}", new SaveUnit.Request(new("Другое"), (await scene.Methodist.ReadAsync<GetUnit.Response>($"/api/courses/{created.Id}/units/{text.Id}")).Version))).OkAsync();
        Assert.Contains("строки", (await scene.Methodist.ReadAsync<GetUnit.Response>($"{scene.CoursePath}/units/{scene.TextId}")).Draft.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_author_s_html_does_not_reach_the_page()
    {
        var scene = await CourseScene.CreateAsync(app);

        var unit = await scene.WriteAsync(scene.TextId, new("Текст <script>alert(1)</script><img src=x onerror=alert(1)> и [ссылка](javascript:alert(1))"));

        Assert.DoesNotContain("script", unit.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onerror", unit.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_draft_is_taken_back_to_an_edition()
    {
        var scene = await CourseScene.CreateAsync(app);
        var published = await scene.Methodist.ReadAsync<GetEdition.Response>($"{scene.CoursePath}/editions/1");
        await scene.WriteAsync(scene.TextId, new("Написано иначе"));
        var course = await scene.CourseAsync();
        Assert.NotEqual(published.Outline.Units.First().VersionId, course.Outline.Units.First().VersionId);

        await (await scene.Methodist.PutAsync($"{scene.CoursePath}/outline", new ArrangeCourse.Request(published.Outline, course.Version))).OkAsync();

        Assert.False((await scene.CourseAsync()).HasChanges);
        Assert.Contains("строки", (await scene.Methodist.ReadAsync<GetUnit.Response>($"{scene.CoursePath}/units/{scene.TextId}")).Draft.Text, StringComparison.Ordinal);
        Assert.Equal("course.edition.not-found", await (await scene.Methodist.GetAsync($"{scene.CoursePath}/editions/2")).ErrorCodeAsync());
    }

    [Fact]
    public async Task An_archived_course_begins_no_cohort()
    {
        var scene = await CourseScene.CreateAsync(app);
        var version = (await scene.CourseAsync()).Version;
        await (await scene.Methodist.PutAsync($"{scene.CoursePath}/archived", new ArchiveCourse.Request(true, version))).OkAsync();

        Assert.Equal("course.archived", await (await scene.Methodist.PostAsync($"{scene.CoursePath}/cohorts", CourseScene.Plan())).ErrorCodeAsync());
        Assert.True((await scene.Methodist.ReadAsync<List<ListCourses.Response>>("/api/courses")).Single(c => c.Id == scene.CourseId).IsArchived);
    }
}
