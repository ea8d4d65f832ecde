using Hangfire;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Mvc;

namespace MethodCabinet.Server.Materials.Library;

/// <summary>The bank of pedagogical information and media library (clause 2.3.2 of the regulation).</summary>
internal static class LibraryModule
{
    public static void AddLibrary(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<LibraryReads>();
        services.AddScoped<ExtractTextJob>();
        services.AddScoped<MailNewMaterialsJob>();
        services.AddSingleton(new MaterialUses((db, id) =>
            from item in db.CollectionItems
            join collection in db.MaterialCollections on item.CollectionId equals collection.Id
            where item.MaterialId == id
            select new MaterialUse("collection", collection.Id, collection.Title, null, null)));
        services.AddSingleton(new GuardedFiles(db => db.MaterialFiles.Select(f => f.FileId)));
        services.AddRecurringJob<SweepTextsJob>("library.sweep-texts", "*/10 * * * *", job => job.RunAsync(CancellationToken.None));
        services.AddRecurringJob<RefreshWordsJob>("library.refresh-words", Cron.Daily(1), job => job.RunAsync(CancellationToken.None));

        // Monday morning in all time zones of Russia.
        services.AddRecurringJob<StartDigestsJob>("library.digests", Cron.Weekly(DayOfWeek.Monday, 3), job => job.RunAsync(CancellationToken.None));
    }

    public static void MapLibrary(this WebApplication app)
    {
        var library = app.MapApi("/library", "library", policy: null);
        library.MapGet("/", GetLibrary.Handle).AllowAnonymous();
        library.MapGet("/search", SearchMaterials.Handle).AllowAnonymous();
        library.MapGet("/own", ListOwnMaterials.Handle).RequireAuthorization(Policies.SignedIn);
        library.MapGet("/review", ListReview.Handle).RequireAuthorization(Policies.Staff);
        library.MapGet("/subscription", GetSubscription.Handle).RequireAuthorization(Policies.SignedIn);
        library.MapPut("/subscription", Subscribe.Handle).RequireAuthorization(Policies.SignedIn);
        library.MapDelete("/subscription", Unsubscribe.Handle).RequireAuthorization(Policies.SignedIn);
        library.MapPost("/subscription/seen", SeeNewMaterials.Handle).RequireAuthorization(Policies.SignedIn);
        library.MapGet("/collections/{id:guid}", GetCollection.Handle).AllowAnonymous();
        library.MapPost("/collections", CreateCollection.Handle).RequireAuthorization(Policies.Staff);
        library.MapPut("/collections/{id:guid}", EditCollection.Handle).RequireAuthorization(Policies.Staff);
        library.MapDelete("/collections/{id:guid}", DeleteCollection.Handle).RequireAuthorization(Policies.Staff);

        var materials = app.MapApi("/materials", "library", policy: null);
        materials.MapPost("/", CreateMaterial.Handle).RequireAuthorization(Policies.SignedIn);
        materials.MapGet("/{id:guid}", GetMaterial.Handle).AllowAnonymous();
        materials.MapPut("/{id:guid}", EditMaterial.Handle).RequireAuthorization(Policies.SignedIn);
        materials.MapDelete("/{id:guid}", DeleteMaterial.Handle).RequireAuthorization(Policies.SignedIn);
        materials.MapPost("/{id:guid}/submit", SubmitMaterial.Handle).RequireAuthorization(Policies.SignedIn);
        materials.MapPost("/{id:guid}/return", ReturnMaterial.Handle).RequireAuthorization(Policies.Staff);
        materials.MapPost("/{id:guid}/publish", PublishMaterial.Handle).RequireAuthorization(Policies.Staff);
        materials.MapPost("/{id:guid}/withdraw", WithdrawMaterial.Handle).RequireAuthorization(Policies.Staff);
        materials.MapPost("/{id:guid}/stored-files", AttachStoredFile.Handle).RequireAuthorization(Policies.SignedIn);
        materials.MapGet("/{id:guid}/files/{number:int}", GetMaterialFile.Handle).AllowAnonymous();
        materials.MapGet("/{id:guid}/files/{number:int}/preview", GetMaterialPreview.Handle).AllowAnonymous();
        materials.MapPut("/{id:guid}/files/{number:int}/preview", PutFirstPage.Handle)
            .RequireAuthorization(Policies.SignedIn)
            .WithMetadata(new RequestSizeLimitAttribute(PutFirstPage.MaxBytes));
        materials.MapDelete("/{id:guid}/files/{number:int}", RemoveMaterialFile.Handle).RequireAuthorization(Policies.SignedIn);
    }
}

/// <summary>Something that points to a material.</summary>
/// <param name="Kind">A word that the page knows.</param>
/// <param name="PartId">Of the place within it; null where it is the whole.</param>
/// <param name="Part">Title of that place.</param>
public sealed record MaterialUse(string Kind, Guid Id, string Title, Guid? PartId, string? Part);

/// <summary>How a module lists what of its own points to a material; each module whose tables do registers one.</summary>
/// <param name="ForStaff">Only the staff may know of these.</param>
public sealed record MaterialUses(Func<AppDb, Guid, IQueryable<MaterialUse>> Of, bool ForStaff = false);
