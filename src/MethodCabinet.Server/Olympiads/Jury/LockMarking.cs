using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Results;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>The chair stops the marking of a round or lets it go on: meanwhile nobody claims a work or saves a marking.</summary>
public static class LockMarking
{
    /// <summary>Topic of <see cref="Notices"/>.</summary>
    public const string Topic = "jury-lock";

    public sealed record Request(bool IsLocked, string Reason);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var olympiadId = (await db.ChairOfRoundAsync(id, user, ct)).OlympiadId;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Markings that are being saved are stored before.
        await FinalMarks.LockAsync(db, olympiadId, ct);
        MarkingLock.Set(await db.Rounds.SingleAsync(r => r.Id == id, ct), request.IsLocked, request.Reason, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await Notices.SendAsync(db, Topic, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
