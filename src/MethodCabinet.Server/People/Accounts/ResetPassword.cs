using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>A new password by the link of a letter. Ends all sessions; the second factor is still asked at the next sign-in.</summary>
public static class ResetPassword
{
    public sealed record Request(Guid PersonId, string Token, string New);

    public static async Task<NoContent> Handle(
        Request request, HttpContext http, AppDb db, UserManager<Account> accounts, SignInLimits limits, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        limits.Count(http.Connection.RemoteIpAddress, request.PersonId.ToString());
        var account = await accounts.FindByIdAsync(request.PersonId.ToString());
        if (account is null
            || !await accounts.VerifyUserTokenAsync(account, TokenOptions.DefaultProvider, UserManager<Account>.ResetPasswordTokenPurpose, request.Token))
        {
            throw new RuleBroken(PeopleErrors.ResetLinkInvalid);
        }

        Passwords.Check(request.New, account.UserName!);
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, request.New);
        account.MustChangePassword = false;
        account.LockoutEnd = null;
        audit.Record("password.reset-by-mail", account.Id);
        foreach (var session in await db.AccountSessions.Where(s => s.PersonId == account.Id && s.RevokedAt == null).ToListAsync(ct))
        {
            session.RevokedAt = clock.GetUtcNow();
        }

        // A new stamp makes the token useless a second time.
        await accounts.UpdateSecurityStampAsync(account);
        return TypedResults.NoContent();
    }
}
