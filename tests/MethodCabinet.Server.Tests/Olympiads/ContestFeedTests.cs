using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Tests.Olympiads.Results;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>Against https://ccs-specs.icpc.io/2023-06/contest_api, as far as docs/contest-api.md promises it.</summary>
public sealed partial class ContestFeedTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string[] WithRows = ["teams", "organizations", "submissions", "judgements", "scoreboard"];

    private readonly HttpClient visitor = app.CreateClient();

    [Fact]
    public async Task A_public_standing_has_the_shape_of_a_contest()
    {
        var scene = await PublicAsync();
        var contest = Contest(scene);

        var version = await JsonAsync("/icpc/");
        Assert.Equal("2023-06", Text(version, "version"));
        Assert.Equal("MethodCabinet", Text(version.GetProperty("provider"), "name"));
        var described = await JsonAsync(contest);
        Assert.Equal((scene.Olympiad.OlympiadId.ToString(), "score"), (Text(described, "id"), Text(described, "scoreboard_type")));
        Assert.Matches(Moment(), Text(described, "start_time"));
        Assert.Matches(Duration(), Text(described, "duration"));
        Assert.Contains(Text(described, "id"), (await JsonAsync("/icpc/contests")).EnumerateArray().Select(c => Text(c, "id")));
        var state = await JsonAsync($"{contest}/state");
        Assert.Equal(["started", "frozen", "ended", "thawed", "finalized", "end_of_updates"], state.EnumerateObject().Select(p => p.Name));
        Assert.Equal(Text(described, "start_time"), Text(state, "started"));
        Assert.Equal(JsonValueKind.Null, state.GetProperty("finalized").ValueKind);

        var groups = Ids(await JsonAsync($"{contest}/groups"));
        var organizations = Ids(await JsonAsync($"{contest}/organizations"));
        var problem = Assert.Single((await JsonAsync($"{contest}/problems")).EnumerateArray());
        Assert.Equal((0, 10m), (problem.GetProperty("ordinal").GetInt32(), problem.GetProperty("max_score").GetDecimal()));
        var teams = await JsonAsync($"{contest}/teams");
        Assert.Equal(4, teams.GetArrayLength());
        Assert.All(teams.EnumerateArray(), team =>
        {
            Assert.Matches(Identifier(), Text(team, "id"));
            Assert.Subset(groups, team.GetProperty("group_ids").EnumerateArray().Select(g => g.GetString()!).ToHashSet());
            Assert.True(team.GetProperty("organization_id").ValueKind == JsonValueKind.Null || organizations.Contains(Text(team, "organization_id")));
        });
        var submissions = await JsonAsync($"{contest}/submissions");
        Assert.All(submissions.EnumerateArray(), s => Assert.True(Ids(teams).Contains(Text(s, "team_id")) && Text(s, "problem_id") == Text(problem, "id")));
        var judgements = await JsonAsync($"{contest}/judgements");
        Assert.All(judgements.EnumerateArray(), j => Assert.Contains(Text(j, "submission_id"), Ids(submissions)));
        Assert.All(judgements.EnumerateArray(), j => Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (j.GetProperty("judgement_type_id").ValueKind, j.GetProperty("end_time").ValueKind)));
        Assert.Equal([0m, 2m, 3m, 5m], judgements.EnumerateArray().Select(j => j.GetProperty("score").GetDecimal()).Order());

        var board = await JsonAsync($"{contest}/scoreboard");
        Assert.Equal([(1, 5m), (2, 3m), (3, 2m), (4, 0m)], board.GetProperty("rows").EnumerateArray().Select(r => (r.GetProperty("rank").GetInt32(), r.GetProperty("score").GetProperty("score").GetDecimal())));
        Assert.All(board.GetProperty("rows").EnumerateArray(), r => Assert.Contains(Text(r, "team_id"), Ids(teams)));
        Assert.Equal(state.GetRawText(), board.GetProperty("state").GetRawText());
        Assert.Equal(board.GetRawText(), (await JsonAsync($"{contest}/scoreboard?group_id={groups.Single()}")).GetRawText());

        // A collection filters by what it refers to, and gives each of its objects alone.
        var first = teams[0];
        Assert.Equal(first.GetRawText(), (await JsonAsync($"{contest}/teams/{Text(first, "id")}")).GetRawText());
        Assert.Equal(Text(first, "id"), Text(Assert.Single((await JsonAsync($"{contest}/submissions?team_id={Text(first, "id")}")).EnumerateArray()), "team_id"));
        var offered = (await JsonAsync($"{contest}/access")).GetProperty("endpoints").EnumerateArray().ToDictionary(e => Text(e, "type"), e => e.GetProperty("properties").EnumerateArray().Select(p => p.GetString()));
        Assert.Equal(first.EnumerateObject().Select(p => p.Name), offered["teams"]);

        using var again = new HttpRequestMessage(HttpMethod.Get, $"{contest}/scoreboard");
        var told = await visitor.GetAsync($"{contest}/scoreboard");
        again.Headers.IfNoneMatch.Add(told.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await visitor.SendAsync(again)).StatusCode);
        Assert.Equal("*", Assert.Single(told.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task What_does_not_exist_is_told_as_the_specification_asks()
    {
        var scene = await ResultsScene.CreateAsync(app);
        var contest = Contest(scene);
        foreach (var path in new[] { "", "/state", "/access", "/teams", "/teams/1", "/scoreboard", "/event-feed" })
        {
            await AssertRefusedAsync(HttpStatusCode.NotFound, contest + path);
        }

        Assert.DoesNotContain(scene.Olympiad.OlympiadId.ToString(), (await JsonAsync("/icpc/contests")).EnumerateArray().Select(c => Text(c, "id")));
        await PublishAsync(scene);
        await AssertRefusedAsync(HttpStatusCode.NotFound, "/icpc/contests/biology");
        await AssertRefusedAsync(HttpStatusCode.NotFound, "/icpc/problems/of/nobody");
        await AssertRefusedAsync(HttpStatusCode.NotFound, $"{contest}/languages");
        await AssertRefusedAsync(HttpStatusCode.NotFound, $"{contest}/teams/1");
        await AssertRefusedAsync(HttpStatusCode.NotFound, $"{contest}/scoreboard?group_id=1");
        await AssertRefusedAsync(HttpStatusCode.BadRequest, $"{contest}/event-feed?since_token=abc-1");
    }

    [Fact]
    public async Task The_feed_names_only_those_who_consent_and_holds_no_id_of_a_person_an_entry_or_a_work()
    {
        var scene = await PublicAsync(essay: false);
        var named = scene.Pupils[0];
        await ConsentAsync(named.Id);
        var contest = Contest(scene);
        await using var feed = await OpenAsync($"{contest}/event-feed");
        var told = string.Join('\n', await feed.UntilAsync(line => Type(line) == "state"));
        var all = told + string.Concat(await Task.WhenAll(WithRows.Select(c => visitor.GetStringAsync($"{contest}/{c}"))));

        var people = await app.WithDbAsync(db => db.People.Where(p => scene.Pupils.Select(u => u.Id).Contains(p.Id)).ToListAsync());
        Assert.All(people, p => Assert.Equal(p.Id == named.Id, all.Contains($"{p.LastName} {p.FirstName}", StringComparison.Ordinal)));
        var ids = await app.WithDbAsync(db => db.Attempts.Where(a => a.RoundId == scene.Olympiad.RoundId).Select(a => new[] { a.Id, a.RegistrationId, a.PersonId }).ToListAsync());
        Assert.All(ids.SelectMany(i => i), id => Assert.DoesNotContain(id.ToString("N"), all.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
        var team = Assert.Single((await JsonAsync($"{contest}/teams")).EnumerateArray(), t => t.GetProperty("organization_id").ValueKind != JsonValueKind.Null);

        // The name goes, and with it the id by which an old copy could be matched.
        await app.WithDbAsync(db => db.Consents.Where(c => c.PersonId == named.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, DateTimeOffset.UtcNow)));
        var gone = await feed.UntilAsync(line => Type(line) == "teams" && line.GetProperty("data").ValueKind == JsonValueKind.Null);
        Assert.Equal(Text(team, "id"), Text(gone[^1], "id"));
        Assert.DoesNotContain(Text(team, "id"), Ids(await JsonAsync($"{contest}/teams")));
    }

    [Fact]
    public async Task The_event_feed_tells_each_mark_goes_on_after_the_token_keeps_a_freeze_and_ends_with_the_signature()
    {
        var scene = await PublicAsync();
        var path = $"{Contest(scene)}/event-feed";
        JsonElement last;
        await using (var feed = await OpenAsync(path))
        {
            var told = await feed.UntilAsync(line => Type(line) == "state");
            Assert.Equal("contest", Type(told[0]));
            Assert.Equal(4, told.Count(line => Type(line) == "judgements"));
            Assert.Equal(told.Count, told.Select(line => Text(line, "token")).Distinct().Count());
            last = told[^1];

            await scene.MarkNextAsync(1);
            var judged = Assert.Single(await feed.UntilAsync(line => Type(line) == "judgements"));
            Assert.Equal("AC", Text(judged.GetProperty("data"), "judgement_type_id"));
        }

        // Away while three are marked and the standing is frozen between them.
        await scene.MarkNextAsync(2);
        (await scene.Methodist.PostAsync($"{scene.Standing}/freeze")).EnsureSuccessStatusCode();
        var frozen = await visitor.GetStringAsync($"{Contest(scene)}/judgements");
        await scene.MarkNextAsync(3);
        await scene.MarkNextAsync(4);
        Assert.Equal(frozen, await visitor.GetStringAsync($"{Contest(scene)}/judgements"));
        await using (var resumed = await OpenAsync($"{path}?since_token={Text(last, "token")}"))
        {
            var told = await resumed.UntilAsync(line => Type(line) == "state");
            Assert.Equal(["judgements", "judgements", "state"], told.Select(Type));
            Assert.Matches(Moment(), Text(told[^1].GetProperty("data"), "frozen"));
            last = told[^1];

            await scene.SignAsync();
            (await scene.Methodist.PostAsync($"{scene.Standing}/unfreeze")).EnsureSuccessStatusCode();
            told = await resumed.UntilAsync(line => Type(line) == "state" && line.GetProperty("data").GetProperty("end_of_updates").ValueKind == JsonValueKind.String);
            Assert.Equal(2, told.Where(line => Type(line) == "judgements").Select(line => Text(line, "id")).Distinct().Count());
            var (before, after) = (last.GetProperty("data"), told[^1].GetProperty("data"));
            Assert.Equal(JsonValueKind.Null, before.GetProperty("thawed").ValueKind);
            Assert.Equal(Text(before, "frozen"), Text(after, "frozen"));
            Assert.Matches(Moment(), Text(after, "thawed"));
            Assert.Equal(Text(after, "thawed"), Text(after, "end_of_updates"));
            Assert.Null(await resumed.NextAsync());
        }

        await using var late = await OpenAsync(path);
        Assert.Equal("state", Type((await late.UntilEndAsync())[^1]));
    }

    [Fact]
    public async Task A_standing_that_is_frozen_again_has_not_thawed()
    {
        var scene = await PublicAsync();
        var state = $"{Contest(scene)}/state";
        foreach (var act in new[] { "freeze", "unfreeze", "unfreeze" })
        {
            (await scene.Methodist.PostAsync($"{scene.Standing}/{act}")).EnsureSuccessStatusCode();
        }

        var thawed = await JsonAsync(state);
        (await scene.Methodist.PostAsync($"{scene.Standing}/freeze")).EnsureSuccessStatusCode();
        var again = await JsonAsync(state);

        Assert.True(DateTimeOffset.Parse(Text(thawed, "frozen")!, null) < DateTimeOffset.Parse(Text(thawed, "thawed")!, null));
        Assert.Equal(JsonValueKind.Null, again.GetProperty("thawed").ValueKind);
        Assert.True(DateTimeOffset.Parse(Text(thawed, "thawed")!, null) <= DateTimeOffset.Parse(Text(again, "frozen")!, null));
    }

    /// <param name="essay">The jury sits over works, and nobody is named meanwhile.</param>
    private async Task<ResultsScene> PublicAsync(bool essay = true)
    {
        var scene = await ResultsScene.CreateAsync(app, essay: essay);
        await PublishAsync(scene);
        return scene;
    }

    private static async Task PublishAsync(ResultsScene scene) => (await scene.Methodist.PostAsync($"{scene.Standing}/publish", new { isPublic = true })).EnsureSuccessStatusCode();

    private Task<int> ConsentAsync(Guid personId) => app.WithDbAsync(db =>
    {
        db.Consents.AddRange(from kind in new[] { ConsentKind.Publication, ConsentKind.PersonalData }
                             let form = kind == ConsentKind.Publication ? PublicationForm.FullName : (PublicationForm?)null
                             select new Consent { Id = Guid.CreateVersion7(), PersonId = personId, Kind = kind, Form = form, GivenById = personId, GivenAt = DateTimeOffset.UtcNow });
        return db.SaveChangesAsync();
    });

    private static string Contest(ResultsScene scene) => $"/icpc/contests/{scene.Olympiad.OlympiadId}";

    private async Task<JsonElement> JsonAsync(string path) => JsonDocument.Parse(await visitor.GetStringAsync(path)).RootElement;

    private async Task AssertRefusedAsync(HttpStatusCode expected, string path)
    {
        using var refused = await visitor.GetAsync(path);
        var error = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((expected, (int)expected, JsonValueKind.String), (refused.StatusCode, error.GetProperty("code").GetInt32(), error.GetProperty("message").ValueKind));
    }

    private async Task<OpenFeed> OpenAsync(string path)
    {
        var response = await visitor.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.MediaType);
        return new OpenFeed(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    private static string Text(JsonElement of, string property) => of.GetProperty(property).GetString()!;

    private static string Type(JsonElement line) => Text(line, "type");

    private static HashSet<string> Ids(JsonElement collection) => [.. collection.EnumerateArray().Select(o => Text(o, "id"))];

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$")]
    private static partial Regex Moment();

    [GeneratedRegex(@"^\d+:\d\d:\d\d\.\d{3}$")]
    private static partial Regex Duration();

    [GeneratedRegex(@"^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,35}$")]
    private static partial Regex Identifier();

    private sealed record OpenFeed(HttpResponseMessage Response, StreamReader Lines) : IAsyncDisposable
    {
        /// <summary>Null when the feed has ended; empty lines only keep it open.</summary>
        public async Task<JsonElement?> NextAsync()
        {
            using var patience = new CancellationTokenSource(Patience);
            while (await Lines.ReadLineAsync(patience.Token) is { } line)
            {
                if (line.Length > 0)
                {
                    return JsonDocument.Parse(line).RootElement;
                }
            }

            return null;
        }

        public async Task<List<JsonElement>> UntilAsync(Func<JsonElement, bool> wanted)
        {
            var told = new List<JsonElement>();
            do
            {
                told.Add(await NextAsync() ?? throw new EndOfStreamException("The feed ended."));
            }
            while (!wanted(told[^1]));

            return told;
        }

        public async Task<List<JsonElement>> UntilEndAsync()
        {
            var told = new List<JsonElement>();
            while (await NextAsync() is { } line)
            {
                told.Add(line);
            }

            return told;
        }

        public ValueTask DisposeAsync()
        {
            Lines.Dispose();
            Response.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
