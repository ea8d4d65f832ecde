using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>Opens preliminary results to participants and coordinators and, if wished, the standing to everybody.</summary>
public static class PublishStanding
{
    /// <param name="IsPublic">Spectators too.</param>
    public sealed record Request(bool IsPublic);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Rounds.AnyAsync(r => r.OlympiadId == id && r.ScoredAt != null, ct))
        {
            throw new RuleBroken(await db.Olympiads.AnyAsync(o => o.Id == id, ct) ? ScoringErrors.NothingToPublish : PlatformErrors.NotFound);
        }

        await SetAsync(db, audit, id, published: true, request.IsPublic, clock.GetUtcNow(), ct);
        return TypedResults.NoContent();
    }

    /// <summary>The first moment of publication stays when the same is published again.</summary>
    internal static async Task SetAsync(AppDb db, Audit audit, Guid id, bool published, bool isPublic, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await StandingChanges.TellAsync(db, id, now, ct);
        var state = await db.Standings.SingleAsync(s => s.OlympiadId == id, ct);
        var olympiad = await db.Olympiads.SingleAsync(o => o.Id == id, ct);
        var before = state.PublishedAt;
        state.PublishedAt = published ? before ?? now : null;
        olympiad.StandingIsPublic = isPublic;
        audit.Record("Standing.published", id, new { publishedAt = new[] { before, state.PublishedAt } });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
