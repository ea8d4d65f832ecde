using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Platform;

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
}
