using Hangfire;
using MethodCabinet.Server.Materials.Library;
using MethodCabinet.Server.Materials.Previews;
using MethodCabinet.Server.Materials.Uploads;
using MethodCabinet.Server.Materials.Videos;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Mvc;
using Minio.Exceptions;

namespace MethodCabinet.Server.Materials;

/// <summary>Files of all modules, in a folder or on an S3 server.</summary>
public static class MaterialsModule
{
    public static void AddMaterials(this WebApplicationBuilder builder)
    {
        var storage = builder.AddSettings<StorageSettings>("Storage");
        builder.Services.AddSingleton<IFileStore>(services =>
            storage.S3 is { } s3 ? new S3FileStore(s3, services.GetRequiredService<TimeProvider>()) : new FolderFileStore(storage.Folder));
        builder.Services.AddScoped<Files>();
        builder.AddLargeUploads(storage);
        builder.AddVideos(storage);
        builder.Services.AddRecurringJob<SweepFilesJob>("materials.sweep-files", Cron.Hourly(), job => job.RunAsync(CancellationToken.None));
        builder.AddLibrary();
        if (storage.S3 is { PublicUrl.Length: > 0 } direct)
        {
            var bucket = $"{new Uri(direct.PublicUrl).GetLeftPart(UriPartial.Authority)}/{direct.Bucket}";
            builder.Services.AddSingleton(new ReachedByPages($"{bucket}/parts/"));
            builder.Services.AddSingleton(new ReachedByPages($"{bucket}/files/"));
        }
    }

    public static void MapMaterials(this WebApplication app)
    {
        app.MapApi("/files", "files", Policies.Staff)
            .MapPost("/", UploadFile.Handle)
            .DisableAntiforgery() // CrossOriginGuard covers it
            .WithMetadata(new RequestSizeLimitAttribute(UploadFile.MaxSize + (1 << 20)));
        var files = app.MapApi("/files", "files", Policies.SignedIn);
        files.MapGet("/{id:guid}", GetFile.Handle);
        files.MapMethods("/{id:guid}", [HttpMethods.Head], GetFile.Handle).WithName("HeadFile").ExcludeFromDescription();
        files.MapGet("/{id:guid}/preview", GetPreview.Handle);
        app.MapLargeUploads();
        app.MapVideos();
        app.MapLibrary();
    }

    /// <summary>Makes the folder or the bucket, so that a wrong setting is found at the start and not by the first upload.</summary>
    public static async Task PrepareStorageAsync(this WebApplication app)
    {
        try
        {
            await app.Services.GetRequiredService<IFileStore>().PrepareAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or MinioException or HttpRequestException)
        {
            throw SettingsException.Wrong("Storage:S3", exception.Message);
        }
    }
}
