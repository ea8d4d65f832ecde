using System.Security.Cryptography;
using System.Text.Json;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace MethodCabinet.Server.Olympiads.Feed;

/// <summary>How the feed answers: with an entity tag, so that a scoreboard which asks each second costs little, and errors as the specification has them.</summary>
internal static class FeedAnswers
{
    public static IResult Json(HttpContext http, object value) => Send(http, FeedAnswer.Of(value));

    public static IResult Send(HttpContext http, FeedAnswer answer)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(answer.Json, "application/json", entityTag: new EntityTagHeaderValue(answer.Tag));
    }

    /// <param name="message">For programmers: the specification asks for it in the answer.</param>
    public static JsonHttpResult<object> Error(int code, string message) => TypedResults.Json<object>(new { code, message }, FeedJson.Options, statusCode: code);

    public static JsonHttpResult<object> NoContest() => Error(StatusCodes.Status404NotFound, "There is no such contest, or its standing is not public.");
}

/// <summary>What is sent of a value, as it is written.</summary>
/// <param name="Tag">In its quotes.</param>
internal sealed record FeedAnswer(byte[] Json, string Tag)
{
    public static FeedAnswer Of(object value)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, FeedJson.Options);
        return new FeedAnswer(json, $"\"{Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 12))}\"");
    }
}

/// <summary>What this interface is.</summary>
internal static class GetFeedVersion
{
    public static IResult Handle(HttpContext http) => FeedAnswers.Json(http, new
    {
        Version = "2023-06",
        VersionUrl = "https://ccs-specs.icpc.io/2023-06/contest_api",
        Provider = new { Name = "MethodCabinet" },
    });
}

/// <summary>Contests whose standing is public, newest first.</summary>
internal static class ListFeedContests
{
    private const int Most = 100;

    public static async Task<IResult> Handle(AppDb db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var contests = await (
            from olympiad in db.Olympiads
            join state in db.Standings on olympiad.Id equals state.OlympiadId
            where olympiad.StandingIsPublic && state.PublishedAt != null
            orderby state.PublishedAt descending
            select new
            {
                olympiad.Id,
                olympiad.Title,
                Rounds = db.Rounds.Where(r => r.OlympiadId == olympiad.Id).Select(r => new FeedTimes.Round(r.OpensAt, r.ClosesAt, r.ClosedAt)).ToList(),
            }).Take(Most).ToListAsync(ct);
        return FeedAnswers.Json(http, contests
            .Select(c => FeedTimes.Of(c.Rounds, clock.GetUtcNow()) is { } times ? FeedContest.Of(c.Id, c.Title, times) : null)
            .OfType<FeedContest>());
    }
}

internal static class GetFeedContest
{
    public static async Task<IResult> Handle(Guid id, OlympiadFeeds feeds, HttpContext http, CancellationToken ct) =>
        await feeds.StateAsync(id, ct) is { } state ? FeedAnswers.Json(http, state.Contest) : FeedAnswers.NoContest();
}

internal static class GetFeedStatus
{
    public static async Task<IResult> Handle(Guid id, OlympiadFeeds feeds, HttpContext http, CancellationToken ct) =>
        await feeds.StateAsync(id, ct) is { } state ? FeedAnswers.Json(http, state.Status) : FeedAnswers.NoContest();
}

/// <summary>Which endpoints there are and which properties they have.</summary>
internal static class GetFeedAccess
{
    private static readonly (string Type, Type Record)[] Offered =
    [
        ("contest", typeof(FeedContest)),
        ("state", typeof(FeedStatus)),
        ("judgement-types", typeof(FeedJudgementType)),
        ("groups", typeof(FeedGroup)),
        ("organizations", typeof(FeedOrganization)),
        ("problems", typeof(FeedProblem)),
        ("teams", typeof(FeedTeam)),
        ("submissions", typeof(FeedSubmission)),
        ("judgements", typeof(FeedJudgement)),
    ];

    public static async Task<IResult> Handle(Guid id, OlympiadFeeds feeds, HttpContext http, CancellationToken ct) =>
        await feeds.StateAsync(id, ct) is null ? FeedAnswers.NoContest() : FeedAnswers.Json(http, new
        {
            Capabilities = Array.Empty<string>(),
            Endpoints = Offered.Select(o => new { o.Type, Properties = o.Record.GetProperties().Select(p => FeedJson.Options.PropertyNamingPolicy!.ConvertName(p.Name)) }),
        });
}

/// <summary>A collection, filtered by any property that names another object.</summary>
internal static class ListFeedObjects
{
    public static async Task<IResult> Handle(Guid id, string collection, OlympiadFeeds feeds, HttpContext http, CancellationToken ct)
    {
        if (await feeds.StateAsync(id, ct) is not { } state)
        {
            return FeedAnswers.NoContest();
        }

        if (state.CollectionAnswer(collection) is not { } whole)
        {
            return FeedAnswers.Error(StatusCodes.Status404NotFound, "This contest has no such collection.");
        }

        var wanted = http.Request.Query.Where(q => q.Key.EndsWith("_id", StringComparison.Ordinal)).Select(q => (q.Key, Value: q.Value.ToString())).ToList();
        return wanted.Count == 0 ? FeedAnswers.Send(http, whole) : FeedAnswers.Json(http, state.Objects[collection].Where(o => wanted.TrueForAll(w => ((string?)o[w.Key] ?? "") == w.Value)));
    }
}

internal static class GetFeedObject
{
    public static async Task<IResult> Handle(Guid id, string collection, string objectId, OlympiadFeeds feeds, HttpContext http, CancellationToken ct) =>
        (await feeds.StateAsync(id, ct))?.Objects.GetValueOrDefault(collection)?.FirstOrDefault(o => (string)o["id"]! == objectId) is { } found
            ? FeedAnswers.Json(http, found)
            : FeedAnswers.Error(StatusCodes.Status404NotFound, "There is no such object.");
}

internal static class GetFeedScoreboard
{
    public static async Task<IResult> Handle(Guid id, OlympiadFeeds feeds, HttpContext http, CancellationToken ct)
    {
        if (await feeds.StateAsync(id, ct) is not { } state)
        {
            return FeedAnswers.NoContest();
        }

        var group = http.Request.Query.TryGetValue("group_id", out var wanted) ? wanted.ToString() : null;
        return state.ScoreboardAnswer(group) is { } board ? FeedAnswers.Send(http, board) : FeedAnswers.Error(StatusCodes.Status404NotFound, "There is no such group.");
    }
}
