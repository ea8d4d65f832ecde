using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Exchange;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Cohorts;
using MethodCabinet.Server.Courses.Grading;
using MethodCabinet.Server.Courses.Readiness;
using MethodCabinet.Server.Exchange.Archive;
using MethodCabinet.Server.Exchange.Scorm;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Tests.Courses;
using MethodCabinet.Server.Tests.Courses.Quizzes;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using static MethodCabinet.Server.Tests.Exchange.ExchangeFiles;

namespace MethodCabinet.Server.Tests.Exchange;

/// <summary>A course goes as one archive and comes back as it was.</summary>
public sealed class ArchiveTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task An_archive_of_what_an_archive_made_is_the_same_archive()
    {
        var (scene, _) = await WholeAsync();
        var first = await scene.Methodist.GetByteArrayAsync($"{scene.CoursePath}/archive");
        var made = await ImportAsync(scene, first);
        Assert.All(made.Report.Lines, line => Assert.Equal((line.Title, ExchangeFate.Whole), (line.Title, line.Fate)));
        Assert.Contains(made.Report.Lines, line => line.Part == ExchangePart.Certificate);
        var second = await scene.Methodist.GetByteArrayAsync($"/api/courses/{made.CourseId}/archive");
        var (one, other) = (Unzip(first), Unzip(second));
        Assert.Equal(one.Keys, other.Keys);
        Assert.All(one, file => Assert.Equal(System.Text.Encoding.UTF8.GetString(file.Value), System.Text.Encoding.UTF8.GetString(other[file.Key])));
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task The_new_course_is_a_draft_of_its_own_that_can_be_published_and_graded()
    {
        var (scene, quizId) = await WholeAsync();
        var made = await ImportAsync(scene, await scene.Methodist.GetByteArrayAsync($"{scene.CoursePath}/archive"));
        var course = await scene.Methodist.ReadAsync<GetCourse.Response>($"/api/courses/{made.CourseId}");
        var source = await scene.CourseAsync();
        Assert.Equal((source.Title, source.Hours, 0), (course.Title, course.Hours, course.Editions.Count));
        Assert.Empty(course.Problems);
        Assert.Empty(course.Outline.Units.Select(unit => unit.Id).Intersect(source.Outline.Units.Select(unit => unit.Id)));
        Assert.Equal([course.Outline.Units.First().Id], course.Outline.Units.ElementAt(1).Release.After);

        await (await scene.Methodist.PostAsync($"/api/courses/{made.CourseId}/editions", new PublishCourse.Request([], course.Version))).OkAsync();
        var cohort = await (await scene.Methodist.PostAsync($"/api/courses/{made.CourseId}/cohorts", CourseScene.Plan())).ReadAsync<CreateCohort.Response>();
        var grades = await scene.Methodist.ReadAsync<GetGrades.Response>($"/api/cohorts/{cohort.Id}/grades");
        Assert.Equal((75m, 1, "max(T1; P1)"), (grades.PassPercent, grades.DropLowest, grades.Formula));
        Assert.Equal([(UnitKind.Assignment, "P1"), (UnitKind.Quiz, "T1")], grades.Columns.Select(column => (column.Kind, column.Code)).Order());
        Assert.Equal(3m, grades.Columns.Single(column => column.Title == source.Outline.Units.Single(unit => unit.Id == quizId).Title).Weight);
    }

    [Fact]
    public async Task Readiness_comes_with_the_units_and_what_the_framework_does_not_know_is_told()
    {
        var (scene, _) = await WholeAsync();
        var archive = await scene.Methodist.GetByteArrayAsync($"{scene.CoursePath}/archive");
        var made = await ImportAsync(scene, archive);

        var readiness = await scene.Methodist.ReadAsync<GetCourseReadiness.Response>($"/api/courses/{made.CourseId}/readiness");
        var units = (await scene.Methodist.ReadAsync<GetCourse.Response>($"/api/courses/{made.CourseId}")).Outline.Units.ToDictionary(unit => unit.Kind, unit => unit.Id);
        var parts = (await scene.Methodist.ReadAsync<GetUnit.Response>($"/api/courses/{made.CourseId}/units/{units[UnitKind.Quiz]}")).Draft.Quiz!.Parts;
        Assert.Equal(2, Assert.Single(readiness.Develops).Level);
        Assert.Equal(
            [(units[UnitKind.Assignment], "a", 1), (units[UnitKind.Assignment], null, 2), (units[UnitKind.Quiz], parts[1].Id.ToString(), 2)],
            readiness.Checks.Select(check => (check.UnitId, check.ItemId, check.Level)));

        // Of another cabinet, whose framework has competences of its own and more levels.
        var files = Unzip(archive);
        var json = System.Text.Encoding.UTF8.GetString(files["course.json"]);
        var code = readiness.Develops[0].CompetenceId.ToString();
        var foreign = json.Replace(code, Guid.NewGuid().ToString(), StringComparison.Ordinal);
        var line = (await ImportAsync(scene, With(foreign))).Report.Lines.Single(line => line.Part == ExchangePart.Readiness);
        Assert.Equal(ExchangeFate.LeftOut, line.Fate);
        Assert.All(line.Notes, note => Assert.Equal(ExchangeReason.CompetenceUnknown, note.Reason));
        Assert.Contains(line.Notes, note => note.Detail.Contains("Своя таблица", StringComparison.Ordinal) && note.Count == 2);
        var higher = await ImportAsync(scene, With(json.Replace("\"level\": 1", "\"level\": 7", StringComparison.Ordinal)));
        line = higher.Report.Lines.Single(line => line.Part == ExchangePart.Readiness);
        Assert.Equal((ExchangeFate.Partly, ExchangeReason.LevelUnknown), (line.Fate, Assert.Single(line.Notes).Reason));
        Assert.Equal(2, (await scene.Methodist.ReadAsync<GetCourseReadiness.Response>($"/api/courses/{higher.CourseId}/readiness")).Checks.Count);

        byte[] With(string course) => Zip([("course.json", Utf8(course)), .. files.Where(file => file.Key != "course.json").Select(file => (file.Key, file.Value))]);
    }

    [Fact]
    public async Task A_moment_of_the_calendar_and_the_tutor_s_part_of_the_plan_come_too()
    {
        var scene = await CourseScene.CreateAsync(app);
        var course = await scene.CourseAsync();
        var text = course.Outline.Units.First();
        var at = new DateTimeOffset(2027, 1, 15, 7, 0, 0, TimeSpan.Zero);
        await (await scene.Methodist.PutAsync($"{scene.CoursePath}/outline", new ArrangeCourse.Request(
            course.Outline.With(text with { Release = text.Release with { At = at, ByWord = true } }), course.Version))).OkAsync();

        var made = await ImportAsync(scene, await scene.Methodist.GetByteArrayAsync($"{scene.CoursePath}/archive"));

        var release = (await scene.Methodist.ReadAsync<GetCourse.Response>($"/api/courses/{made.CourseId}")).Outline.Units.First().Release;
        Assert.Equal((at, true), (release.At, release.ByWord));
    }

    [Fact]
    public async Task A_practical_work_comes_with_all_its_rules()
    {
        var scene = await CourseScene.CreateAsync(app);
        var rules = new AssignmentDraft([new("a", "Формулы", 5)], 3, 2, LateRule.Lower, new(10, 50, 7), new(ByLearners: true, 3), new(2, 7, PeerMark.Mean, 40, 1));
        await scene.WriteAsync(scene.WorkId, new("Сделайте журнал класса.", Assignment: rules));

        var made = await ImportAsync(scene, await scene.Methodist.GetByteArrayAsync($"{scene.CoursePath}/archive"));

        var course = await scene.Methodist.ReadAsync<GetCourse.Response>($"/api/courses/{made.CourseId}");
        var work = course.Outline.Units.Single(unit => unit.Kind == UnitKind.Assignment);
        Assert.Equivalent(rules, (await scene.Methodist.ReadAsync<GetUnit.Response>($"/api/courses/{made.CourseId}/units/{work.Id}")).Draft.Assignment, strict: true);
    }

    [Fact]
    public async Task What_is_spoilt_or_missing_is_told_and_the_rest_comes()
    {
        var (scene, _) = await WholeAsync();
        var files = Unzip(await scene.Methodist.GetByteArrayAsync($"{scene.CoursePath}/archive"));
        files["files/f1.png"] = [.. files["files/f1.png"], 0];
        files["banks/b1/1.xml"] = Utf8("<quiz>");
        var made = await ImportAsync(scene, Zip([.. files.Select(file => (file.Key, file.Value))]));
        var reasons = made.Report.Lines.SelectMany(line => line.Notes).Select(note => note.Reason).ToList();
        Assert.Contains(ExchangeReason.FileSpoilt, reasons);
        Assert.Contains(ExchangeReason.QuestionRefused, reasons);
    }

    [Fact]
    public async Task Hostile_archives_are_refused_by_their_codes()
    {
        var (scene, _) = await WholeAsync();
        var files = Unzip(await scene.Methodist.GetByteArrayAsync($"{scene.CoursePath}/archive"));
        var json = System.Text.Encoding.UTF8.GetString(files["course.json"]);
        async Task<string?> CodeAsync(byte[] archive) =>
            await (await scene.Methodist.PostAsync("/api/courses/archives", new ImportArchive.Request(await VideoTests.SendAsync(scene, archive, "курс.zip")))).ErrorCodeAsync();
        byte[] With(string course, params (string Name, byte[] Content)[] more) => Zip([("course.json", Utf8(course)), .. more]);

        Assert.Equal("exchange.archive-foreign", await CodeAsync(Zip(("imsmanifest.xml", Utf8("<manifest/>")))));
        Assert.Equal("exchange.archive-foreign", await CodeAsync(With("{\"format\":\"something\"}")));
        Assert.Equal("exchange.archive-newer", await CodeAsync(With("{\"format\":\"methodcabinet-course\",\"version\":2}")));
        Assert.Equal("exchange.archive-invalid", await CodeAsync(With(json[..200])));
        Assert.Equal("exchange.archive-invalid", await CodeAsync(With(json.Replace("\"key\": \"u2\"", "\"key\": \"u1\"", StringComparison.Ordinal))));
        Assert.Equal("exchange.archive-invalid", await CodeAsync(With(json.Replace("\"modules\": [", "\"modules\": [ null,", StringComparison.Ordinal))));
        Assert.Equal("archive.name-unsafe", await CodeAsync(With(json, ("../../etc/cron.d/a", Utf8("a")))));
        Assert.Equal("archive.bomb", await CodeAsync(With(json, ("files/f9.txt", new byte[40 << 20]))));
        Assert.Equal("archive.broken", await CodeAsync(With(json)[..^30]));
        Assert.Equal("material.file.not-found", await (await scene.Methodist.PostAsync("/api/courses/archives", new ImportArchive.Request(Guid.NewGuid()))).ErrorCodeAsync());
    }

    [Theory]
    [InlineData("scorm12", "adlcp_rootv1p2")]
    [InlineData("scorm2004", "adlcp_v1p3")]
    public async Task A_package_is_read_by_the_own_reader_and_needs_no_network(string version, string schema)
    {
        var (scene, _) = await WholeAsync();
        var report = await scene.Methodist.ReadAsync<PreviewScorm.Response>($"{scene.CoursePath}/scorm/report");
        Assert.Equal(3, report.Items);
        Assert.Equal(ExchangeFate.LeftOut, report.Report.Lines.Single(line => line.Part == ExchangePart.Quiz).Fate);
        var package = await scene.Methodist.GetByteArrayAsync($"{scene.CoursePath}/scorm/{version}");
        var files = Unzip(package);
        Assert.Contains(schema, System.Text.Encoding.UTF8.GetString(files["imsmanifest.xml"]), StringComparison.Ordinal);
        var pages = files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)).Select(file => System.Text.Encoding.UTF8.GetString(file.Value)).ToList();
        Assert.Contains(pages, page => page.Contains("src=\"../files/f1.png\"", StringComparison.Ordinal));
        Assert.All(pages, page => Assert.DoesNotContain("/api/", page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.DoesNotMatch("(?:src|<link[^>]*href)=\"(?:https?:)?//", page));

        var unitId = await VideoTests.AddUnitAsync(scene, UnitKind.Scorm, "Пакет");
        var unit = await scene.WriteAsync(unitId, new("", await VideoTests.SendAsync(scene, package, "пакет.zip")));
        Assert.Equal((version, 3, 0), (unit.Scorm!.Version.ToString().ToLowerInvariant(), unit.Scorm.Items.Count(item => item.Href is not null), unit.Scorm.Notes.Count));
    }

    private static async Task<ImportArchive.Response> ImportAsync(CourseScene scene, byte[] archive) =>
        await (await scene.Methodist.PostAsync("/api/courses/archives", new ImportArchive.Request(await VideoTests.SendAsync(scene, archive, "курс.zip")))).ReadAsync<ImportArchive.Response>();

    /// <summary>A course of everything that can go: a picture in a text, a link, a task, a quiz that names and draws, weights, a certificate.</summary>
    private async Task<(CourseScene Scene, Guid QuizId)> WholeAsync()
    {
        var quiz = await QuizScene.CreateAsync(app, [QuizScene.True, QuizScene.True], (draft, bank) => draft with { Parts = [draft.Parts[0], new DrawnPart(Guid.CreateVersion7(), bank, 1, "informatics", [], null)] });
        var scene = quiz.Course;
        var picture = await (await SendAsync(scene.Methodist, "/api/files", Png(), "схема.png")).ReadAsync<UploadFile.Response>();
        await scene.WriteAsync(scene.TextId, new($"Смотрите **схему**:\n\n![схема]({picture.Address})\n\n$x^2$"));
        var link = await VideoTests.AddUnitAsync(scene, UnitKind.Link, "Сайт");
        await scene.WriteAsync(link, new("Прочтите.", Address: "https://example.org/"));
        await (await scene.Methodist.PutAsync($"/api/cohorts/{scene.CohortId}/grades/scheme", new SetGradeScheme.Request(new Dictionary<Guid, decimal> { [quiz.QuizId] = 3 }, 1, 75, 0, "max(T1; P1)"))).OkAsync();
        var design = CertificateDesign.Standard(CertificateKind.Completion, "#115577") with { Heading = "Удостоверение" };
        await (await scene.Methodist.PutAsync($"/api/cohorts/{scene.CohortId}/certificate-designs/completion", design)).OkAsync();
        var framework = await scene.Methodist.ReadAsync<GetFramework.Response>("/api/readiness/framework");
        var competence = framework.Areas[0].Competences[0].Id;
        var parts = (await scene.Methodist.ReadAsync<GetUnit.Response>($"{scene.CoursePath}/units/{quiz.QuizId}")).Draft.Quiz!.Parts;
        await (await scene.Methodist.PutAsync($"{scene.CoursePath}/readiness", new SaveCourseReadiness.Request(
            [new(competence, 2)], [new(scene.WorkId, "a", competence, 1), new(scene.WorkId, null, competence, 2), new(quiz.QuizId, parts[1].Id.ToString(), competence, 2)], null))).OkAsync();
        return (scene, quiz.QuizId);
    }
}
