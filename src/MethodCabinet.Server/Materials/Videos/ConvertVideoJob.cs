using System.Diagnostics;
using System.Globalization;
using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Materials.Videos;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials.Previews;
using MethodCabinet.Server.Materials.Uploads;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Videos;

/// <summary>
/// Makes the qualities of a recording. One works on a recording at a time: whoever has given no sign of life for two minutes has died, and another begins anew
/// (<see cref="SweepVideosJob"/>). A queue of its own with one worker keeps an evening's recordings from taking both processors from those who learn.
/// </summary>
[Queue(VideoRoutes.Queue)]
public sealed partial class ConvertVideoJob(
    AppDb db, IFileStore store, VideoSettings settings, VideoScratch scratch, UploadsSettings uploads, TimeProvider clock, ILogger<ConvertVideoJob> log)
{
    public static readonly TimeSpan SignOfLife = TimeSpan.FromMinutes(2);

    private const string SourceName = "source";
    private const string PosterName = "poster.jpg";

    [AutomaticRetry(Attempts = 3)]
    public async Task RunAsync(Guid fileId, CancellationToken ct)
    {
        var file = await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.RemovedAt == null, ct);
        if (file is not { FileState: FileState.Ready } || !await ClaimAsync(fileId, ct))
        {
            return;
        }

        var folder = Path.Combine(scratch.Folder, fileId.ToString("N"));
        try
        {
            Recreate(folder);
            await ConvertAsync(file, folder, ct);
        }
        catch (MissingToolException missing)
        {
            LogMissing(missing);
            await EndAsync(fileId, VideoState.NoConverter, null, ct);
        }
        catch (RuleBroken broken) when (broken.Error != MaterialErrors.StorageAway)
        {
            await EndAsync(fileId, VideoState.Failed, broken.Error.Code, ct);
        }
        catch (Exception)
        {
            await EndAsync(fileId, VideoState.Waiting, null, CancellationToken.None);
            throw;
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private async Task ConvertAsync(StoredFile file, string folder, CancellationToken ct)
    {
        await using (var target = File.Create(Path.Combine(folder, SourceName)))
        {
            await Files.ReachAsync(() => store.CopyToAsync(file.Id, target, ct), ct);
        }

        var probe = await VideoProbe.OfAsync(settings, folder, SourceName, file.MediaType, log, ct);
        var plans = RenditionPlan.Of(probe.Source);
        var format = VideoProbe.FormatOf(file.MediaType);
        var room = await RoomAsync(plans, probe.Source.Seconds, ct);
        var watch = Stopwatch.StartNew();
        await VideoTool.RunAsync(
            settings.Ffmpeg, VideoCommand.Convert(SourceName, format, probe, plans), folder, TimeSpan.FromHours(settings.MaxHours), line => FollowAsync(file.Id, line, probe.Source.Seconds, folder, room, watch, ct), log, ct);
        var poster = await PosterAsync(folder, format, probe, ct);
        await KeepAsync(file.Id, folder, plans, probe.Source.Seconds, poster, ct);
    }

    /// <summary>Gives a sign of life, and looks whether the qualities grow beyond what they may.</summary>
    private async Task FollowAsync(Guid fileId, string line, double seconds, string folder, long room, Stopwatch watch, CancellationToken ct)
    {
        if (!line.StartsWith("out_time_us=", StringComparison.Ordinal) || watch.Elapsed < TimeSpan.FromSeconds(2))
        {
            return;
        }

        watch.Restart();
        if (new DirectoryInfo(folder).EnumerateFiles().Where(part => part.Name != SourceName).Sum(part => part.Length) > room)
        {
            throw new RuleBroken(MaterialErrors.VideoTooHeavy);
        }

        var done = double.TryParse(line["out_time_us=".Length..], CultureInfo.InvariantCulture, out var micros) ? (int)Math.Clamp(micros / 10_000 / seconds, 0, 99) : 0;
        var now = clock.GetUtcNow();
        if (await db.Videos.Where(v => v.FileId == fileId).ExecuteUpdateAsync(set => set.SetProperty(v => v.Percent, done).SetProperty(v => v.SeenAt, now), ct) == 0)
        {
            // The file is gone.
            throw new RuleBroken(MaterialErrors.FileNotFound);
        }
    }

    private async Task<bool> ClaimAsync(Guid fileId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var dead = now - SignOfLife;
        return await db.Videos
            .Where(v => v.FileId == fileId && (v.VideoState == VideoState.Waiting || v.VideoState == VideoState.NoConverter || (v.VideoState == VideoState.Working && v.SeenAt < dead)))
            .ExecuteUpdateAsync(
                set => set.SetProperty(v => v.VideoState, VideoState.Working).SetProperty(v => v.SeenAt, now).SetProperty(v => v.Percent, 0).SetProperty(v => v.Attempts, v => v.Attempts + 1), ct) == 1;
    }

    private Task<int> EndAsync(Guid fileId, VideoState state, string? problem, CancellationToken ct) => db.Videos
        .Where(v => v.FileId == fileId)
        .ExecuteUpdateAsync(set => set.SetProperty(v => v.VideoState, state).SetProperty(v => v.Problem, problem), ct);

    /// <summary>Bytes that the qualities may take: what was planned and half as much again, and no more than there is room for.</summary>
    private async Task<long> RoomAsync(IReadOnlyList<RenditionPlan> plans, double seconds, CancellationToken ct)
    {
        var planned = (long)(plans.Sum(plan => plan.PeakKbit + 10) * 125.0 * seconds * 1.5) + (16 << 20);
        if (uploads.TotalBytes == 0)
        {
            return planned;
        }

        var taken = await db.StoredFiles.SumAsync(f => f.Size, ct) + await db.Renditions.SumAsync(r => r.Size, ct);
        return Math.Min(planned, uploads.TotalBytes - taken);
    }

    private async Task<byte[]?> PosterAsync(string folder, string format, VideoProbe probe, CancellationToken ct)
    {
        try
        {
            await VideoTool.RunAsync(settings.Ffmpeg, VideoCommand.Poster(SourceName, format, probe, PosterName), folder, TimeSpan.FromMinutes(5), _ => Task.CompletedTask, log, ct);
            await using var picture = File.OpenRead(Path.Combine(folder, PosterName));
            return PreviewPicture.Of(picture);
        }
        catch (Exception exception) when (exception is RuleBroken or FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Bytes first, and until the rows are there the bytes count as gone: whatever ends this process in between leaves nothing that nobody removes.</summary>
    private async Task KeepAsync(Guid fileId, string folder, IReadOnlyList<RenditionPlan> plans, double seconds, byte[]? poster, CancellationToken ct)
    {
        var made = plans.Where(plan => File.Exists(Path.Combine(folder, $"{plan.Name}.mp4"))).Select(plan => (plan.Name, Id: Guid.NewGuid(), File: new FileInfo(Path.Combine(folder, $"{plan.Name}.mp4")))).ToList();
        Guid[] ids = [.. made.Select(part => part.Id)];
        await db.Database.ExecuteSqlAsync($"insert into materials.gone_files (id, at) select id, {clock.GetUtcNow()} from unnest({ids}) as id", ct);
        foreach (var (_, id, part) in made)
        {
            await using var content = part.OpenRead();
            await Files.ReachAsync(() => store.WriteAsync(id, content, part.Length, "video/mp4", ct), ct);
        }

        var master = HlsMaster.Write(plans, made.ToDictionary(part => part.Name, part => part.File.Length), seconds);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.GoneFiles.Where(gone => ids.Contains(gone.Id)).ExecuteDeleteAsync(ct) != ids.Length)
        {
            // The hourly sweep came in between.
            throw new IOException("The qualities were swept while they were written.");
        }

        await db.Renditions.Where(r => r.FileId == fileId).ExecuteDeleteAsync(ct);
        foreach (var (name, id, part) in made)
        {
            db.Renditions.Add(new Rendition { Id = id, FileId = fileId, Name = name, Size = part.Length, Playlist = await File.ReadAllTextAsync(Path.Combine(folder, $"{name}.m3u8"), ct) });
        }

        await db.SaveChangesAsync(ct);
        await db.Videos.Where(v => v.FileId == fileId).ExecuteUpdateAsync(
            set => set.SetProperty(v => v.VideoState, VideoState.Ready).SetProperty(v => v.Percent, 100).SetProperty(v => v.Problem, (string?)null)
                .SetProperty(v => v.Seconds, seconds).SetProperty(v => v.Master, master).SetProperty(v => v.Poster, poster),
            ct);
        await transaction.CommitAsync(ct);
    }

    private static void Recreate(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Recordings are played as they came, for want of ffmpeg (settings Video:Ffmpeg, Video:Ffprobe)")]
    private partial void LogMissing(Exception exception);
}
