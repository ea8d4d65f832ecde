using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>The second step of a sign-in: a code of the authenticator application, or one of the recovery codes.</summary>
public static class GiveSecondFactor
{
    public sealed record Request(string? Code = null, string? RecoveryCode = null);

    public static async Task<Ok<SignIn.Response>> Handle(
        Request request, CurrentUser user, UserManager<Account> accounts, SignInLimits limits, Sessions sessions, HttpContext http, AppDb db, Audit audit,
        TimeProvider clock, CancellationToken ct)
    {
        var account = (await accounts.FindByIdAsync(user.PersonId.ToString()))!;
        limits.Count(http.Connection.RemoteIpAddress, account.UserName!);
        if (!account.TwoFactorEnabled)
        {
            throw new RuleBroken(PeopleErrors.NoSecondFactor);
        }

        if (await accounts.IsLockedOutAsync(account))
        {
            throw new RuleBroken(PeopleErrors.LockedOut, new Dictionary<string, object?> { ["until"] = account.LockoutEnd });
        }

        var right = request switch
        {
            { Code: { } code } => await AuthenticatorCodes.TakeAsync(accounts, account, code, clock.GetUtcNow()),
            { RecoveryCode: { } code } => (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code.Trim().ToUpperInvariant())).Succeeded,
            _ => false,
        };
        if (!right)
        {
            audit.Record("second-factor.failed", account.Id);
            await accounts.AccessFailedAsync(account);
            throw new RuleBroken(PeopleErrors.WrongCode);
        }

        var session = await db.AccountSessions.SingleAsync(s => s.Id == user.SessionId, ct);
        session.SecondFactorAt = clock.GetUtcNow();
        await accounts.ResetAccessFailedCountAsync(account);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new SignIn.Response(await sessions.StatusAsync(session.Id)));
    }
}
