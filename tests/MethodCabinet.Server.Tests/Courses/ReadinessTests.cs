using System.Net;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Readiness;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Assignments;
using MethodCabinet.Server.Courses.Readiness;
using MethodCabinet.Server.Tests.Courses.Quizzes;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Courses;

public sealed class ReadinessTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Coverage = "/api/readiness/coverage";

    [Fact]
    public async Task A_diagnostic_places_the_teacher_proposes_a_route_and_changes_the_coverage()
    {
        var scene = await CourseScene.CreateAsync(app);
        var framework = await scene.Methodist.ReadAsync<GetFramework.Response>("/api/readiness/framework");
        var competences = framework.Areas.SelectMany(area => area.Competences).ToList();
        var (tables, links) = (competences[0].Id, competences[1].Id);
        await SetAsync(scene, [], [new(scene.WorkId, "a", tables, 1), new(scene.WorkId, null, links, 2)]);

        // Another course leads on from the first level.
        var next = await CourseScene.CreateAsync(app);
        await SetAsync(next, [new(tables, 2)], []);

        var school = await app.WithDbAsync(async db =>
        {
            var home = db.AddSchool($"Школа {Guid.NewGuid():N}");
            await db.SaveChangesAsync();
            return home;
        });
        var (learner, enrolment, person) = await scene.LearnerAsync();
        await app.WithDbAsync(async db =>
        {
            var place = await db.Memberships.SingleAsync(m => m.PersonId == person);
            db.Memberships.Add(new Membership { Id = Guid.CreateVersion7(), PersonId = person, OrganizationId = school.Id, Kind = MembershipKind.Teacher, From = place.From, Position = " Завуч " });
            await db.SaveChangesAsync();
        });
        Assert.Empty((await learner.ReadAsync<GetOwnReadiness.Response>("/api/readiness")).Levels);
        Assert.Equal((1, 0), Counts(await SchoolAsync(scene.Methodist, school.Id)));

        await scene.StudyTextAsync(learner, enrolment);
        var handed = Guid.CreateVersion7();
        await (await scene.HandInAsync(learner, enrolment, id: handed)).OkAsync();
        await (await scene.Tutor.PutAsync($"/api/submissions/{handed}/mark", new MarkSubmission.Request(CourseScene.Enough, "Хорошо", false))).OkAsync();

        var own = await learner.ReadAsync<GetOwnReadiness.Response>("/api/readiness");
        Assert.Equal([(tables, 1, 1), (links, 2, 2)], own.Levels.Select(level => (level.CompetenceId, level.First, level.Now)).OrderBy(level => level.Now));
        var step = Assert.Single(own.Route, s => s.Course.CourseId == next.CourseId);
        Assert.Equal([new Development(tables, 2)], step.Gains);
        var area = Assert.Single((await SchoolAsync(scene.Methodist, school.Id)).Areas);
        Assert.Equal((framework.Areas[0].Id, 1.5m, 1.5m, 0m), (area.AreaId, area.First, area.Now, area.AtTarget));
        var position = (await scene.Methodist.ReadAsync<GetCoverage.Response>(Coverage)).Positions.Single(p => p.Name == "завуч");
        Assert.Equal((1, 1), Counts(position));

        // Taken again in another cohort only.
        Assert.False(own.Diagnostics.Single(d => d.CourseId == scene.CourseId).IsOffered);
        await (await scene.Methodist.PostAsync($"{scene.CoursePath}/cohorts", CourseScene.Plan())).OkAsync();
        Assert.True((await learner.ReadAsync<GetOwnReadiness.Response>("/api/readiness")).Diagnostics.Single(d => d.CourseId == scene.CourseId).IsOffered);
    }

    [Fact]
    public async Task Each_part_of_a_quiz_shows_a_level_of_its_own_by_the_try_that_counts()
    {
        var scene = await QuizScene.CreateAsync(app, [QuizScene.True, QuizScene.True, QuizScene.True], (quiz, bank) => quiz with
        {
            Shuffle = false,
            PassShare = 0.5m,
            Parts = [quiz.Parts[0], new DrawnPart(Guid.CreateVersion7(), bank, 2, null, [], null)],
        });
        var course = scene.Course;
        var items = (await course.Methodist.ReadAsync<GetCourseReadiness.Response>($"{course.CoursePath}/readiness")).Items.Where(item => item.UnitId == scene.QuizId).ToList();
        Assert.Equal([(null, null), (scene.Questions[0].Title, null), ("Таблицы", 2)], items.Select(item => (item.Title, item.Drawn)));
        Assert.All(items, item => Assert.Empty(item.Tags));
        var competences = (await course.Methodist.ReadAsync<GetFramework.Response>("/api/readiness/framework")).Areas.SelectMany(area => area.Competences).Select(competence => competence.Id).ToList();
        CompetenceCheck[] checks = [new(scene.QuizId, items[1].ItemId, competences[0], 2), new(scene.QuizId, items[2].ItemId, competences[1], 1), new(scene.QuizId, null, competences[2], 1)];
        await (await course.Methodist.PutAsync($"{course.CoursePath}/readiness", new SaveCourseReadiness.Request([], checks, null))).OkAsync();
        Assert.Equal("course.readiness.invalid", await (await course.Methodist.PutAsync(
            $"{course.CoursePath}/readiness", new SaveCourseReadiness.Request([], [checks[0] with { ItemId = Guid.NewGuid().ToString() }], null))).ErrorCodeAsync());

        // The first question and one of two that were drawn: enough for the unit, not for what the drawn ones check.
        var (learner, enrolment, view) = await scene.BegunAsync();
        await QuizScene.AnswerAsync(learner, view, QuizScene.Right, QuizScene.Right, QuizScene.Wrong);
        await course.CompleteAsync(learner, enrolment);

        var levels = (await learner.ReadAsync<GetOwnReadiness.Response>("/api/readiness")).Levels.ToDictionary(level => level.CompetenceId, level => level.Now);
        Assert.Equal([2, 0, 1], competences.Take(3).Select(id => levels[id]));
    }

    [Fact]
    public async Task A_coordinator_sees_the_own_school_and_a_teacher_none()
    {
        var (home, other) = await app.WithDbAsync(async db =>
        {
            var schools = (db.AddSchool($"Своя {Guid.NewGuid():N}"), db.AddSchool($"Чужая {Guid.NewGuid():N}"));
            db.AddMember(schools.Item1, MembershipKind.Teacher);
            db.AddMember(schools.Item2, MembershipKind.Teacher);
            await db.SaveChangesAsync();
            return schools;
        });
        var coordinator = await app.WithDbAsync(async db =>
        {
            var person = db.AddCoordinator(db.Organizations.Single(o => o.Id == home.Id));
            await db.SaveChangesAsync();
            return person.Id;
        });
        var seen = await app.As(coordinator).ReadAsync<GetCoverage.Response>(Coverage);
        Assert.Equal([home.Id], seen.Schools.Select(school => school.Id!.Value));
        using var refused = await app.As((await app.CreatePersonAsync([Role.Teacher])).Id).GetAsync(Coverage);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task The_framework_is_edited_by_one_at_a_time()
    {
        var methodist = app.As((await app.CreatePersonAsync([Role.Methodist])).Id);
        var framework = await methodist.ReadAsync<GetFramework.Response>("/api/readiness/framework");
        var request = new SaveFramework.Request(framework.Levels, [.. framework.Areas, new(Guid.CreateVersion7(), "Роботы", [new(Guid.CreateVersion7(), "Программирует робота", "")])], framework.TargetLevel, framework.Version);
        await (await methodist.PutAsync("/api/readiness/framework", request)).OkAsync();
        Assert.Equal("Роботы", (await methodist.ReadAsync<GetFramework.Response>("/api/readiness/framework")).Areas[^1].Title);
        using var late = await methodist.PutAsync("/api/readiness/framework", request with { Levels = [.. framework.Levels, new("Сверх", "")] });
        Assert.Equal("platform.changed-meanwhile", await late.ErrorCodeAsync());
    }

    private static async Task SetAsync(CourseScene scene, IReadOnlyList<Development> develops, IReadOnlyList<CompetenceCheck> checks)
    {
        await (await scene.Methodist.PutAsync($"{scene.CoursePath}/readiness", new SaveCourseReadiness.Request(develops, checks, null))).OkAsync();
        var saved = await scene.Methodist.ReadAsync<GetCourseReadiness.Response>($"{scene.CoursePath}/readiness");
        Assert.Equal(checks, saved.Checks);
        Assert.Equal([(scene.WorkId, null), (scene.WorkId, "Формулы")], saved.Items.Select(item => (item.UnitId, item.Title)));
    }

    private static async Task<GetCoverage.Group> SchoolAsync(HttpClient client, Guid id) => (await client.ReadAsync<GetCoverage.Response>(Coverage)).Schools.Single(school => school.Id == id);

    private static (int Teachers, int Measured) Counts(GetCoverage.Group group) => (group.Teachers, group.Measured);
}
