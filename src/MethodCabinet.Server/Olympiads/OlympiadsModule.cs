using MethodCabinet.Server.Olympiads.Attempts;

namespace MethodCabinet.Server.Olympiads;

public static class OlympiadsModule
{
    public static void AddOlympiads(this WebApplicationBuilder builder)
    {
        builder.Services.AddAttempts();
        builder.Services.AddBoards();
        builder.Services.AddScoring();
    }

    public static void MapOlympiads(this WebApplication app)
    {
        app.MapOlympiadSetup();
        app.MapRegistrations();
        app.MapParticipation();
        app.MapBoards();
        app.MapAttempts();
        app.MapScoring();
    }
}
