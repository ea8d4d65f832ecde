using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Slides;

/// <summary>Takes a presentation of somebody who leads, to make a PDF of it.</summary>
public static class BringPresentation
{
    private const string Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    public sealed record Response(Guid Id);

    public static async Task<Ok<Response>> Handle(
        Guid id, IFormFile file, LessonRows rows, Files files, AppDb db, CurrentUser user, IBackgroundJobClient jobs, TimeProvider clock, CancellationToken ct)
    {
        var (_, actor) = await rows.OwnAsync(id, ct);
        actor.DemandStaff();
        await using var content = file.OpenReadStream();
        if ((await Files.ExamineAsync(file.FileName, content, ct)).MediaType != Pptx)
        {
            throw new RuleBroken(LessonErrors.PresentationUnreadable);
        }

        var source = await files.AddAsync(file.FileName, content, user.PersonId, ct, place: $"lesson-slides:{id}");
        var conversion = new SlideConversion { Id = Guid.CreateVersion7(), LessonId = id, PersonId = user.PersonId, SourceId = source.Id, AskedAt = clock.GetUtcNow() };
        db.SlideConversions.Add(conversion);
        await db.SaveChangesAsync(ct);
        jobs.Enqueue<ConvertSlidesJob>(job => job.RunAsync(conversion.Id, CancellationToken.None));
        return TypedResults.Ok(new Response(conversion.Id));
    }
}

/// <summary>How far the PDF of a presentation is.</summary>
public static class GetPresentation
{
    public sealed record Response(SlideState State);

    public static async Task<Ok<Response>> Handle(Guid id, Guid conversionId, AppDb db, CurrentUser user, CancellationToken ct)
    {
        var conversion = await db.SlideConversions.AsNoTracking().SingleOrDefaultAsync(c => c.Id == conversionId && c.LessonId == id && c.PersonId == user.PersonId, ct).OrNotFound();
        return TypedResults.Ok(new Response(conversion.SlideState));
    }
}

/// <summary>The PDF of a presentation, for whoever brought it.</summary>
public static class GetPresentationPdf
{
    public static async Task<FileStreamHttpResult> Handle(Guid id, Guid conversionId, AppDb db, CurrentUser user, IFileStore store, HttpResponse response, CancellationToken ct)
    {
        var conversion = await db.SlideConversions.AsNoTracking().SingleOrDefaultAsync(c => c.Id == conversionId && c.LessonId == id && c.PersonId == user.PersonId, ct).OrNotFound();
        var file = await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == conversion.ResultId && f.RemovedAt == null, ct);
        return GetFile.SendWatchedInRanges(file ?? throw new RuleBroken(MaterialErrors.FileNotFound), store, response);
    }
}
