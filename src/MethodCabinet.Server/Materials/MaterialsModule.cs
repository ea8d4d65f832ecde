using Hangfire;
using MethodCabinet.Server.Materials.Archives;
using MethodCabinet.Server.Materials.Library;
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
        builder.Services.AddScoped<FileGuard>();
        builder.AddLargeUploads(storage);
        builder.AddVideos(storage);
        var settings = builder.AddSettings<MaterialsSettings>("Materials");
        builder.Services.AddSingleton<StoredArchives>();
        builder.Services.AddSingleton<PackageTokens>();
        if (settings.ContentOrigin.Length > 0)
        {
            builder.Services.AddSingleton(new FramedByPages(new Uri(settings.ContentOrigin).GetLeftPart(UriPartial.Authority)));
        }

        builder.Services.AddRecurringJob<SweepFilesJob>("materials.sweep-files", Cron.Hourly(), job => job.RunAsync(CancellationToken.None));
        builder.AddLibrary();
        if (storage.S3 is { PublicUrl.Length: > 0 } direct)
        {
            var bucket = $"{new Uri(direct.PublicUrl).GetLeftPart(UriPartial.Authority)}/{direct.Bucket}";
            builder.Services.AddSingleton(new ReachedByPages($"{bucket}/parts/"));
            builder.Services.AddSingleton(new ReachedByPages($"{bucket}/files/"));
        }
    }

    /// <summary>Before everything else: at the second address nothing but packages is answered.</summary>
    /// <exception cref="SettingsException">The second address is the first one.</exception>
    public static void UsePackageHost(this WebApplication app)
    {
        var origin = app.Services.GetRequiredService<MaterialsSettings>().ContentOrigin;
        if (origin.Length > 0 && new Uri(origin).Host == new Uri(app.Services.GetRequiredService<SiteSettings>().PublicUrl).Host)
        {
            throw SettingsException.Wrong("Materials:ContentOrigin", "it must be another host than that of Site:PublicUrl, for cookies know no ports.");
        }

        app.UseMiddleware<PackageHost>();
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
