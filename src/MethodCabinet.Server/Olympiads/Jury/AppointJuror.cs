using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>Puts somebody into the jury, or deals them other tasks.</summary>
public static class AppointJuror
{
    /// <param name="TaskIds">Which tasks the person marks; empty for all. Those that the person has already may have left their papers.</param>
    public sealed record Request(IReadOnlyList<Guid> TaskIds);

    public static async Task<NoContent> Handle(Guid id, Guid personId, Request request, AppDb db, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        await db.Olympiads.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        var now = clock.GetUtcNow();
        var taskIds = request.TaskIds.Distinct().ToList();
        var known = (await db.ManualTasksAsync(id, ct)).Select(t => t.TaskId).ToHashSet();
        var member = await db.JuryMembers.SingleOrDefaultAsync(m => m.OlympiadId == id && m.PersonId == personId, ct);
        if (!known.IsSupersetOf(taskIds.Except(member?.TaskIds ?? [])))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        if (member is null)
        {
            if (!await db.Jurors(site.DayOf(now)).ContainsAsync(personId, ct))
            {
                throw new RuleBroken(JuryErrors.NotAJuror);
            }

            if (await db.Staff(site.DayOf(now)).ContainsAsync(personId, ct))
            {
                throw new RuleBroken(JuryErrors.IsStaff);
            }

            member = new JuryMember { OlympiadId = id, PersonId = personId, AppointedAt = now };
            db.JuryMembers.Add(member);
        }

        member.TaskIds = taskIds;
        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Takes somebody out of the jury who has marked nothing; what they had begun is free.</summary>
public static class DismissJuror
{
    public static async Task<NoContent> Handle(Guid id, Guid personId, AppDb db, CancellationToken ct)
    {
        var member = await db.JuryMembers.SingleOrDefaultAsync(m => m.OlympiadId == id && m.PersonId == personId, ct).OrNotFound();
        var own = db.Markings.Where(m => m.JurorId == personId
            && db.Works.Any(w => w.AttemptId == m.AttemptId && db.Rounds.Any(r => r.Id == w.RoundId && r.OlympiadId == id)));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await own.Where(m => m.DoneAt == null).ExecuteDeleteAsync(ct);
        if (await own.AnyAsync(ct))
        {
            throw new RuleBroken(JuryErrors.HasMarked);
        }

        await Referees.TellAsync(db, personId, ct);
        db.JuryMembers.Remove(member);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
