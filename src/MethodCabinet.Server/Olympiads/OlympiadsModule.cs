using MethodCabinet.Server.Materials.Unused;
using MethodCabinet.Server.Olympiads.Appeals;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Olympiads.Carriers;
using MethodCabinet.Server.Olympiads.Contests;
using MethodCabinet.Server.Olympiads.Feed;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Late;
using MethodCabinet.Server.Olympiads.PublishedWorks;
using MethodCabinet.Server.Olympiads.Receipts;
using MethodCabinet.Server.Olympiads.Results;
using MethodCabinet.Server.Olympiads.Seals;

namespace MethodCabinet.Server.Olympiads;

public static class OlympiadsModule
{
    public static void AddOlympiads(this WebApplicationBuilder builder)
    {
        builder.Services.AddAttempts();
        builder.Services.AddSingleton(new TextsWithoutFiles("olympiads.journal_entries"));
        builder.Services.AddSeals();
        builder.Services.AddReceipts();
        builder.Services.AddCarriers();
        builder.Services.AddBoards();
        builder.Services.AddScoring();
        builder.Services.AddContestFeed();
        builder.Services.AddJury();
        builder.Services.AddPublishedWorks();
        builder.Services.AddContests();
    }

    public static void MapOlympiads(this WebApplication app)
    {
        app.MapOlympiadSetup();
        app.MapRegistrations();
        app.MapParticipation();
        app.MapBoards();
        app.MapAttempts();
        app.MapSeals();
        app.MapReceipts();
        app.MapLateDeliveries();
        app.MapCarriers();
        app.MapScoring();
        app.MapContestFeed();
        app.MapJury();
        app.MapAppeals();
        app.MapResults();
        app.MapPublishedWorks();
        app.MapContests();
    }
}
