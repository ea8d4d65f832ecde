using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MethodCabinet.Server.Olympiads.Standings;

namespace MethodCabinet.Server.Olympiads.Feed;

/// <summary>
/// A contest as the feed tells it at one moment. Made of the spectators' view and of times, so that it cannot tell more than the public page: consents
/// and a freeze are obeyed there.
/// </summary>
internal sealed class FeedState
{
    /// <summary>In the order in which they may refer to each other.</summary>
    public static readonly IReadOnlyList<string> Collections = ["judgement-types", "groups", "organizations", "problems", "teams", "submissions", "judgements"];

    private const string Judged = "AC";

    private readonly StandingView standing;
    private readonly FeedTimes times;
    private readonly (DateTimeOffset From, DateTimeOffset To)? thaw;
    private readonly ConcurrentDictionary<(string What, string? Group), FeedAnswer> answers = new();

    /// <param name="thaw">The last freeze that is over: from when to when.</param>
    public FeedState(StandingView standing, FeedTimes times, (DateTimeOffset From, DateTimeOffset To)? thaw = null)
    {
        (this.standing, this.times, this.thaw) = (standing, times, thaw);
        Status = StatusOf();
        Contest = Written(FeedContest.Of(standing.OlympiadId, standing.Title, times));
        var rows = standing.Tracks.SelectMany(track => track.Rows.Select(row => (Track: track, Row: row))).ToList();
        var (end, endInContest) = (FeedJson.Time(times.EndsAt), FeedJson.RelativeTime(times.EndsAt - times.StartsAt));
        Objects = new Dictionary<string, IReadOnlyList<JsonObject>>
        {
            ["judgement-types"] = [Written(new FeedJudgementType(Judged, "Marked", false, true))],
            ["groups"] = [.. standing.Tracks.Select(t => Written(new FeedGroup(t.TrackId.ToString(), t.Name, "track")))],
            ["organizations"] = [.. rows.Select(r => r.Row.School).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(school => Written(new FeedOrganization(IdOf(school), school)))],
            ["problems"] = [.. standing.Tracks.Select((t, i) => Written(new FeedProblem(t.TrackId.ToString(), Label(t), t.Name, i, t.MaxPoints)))],
            ["teams"] = [.. rows.Select(r => Written(new FeedTeam(
                r.Row.RowId, Cipher(r.Row), NameOf(r.Row), r.Row.School is { } school ? IdOf(school) : null, [r.Track.TrackId.ToString()])))],
            ["submissions"] = [.. rows.Select(r => Written(new FeedSubmission(r.Row.RowId, r.Track.TrackId.ToString(), r.Row.RowId, end, endInContest)))],
            ["judgements"] = [.. rows.Select(r => Written(new FeedJudgement(
                r.Row.RowId, r.Row.RowId, r.Row.AwaitsJury ? null : Judged, r.Row.Points, end, endInContest, r.Row.AwaitsJury ? null : end, r.Row.AwaitsJury ? null : endInContest)))],
        };
    }

    public JsonObject Contest { get; }

    public FeedStatus Status { get; }

    /// <summary>By the name of their collection.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<JsonObject>> Objects { get; }

    /// <summary>Each object as the feed tells it: the contest before all others, the state after them, for its end is the end of the feed.</summary>
    public IEnumerable<(FeedKey Key, JsonObject Data)> Told() =>
        Collections.SelectMany(type => Objects[type].Select(data => (new FeedKey(type, (string)data["id"]!), data)))
            .Prepend((new FeedKey("contest", null), Contest))
            .Append((new FeedKey(FeedKey.State, null), Written(Status)));

    /// <summary>A whole collection, written once for all who ask.</summary>
    /// <returns>Null when there is none of this name.</returns>
    public FeedAnswer? CollectionAnswer(string collection) =>
        Objects.TryGetValue(collection, out var objects) ? answers.GetOrAdd((collection, null), _ => FeedAnswer.Of(objects)) : null;

    /// <summary>The same of <see cref="Scoreboard"/>.</summary>
    public FeedAnswer? ScoreboardAnswer(string? groupId)
    {
        if (!answers.TryGetValue(("scoreboard", groupId), out var answer) && Scoreboard(groupId) is { } board)
        {
            answer = answers.GetOrAdd(("scoreboard", groupId), FeedAnswer.Of(board));
        }

        return answer;
    }

    /// <param name="groupId">Null for all tracks. Each is ranked by itself in any case: their tasks differ.</param>
    /// <returns>Null when there is no such group.</returns>
    public FeedScoreboard? Scoreboard(string? groupId)
    {
        var tracks = standing.Tracks.Where(t => groupId is null || t.TrackId.ToString() == groupId).ToList();
        if (tracks.Count == 0 && groupId is not null)
        {
            return null;
        }

        var changedAt = standing.ChangedAt ?? times.EndsAt;
        var minutes = (int)(times.EndsAt - times.StartsAt).TotalMinutes;
        var rows = tracks.SelectMany(t => t.Rows.Select(row => (Track: t, Row: row))).OrderBy(r => r.Row.Place.From).ThenBy(r => NameOf(r.Row), StringComparer.Ordinal).Select(r => new FeedScoreboardRow(
            r.Row.Place.From, r.Row.RowId, new FeedScore(r.Row.Points, minutes),
            [new FeedProblemScore(r.Track.TrackId.ToString(), r.Row.AwaitsJury ? 0 : 1, r.Row.AwaitsJury ? 1 : 0, r.Row.Points, r.Row.Points > 0 ? minutes : null)]));
        return new FeedScoreboard(FeedJson.Time(changedAt), FeedJson.RelativeTime(changedAt - times.StartsAt), Status, [.. rows]);
    }

    private static JsonObject Written<T>(T value) => JsonSerializer.SerializeToNode(value, FeedJson.Options)!.AsObject();

    /// <summary>Stands for who consents to no name. Not the cipher of the jury, which must not be matched with sums.</summary>
    private static string Cipher(StandingRow row) => row.RowId[..6].ToUpperInvariant();

    private static string NameOf(StandingRow row) => row.Name ?? $"Участник {row.Number}";

    private static string Label(StandingTrack track) => track.Grade.ToString(CultureInfo.InvariantCulture);

    private static string IdOf(string school) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(school)).AsSpan(0, 8));

    private FeedStatus StatusOf()
    {
        var finalized = times.EndedAt is not null && standing.FrozenAt is null && standing.SignedAt is { } signed ? FeedJson.Time(signed) : null;

        // What came behind a freeze is told when it ends, also where the signature was there before.
        var lastUpdate = finalized is not null && thaw is { } thawed && thawed.To > standing.SignedAt ? FeedJson.Time(thawed.To) : finalized;
        return new FeedStatus(
            times.StartedAt is { } started ? FeedJson.Time(started) : null,
            (standing.FrozenAt ?? thaw?.From) is { } frozen ? FeedJson.Time(frozen) : null,
            times.EndedAt is { } ended ? FeedJson.Time(ended) : null,
            standing.FrozenAt is null && thaw is { } over ? FeedJson.Time(over.To) : null,
            finalized,
            lastUpdate);
    }
}

/// <summary>Names an object of a contest.</summary>
/// <param name="Type">As the specification calls it.</param>
/// <param name="Id">Null where there is one of its type.</param>
internal readonly record struct FeedKey(string Type, string? Id)
{
    public const string State = "state";
}
