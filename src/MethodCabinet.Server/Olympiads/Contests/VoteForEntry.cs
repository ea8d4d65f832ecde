using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>A voice or a mark of somebody who is no expert; given again it takes the place of the former.</summary>
public static class VoteForEntry
{
    /// <param name="Mark">1 to 5; null where the public gives a voice.</param>
    public sealed record Request(int? Mark);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, CancellationToken ct)
    {
        var contestId = await db.ContestEntries.Where(e => e.Id == id).Select(e => (Guid?)e.ContestId).SingleOrDefaultAsync(ct) ?? throw new RuleBroken(PlatformErrors.NotFound);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // One after the other from however many devices; until the signature; and neither the way of voting nor the nomination of the entry changes meanwhile.
        await ContestMarks.HoldPersonAsync(db, contestId, user.PersonId, ct);
        await ContestMarks.HoldOpenAsync(db, contestId, ct);
        await ContestMarks.RelyOnSettingsAsync(db, contestId, ct);
        await db.Database.ExecuteSqlAsync($"select 1 from olympiads.contest_entries where id = {id} for share", ct);
        var contest = await db.SeenContestAsync(contestId, user, ct);
        var entry = await db.ContestEntries.AsNoTracking().SingleAsync(e => e.Id == id, ct);
        var isExpert = await db.ContestExperts.AnyAsync(e => e.ContestId == contestId && e.PersonId == user.PersonId, ct);
        ContestAccess.CheckVote(contest, entry, user.AsViewer(), isExpert, request.Mark, await db.NowAsync(ct));
        if (!await db.ConsentingToName().ContainsAsync(entry.PersonId, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        // A voice moves to another entry of the nomination.
        await db.ContestVotes.Where(v => v.PersonId == user.PersonId && (v.EntryId == id || (v.NominationId == entry.NominationId && request.Mark == null))).ExecuteDeleteAsync(ct);
        db.ContestVotes.Add(new ContestVote { EntryId = id, NominationId = entry.NominationId, PersonId = user.PersonId, Mark = request.Mark });
        await db.SaveChangesAsync(ct);
        await ContestChanges.TellAllAsync(db, contestId, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
