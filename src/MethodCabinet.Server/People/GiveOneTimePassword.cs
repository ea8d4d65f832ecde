using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People.Accounts;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People;

/// <summary>A new one-time password for somebody who forgot theirs: a coordinator for own pupils, staff for others. Ends their sessions.</summary>
public static class GiveOneTimePassword
{
    /// <param name="Password">Shown this once.</param>
    public sealed record Response(string Login, string Password);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, PeopleReads reads, UserManager<Account> accounts, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        var (_, _, rights) = await reads.FindAsync(id, ct);
        if (!rights.ResetPassword)
        {
            throw new RuleBroken(PeopleErrors.NotYours);
        }

        var account = await accounts.FindByIdAsync(id.ToString()) ?? throw new RuleBroken(PlatformErrors.NotFound);
        var password = NewAccounts.SetOneTimePassword(account);
        audit.Record("password.reset", id);
        foreach (var session in await db.AccountSessions.Where(s => s.PersonId == id && s.RevokedAt == null).ToListAsync(ct))
        {
            session.RevokedAt = clock.GetUtcNow();
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(account.UserName!, password));
    }
}
