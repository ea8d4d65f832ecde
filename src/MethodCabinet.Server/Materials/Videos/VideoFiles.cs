using System.Text;
using System.Text.RegularExpressions;
using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Materials.Videos;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace MethodCabinet.Server.Materials.Videos;

/// <summary>How far a recording is.</summary>
/// <param name="Percent">Of the work on it, 0 to 100.</param>
/// <param name="Problem">Code of an error, of one that failed.</param>
/// <param name="Seconds">0 until it is known.</param>
/// <param name="Qualities">Names, the lowest first; <c>audio</c> is sound alone.</param>
public sealed record VideoView(VideoState State, int Percent, string? Problem, double Seconds, IReadOnlyList<string> Qualities, bool HasPoster);

/// <summary>What other modules do with recordings. Who may watch one is theirs to say.</summary>
public sealed partial class VideoFiles(AppDb db, IFileStore store, IBackgroundJobClient jobs, TimeProvider clock)
{
    /// <summary>Has the qualities of a stored file made, once.</summary>
    /// <returns>Whether the caller is to call <see cref="Begin"/> after its transaction.</returns>
    public async Task<bool> AskForAsync(Guid fileId, CancellationToken ct) => await db.Database.ExecuteSqlAsync(
        $"insert into materials.videos (file_id, state, percent, attempts, asked_at, seconds, master) values ({fileId}, 'Waiting', 0, 0, {clock.GetUtcNow()}, 0, '') on conflict do nothing", ct) == 1;

    public void Begin(Guid fileId) => jobs.Enqueue<ConvertVideoJob>(job => job.RunAsync(fileId, CancellationToken.None));

    public async Task<VideoView> ViewAsync(Guid fileId, CancellationToken ct)
    {
        var video = await db.Videos.Where(v => v.FileId == fileId).Select(v => new { v.VideoState, v.Percent, v.Problem, v.Seconds, HasPoster = v.Poster != null }).SingleOrDefaultAsync(ct);
        if (video is null)
        {
            return new(VideoState.Waiting, 0, null, 0, [], false);
        }

        var qualities = video.VideoState == VideoState.Ready ? await db.Renditions.Where(r => r.FileId == fileId).Select(r => r.Name).ToListAsync(ct) : [];
        return new(video.VideoState, video.Percent, video.Problem, video.Seconds, [.. qualities.OrderBy(name => name == RenditionPlan.Sound).ThenBy(name => name, StringComparer.Ordinal)], video.HasPoster);
    }

    /// <summary>A part of a recording that the caller has found to be allowed: a playlist, a quality, the picture before it begins, or the recording as it came.</summary>
    /// <param name="name"><c>master.m3u8</c>, <c>240p.m3u8</c>, <c>240p.mp4</c>, <c>poster.webp</c>, <c>original</c>.</param>
    /// <exception cref="RuleBroken">FileNotFound, and of the original what <see cref="StoredFile.CheckMayBeHandedOut"/> says.</exception>
    public async Task<FileStreamHttpResult> SendAsync(Guid fileId, string name, HttpResponse response, CancellationToken ct)
    {
        switch (name)
        {
            case "original":
                return GetFile.SendInRanges(await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.RemovedAt == null, ct) ?? throw NotFound(), store, response);
            case "master.m3u8":
                return Playlist(await db.Videos.Where(v => v.FileId == fileId && v.VideoState == VideoState.Ready).Select(v => v.Master).SingleOrDefaultAsync(ct), response);
            case "poster.webp":
                var poster = await db.Videos.Where(v => v.FileId == fileId).Select(v => v.Poster).SingleOrDefaultAsync(ct) ?? throw NotFound();
                Keep(response);
                return TypedResults.Stream(new MemoryStream(poster), "image/webp");
        }

        var part = PartName().Match(name);
        if (!part.Success)
        {
            throw NotFound();
        }

        var quality = part.Groups[1].Value;
        if (part.Groups[2].Value == "m3u8")
        {
            return Playlist(await db.Renditions.Where(r => r.FileId == fileId && r.Name == quality).Select(r => r.Playlist).SingleOrDefaultAsync(ct), response);
        }

        var found = await db.Renditions.Where(r => r.FileId == fileId && r.Name == quality).Select(r => new { r.Id, r.Size }).SingleOrDefaultAsync(ct) ?? throw NotFound();
        Keep(response);
        return TypedResults.Stream(new StoredContent(found.Id, found.Size, store), "video/mp4", entityTag: new EntityTagHeaderValue($"\"{found.Size:x}-{quality}\""), enableRangeProcessing: true);
    }

    private static FileStreamHttpResult Playlist(string? text, HttpResponse response)
    {
        if (string.IsNullOrEmpty(text))
        {
            throw NotFound();
        }

        Keep(response);
        return TypedResults.Stream(new MemoryStream(Encoding.UTF8.GetBytes(text)), "application/vnd.apple.mpegurl");
    }

    /// <summary>The qualities of a file are made once and never change.</summary>
    private static void Keep(HttpResponse response) => response.Headers.CacheControl = "private, max-age=31536000, immutable";

    private static RuleBroken NotFound() => new(MaterialErrors.FileNotFound);

    [GeneratedRegex(@"^(\d{3}p|audio)\.(m3u8|mp4)$")]
    private static partial Regex PartName();
}
