using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People;

/// <summary>
/// For somebody who lost the telephone and the spare codes: authenticator, spare codes and passkeys are taken off, and every session ends. The next sign-in asks for the
/// password and then for a new second factor. Repeating it changes nothing.
/// </summary>
public static class TakeOffSecondFactor
{
    public static async Task<NoContent> Handle(
        Guid id, AppDb db, UserManager<Account> accounts, CurrentUser user, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        if (id == user.PersonId)
        {
            // One's own is changed on one's own page, with the password.
            throw new RuleBroken(PeopleErrors.NotYours);
        }

        var account = await accounts.FindByIdAsync(id.ToString()) ?? throw new RuleBroken(PlatformErrors.NotFound);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        audit.Record("second-factor.taken-off", id);
        foreach (var passkey in await accounts.GetPasskeysAsync(account))
        {
            await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
        }

        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        foreach (var session in await db.AccountSessions.Where(s => s.PersonId == id && s.RevokedAt == null).ToListAsync(ct))
        {
            session.RevokedAt = clock.GetUtcNow();
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
