using MethodCabinet.Server.Materials.Uploads;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Materials.Videos;

internal static class VideoRoutes
{
    public const string Queue = "video";

    public static void AddVideos(this WebApplicationBuilder builder, StorageSettings storage)
    {
        var settings = builder.AddSettings<VideoSettings>("Video");
        builder.Services.AddScoped<VideoFiles>();
        builder.Services.AddSingleton(services => new VideoScratch(
            settings.Scratch.Length > 0 ? settings.Scratch : $"{services.GetRequiredService<UploadsSettings>().ScratchFolder(storage).TrimEnd('/')}-video"));
        builder.Services.AddRecurringJob<SweepVideosJob>("materials.sweep-videos", "*/5 * * * *", job => job.RunAsync(CancellationToken.None));
    }

    public static void MapVideos(this WebApplication app)
    {
        var videos = app.MapApi("/videos", "files", Policies.Staff);
        videos.MapGet("/{id:guid}", GetVideo.Handle);
        videos.MapPost("/{id:guid}/again", ConvertVideoAgain.Handle);
    }
}
