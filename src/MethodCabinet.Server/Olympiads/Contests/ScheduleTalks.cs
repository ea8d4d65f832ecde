using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>Gives the talks of a nomination a room and one slot after the other, by the numbers of their entries, which are random. Asked again it schedules them anew.</summary>
public static class ScheduleTalks
{
    public sealed record Request(Guid NominationId, string Room, DateTimeOffset StartsAt, int Minutes);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CancellationToken ct)
    {
        var isSound = request.Room.Trim() is { Length: > 0 and <= OlympiadPlan.MaxTitle } && request.Minutes is >= 1 and <= OlympiadPlan.MaxDurationMinutes
            && request.StartsAt >= OlympiadPlan.Earliest && request.StartsAt <= OlympiadPlan.Latest;
        if (!isSound || !await db.ContestNominations.AnyAsync(n => n.Id == request.NominationId && n.ContestId == id, ct))
        {
            throw new RuleBroken(ContestErrors.ScheduleInvalid);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await ContestMarks.HoldOpenAsync(db, id, ct);
        var entries = await db.ContestEntries.Where(e => e.NominationId == request.NominationId && e.Status == EntryStatus.Submitted).OrderBy(e => e.Number).Select(e => e.Id).ToListAsync(ct);
        await db.ContestTalks.Where(t => db.ContestEntries.Any(e => e.Id == t.EntryId && e.NominationId == request.NominationId)).ExecuteDeleteAsync(ct);
        db.ContestTalks.AddRange(entries.Select((entry, index) => new ContestTalk
        {
            EntryId = entry,
            Room = request.Room.Trim(),
            StartsAt = request.StartsAt.AddMinutes(index * request.Minutes),
            Minutes = request.Minutes,
        }));
        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
