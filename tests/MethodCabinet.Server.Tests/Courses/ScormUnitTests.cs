using System.IO.Compression;
using System.Net;
using System.Text;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Grading;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;

namespace MethodCabinet.Server.Tests.Courses;

/// <summary>A SCORM package is read where it lies, runs at an address of its own, and says how far its learner is.</summary>
public sealed class ScormUnitTests(PackagesApp app) : IClassFixture<PackagesApp>
{
    private const string Manifest =
        "<manifest identifier=\"m\" xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\"><metadata><schemaversion>1.2</schemaversion></metadata>"
        + "<organizations default=\"o\"><organization identifier=\"o\"><title>Пожарная безопасность</title><item identifier=\"a\" identifierref=\"r\"><title>Тренажёр</title></item></organization></organizations>"
        + "<resources><resource identifier=\"r\" type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"index.html\"/></resources></manifest>";

    private const string Page = "<!doctype html><meta charset=\"utf-8\"><title>Тренажёр</title><script src=\"app.js\"></script>";

    [Fact]
    public async Task A_package_is_opened_remembers_and_completes_its_unit()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (unitId, fileId) = await PublishAsync(scene, Pack(("imsmanifest.xml", Manifest), ("index.html", Page), ("app.js", "parent.API")));
        var draft = await scene.Methodist.ReadAsync<GetUnit.Response>($"{scene.CoursePath}/units/{unitId}");
        Assert.Equal(("Пожарная безопасность", 1, 0), (draft.Scorm!.Title, draft.Scorm.Items.Count, draft.Scorm.Notes.Count));

        var (learner, enrolment, _) = await scene.LearnerAsync();
        var path = scene.UnitPath(enrolment, unitId);
        var scorm = (await learner.ReadAsync<LearnUnit.Response>(path)).View.Scorm!;
        Assert.True(scorm.IsCompletedByPackage);
        Assert.Equal("scorm.completed-by-package", await (await learner.PutAsync($"{path}/complete", new CompleteUnit.Request(true))).ErrorCodeAsync());

        var half = new Dictionary<string, string> { ["cmi.core.lesson_status"] = "incomplete", ["cmi.suspend_data"] = "стр. 3" };
        var request = new SaveScormState.Request(fileId, "a", 1, half);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => await (await learner.PutAsync($"{path}/scorm", request)).OkAsync()));
        var item = Assert.Single((await learner.ReadAsync<LearnUnit.Response>(path)).View.Scorm!.Items);
        Assert.Equal((1, "стр. 3"), (item.Revision, item.Values["cmi.suspend_data"]));
        Assert.Equal("scorm.state-elsewhere", await (await learner.PutAsync($"{path}/scorm", request with { Values = new Dictionary<string, string>() })).ErrorCodeAsync());

        var whole = new Dictionary<string, string> { ["cmi.core.lesson_status"] = "passed", ["cmi.core.score.raw"] = "85" };
        var end = await (await learner.PutAsync($"{path}/scorm", new SaveScormState.Request(fileId, "a", 2, whole))).ReadAsync<SaveScormState.Response>();
        Assert.Equal(new SaveScormState.Response(2, true, 0.85m, true), end);
        var unit = (await learner.ReadAsync<GetLearning.Response>($"/api/learning/{enrolment}")).Modules[0].Units.Single(u => u.Id == unitId);
        Assert.Equal((UnitState.Complete, 85m, 100m), (unit.State, unit.Points, unit.MaxPoints));
    }

    [Fact]
    public async Task It_is_a_column_of_a_hundred_by_the_score_that_it_reports_or_else_by_its_completion()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (unitId, fileId) = await PublishAsync(scene, Pack(("imsmanifest.xml", Manifest), ("index.html", Page)));
        var (own, _) = await PublishAsync(scene, Pack(("imsmanifest.xml", Manifest.Replace("\"sco\"", "\"asset\"", StringComparison.Ordinal)), ("index.html", Page)));
        var (learner, enrolment, _) = await scene.LearnerAsync();
        Assert.Equal((null, 1m, 0m), await CellAsync());

        await SayAsync(1, new() { ["cmi.core.lesson_status"] = "completed" });
        Assert.Equal((100m, 1m, 0m), await CellAsync());
        await SayAsync(2, new() { ["cmi.core.lesson_status"] = "completed", ["cmi.core.score.raw"] = "42.5" });
        Assert.Equal((42.5m, 1m, 0m), await CellAsync());

        async Task SayAsync(int revision, Dictionary<string, string> values) =>
            await (await learner.PutAsync($"{scene.UnitPath(enrolment, unitId)}/scorm", new SaveScormState.Request(fileId, "a", revision, values))).OkAsync();

        async Task<(decimal? Points, decimal Weight, decimal OwnWeight)> CellAsync()
        {
            var book = await scene.Tutor.ReadAsync<GetGrades.Response>($"/api/cohorts/{scene.CohortId}/grades");
            var columns = book.Columns.ToDictionary(column => column.UnitId);
            Assert.Equal((100m, UnitKind.Scorm), (columns[unitId].MaxPoints, columns[unitId].Kind));
            return (book.Learners.Single().Cells.Single(cell => cell.UnitId == unitId).Points, columns[unitId].Weight, columns[own].Weight);
        }
    }

    [Fact]
    public async Task Its_files_are_served_at_the_second_address_alone_and_may_reach_nothing_else()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (unitId, _) = await PublishAsync(scene, Pack(("imsmanifest.xml", Manifest), ("index.html", Page), ("app.js", "parent.API")));
        var address = new Uri((await scene.Methodist.ReadAsync<GetUnit.Response>($"{scene.CoursePath}/units/{unitId}")).Scorm!.Address!);
        Assert.Equal(PackagesApp.Host, address.Host);
        using var visitor = app.CreateClient();

        var player = await AtAsync(visitor, address.PathAndQuery);
        Assert.Contains("script-src http://content.localhost/packages/scorm12.js", player.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("data-site=\"http://localhost:8080\"", await player.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var page = await AtAsync(visitor, $"{address.AbsolutePath}index.html");
        Assert.Equal((Page, "text/html"), (await page.Content.ReadAsStringAsync(), page.Content.Headers.ContentType!.MediaType));
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains($"default-src http://content.localhost{address.AbsolutePath} ", policy, StringComparison.Ordinal);
        Assert.Contains("worker-src blob:", policy, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await AtAsync(visitor, $"{address.AbsolutePath}nothing.html")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AtAsync(visitor, $"{address.AbsolutePath}..%2f..%2fappsettings.json")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AtAsync(visitor, $"/packages/{new string('A', address.Segments[2].Length - 1)}/index.html")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AtAsync(visitor, "/api/site")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AtAsync(visitor, "/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/api/site")).StatusCode);

        // At the site itself there is no package.
        Assert.NotEqual(Page, await (await visitor.GetAsync($"{address.AbsolutePath}index.html")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_is_no_package_is_refused_with_its_reason()
    {
        var scene = await CourseScene.CreateAsync(app);
        var unitId = await VideoTests.AddUnitAsync(scene, UnitKind.Scorm, "Тренажёр");
        Assert.Equal("scorm.manifest-missing", await ErrorOfAsync(scene, unitId, Pack(("index.html", Page))));
        Assert.Equal("scorm.manifest-broken", await ErrorOfAsync(scene, unitId, Pack(("imsmanifest.xml", "<!DOCTYPE m SYSTEM \"http://example.org/x.dtd\"><manifest/>"))));
        Assert.Equal("scorm.nothing-to-open", await ErrorOfAsync(scene, unitId, Pack(("imsmanifest.xml", Manifest))));
        Assert.Equal("archive.name-unsafe", await ErrorOfAsync(scene, unitId, Pack(("imsmanifest.xml", Manifest), ("../index.html", Page))));
        Assert.Equal("archive.broken", await ErrorOfAsync(scene, unitId, Pack(("imsmanifest.xml", Manifest))[..^30]));
        Assert.Equal("archive.bomb", await ErrorOfAsync(scene, unitId, Pack(("imsmanifest.xml", Manifest), ("index.html", new string('a', 40 << 20)))));
    }

    [Fact]
    public async Task Nobody_stores_for_somebody_else_or_for_what_is_not_there()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (unitId, fileId) = await PublishAsync(scene, Pack(("imsmanifest.xml", Manifest), ("index.html", Page)));
        var (learner, enrolment, _) = await scene.LearnerAsync();
        var (stranger, _, _) = await scene.LearnerAsync();
        var path = $"{scene.UnitPath(enrolment, unitId)}/scorm";
        var none = new Dictionary<string, string>();
        Assert.Equal("course.enrolment.not-found", await (await stranger.PutAsync(path, new SaveScormState.Request(fileId, "a", 1, none))).ErrorCodeAsync());
        Assert.Equal("course.unit.not-found", await (await learner.PutAsync(path, new SaveScormState.Request(fileId, "b", 1, none))).ErrorCodeAsync());
        Assert.Equal("course.unit.not-found", await (await learner.PutAsync(path, new SaveScormState.Request(Guid.NewGuid(), "a", 1, none))).ErrorCodeAsync());
        Assert.Equal("scorm.state-too-large", await (await learner.PutAsync(path, new SaveScormState.Request(fileId, "a", 1, new Dictionary<string, string> { ["cmi.suspend_data"] = new('x', 5_000) }))).ErrorCodeAsync());
    }

    private static byte[] Pack(params (string Name, string Content)[] files)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var target = archive.CreateEntry(name).Open();
                target.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return content.ToArray();
    }

    private static async Task<(Guid UnitId, Guid FileId)> PublishAsync(CourseScene scene, byte[] archive)
    {
        var unitId = await VideoTests.AddUnitAsync(scene, UnitKind.Scorm, "Тренажёр");
        var fileId = await VideoTests.SendAsync(scene, archive, "тренажёр.zip");
        await scene.WriteAsync(unitId, new("", fileId));
        await VideoTests.PublishAsync(scene);
        return (unitId, fileId);
    }

    private static async Task<string?> ErrorOfAsync(CourseScene scene, Guid unitId, byte[] archive)
    {
        var fileId = await VideoTests.SendAsync(scene, archive, "пакет.zip");
        var version = (await scene.Methodist.ReadAsync<GetUnit.Response>($"{scene.CoursePath}/units/{unitId}")).Version;
        return await (await scene.Methodist.PutAsync($"{scene.CoursePath}/units/{unitId}", new SaveUnit.Request(new("", fileId), version))).ErrorCodeAsync();
    }

    private static async Task<HttpResponseMessage> AtAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = PackagesApp.Host } };
        return await client.SendAsync(request);
    }
}
