using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>Ends the session of this device. Without a session there is nothing to end, and that is no error.</summary>
public static class SignOutHere
{
    public static async Task<NoContent> Handle(HttpContext http, CurrentUser user, AppDb db, TimeProvider clock, CancellationToken ct)
    {
        if (user.SessionId is { } id && await db.AccountSessions.SingleOrDefaultAsync(session => session.Id == id, ct) is { } session)
        {
            session.RevokedAt ??= clock.GetUtcNow();
            await db.SaveChangesAsync(ct);
        }

        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.NoContent();
    }
}
