using System.Threading.RateLimiting;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.RateLimiting;

namespace MethodCabinet.Server.Olympiads.Feed;

/// <summary>Public standings in the shape of the ICPC Contest API, for scoreboards and overlays of others (docs/contest-api.md).</summary>
public static class FeedRoutes
{
    private const string Limit = "contest-feed";
    private const string OpenLimit = "contest-feed-open";

    public static void AddContestFeed(this IServiceCollection services)
    {
        services.AddSingleton<OlympiadFeeds>();
        services.AddSingleton(new NoticeRoute(
            StandingChanges.Topic,
            (provider, olympiadId, _) => provider.GetRequiredService<OlympiadFeeds>().ChangedAsync(olympiadId),
            (provider, _, _) => provider.GetRequiredService<OlympiadFeeds>().CatchUpAsync()));
        services.Configure<RateLimiterOptions>(limiter => limiter
            .AddPolicy(Limit, context => RateLimitPartition.GetFixedWindowLimiter(
                AddressOf(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = 600, Window = TimeSpan.FromMinutes(1) }))
            .AddPolicy(OpenLimit, context => RateLimitPartition.GetConcurrencyLimiter(AddressOf(context), _ => new ConcurrencyLimiterOptions { PermitLimit = 20 })));
    }

    public static void MapContestFeed(this WebApplication app)
    {
        var feed = app.MapGroup("/icpc").AllowAnonymous().RequireRateLimiting(Limit).ExcludeFromDescription().AddEndpointFilter(async (context, next) =>
        {
            // Anybody's page may show what anybody may see (the specification asks for it).
            context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
            return await next(context);
        });
        feed.MapGet("/", GetFeedVersion.Handle);
        feed.MapGet("/contests", ListFeedContests.Handle);
        feed.MapGet("/contests/{id:guid}", GetFeedContest.Handle);
        feed.MapGet("/contests/{id:guid}/access", GetFeedAccess.Handle);
        feed.MapGet("/contests/{id:guid}/state", GetFeedStatus.Handle);
        feed.MapGet("/contests/{id:guid}/scoreboard", GetFeedScoreboard.Handle);
        feed.MapGet("/contests/{id:guid}/event-feed", GetEventFeed.Handle).RequireRateLimiting(OpenLimit);
        feed.MapGet("/contests/{id:guid}/{collection}", ListFeedObjects.Handle);
        feed.MapGet("/contests/{id:guid}/{collection}/{objectId}", GetFeedObject.Handle);
        feed.Map("/{**rest}", () => FeedAnswers.Error(StatusCodes.Status404NotFound, "There is nothing to read at this address."));
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
