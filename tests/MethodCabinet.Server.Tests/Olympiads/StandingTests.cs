using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace MethodCabinet.Server.Tests.Olympiads;

public sealed class StandingTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>Three works of two schools; all of the pupils but the second consent to publication.</summary>
    private sealed record Scene(OlympiadScene Olympiad, HttpClient Organizer, TestPerson[] Pupils, Guid[] Attempts, HttpClient Coordinator, HttpClient Guardian)
    {
        public string Standing => $"/api/olympiads/{Olympiad.OlympiadId}/standing";

        public string PublicStanding => $"/api/standings/{Olympiad.OlympiadId}";
    }

    private const string Key = "secret-key-of-the-task";

    [Fact]
    public async Task Until_results_are_published_only_staff_sees_them()
    {
        var scene = await SceneAsync();

        var standing = await (await scene.Organizer.GetAsync(scene.Standing)).OkJsonAsync();

        Assert.Equal([(5m, "1-1", "full"), (2m, "2-3", "full"), (2m, "2-3", "full")], Rows(standing).Select(r => (Points(r), Place(r), View(r))));
        await AssertHiddenAsync(scene, app.As(scene.Pupils[0].Id), scene.Coordinator, scene.Guardian);
    }

    [Fact]
    public async Task Published_results_are_seen_by_those_whom_they_concern()
    {
        var scene = await SceneAsync();
        await PublishAsync(scene, isPublic: false);

        var own = Assert.Single(Rows(await ReadAsync(app.As(scene.Pupils[1].Id), scene)));
        Assert.Equal((scene.Attempts[1], true, "2-3"), (Attempt(own), own.GetProperty("mine").GetBoolean(), Place(own)));
        Assert.Equal(scene.Attempts[0], Attempt(Assert.Single(Rows(await ReadAsync(scene.Guardian, scene)))));
        var school = await ReadAsync(scene.Coordinator, scene);
        Assert.Equal(scene.Attempts[..2], Rows(school).Select(Attempt));
        Assert.Equal(3, school.GetProperty("tracks")[0].GetProperty("participants").GetInt32());

        await AssertHiddenAsync(scene, await app.SignInAsAsync(Role.Coordinator), await app.SignInAsAsync(Role.Pupil));
    }

    [Theory]
    [InlineData(ConsentKind.Publication)]
    [InlineData(ConsentKind.PersonalData)]
    public async Task Spectators_see_names_only_with_consent_and_a_withdrawn_one_hides_the_name_at_once(ConsentKind withdrawn)
    {
        var scene = await SceneAsync();
        await PublishAsync(scene, isPublic: true);
        var spectator = app.CreateClient();
        Assert.Contains(scene.Olympiad.OlympiadId, await ListedAsync(spectator));

        var first = await spectator.GetAsync(scene.PublicStanding);
        var rows = Rows(await first.OkJsonAsync());
        Assert.Equal(["anonymous", "named", "named"], rows.Select(View).Order());
        Assert.All(rows, r => Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (r.GetProperty("registrationId").ValueKind, r.GetProperty("works").ValueKind)));
        var anonymous = rows.Single(r => View(r) == "anonymous");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Null), (anonymous.GetProperty("name").ValueKind, anonymous.GetProperty("school").ValueKind, anonymous.GetProperty("grade").ValueKind));
        var names = await NamesAsync(scene);
        Assert.Equal([names[0], names[2]], Names(rows));
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(first));
        using var asking = new HttpRequestMessage(HttpMethod.Get, scene.PublicStanding) { Headers = { AcceptEncoding = { new("gzip") } } };
        var zipped = await spectator.SendAsync(asking);
        using var unzipped = new StreamReader(new GZipStream(await zipped.Content.ReadAsStreamAsync(), CompressionMode.Decompress));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await unzipped.ReadToEndAsync());

        // To a participant the others are as to a spectator.
        Assert.Equal(["anonymous", "full", "named"], Rows(await ReadAsync(app.As(scene.Pupils[0].Id), scene)).Select(View).Order());

        await app.WithDbAsync(db => db.Consents.Where(c => c.PersonId == scene.Pupils[0].Id && c.Kind == withdrawn).ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, DateTimeOffset.UtcNow)));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(first));
        var after = await spectator.GetAsync(scene.PublicStanding);
        Assert.NotEqual(first.Headers.ETag, after.Headers.ETag);
        Assert.Equal([names[2]], Names(Rows(await after.OkJsonAsync())));

        async Task<HttpStatusCode> StatusAsync(HttpResponseMessage held)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, scene.PublicStanding) { Headers = { IfNoneMatch = { held.Headers.ETag! } } };
            return (await spectator.SendAsync(request)).StatusCode;
        }
    }

    [Fact]
    public async Task Results_taken_back_are_staffs_again()
    {
        var scene = await SceneAsync();
        await PublishAsync(scene, isPublic: true);
        Assert.Equal(HttpStatusCode.OK, (await app.CreateClient().GetAsync(scene.PublicStanding)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await scene.Organizer.PostAsync($"{scene.Standing}/unpublish", null)).StatusCode);

        await AssertHiddenAsync(scene, app.As(scene.Pupils[0].Id), scene.Coordinator, scene.Guardian);
        Assert.Equal("olympiad.results.not-published", await (await app.As(scene.Pupils[0].Id).GetAsync($"/api/attempts/{scene.Attempts[0]}/result")).ErrorCodeAsync());
        Assert.Equal(3, Rows(await ReadAsync(scene.Organizer, scene)).Count);
        Assert.Equal(2, await app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.Action == "Standing.published" && e.SubjectId == scene.Olympiad.OlympiadId.ToString())));
    }

    [Fact]
    public async Task There_is_nothing_to_publish_before_the_scores()
    {
        var olympiad = await OlympiadScene.CreateAsync(app);
        var organizer = await app.SignInAsAsync(Role.Methodist);

        var refused = await organizer.PostAsJsonAsync($"/api/olympiads/{olympiad.OlympiadId}/standing/publish", new { isPublic = true });

        Assert.Equal((HttpStatusCode.Conflict, "olympiad.results.nothing-to-publish"), (refused.StatusCode, await refused.ErrorCodeAsync()));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(Role.Pupil, HttpStatusCode.Forbidden)]
    [InlineData(Role.Coordinator, HttpStatusCode.Forbidden)]
    [InlineData(Role.Juror, HttpStatusCode.Forbidden)]
    public async Task Only_staff_publishes_takes_back_and_exports(Role? role, HttpStatusCode expected)
    {
        var olympiad = await OlympiadScene.CreateAsync(app);
        var client = role is { } some ? await app.SignInAsAsync(some) : app.CreateClient();
        var standing = $"/api/olympiads/{olympiad.OlympiadId}/standing";

        Assert.Equal(expected, (await client.PostAsJsonAsync($"{standing}/publish", new { isPublic = true })).StatusCode);
        Assert.Equal(expected, (await client.PostAsync($"{standing}/unpublish", null)).StatusCode);
        Assert.Equal(expected, (await client.GetAsync($"{standing}/protocol.xlsx")).StatusCode);
    }

    [Fact]
    public async Task A_work_is_shown_to_its_author_and_the_guardian_without_any_key()
    {
        var scene = await SceneAsync();
        var path = $"/api/attempts/{scene.Attempts[0]}/result";
        var own = app.As(scene.Pupils[0].Id);
        Assert.Equal("olympiad.results.not-published", await (await own.GetAsync(path)).ErrorCodeAsync());
        await PublishAsync(scene, isPublic: true);

        foreach (var reader in new[] { own, scene.Guardian })
        {
            var result = await (await reader.GetAsync(path)).OkJsonAsync();
            Assert.Equal((5m, 5m, "1-1", 3), (Points(result), result.GetProperty("maxPoints").GetDecimal(), Place(result), result.GetProperty("participants").GetInt32()));
            Assert.Equal([2m, 3m], result.GetProperty("tasks").EnumerateArray().Select(Points));
            Assert.Equal(Key, Text(result.GetProperty("tasks")[1]));
        }

        var wrong = await (await app.As(scene.Pupils[1].Id).GetAsync($"/api/attempts/{scene.Attempts[1]}/result")).OkJsonAsync();
        var task = wrong.GetProperty("tasks")[1];
        Assert.Equal(("иное", "поздно"), (Text(task), Text(task.GetProperty("late"))));
        Assert.Equal(0m, Points(task));
        Assert.Equal(JsonValueKind.Null, wrong.GetProperty("tasks")[0].GetProperty("late").ValueKind);
        Assert.Equal(await ClosedAtAsync(scene), wrong.GetProperty("answersUntil").GetDateTimeOffset());
        Assert.DoesNotContain(Key, wrong.GetRawText(), StringComparison.Ordinal);
        foreach (var stranger in new[] { app.As(scene.Pupils[1].Id), scene.Coordinator, await app.SignInAsAsync(Role.Guardian) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.CreateClient().GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task The_protocol_has_the_rows_of_the_standing()
    {
        var scene = await SceneAsync();
        var standing = Rows(await ReadAsync(scene.Organizer, scene));

        using var file = new MemoryStream(await scene.Organizer.GetByteArrayAsync($"{scene.Standing}/protocol.xlsx"));

        Assert.Equal(["8 класс"], MiniExcel.GetSheetNames(file));
        var rows = file.Query(useHeaderRow: true, sheetName: "8 класс").Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(["Место", "Участник", "Образовательная организация", "Класс", "Параллель", "Задание 1", "Задание 2", "Сумма баллов", "Максимум", "Примечание"], rows[0].Keys);
        Assert.Equal(
            standing.Select(r => (Place(r) is "1-1" ? "1" : "2–3", $"{r.GetProperty("name").GetString()} Игоревна", r.GetProperty("school").GetString(), Points(r))),
            rows.Select(r => ($"{r["Место"]}", $"{r["Участник"]}", (string?)r["Образовательная организация"], Number(r, "Сумма баллов"))));
        Assert.Equal([(2m, 3m, 5m), (2m, 0m, 5m), (2m, 0m, 5m)], rows.Select(r => (Number(r, "Задание 1"), Number(r, "Задание 2"), Number(r, "Максимум"))));
        Assert.True(await app.WithDbAsync(db => db.AuditLog.AnyAsync(e => e.Action == "Standing.exported" && e.SubjectId == scene.Olympiad.OlympiadId.ToString())));

        static decimal Number(IDictionary<string, object?> row, string column) => Convert.ToDecimal(row[column], System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<Scene> SceneAsync()
    {
        var olympiad = await OlympiadScene.CreateAsync(app, [OlympiadScene.TrueFalse(true), OlympiadScene.Text(Key)]);
        var school = await app.CreateOrganizationAsync();
        var right = new GivenAnswer(0, new TrueFalseAnswer(true));
        var works = new[]
        {
            await olympiad.AddAttemptAsync(app, school, right, new(1, new ShortTextAnswer(Key))),
            await olympiad.AddAttemptAsync(app, school, right, new(1, new ShortTextAnswer("иное")), new(1, new ShortTextAnswer("поздно"), Late: true)),
            await olympiad.AddAttemptAsync(app, null, right),
        };
        var guardian = await app.CreatePersonAsync([Role.Guardian]);
        await app.WithDbAsync(async db =>
        {
            db.Guardianships.Add(new Guardianship { GuardianId = guardian.Id, WardId = works[0].Pupil.Id, CreatedAt = DateTimeOffset.UtcNow });
            db.Consents.AddRange(
                from work in new[] { works[0], works[2] }
                from kind in new[] { ConsentKind.Publication, ConsentKind.PersonalData }
                select new Consent { Id = Guid.CreateVersion7(), PersonId = work.Pupil.Id, Kind = kind, Form = kind == ConsentKind.Publication ? PublicationForm.FullName : null, GivenById = work.Pupil.Id, GivenAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        });
        var organizer = await app.SignInAsAsync(Role.Methodist);
        await olympiad.CloseAsync(app, organizer);
        var coordinator = await app.CreatePersonAsync([Role.Coordinator], school);
        return new Scene(olympiad, organizer, [.. works.Select(w => w.Pupil)], [.. works.Select(w => w.AttemptId)], app.As(coordinator.Id), app.As(guardian.Id));
    }

    private static async Task PublishAsync(Scene scene, bool isPublic) =>
        Assert.Equal(HttpStatusCode.NoContent, (await scene.Organizer.PostAsJsonAsync($"{scene.Standing}/publish", new { isPublic })).StatusCode);

    private static async Task<JsonElement> ReadAsync(HttpClient reader, Scene scene) => await (await reader.GetAsync(scene.Standing)).OkJsonAsync();

    /// <summary>Neither these readers nor spectators see anything.</summary>
    private async Task AssertHiddenAsync(Scene scene, params HttpClient[] readers)
    {
        foreach (var reader in readers)
        {
            Assert.Equal("olympiad.results.not-published", await (await reader.GetAsync(scene.Standing)).ErrorCodeAsync());
        }

        var spectator = app.CreateClient();
        Assert.Equal("olympiad.results.not-published", await (await spectator.GetAsync(scene.PublicStanding)).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await spectator.GetAsync(scene.Standing)).StatusCode);
        Assert.DoesNotContain(scene.Olympiad.OlympiadId, await ListedAsync(spectator));
    }

    private static async Task<IEnumerable<Guid>> ListedAsync(HttpClient spectator) =>
        (await (await spectator.GetAsync("/api/standings")).OkJsonAsync()).EnumerateArray().Select(s => s.GetProperty("olympiadId").GetGuid());

    private Task<DateTimeOffset> ClosedAtAsync(Scene scene) => app.WithDbAsync(db => db.Rounds.Where(r => r.Id == scene.Olympiad.RoundId).Select(r => r.ClosedAt!.Value).SingleAsync());

    private Task<List<string>> NamesAsync(Scene scene) => app.WithDbAsync(async db =>
    {
        var ids = scene.Pupils.Select(p => p.Id).ToList();
        var people = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => $"{p.LastName} {p.FirstName}");
        return ids.ConvertAll(id => people[id]);
    });

    private static List<JsonElement> Rows(JsonElement standing) => [.. standing.GetProperty("tracks").EnumerateArray().SelectMany(t => t.GetProperty("rows").EnumerateArray())];

    private static IEnumerable<string> Names(IEnumerable<JsonElement> rows) => rows.Select(r => r.GetProperty("name").GetString()).OfType<string>();

    private static string View(JsonElement row) => row.GetProperty("view").GetString()!;

    private static decimal Points(JsonElement row) => row.GetProperty("points").GetDecimal();

    /// <summary>What was written in the answer of a task.</summary>
    private static string? Text(JsonElement given) => JsonDocument.Parse(given.GetProperty("answer").GetString()!).RootElement.GetProperty("text").GetString();

    private static Guid Attempt(JsonElement row) => row.GetProperty("works")[0].GetProperty("attemptId").GetGuid();

    private static string Place(JsonElement row) => $"{row.GetProperty("place").GetProperty("from").GetInt32()}-{row.GetProperty("place").GetProperty("to").GetInt32()}";
}
