using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Appeals;

/// <summary>A member of the commission votes, or votes anew while the appeal is open.</summary>
public static class VoteOnAppeal
{
    /// <param name="Points">Criterion id → points, for all criteria; empty when it is about procedure.</param>
    /// <param name="Satisfies">When it is about procedure.</param>
    /// <param name="Version">Of the own vote as last read; null for the first.</param>
    public sealed record Request(IReadOnlyDictionary<string, decimal> Points, bool Satisfies, string Reason, uint? Version);

    public static async Task<NoContent> Handle(
        Guid id, Request request, AppDb db, CurrentUser user, Audit audit, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var me = user.PersonId;
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Members vote one after the other, and none while the chair closes.
        await db.Database.ExecuteSqlAsync($"select 1 from olympiads.appeals where id = {id} for update", ct);

        // Nor is the member dismissed meanwhile.
        await db.Database.ExecuteSqlAsync(
            $"""
            select 1 from olympiads.commission_members m
            join olympiads.rounds r on r.olympiad_id = m.olympiad_id
            join olympiads.attempts t on t.round_id = r.id
            join olympiads.appeals a on a.attempt_id = t.id
            where a.id = {id} and m.person_id = {me}
            for key share of m
            """, ct);
        var (appeal, _, _, _) = await db.DealtAsync(id, me, site.DayOf(now), ct);
        appeal.Voted(now);
        var vote = await db.AppealVotes.SingleOrDefaultAsync(v => v.AppealId == id && v.MemberId == me, ct);
        if ((vote is null) != (request.Version is null))
        {
            throw new RuleBroken(PlatformErrors.ChangedMeanwhile);
        }

        if (vote is null)
        {
            vote = new AppealVote { AppealId = id, MemberId = me };
            db.AppealVotes.Add(vote);
        }
        else
        {
            db.ExpectVersion(vote, request.Version!.Value);
        }

        if (appeal.TaskId is { } taskId)
        {
            vote.ForPoints(await db.VotedCriteriaAsync(appeal.AttemptId, taskId, ct), request.Points, request.Reason, now);
        }
        else
        {
            vote.ForProcedure(request.Satisfies, request.Reason, now);
        }

        audit.Record("Appeal.voted", appeal.AttemptId, new { Appeal = id, vote.Points, vote.Satisfies, vote.Reason });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
