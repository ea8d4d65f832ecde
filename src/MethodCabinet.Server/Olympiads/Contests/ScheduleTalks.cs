using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>Gives the talks of a nomination a room, from the first day of talks on, and one slot after the other, by the numbers of their entries, which are random. Asked again it schedules them anew. No other nomination of the contest has talks there at that time.</summary>
public static class ScheduleTalks
{
    public sealed record Request(Guid NominationId, string Room, DateTimeOffset StartsAt, int Minutes);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, SiteSettings site, CancellationToken ct)
    {
        var isSound = request.Room.Trim() is { Length: > 0 and <= OlympiadPlan.MaxTitle } && request.Minutes is >= 1 and <= OlympiadPlan.MaxDurationMinutes
            && request.StartsAt >= OlympiadPlan.Earliest && request.StartsAt <= OlympiadPlan.Latest;
        if (!isSound || !await db.ContestNominations.AnyAsync(n => n.Id == request.NominationId && n.ContestId == id, ct))
        {
            throw new RuleBroken(ContestErrors.ScheduleInvalid);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await ContestMarks.HoldOpenAsync(db, id, ct);
        await ContestMarks.HoldSettingsAsync(db, id, ct);
        if (!((await db.ContestAsync(id, ct)).Settings.TalksOn <= site.DayOf(request.StartsAt)))
        {
            throw new RuleBroken(ContestErrors.ScheduleInvalid);
        }

        var entries = await db.ContestEntries.Where(e => e.NominationId == request.NominationId && e.Status == EntryStatus.Submitted).OrderBy(e => e.Number).Select(e => e.Id).ToListAsync(ct);
        await db.ContestTalks.Where(t => db.ContestEntries.Any(e => e.Id == t.EntryId && e.NominationId == request.NominationId)).ExecuteDeleteAsync(ct);
        var (room, until) = (request.Room.Trim(), request.StartsAt.AddMinutes(entries.Count * request.Minutes));
        var others = await db.ContestTalks.AsNoTracking().Where(t => db.ContestEntries.Any(e => e.Id == t.EntryId && e.ContestId == id && e.Status == EntryStatus.Submitted)).ToListAsync(ct);
        if (others.Exists(t => string.Equals(t.Room, room, StringComparison.OrdinalIgnoreCase) && t.StartsAt < until && request.StartsAt < t.StartsAt.AddMinutes(t.Minutes)))
        {
            throw new RuleBroken(ContestErrors.RoomTaken, new Dictionary<string, object?> { ["room"] = room });
        }

        db.ContestTalks.AddRange(entries.Select((entry, index) => new ContestTalk
        {
            EntryId = entry,
            Room = room,
            StartsAt = request.StartsAt.AddMinutes(index * request.Minutes),
            Minutes = request.Minutes,
        }));
        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
