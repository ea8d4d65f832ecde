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
        var entry = await db.ContestEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct).OrNotFound();
        var contest = await db.SeenContestAsync(entry.ContestId, user, ct);
        ContestAccess.CheckVote(contest, entry, user.AsViewer(), request.Mark, await db.NowAsync(ct));
        if (!await db.ConsentingToName().ContainsAsync(entry.PersonId, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        // A voice moves to another entry of the nomination; the unique indices decide between two devices, and the second is the one that counts.
        await (request.Mark is { } mark
            ? db.Database.ExecuteSqlAsync(
                $"""
                insert into olympiads.contest_votes (entry_id, nomination_id, person_id, mark) values ({id}, {entry.NominationId}, {user.PersonId}, {mark})
                on conflict (entry_id, person_id) do update set mark = excluded.mark
                """, ct)
            : db.Database.ExecuteSqlAsync(
                $"""
                insert into olympiads.contest_votes (entry_id, nomination_id, person_id) values ({id}, {entry.NominationId}, {user.PersonId})
                on conflict (nomination_id, person_id) where mark is null do update set entry_id = excluded.entry_id
                """, ct));
        return TypedResults.NoContent();
    }
}
