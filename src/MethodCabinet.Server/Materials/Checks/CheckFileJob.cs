using Hangfire;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials.Previews;
using MethodCabinet.Server.Materials.Videos;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Checks;

/// <summary>
/// Reads a file that has arrived in parts once: are these the bytes that its sender meant, of the kind that was told, and is there no virus in them? Until then nobody is handed it. When the storage or the
/// antivirus is away, Hangfire tries again, and <see cref="Uploads.SweepLargeUploadsJob"/> after that.
/// </summary>
public sealed partial class CheckFileJob(AppDb db, IFileStore store, AntivirusSettings antivirus, IBackgroundJobClient jobs, ILogger<CheckFileJob> log)
{
    public async Task RunAsync(Guid fileId, CancellationToken ct)
    {
        if (await db.StoredFiles.SingleOrDefaultAsync(f => f.Id == fileId && f.FileState == FileState.Checking, ct) is not { } file)
        {
            return;
        }

        FileReading reading;
        await using (var content = await store.OpenReadAsync(fileId, 0, ct))
        {
            reading = await FileReading.ReadAsync(content, antivirus, ct);
        }

        (file.FileState, file.Finding) = (reading.StateOf(file), reading.Finding);
        await db.SaveChangesAsync(ct);
        if (file.FileState != FileState.Ready)
        {
            LogRefused(fileId, file.FileState, file.Finding, file.CreatedById);
        }
        else if (Preview.IsMadeOf(file))
        {
            jobs.Enqueue<MakePreviewJob>(job => job.RunAsync(fileId, CancellationToken.None));
        }
        else if (await db.Videos.AnyAsync(v => v.FileId == fileId, ct))
        {
            jobs.Enqueue<ConvertVideoJob>(job => job.RunAsync(fileId, CancellationToken.None));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "File {FileId} is kept apart as {State} ({Finding}); it came from {PersonId}")]
    private partial void LogRefused(Guid fileId, FileState state, string? finding, Guid? personId);
}
