using MethodCabinet.Server.Exchange.Archive;
using MethodCabinet.Server.Exchange.Scorm;
using MethodCabinet.Server.Exchange.Word;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Mvc;

namespace MethodCabinet.Server.Exchange;

/// <summary>Courses on their way in and out: documents of Word, archives of whole courses, SCORM packages. Each import and export tells what became of each item.</summary>
public static class ExchangeModule
{
    public static void AddExchange(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<NewFiles>();
        builder.Services.AddScoped<CourseExport>();
        builder.Services.AddScoped<ScormExport>();
    }

    public static void MapExchange(this WebApplication app)
    {
        var authors = app.MapApi("/courses", "exchange", Policies.Staff);
        authors.MapPost("/{id:guid}/word/preview", PreviewWord.Handle).TakesDocument();
        authors.MapPost("/{id:guid}/word", ImportWord.Handle).TakesDocument();
        authors.MapGet("/{id:guid}/archive", ExportArchive.Handle);
        authors.MapGet("/{id:guid}/archive/report", PreviewArchive.Handle);
        authors.MapPost("/archives", ImportArchive.Handle);
        authors.MapGet("/{id:guid}/scorm/report", PreviewScorm.Handle);
        authors.MapGet("/{id:guid}/scorm/{version}", ExportScorm.Handle);
    }

    private static void TakesDocument(this RouteHandlerBuilder endpoint) => endpoint
        .DisableAntiforgery() // CrossOriginGuard covers it
        .WithMetadata(new RequestSizeLimitAttribute(WordFile.MaxSize + (1 << 20)));
}
