using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.PublishedWorks;

/// <summary>Publishes a work of a winner or prize-winner, whole or some of its tasks, or takes it back.</summary>
public static class ChooseWork
{
    /// <param name="TaskIds">Of the paper; empty to take the work back.</param>
    /// <param name="Version">As last read; null for a work that was not chosen.</param>
    public sealed record Request(IReadOnlyList<Guid> TaskIds, uint? Version);

    public static async Task<NoContent> Handle(Guid id, Guid attemptId, Request request, AppDb db, CancellationToken ct)
    {
        var attempt = await (
            from sat in db.Attempts
            join round in db.Rounds on sat.RoundId equals round.Id
            where sat.Id == attemptId && round.OlympiadId == id
            select new { sat.PaperId, sat.RegistrationId })
            .SingleOrDefaultAsync(ct).OrNotFound();
        var work = await db.PublishedWorks.SingleOrDefaultAsync(w => w.AttemptId == attemptId, ct);
        if (request.Version is { } version)
        {
            db.ExpectVersion(work ?? throw new RuleBroken(PlatformErrors.ChangedMeanwhile), version);
        }
        else if (work is not null)
        {
            throw new RuleBroken(PlatformErrors.ChangedMeanwhile);
        }

        if (request.TaskIds.Count > 0)
        {
            // Its tasks alone: nobody else's can be shown by it.
            var asked = await db.PaperTasks.CountAsync(t => t.PaperId == attempt.PaperId && request.TaskIds.Contains(t.Id), ct);
            if (asked != request.TaskIds.Distinct().Count())
            {
                throw new RuleBroken(PlatformErrors.NotFound);
            }

            var status = await db.Awards.Where(a => a.RegistrationId == attempt.RegistrationId).Select(a => (AwardStatus?)a.Status).SingleOrDefaultAsync(ct);
            if (work is null)
            {
                // At random: an id that tells its time would tell the order in which works were chosen.
                work = new PublishedWork { AttemptId = attemptId, Id = Guid.NewGuid() };
                db.PublishedWorks.Add(work);
            }

            work.Choose(status, request.TaskIds);
        }
        else if (work is not null)
        {
            db.PublishedWorks.Remove(work);
        }

        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        return TypedResults.NoContent();
    }
}
