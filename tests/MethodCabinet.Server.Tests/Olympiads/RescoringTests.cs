using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads;

public sealed class RescoringTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly TrueFalseAnswer Right = new(true);

    [Fact]
    public async Task A_new_key_moves_points_and_places_as_the_preview_said()
    {
        var methodist = await app.CreatePersonAsync([Role.Methodist]);
        var organizer = app.As(methodist.Id);
        var scene = await OlympiadScene.CreateAsync(app);
        var (_, first) = await scene.AddAttemptAsync(app, null, new(0, Right), new(1, new ShortTextAnswer("ответ")));
        var (_, second) = await scene.AddAttemptAsync(app, null, new(0, Right), new(1, new ShortTextAnswer("отзыв")));
        var (_, third) = await scene.AddAttemptAsync(app, null, new GivenAnswer(1, new ShortTextAnswer("отзыв")));
        var (_, silent) = await scene.AddAttemptAsync(app, null);
        await scene.CloseAsync(app, organizer);
        Assert.Equal([(first, 5m, "1-1"), (second, 2m, "2-2"), (third, 0m, "3-4"), (silent, 0m, "3-4")], await PlacesAsync(organizer, scene));
        var corrected = await scene.ReviseAsync(app, 1, OlympiadScene.Text("отзыв", points: 4));
        var path = $"/api/rounds/{scene.RoundId}/tasks/{scene.Tasks[1]}/rescore";

        var preview = await (await organizer.GetAsync($"{path}?versionId={corrected.Id}")).OkJsonAsync();

        Assert.Equal(scene.Versions[1].Id, preview.GetProperty("fromVersionId").GetGuid());
        Assert.Equal((3m, 4m), (preview.GetProperty("maxPointsBefore").GetDecimal(), preview.GetProperty("maxPointsAfter").GetDecimal()));
        Assert.Equal((4, 2, 1), (preview.GetProperty("works").GetInt32(), preview.GetProperty("gaining").GetInt32(), preview.GetProperty("losing").GetInt32()));
        Assert.Equal(
            [(2m, 6m, "2-2", "1-1"), (0m, 4m, "3-4", "2-2"), (5m, 2m, "1-1", "3-3"), (0m, 0m, "3-4", "4-4")],
            preview.GetProperty("changes").EnumerateArray().Select(c => (
                c.GetProperty("pointsBefore").GetDecimal(), c.GetProperty("pointsAfter").GetDecimal(), Place(c.GetProperty("placeBefore")), Place(c.GetProperty("placeAfter")))));
        Assert.Equal(5m, (await PlacesAsync(organizer, scene))[0].Points);

        Assert.True(preview.GetProperty("asksTheSame").GetBoolean());
        Assert.Equal([(scene.Versions[1].Id, 4, 4)], await ListedAsync(organizer, scene));

        await scene.RescoreAsync(app, organizer, 1, scene.Versions[1].Id, corrected.Id);

        Assert.Equal([(corrected.Id, 4, 4)], await ListedAsync(organizer, scene));
        Assert.Equal([(second, 6m, "1-1"), (third, 4m, "2-2"), (first, 2m, "3-3"), (silent, 0m, "4-4")], await PlacesAsync(organizer, scene));
        var standing = await (await organizer.GetAsync($"/api/olympiads/{scene.OlympiadId}/standing")).OkJsonAsync();
        Assert.Equal(6m, standing.GetProperty("tracks")[0].GetProperty("maxPoints").GetDecimal());
        await AssertAuditAsync(scene, methodist.Id, corrected.Id, [first, second, third]);
    }

    [Fact]
    public async Task Of_two_organizers_who_rescore_at_once_one_does_and_what_was_looked_at_must_still_hold()
    {
        var scene = await OlympiadScene.CreateAsync(app);
        var (_, attempt) = await scene.AddAttemptAsync(app, null, new GivenAnswer(1, new ShortTextAnswer("отзыв")));
        var organizer = await app.SignInAsAsync(Role.Methodist);
        await scene.CloseAsync(app, organizer);
        var from = scene.Versions[1].Id;
        var versions = new[] { await scene.ReviseAsync(app, 1, OlympiadScene.Text("отзыв", 4)), await scene.ReviseAsync(app, 1, OlympiadScene.Text("отзыв", 7)) };

        var answers = await Task.WhenAll(versions.Concat(versions).Select(async to =>
            (To: to, Response: await scene.ApplyRescoreAsync(app, organizer, 1, from, to.Id))));

        var (winner, _) = Assert.Single(answers, a => a.Response.StatusCode == HttpStatusCode.Accepted);
        foreach (var (_, refused) in answers.Where(a => a.Response.StatusCode != HttpStatusCode.Accepted))
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        }

        await scene.RescoredAsync(app, 1);
        Assert.Equal(winner.Points.MaxPoints, await PointsAsync(attempt));

        var late = await scene.ApplyRescoreAsync(app, organizer, 1, from, versions.Single(v => v != winner).Id);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(winner.Points.MaxPoints, await PointsAsync(attempt));
    }

    [Fact]
    public async Task What_was_asked_stays_and_only_scored_rounds_are_scored_again()
    {
        var scene = await OlympiadScene.CreateAsync(app);
        var organizer = await app.SignInAsAsync(Role.Methodist);
        var from = scene.Versions[1].Id;
        var corrected = await scene.ReviseAsync(app, 1, OlympiadScene.Text("отзыв"));
        await AssertRefusedAsync(corrected.Id, HttpStatusCode.Conflict, "olympiad.round.not-scored");
        await scene.CloseAsync(app, organizer);

        await AssertRefusedAsync(from, HttpStatusCode.Conflict, "olympiad.rescore.same-version");
        await AssertRefusedAsync(scene.Versions[0].Id, HttpStatusCode.BadRequest, "olympiad.rescore.other-question");

        async Task AssertRefusedAsync(Guid to, HttpStatusCode status, string code)
        {
            var applied = await scene.ApplyRescoreAsync(app, organizer, 1, from, to);
            var previewed = await organizer.GetAsync($"{Path(scene)}?versionId={to}");
            Assert.Equal((status, status), (applied.StatusCode, previewed.StatusCode));
            Assert.Equal((code, code), (await applied.ErrorCodeAsync(), await previewed.ErrorCodeAsync()));
        }
    }

    [Fact]
    public async Task The_participants_page_shows_the_task_as_it_is_scored()
    {
        var scene = await OlympiadScene.CreateAsync(app);
        var (pupil, attempt) = await scene.AddAttemptAsync(app, null);
        var organizer = await app.SignInAsAsync(Role.Methodist);
        await scene.CloseAsync(app, organizer);
        Assert.Equal(3m, await MaxPointsAsync());
        var corrected = await scene.ReviseAsync(app, 1, OlympiadScene.Text("ответ", 4));

        await scene.RescoreAsync(app, organizer, 1, scene.Versions[1].Id, corrected.Id);

        Assert.Equal(4m, await MaxPointsAsync());

        async Task<decimal> MaxPointsAsync() => (await (await app.As(pupil.Id).GetAsync($"/api/attempts/{attempt}")).OkJsonAsync())
            .GetProperty("paper").GetProperty("tasks")[1].GetProperty("maxPoints").GetDecimal();
    }

    [Fact]
    public async Task The_maximum_of_the_paper_moves_with_its_task_there_and_back()
    {
        var scene = await OlympiadScene.CreateAsync(app);
        var (pupil, attempt) = await scene.AddAttemptAsync(app, null);
        var organizer = await app.SignInAsAsync(Role.Methodist);
        await scene.CloseAsync(app, organizer);
        var dearer = await scene.ReviseAsync(app, 1, OlympiadScene.Text("ответ", points: 7));
        Assert.Equal((5m, 5m), await MaximaAsync());

        await scene.RescoreAsync(app, organizer, 1, scene.Versions[1].Id, dearer.Id);
        Assert.Equal((9m, 9m), await MaximaAsync());

        await scene.RescoreAsync(app, organizer, 1, dearer.Id, scene.Versions[1].Id);
        Assert.Equal((5m, 5m), await MaximaAsync());

        // As the participant sees it: of the paper, and the sum of its tasks.
        async Task<(decimal Promised, decimal Sum)> MaximaAsync()
        {
            var paper = (await (await app.As(pupil.Id).GetAsync($"/api/attempts/{attempt}")).OkJsonAsync()).GetProperty("paper");
            return (paper.GetProperty("maxPoints").GetDecimal(), paper.GetProperty("tasks").EnumerateArray().Sum(t => t.GetProperty("maxPoints").GetDecimal()));
        }
    }

    [Fact]
    public async Task A_version_that_was_rewritten_since_the_preview_is_not_applied()
    {
        var scene = await OlympiadScene.CreateAsync(app);
        var (_, attempt) = await scene.AddAttemptAsync(app, null, new GivenAnswer(1, new ShortTextAnswer("отзыв")));
        var organizer = await app.SignInAsAsync(Role.Methodist);
        await scene.CloseAsync(app, organizer);
        var corrected = await scene.ReviseAsync(app, 1, OlympiadScene.Text("отзыв"));
        var preview = await (await organizer.GetAsync($"{Path(scene)}?versionId={corrected.Id}")).OkJsonAsync();

        await scene.RewriteAsync(app, 1, OlympiadScene.Text("иное"));
        var applied = await organizer.PostAsJsonAsync(
            Path(scene),
            new { fromVersionId = scene.Versions[1].Id, toVersionId = corrected.Id, toWrittenAt = preview.GetProperty("toWrittenAt").GetDateTimeOffset() });

        Assert.Equal(HttpStatusCode.Conflict, applied.StatusCode);
        Assert.Equal(0m, await PointsAsync(attempt));
        Assert.Equal([(scene.Versions[1].Id, 1, 1)], await ListedAsync(organizer, scene));
    }

    [Fact]
    public async Task The_preview_says_when_the_other_version_asks_something_else()
    {
        var scene = await OlympiadScene.CreateAsync(app);
        var organizer = await app.SignInAsAsync(Role.Methodist);
        await scene.CloseAsync(app, organizer);
        var reworded = await scene.ReviseAsync(app, 1, OlympiadScene.Text("ответ") with { StatementHtml = "<p>Что ещё?</p>" });

        var preview = await (await organizer.GetAsync($"{Path(scene)}?versionId={reworded.Id}")).OkJsonAsync();

        Assert.False(preview.GetProperty("asksTheSame").GetBoolean());
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(Role.Pupil, HttpStatusCode.Forbidden)]
    [InlineData(Role.Coordinator, HttpStatusCode.Forbidden)]
    public async Task Only_staff_rescores(Role? role, HttpStatusCode expected)
    {
        var scene = await OlympiadScene.CreateAsync(app);
        var client = role is { } some ? await app.SignInAsAsync(some) : app.CreateClient();

        Assert.Equal(expected, (await client.GetAsync($"{Path(scene)}?versionId={scene.Versions[1].Id}")).StatusCode);
        Assert.Equal(expected, (await client.PostAsJsonAsync(Path(scene), new { fromVersionId = scene.Versions[1].Id, toVersionId = scene.Versions[1].Id })).StatusCode);
    }

    /// <summary>Of the second task: the version by which it is scored, works in all, works that have their points by it.</summary>
    private static async Task<List<(Guid Version, int Works, int Scored)>> ListedAsync(HttpClient organizer, OlympiadScene scene) =>
    [
        .. (await (await organizer.GetAsync($"/api/rounds/{scene.RoundId}/rescore")).OkJsonAsync()).EnumerateArray()
            .Where(t => t.GetProperty("taskId").GetGuid() == scene.Tasks[1])
            .Select(t => (t.GetProperty("versionId").GetGuid(), t.GetProperty("works").GetInt32(), t.GetProperty("scored").GetInt32())),
    ];

    private static string Path(OlympiadScene scene) => $"/api/rounds/{scene.RoundId}/tasks/{scene.Tasks[1]}/rescore";

    private static string Place(JsonElement place) => $"{place.GetProperty("from").GetInt32()}-{place.GetProperty("to").GetInt32()}";

    private Task<decimal?> PointsAsync(Guid attempt) => app.WithDbAsync(db => db.Attempts.Where(a => a.Id == attempt).Select(a => a.Points).SingleAsync());

    /// <summary>The standing as staff sees it; equal places in the order of the attempts.</summary>
    private static async Task<List<(Guid Attempt, decimal Points, string Place)>> PlacesAsync(HttpClient organizer, OlympiadScene scene)
    {
        var standing = await (await organizer.GetAsync($"/api/olympiads/{scene.OlympiadId}/standing")).OkJsonAsync();
        return
        [
            .. standing.GetProperty("tracks")[0].GetProperty("rows").EnumerateArray()
                .Select(r => (Attempt: r.GetProperty("works")[0].GetProperty("attemptId").GetGuid(), Points: r.GetProperty("points").GetDecimal(), Place: Place(r.GetProperty("place"))))
                .OrderByDescending(r => r.Points).ThenBy(r => r.Attempt.ToString()),
        ];
    }

    private Task AssertAuditAsync(OlympiadScene scene, Guid actor, Guid toVersion, Guid[] changed) => app.WithDbAsync(async db =>
    {
        var order = await db.AuditLog.SingleAsync(e => e.Action == "PaperTask.rescored" && e.SubjectId == scene.Tasks[1].ToString());
        Assert.Equal(actor, order.ActorId);
        Assert.Equal([scene.Versions[1].Id, toVersion], JsonDocument.Parse(order.Changes!).RootElement.GetProperty("questionVersionId").EnumerateArray().Select(v => v.GetGuid()));

        var subjects = await db.Attempts.Where(a => a.RoundId == scene.RoundId).Select(a => a.Id.ToString()).ToListAsync();
        var entries = await db.AuditLog.Where(e => e.Action == "Attempt.rescored" && subjects.Contains(e.SubjectId)).ToListAsync();
        Assert.Equal(changed.Select(id => id.ToString()).Order(), entries.Select(e => e.SubjectId).Order());
        Assert.All(entries, e => Assert.Equal(actor, e.ActorId));
        var loser = JsonDocument.Parse(entries.Single(e => e.SubjectId == changed[0].ToString()).Changes!).RootElement;
        Assert.Equal([5m, 2m], loser.GetProperty("points").EnumerateArray().Select(p => p.GetDecimal()));
        Assert.Equal([3m, 0m], loser.GetProperty("taskPoints").EnumerateArray().Select(p => p.GetDecimal()));
    });
}
