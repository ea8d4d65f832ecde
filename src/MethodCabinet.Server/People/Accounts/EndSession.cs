using MethodCabinet.Domain;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>Signs out on another device.</summary>
public static class EndSession
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var session = await db.AccountSessions.SingleOrDefaultAsync(s => s.Id == id && s.PersonId == user.PersonId, ct)
            ?? throw new RuleBroken(PlatformErrors.NotFound);
        session.RevokedAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
