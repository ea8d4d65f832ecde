using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Appeals;

/// <summary>Разбор заданий: text, a link to a video, a file. Written at any time, read once the round is closed.</summary>
public static class WriteAnalysis
{
    /// <param name="Text">Markdown.</param>
    /// <param name="FileId">As uploading gave it; null for none.</param>
    /// <param name="Version">As last read; null when there was none.</param>
    public sealed record Request(string Text, string VideoUrl, Guid? FileId, uint? Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, Files files, CancellationToken ct)
    {
        OlympiadPlan.CheckEditable(await db.Olympiads.AsNoTracking().SingleOrDefaultAsync(o => o.Rounds.Any(r => r.Id == id), ct).OrNotFound());
        if (request.FileId is { } fileId)
        {
            await files.FindAsync(fileId, ct);
        }

        TaskAnalysis analysis;
        if (request.Version is { } version)
        {
            analysis = await db.TaskAnalyses.SingleOrDefaultAsync(a => a.RoundId == id, ct).OrNotFound();
            db.ExpectVersion(analysis, version);
        }
        else
        {
            analysis = new TaskAnalysis { RoundId = id };
            db.TaskAnalyses.Add(analysis);
        }

        analysis.Write(request.Text, request.VideoUrl, request.FileId);
        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        return TypedResults.NoContent();
    }
}

public static class GetAnalysis
{
    /// <param name="VideoUrl">Empty for none.</param>
    /// <param name="FileName">Null for none.</param>
    public sealed record Response(Guid RoundId, string OlympiadTitle, string RoundTitle, string Html, string VideoUrl, string? FileName);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CurrentUser user, TextRenderer texts, CancellationToken ct)
    {
        var found = await db.ReadableAnalysisAsync(id, user, ct);
        var titles = await (
            from round in db.Rounds
            join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
            where round.Id == id
            select new { Round = round.Title, Olympiad = olympiad.Title })
            .SingleAsync(ct);
        var fileName = await db.StoredFiles.Where(f => f.Id == found.FileId).Select(f => f.Name).SingleOrDefaultAsync(ct);
        return TypedResults.Ok(new Response(id, titles.Olympiad, titles.Round, texts.Render(found.Text).Html, found.VideoUrl, fileName));
    }

    /// <summary>For the cabinet always; for everybody else who may know of the olympiad once the round is closed.</summary>
    internal static async Task<TaskAnalysis> ReadableAnalysisAsync(this AppDb db, Guid roundId, CurrentUser user, CancellationToken ct)
    {
        var isReadable = await db.IsRoundSeenAsync(roundId, user.AsViewer(), ct)
            && (user.IsStaff || await db.Rounds.AnyAsync(r => r.Id == roundId && r.ClosedAt != null, ct));
        return isReadable
            ? await db.TaskAnalyses.AsNoTracking().SingleOrDefaultAsync(a => a.RoundId == roundId, ct).OrNotFound()
            : throw new RuleBroken(PlatformErrors.NotFound);
    }
}

public static class GetAnalysisFile
{
    public static async Task<FileStreamHttpResult> Handle(
        Guid id, AppDb db, CurrentUser user, Files files, IFileStore store, HttpResponse response, CancellationToken ct)
    {
        var analysis = await db.ReadableAnalysisAsync(id, user, ct);
        var sent = await GetFile.SendByIdAsync(analysis.FileId ?? throw new RuleBroken(PlatformErrors.NotFound), files, store, response, ct);

        // The address stays when the file is replaced.
        response.Headers.CacheControl = "private, no-cache";
        return sent;
    }
}
