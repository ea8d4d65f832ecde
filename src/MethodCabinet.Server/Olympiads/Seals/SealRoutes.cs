using Hangfire;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Olympiads.Seals;

/// <summary>Sealed papers: sealing, the kit on a participant's device, the opening key (docs/decisions/0034-sealed-papers.md).</summary>
public static class SealRoutes
{
    public static void AddSeals(this IServiceCollection services)
    {
        services.AddSingleton<OpeningKeys>();
        services.AddScoped<PaperSealer>();
        services.AddScoped<SealAgain>();
        services.AddRecurringJob<SweepSealsJob>("olympiads.sweep-seals", Cron.Minutely(), job => job.RunAsync(CancellationToken.None));
        services.AddSingleton<OpeningWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<OpeningWatch>());
        services.AddSingleton(new NoticeRoute(
            AttemptEvents.RoundClockTopic,
            (provider, roundId, _) => provider.GetRequiredService<OpeningWatch>().RoundChangedAsync(roundId),
            (provider, _, _) => provider.GetRequiredService<OpeningWatch>().CatchUpAsync()));
    }

    public static void MapSeals(this WebApplication app)
    {
        var staff = app.MapApi("", "seals", Policies.Staff);
        staff.MapPost("/papers/{id:guid}/seal", SealPaper.Handle);
        staff.MapGet("/rounds/{id:guid}/sealing", GetSealing.Handle);
        staff.MapPut("/rounds/{id:guid}/opening-key/sheet-time", SetSheetTime.Handle);
        staff.MapPost("/rounds/{id:guid}/opening-key/replace", ReplaceKey.Handle);
        app.MapApi("/rounds", "seals", Policies.StaffOrCoordinator).MapGet("/{id:guid}/opening-key/sheet.pdf", PrintKeySheet.Handle);

        var participants = app.MapApi("", "seals", Policies.SignedIn);
        participants.MapGet("/rounds/{id:guid}/kit", GetKit.Handle);
        participants.MapGet("/rounds/{id:guid}/opening-key", GetOpeningKey.Handle);
        participants.MapGet("/seals/{id:guid}", GetSealedPaper.Handle);
        participants.MapPut("/seals/{id:guid}/held", HoldKit.Handle);
        app.MapHub<KitHub>("/hubs/kits").RequireAuthorization(Policies.SignedIn);
    }
}
