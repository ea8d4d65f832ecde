using Hangfire;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Materials.Checks;
using MethodCabinet.Server.Materials.Unused;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Mvc;

namespace MethodCabinet.Server.Materials.Uploads;

internal static class LargeUploadRoutes
{
    public static void AddLargeUploads(this WebApplicationBuilder builder, StorageSettings storage)
    {
        var settings = builder.AddSettings<UploadsSettings>("Uploads");
        builder.AddSettings<AntivirusSettings>("Antivirus");
        builder.Services.AddSingleton<UploadLimit>();
        builder.Services.AddSingleton<IPartStore>(services =>
            storage.S3 is { } s3 ? new S3PartStore(s3, services.GetRequiredService<TimeProvider>()) : new FolderPartStore(storage.Folder));
        builder.Services.AddSingleton(new PartScratch(settings.ScratchFolder(storage)));
        builder.Services.AddScoped<StorageQuota>();
        builder.Services.AddScoped<OwnUploads>();
        builder.Services.AddScoped<UploadBeginning>();
        builder.Services.AddScoped<UploadRemoval>();
        builder.Services.AddScoped<SweepUnusedFilesJob>();
        builder.Services.AddSingleton(new TextsWithoutFiles("platform.audit_log"));
        builder.Services.AddRecurringJob<SweepLargeUploadsJob>("materials.sweep-uploads", Cron.Hourly(), job => job.RunAsync(CancellationToken.None));
        builder.Services.AddRecurringJob<SweepUnusedFilesJob>("materials.sweep-unused", Cron.Daily(1, 40), job => job.RunAsync(CancellationToken.None));
    }

    public static void MapLargeUploads(this WebApplication app)
    {
        // Whose role brings no files has no room for them.
        var uploads = app.MapApi("/files/uploads", "files", Policies.SignedIn);
        uploads.MapGet("/", ListOwnUploads.Handle);
        uploads.MapPost("/", BeginLargeUpload.Handle);
        uploads.MapGet("/{id:guid}", GetLargeUpload.Handle);
        uploads.MapDelete("/{id:guid}", AbortLargeUpload.Handle);
        uploads.MapGet("/{id:guid}/parts/{number:int}", LocatePart.Handle);
        uploads.MapPut("/{id:guid}/parts/{number:int}", PutLargePart.Handle).WithMetadata(new RequestSizeLimitAttribute(LargeUploads.MaxPartBytes));
        uploads.MapPost("/{id:guid}/complete", CompleteLargeUpload.Handle);
    }
}
