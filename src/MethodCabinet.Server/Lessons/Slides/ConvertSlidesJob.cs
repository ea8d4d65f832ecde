using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Videos;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Slides;

/// <summary>Makes the PDF of a presentation. In the queue of one worker: a lesson that goes on needs the other processor.</summary>
[Queue(VideoQueue)]
public sealed class ConvertSlidesJob(AppDb db, Files files, IFileStore store, LessonsSettings settings, TimeProvider clock, ILogger<ConvertSlidesJob> log)
{
    private const string VideoQueue = "video";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [AutomaticRetry(Attempts = 2)]
    public async Task RunAsync(Guid conversionId, CancellationToken ct)
    {
        // One at a time; whoever has worked on it for so long has died.
        var dead = clock.GetUtcNow() - Patience;
        var claimed = await db.SlideConversions
            .Where(c => c.Id == conversionId && (c.SlideState == SlideState.Waiting || (c.SlideState == SlideState.Working && c.AskedAt < dead)))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.SlideState, SlideState.Working), ct);
        if (claimed == 0)
        {
            return;
        }

        var conversion = await db.SlideConversions.SingleAsync(c => c.Id == conversionId, ct);
        var folder = Directory.CreateTempSubdirectory("slides-").FullName;
        try
        {
            await using (var target = File.Create(Path.Combine(folder, Office.SourceName)))
            {
                await Files.ReachAsync(() => store.CopyToAsync(conversion.SourceId, target, ct), ct);
            }

            await Office.MakePdfAsync(settings.Office, folder, log, ct);
            await using var pdf = File.OpenRead(Path.Combine(folder, Office.ResultName));
            var result = await files.AddPrivateAsync(await Files.ExamineAsync("slides.pdf", pdf, ct), pdf, conversion.PersonId, ct);
            (conversion.ResultId, conversion.SlideState) = (result.Id, SlideState.Done);
        }
        catch (MissingToolException)
        {
            conversion.SlideState = SlideState.NoConverter;
        }
        catch (FileNotFoundException)
        {
            // It ended without a complaint and without a PDF: that is how it refuses a file.
            conversion.SlideState = SlideState.Failed;
        }
        catch (RuleBroken broken) when (broken.Error != MaterialErrors.StorageAway)
        {
            conversion.SlideState = SlideState.Failed;
        }
        catch (Exception)
        {
            await db.SlideConversions.Where(c => c.Id == conversionId).ExecuteUpdateAsync(set => set.SetProperty(c => c.SlideState, SlideState.Waiting), CancellationToken.None);
            throw;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        await db.SaveChangesAsync(ct);
    }
}
