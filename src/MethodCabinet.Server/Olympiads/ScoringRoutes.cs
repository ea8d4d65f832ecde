using Hangfire;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Olympiads.Scoring;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads;

/// <summary>Closing, scoring, standings, re-scoring.</summary>
public static class ScoringRoutes
{
    public static void AddScoring(this IServiceCollection services)
    {
        services.AddSingleton<StandingCache>();
        services.AddSingleton<StandingAudience>();
        services.AddScoped<StandingEvents>();
        services.AddSingleton(new NoticeRoute(
            StandingChanges.Topic,
            (provider, olympiadId, ct) => provider.GetRequiredService<StandingEvents>().StandingChangedAsync(olympiadId, ct),
            (provider, since, ct) => provider.GetRequiredService<StandingEvents>().CatchUpAsync(since, ct)));
        services.AddSingleton(new NoticeRoute(
            RoundScoring.ProgressTopic,
            (provider, roundId, ct) => provider.GetRequiredService<StandingEvents>().ScoringProgressedAsync(roundId, ct)));
        services.AddSingleton(new NoticeRoute(RoundScoring.ClosedTopic, TellOpenPapersAsync));
        services.AddRecurringJob<SweepRoundsJob>("olympiads.sweep-rounds", Cron.Minutely(), job => job.RunAsync(CancellationToken.None));
    }

    public static void MapScoring(this WebApplication app)
    {
        var rounds = app.MapApi("/rounds", "scoring", Policies.Staff);
        rounds.MapPost("/{id:guid}/close", CloseRound.Handle);
        rounds.MapGet("/{id:guid}/scoring", GetScoring.Handle);
        rounds.MapGet("/{id:guid}/rescore", ListRescorable.Handle);
        rounds.MapGet("/{roundId:guid}/tasks/{taskId:guid}/rescore", PreviewRescore.Handle)
            .AsWorkbook(PreviewRescore.Workbook, (PreviewRescore.Response r) => r.Changes, audited: "rescore.exported");
        rounds.MapPost("/{roundId:guid}/tasks/{taskId:guid}/rescore", ApplyRescore.Handle);

        var standings = app.MapApi("/olympiads/{id:guid}/standing", "standings", Policies.Staff);
        standings.MapPost("/publish", PublishStanding.Handle);
        standings.MapPost("/unpublish", UnpublishStanding.Handle);
        standings.MapPost("/freeze", FreezeStanding.Handle);
        standings.MapPost("/unfreeze", UnfreezeStanding.Handle);

        // Of the chairs the one of this olympiad's jury: the operation asks.
        app.MapApi("/olympiads/{id:guid}/standing", "standings", Policies.StaffOrChair).MapGet("/protocol.xlsx", ExportProtocol.Handle);

        var readers = app.MapApi("", "standings", Policies.SignedIn);
        readers.MapGet("/olympiads/{id:guid}/standing", GetStanding.Handle);
        readers.MapGet("/attempts/{id:guid}/result", GetAttemptResult.Handle);

        var spectators = app.MapApi("/standings", "standings", policy: null);
        spectators.MapGet("/", ListPublicStandings.Handle).AllowAnonymous();
        spectators.MapGet("/{id:guid}", GetPublicStanding.Handle).AllowAnonymous().Produces<StandingView>();
        app.MapHub<StandingHub>("/hubs/standings").AllowAnonymous();
    }

    private static async Task TellOpenPapersAsync(IServiceProvider provider, Guid roundId, CancellationToken ct)
    {
        var db = provider.GetRequiredService<AppDb>();
        var closedAt = await db.Rounds.Where(r => r.Id == roundId).Select(r => r.ClosedAt).SingleAsync(ct);
        if (closedAt is { } moment)
        {
            await provider.GetRequiredService<AttemptEvents>().RoundClosedAsync(db, roundId, moment, ct);
        }
    }
}
