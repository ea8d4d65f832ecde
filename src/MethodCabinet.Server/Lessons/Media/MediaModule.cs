using MethodCabinet.Server.Lessons.Media.Janus;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Lessons.Media;

internal static class MediaModule
{
    public static void AddMedia(this WebApplicationBuilder builder)
    {
        builder.AddSettings<MediaSettings>("Media");
        builder.Services.AddSingleton<JanusEngine>();
        builder.Services.AddSingleton<ILiveMediaEngine>(provider => provider.GetRequiredService<JanusEngine>());
        builder.Services.AddSingleton<MediaPlaces>();
        builder.Services.AddSingleton<MediaRooms>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<JanusEngine>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<MediaRooms>());
        builder.Services.AddSignalR().AddHubOptions<MediaHub>(hub =>
        {
            hub.MaximumReceiveMessageSize = MediaHub.MaxMessage;

            // What is sent and what is received are negotiated side by side, and a page asks meanwhile whether its line is there.
            hub.MaximumParallelInvocationsPerClient = 4;
        });
    }

    public static void MapMedia(this WebApplication app) => app.MapHub<MediaHub>("/hubs/media").RequireAuthorization(Policies.SignedIn);
}
