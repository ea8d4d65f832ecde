using System.Linq.Expressions;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Late;

internal static class LateReads
{
    /// <summary>Works about whose late answers the person decides: staff about all, a chair about those of the own juries, if no tie speaks against it.</summary>
    public static async Task<IQueryable<Attempt>> AttemptsToDecideAsync(this AppDb db, CurrentUser user, DateOnly today, CancellationToken ct)
    {
        if (user.IsStaff)
        {
            return db.Attempts;
        }

        var ties = await db.TiesOfAsync(user.PersonId, today, ct);
        return
            from attempt in db.AttemptsFor(ties)
            join round in db.Rounds on attempt.RoundId equals round.Id
            where db.JuryMembers.Any(m => m.OlympiadId == round.OlympiadId && m.PersonId == ties.PersonId)
            select attempt;
    }

    /// <summary>
    /// The work that an address names. Chairs know a work by the first of its deliveries, of which its participant does not know: by the id of an attempt, which participants have
    /// in the address of their own page, they would learn whose it is.
    /// </summary>
    /// <param name="id">Of one of its deliveries; for staff also of the attempt itself.</param>
    public static async Task<Guid> LateWorkAsync(this AppDb db, Guid id, CurrentUser user, CancellationToken ct) =>
        await db.LateDeliveries.Where(d => d.Id == id).Select(d => (Guid?)d.AttemptId).SingleOrDefaultAsync(ct)
        ?? (user.IsStaff ? id : throw new RuleBroken(PlatformErrors.NotFound));

    /// <summary>Works whose answers may be read: while a round is open, those only about which somebody may have to decide.</summary>
    public static Expression<Func<Attempt, bool>> IsReadable(this AppDb db) =>
        a => db.LateDeliveries.Any(d => d.AttemptId == a.Id) || db.Rounds.Any(r => r.Id == a.RoundId && r.ClosedAt != null);
}
