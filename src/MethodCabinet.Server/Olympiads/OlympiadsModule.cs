namespace MethodCabinet.Server.Olympiads;

public static class OlympiadsModule
{
    public static void AddOlympiads(this WebApplicationBuilder builder)
    {
    }

    public static void MapOlympiads(this WebApplication app)
    {
    }
}
