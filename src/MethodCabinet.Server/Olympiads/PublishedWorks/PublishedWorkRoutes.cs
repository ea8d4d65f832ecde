using System.Threading.RateLimiting;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.RateLimiting;

namespace MethodCabinet.Server.Olympiads.PublishedWorks;

/// <summary>Works that everybody may read, and the organizer's choice of them (docs/decisions/0059-published-works.md).</summary>
public static class PublishedWorkRoutes
{
    private const string FilesLimit = "published-files";

    public static void AddPublishedWorks(this IServiceCollection services) =>

        // Anybody may ask, and a PDF is held in memory while it is sent: what one address asks for beyond that waits.
        services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy(FilesLimit, context =>
            RateLimitPartition.GetConcurrencyLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new ConcurrencyLimiterOptions { PermitLimit = 8, QueueLimit = 200 })));

    public static void MapPublishedWorks(this WebApplication app)
    {
        // As the publication of the standing: what is public is the organizer's to decide.
        var staff = app.MapApi("/olympiads/{id:guid}/published-works", "published-works", Policies.Staff);
        staff.MapGet("/", ListWorthyWorks.Handle);
        staff.MapGet("/{attemptId:guid}", PreviewWork.Handle);
        staff.MapGet("/{attemptId:guid}/tasks/{position:int}/files/{number:int}", GetPreviewFile.Handle);
        staff.MapPut("/{attemptId:guid}", ChooseWork.Handle);

        var spectators = app.MapApi("", "published-works", policy: null);
        spectators.MapGet("/standings/{id:guid}/works", ListPublishedWorks.Handle).AllowAnonymous();
        spectators.MapGet("/published-works/{id:guid}", GetPublishedWork.Handle).AllowAnonymous();
        spectators.MapGet("/published-works/{id:guid}/tasks/{position:int}/files/{number:int}", GetPublishedFile.Handle).AllowAnonymous().RequireRateLimiting(FilesLimit);
        spectators.MapGet("/published-works/{id:guid}/pictures/{fileId:guid}", GetTaskPicture.Handle).AllowAnonymous().RequireRateLimiting(FilesLimit);
    }
}
