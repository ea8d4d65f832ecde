using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MethodCabinet.Server.Olympiads.Feed;

// Objects of the ICPC Contest API, version 2023-06 (https://ccs-specs.icpc.io/2023-06/contest_api), as far as a marked olympiad has them; docs/contest-api.md says what is missing and why.
internal sealed record FeedContest(string Id, string Name, string StartTime, string Duration, string ScoreboardType)
{
    public static FeedContest Of(Guid olympiadId, string title, FeedTimes times) =>
        new(olympiadId.ToString(), title, FeedJson.Time(times.StartsAt), FeedJson.RelativeTime(times.EndsAt - times.StartsAt), "score");
}

internal sealed record FeedStatus(string? Started, string? Frozen, string? Ended, string? Thawed, string? Finalized, string? EndOfUpdates);

internal sealed record FeedJudgementType(string Id, string Name, bool Penalty, bool Solved);

internal sealed record FeedGroup(string Id, string Name, string Type);

internal sealed record FeedOrganization(string Id, string Name);

internal sealed record FeedProblem(string Id, string Label, string Name, int Ordinal, decimal MaxScore);

internal sealed record FeedTeam(string Id, string Label, string Name, string? OrganizationId, IReadOnlyList<string> GroupIds);

internal sealed record FeedSubmission(string Id, string ProblemId, string TeamId, string Time, string ContestTime);

internal sealed record FeedJudgement(
    string Id, string SubmissionId, string? JudgementTypeId, decimal Score, string StartTime, string StartContestTime, string? EndTime, string? EndContestTime);

internal sealed record FeedScoreboard(string Time, string ContestTime, FeedStatus State, IReadOnlyList<FeedScoreboardRow> Rows);

internal sealed record FeedScoreboardRow(int Rank, string TeamId, FeedScore Score, IReadOnlyList<FeedProblemScore> Problems);

internal sealed record FeedScore(decimal Score, int Time);

/// <param name="Time">Null without points.</param>
internal sealed record FeedProblemScore(string ProblemId, int NumJudged, int NumPending, decimal Score, int? Time);

/// <summary>How the specification writes.</summary>
internal static class FeedJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>ISO 8601 with the offset.</summary>
    public static string Time(DateTimeOffset moment) => moment.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    /// <summary><c>h:mm:ss.uuu</c>, with a minus before the start.</summary>
    public static string RelativeTime(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(time < TimeSpan.Zero ? "-" : "")}{(int)time.Duration().TotalHours}:{time.Duration():mm\\:ss\\.fff}");
}
