using System.Text;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Videos;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Learning;

/// <summary>The recording of a unit, as its player needs it.</summary>
/// <param name="Address">Of its parts: <c>master.m3u8</c>, <c>audio.m3u8</c>, <c>original</c> stand below it.</param>
/// <param name="State">Until it is ready, and where it never will be, the original is played.</param>
/// <param name="Seconds">0 until it is known.</param>
/// <param name="Qualities">Names, the lowest first; <c>audio</c> is sound alone.</param>
/// <param name="MediaType">Of the original.</param>
/// <param name="Poster">Address; null where there is none.</param>
/// <param name="Position">Where this learner stopped, seconds from the beginning.</param>
/// <param name="Parts">What this learner has watched.</param>
public sealed record UnitVideo(
    Guid FileId,
    string Address,
    VideoState State,
    double Seconds,
    IReadOnlyList<string> Qualities,
    string MediaType,
    string? Poster,
    IReadOnlyList<SubtitleTrack> Subtitles,
    double Position,
    IReadOnlyList<WatchedPart> Parts)
{
    /// <param name="unit">Address of the unit below which its recording is handed out.</param>
    /// <param name="viewing">Of the learner; null of who has not watched.</param>
    internal static async Task<UnitVideo?> OfAsync(VideoContent content, string unit, Viewing? viewing, AppDb db, VideoFiles videos, CancellationToken ct)
    {
        if (content.FileId is not { } fileId)
        {
            return null;
        }

        var view = await videos.ViewAsync(fileId, ct);
        var mediaType = await db.StoredFiles.Where(f => f.Id == fileId).Select(f => f.MediaType).SingleAsync(ct);
        var address = $"{unit}/videos/{fileId}";
        var poster = content.PosterId is { } posterId ? $"{address}/poster.webp?of={posterId}" : view.HasPoster ? $"{address}/poster.webp" : null;
        var (position, parts) = viewing?.FileId == fileId ? (viewing.Position, viewing.Parts) : (0, []);
        return new(
            fileId, address, view.State, view.Seconds, view.Qualities, mediaType, poster,
            [.. content.Subtitles.Select(track => new SubtitleTrack(track.Language, $"{address}/subtitles-{track.Language}.vtt"))], position, parts);
    }

    /// <summary>A part of the recording that a unit shows.</summary>
    /// <exception cref="RuleBroken">MaterialErrors.FileNotFound, also for a recording that another version of the unit shows.</exception>
    internal static async Task<FileStreamHttpResult> SendAsync(
        UnitContent content, Guid fileId, string name, VideoFiles videos, Files files, IFileStore store, HttpResponse response, CancellationToken ct)
    {
        if (content is not VideoContent video || video.FileId != fileId)
        {
            throw new RuleBroken(MaterialErrors.FileNotFound);
        }

        if (name == "poster.webp" && video.PosterId is { } posterId)
        {
            return GetFile.SendInRanges(await files.FindAsync(posterId, ct), store, response);
        }

        if (video.Subtitles.FirstOrDefault(track => name == $"subtitles-{track.Language}.vtt") is { } subtitles)
        {
            // Corrected under the same address.
            response.Headers.CacheControl = "private, no-cache";
            return TypedResults.Stream(new MemoryStream(Encoding.UTF8.GetBytes(subtitles.Vtt)), "text/vtt; charset=utf-8");
        }

        return await videos.SendAsync(fileId, name, response, ct);
    }
}

/// <param name="Language">ISO 639.</param>
public sealed record SubtitleTrack(string Language, string Address);
