using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>A new draft; its nominations and sheets follow.</summary>
public static class CreateContest
{
    public sealed record Request(Guid SeasonId, ContestKind Kind, ContestSettings Settings);

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(Request request, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Seasons.AnyAsync(s => s.Id == request.SeasonId, ct))
        {
            throw new RuleBroken(OlympiadErrors.SeasonUnknown);
        }

        var contest = new Contest
        {
            Id = Guid.CreateVersion7(),
            SeasonId = request.SeasonId,
            Kind = request.Kind,
            Settings = request.Settings.Checked(),
            CreatedById = user.PersonId,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Contests.Add(contest);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/contests/{contest.Id}", new Response(contest.Id));
    }
}

public static class EditContest
{
    /// <param name="Version">As last read.</param>
    public sealed record Request(ContestSettings Settings, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await ContestMarks.HoldOpenAsync(db, id, ct);
        await ContestMarks.HoldSettingsAsync(db, id, ct);
        var contest = await db.ContestAsync(id, ct);
        db.ExpectVersion(contest, request.Version);
        var settings = request.Settings.Checked();
        if (settings.Public != contest.Settings.Public && await db.ContestVotes.AnyAsync(v => db.ContestEntries.Any(e => e.Id == v.EntryId && e.ContestId == id), ct))
        {
            throw new RuleBroken(ContestErrors.VotingBegun);
        }

        contest.Settings = settings;
        if (contest.Status == ContestStatus.Published)
        {
            await db.CheckCompleteAsync(contest, ct);
        }

        await db.SaveChangesAsync(ct);
        await ContestChanges.TellAllAsync(db, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Announces a draft to everybody.</summary>
public static class PublishContest
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await ContestMarks.HoldSettingsAsync(db, id, ct);
        var contest = await db.ContestAsync(id, ct);
        contest.Publish(
            await db.ContestNominations.CountAsync(n => n.ContestId == id, ct),
            await db.ContestSheets.CountAsync(s => s.ContestId == id, ct),
            await db.ContestSheets.CountAsync(s => s.ContestId == id && s.Kind == SheetKind.Talk, ct));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Names the stored file that holds the regulations (положение).</summary>
public static class SetContestRegulations
{
    /// <param name="FileId">As uploading gave it; null to take the regulations away.</param>
    public sealed record Request(Guid? FileId);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, Files files, CancellationToken ct)
    {
        var contest = await db.ContestAsync(id, ct);
        if (request.FileId is { } fileId && !FileKind.IsDocument((await files.FindAsync(fileId, ct)).MediaType))
        {
            throw new RuleBroken(OlympiadErrors.RegulationsNotDocument);
        }

        contest.RegulationsFileId = request.FileId;
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The regulations of an announced contest, for everybody; of a draft, for the cabinet.</summary>
public static class GetContestRegulations
{
    public static async Task<FileStreamHttpResult> Handle(Guid id, AppDb db, Files files, IFileStore store, CurrentUser user, HttpResponse response, CancellationToken ct)
    {
        var contest = await db.SeenContestAsync(id, user, ct);
        var result = await GetFile.SendByIdAsync(contest.RegulationsFileId ?? throw new RuleBroken(PlatformErrors.NotFound), files, store, response, ct);

        // The address stays when the file is replaced, so it is asked for each time.
        response.Headers.CacheControl = "no-cache";
        return result;
    }
}
