using Hangfire;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Mvc;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>The participant's side of a round: opening, the journal, handing in, notices.</summary>
public static class AttemptRoutes
{
    public static void AddAttempts(this IServiceCollection services)
    {
        services.AddSingleton<PaperViews>();
        services.AddSingleton<AttemptEvents>();
        services.AddSingleton(new NoticeRoute(
            AttemptEvents.RoundClockTopic,
            (provider, roundId, ct) => provider.GetRequiredService<AttemptEvents>().RoundClockChangedAsync(provider.GetRequiredService<AppDb>(), roundId, ct),
            (provider, _, ct) => provider.GetRequiredService<AttemptEvents>().CatchUpAsync(provider.GetRequiredService<AppDb>(), ct)));
        services.AddSingleton(new NoticeRoute(
            AttemptEvents.AttemptClockTopic,
            (provider, attemptId, ct) => provider.GetRequiredService<AttemptEvents>().AttemptClockChangedAsync(provider.GetRequiredService<AppDb>(), attemptId, ct)));
        services.AddSingleton(new NoticeRoute(
            AttemptEvents.JuryAnsweredTopic,
            (provider, questionId, ct) => provider.GetRequiredService<AttemptEvents>().JuryAnsweredAsync(provider.GetRequiredService<AppDb>(), questionId, ct),
            (provider, since, ct) => provider.GetRequiredService<AttemptEvents>().JuryAnsweredSinceAsync(provider.GetRequiredService<AppDb>(), since, ct)));
        services.AddSingleton(new NoticeRoute(
            AttemptEvents.SharedTopic,
            (provider, attemptId, _) =>
            {
                provider.GetRequiredService<JournalQueue>().Forget(attemptId);
                return provider.GetRequiredService<AttemptEvents>().SharedAsync(attemptId);
            }));
        services.AddSingleton(new NoticeRoute(
            AttemptEvents.JuryAnnouncedTopic,
            (provider, roundId, ct) => provider.GetRequiredService<AttemptEvents>().JuryAnnouncedAsync(provider.GetRequiredService<AppDb>(), roundId, ct),
            (provider, since, ct) => provider.GetRequiredService<AttemptEvents>().JuryAnnouncedSinceAsync(provider.GetRequiredService<AppDb>(), since, ct)));
        services.AddScoped<AttemptUploads>();
        services.AddSingleton<UploadRoom>();
        services.AddRecurringJob<SweepUploadsJob>("olympiads.sweep-uploads", Cron.Daily(), job => job.RunAsync(CancellationToken.None));
        services.AddSingleton<JournalQueue>();
        services.AddSingleton<JournalMetrics>();
        services.AddHostedService<JournalWriter>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, AttemptJson.Default));
    }

    public static void MapAttempts(this WebApplication app)
    {
        var rounds = app.MapApi("/rounds", "attempts", Policies.SignedIn);
        rounds.MapPost("/{roundId:guid}/attempt", OpenAttempt.Handle);

        var attempts = app.MapApi("/attempts", "attempts", Policies.SignedIn);
        attempts.MapGet("/{id:guid}", GetAttempt.Handle);
        attempts.MapPost("/{id:guid}/journal", SubmitJournal.Handle);
        attempts.MapPost("/{id:guid}/files/{sha256}/begin", BeginUpload.Handle);
        attempts.MapPut("/{id:guid}/files/{sha256}/parts/{part:int}", PutUploadPart.Handle).WithMetadata(new RequestSizeLimitAttribute(AttemptFiles.PartBytes));
        attempts.MapPost("/{id:guid}/files/{sha256}/complete", CompleteUpload.Handle);
        attempts.MapGet("/{id:guid}/files/{sha256}", GetAttemptFile.Handle);
        attempts.MapPut("/{id:guid}/place", KeepPlace.Handle);
        attempts.MapPut("/{id:guid}/devices/{browserId:guid}", TellOfDevice.Handle);
        attempts.MapPost("/{id:guid}/hand-in", HandIn.Handle);

        app.MapHub<AttemptHub>("/hubs/attempts").RequireAuthorization(Policies.SignedIn);
    }
}
