namespace MethodCabinet.Server.Olympiads.Feed;

/// <summary>Everything of a contest and then each change, a line each, until the results are final or the reader leaves.</summary>
internal static class GetEventFeed
{
    /// <summary>The specification asks for a line each 120 seconds; proxies often wait only 60.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(30);

    /// <summary>A jury of a hundred marks more often than a scoreboard is looked at.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private static readonly byte[] EndOfLine = [(byte)'\n'];

    public static async Task<IResult> Handle(Guid id, OlympiadFeeds feeds, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        using var place = feeds.Enter();
        if (place is null)
        {
            return FeedAnswers.Error(StatusCodes.Status503ServiceUnavailable, "Too many feeds are open.");
        }

        var token = http.Request.Query.TryGetValue("since_token", out var since) ? since.ToString() : null;
        var changed = feeds.NextChange(id);
        var (state, lines) = await feeds.LinesAsync(id, token, ct);
        if (state is null)
        {
            return FeedAnswers.NoContest();
        }

        if (lines is null)
        {
            return FeedAnswers.Error(StatusCodes.Status400BadRequest, "The token is unknown here: begin without one.");
        }

        http.Response.ContentType = "application/x-ndjson";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await http.Response.StartAsync(ct);
        while (state is not null && lines is not null)
        {
            foreach (var line in lines)
            {
                await http.Response.Body.WriteAsync(line.Json, ct);
                await http.Response.Body.WriteAsync(EndOfLine, ct);
                token = line.Token;
            }

            if (lines.Count == 0)
            {
                await http.Response.Body.WriteAsync(EndOfLine, ct);
            }

            await http.Response.Body.FlushAsync(ct);
            if (state.Status.EndOfUpdates is not null)
            {
                break;
            }

            await changed.WaitAsync(KeepAlive, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(Pace, clock, ct);
            changed = feeds.NextChange(id);
            (state, lines) = await feeds.LinesAsync(id, token, ct);
        }

        return TypedResults.Empty;
    }
}
