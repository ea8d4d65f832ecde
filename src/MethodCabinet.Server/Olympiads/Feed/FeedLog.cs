using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MethodCabinet.Server.Olympiads.Feed;

/// <summary>
/// Events of a contest. Each object has one, its last, under the number that is its token: from any token on, whoever reads to the end has each object as it is, and none
/// twice. Whoever begins reads the same log without what is gone.
/// </summary>
/// <param name="epoch">Tells the tokens of this log from those of another process, or of an earlier start.</param>
internal sealed class FeedLog(string epoch)
{
    private readonly Dictionary<FeedKey, Event> latest = [];
    private readonly SortedSet<Event> events = new(Comparer<Event>.Create((a, b) => a.Number.CompareTo(b.Number)));
    private long last;

    /// <summary>What is no more is told first, from those that refer to those that are referred to; then what is new or other than it was.</summary>
    public void Take(FeedState state)
    {
        var (before, told) = (last, state.Told().ToList());
        var present = told.Select(t => t.Key).ToHashSet();
        foreach (var gone in latest.Values.Where(e => e.Data is not null && !present.Contains(e.Key)).OrderByDescending(e => e.Number).ToList())
        {
            Append(gone.Key, null);
        }

        foreach (var (key, data) in told)
        {
            // The end of updates is the last line of the feed, whatever a consent still changes.
            var end = key.Type == FeedKey.State && state.Status.EndOfUpdates is not null && last > before;
            if (end || !latest.TryGetValue(key, out var known) || !JsonNode.DeepEquals(known.Data, data))
            {
                Append(key, data);
            }
        }
    }

    /// <summary>Lines after a token, each with its own; null when the token is none of this log.</summary>
    /// <param name="since">Null for all.</param>
    public IReadOnlyList<Line>? Since(string? since)
    {
        if (since is null)
        {
            return [.. events.Where(e => e.Data is not null).Select(e => e.Line)];
        }

        return since.Split('-') is [var name, var text] && name == epoch && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= last
            ? [.. events.GetViewBetween(From(number + 1), From(long.MaxValue)).Select(e => e.Line)]
            : null;
    }

    private void Append(FeedKey key, JsonObject? data)
    {
        if (latest.TryGetValue(key, out var before))
        {
            events.Remove(before);
        }

        var told = new Event(++last, key, data, LineOf(last, key, data));
        latest[key] = told;
        events.Add(told);
    }

    private static Event From(long number) => new(number, default, null, null!);

    private Line LineOf(long number, FeedKey key, JsonObject? data)
    {
        var token = string.Create(CultureInfo.InvariantCulture, $"{epoch}-{number}");
        return new Line(token, JsonSerializer.SerializeToUtf8Bytes(new { key.Type, key.Id, Data = data, Token = token }, FeedJson.Options));
    }

    /// <param name="Json">Without the end of the line.</param>
    internal sealed record Line(string Token, byte[] Json);

    /// <param name="Line">Written once, whoever reads it and however often.</param>
    private sealed record Event(long Number, FeedKey Key, JsonObject? Data, Line Line);
}
