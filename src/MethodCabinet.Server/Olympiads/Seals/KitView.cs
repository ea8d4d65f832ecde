using System.Text.Json;
using System.Text.RegularExpressions;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Seals;

/// <summary>What is in a sealed file: the paper as <see cref="AttemptView"/> shows it, the headings around it, and which files follow. There is no way from here to a key.</summary>
public sealed record KitView(
    Guid RoundId, string OlympiadTitle, string SubjectName, Stage Stage, string TrackName, string RoundTitle, PaperView Paper, IReadOnlyList<KitView.FileView> Files)
{
    /// <param name="Id">As the texts refer to it: <c>/api/files/{id}</c>.</param>
    /// <param name="Size">Bytes.</param>
    public sealed record FileView(Guid Id, string MediaType, long Size);
}

/// <summary>Gathers what a sealed file holds.</summary>
internal static partial class KitContent
{
    public static async Task<(byte[] View, IReadOnlyList<byte[]> Files)> ReadAsync(AppDb db, PaperViews papers, IFileStore store, Guid paperId, CancellationToken ct)
    {
        var paper = await papers.ReadAsync(db, paperId, ct);
        var ids = FilesOf(paper);
        var files = await db.StoredFiles.Where(f => ids.Contains(f.Id) && !f.IsPrivate).OrderBy(f => f.Id).Select(f => new KitView.FileView(f.Id, f.MediaType, f.Size)).ToListAsync(ct);
        var view = await (
            from row in db.Papers
            join round in db.Rounds on row.RoundId equals round.Id
            join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
            join subject in db.Subjects on olympiad.SubjectCode equals subject.Code
            join track in db.Tracks on row.TrackId equals track.Id
            where row.Id == paperId
            select new { round.Id, olympiad.Title, Subject = subject.Name, olympiad.Stage, Track = track.Name, Round = round.Title })
            .SingleAsync(ct);
        var contents = new List<byte[]>(files.Count);
        foreach (var file in files)
        {
            using var content = new MemoryStream();
            await Files.ReachAsync(() => store.CopyToAsync(file.Id, content, ct), ct);
            contents.Add(content.ToArray());
        }

        return (
            JsonSerializer.SerializeToUtf8Bytes(new KitView(view.Id, view.Title, view.Subject, view.Stage, view.Track, view.Round, paper, files), StoredJson.Options),
            contents);
    }

    /// <summary>Images and sounds: of the texts, and those that are a task themselves.</summary>
    private static Guid[] FilesOf(PaperView paper) =>
    [
        .. FileAddress().Matches(JsonSerializer.Serialize(paper, StoredJson.Options)).Select(match => Guid.Parse(match.Groups[1].Value))
            .Concat(paper.Tasks.Select(task => task.Body).OfType<HotspotBody>().Select(body => body.ImageId))
            .Distinct(),
    ];

    [GeneratedRegex("/api/files/([0-9a-fA-F-]{36})")]
    private static partial Regex FileAddress();
}
