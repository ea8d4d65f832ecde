using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Results;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>Says whether works of a round are dealt to the jury task by task or whole. What somebody has begun stays theirs.</summary>
public static class SaveDealing
{
    public sealed record Request(bool IsByWork);

    public static async Task<NoContent> Handle(Guid id, Guid roundId, Request request, AppDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await FinalMarks.HoldOpenAsync(db, id, ct);
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Id == roundId && r.OlympiadId == id, ct).OrNotFound();
        round.IsMarkedByWork = request.IsByWork;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
