using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>Turns the authenticator application on, once it shows the right code.</summary>
public static class ConfirmAuthenticator
{
    public sealed record Request(string Code);

    /// <param name="RecoveryCodes">Shown this once; each serves once in place of a code.</param>
    public sealed record Response(SignInStatus Status, IReadOnlyList<string> RecoveryCodes);

    public static async Task<Ok<Response>> Handle(
        Request request, UserManager<Account> accounts, SignInLimits limits, Sessions sessions, CurrentUser user, HttpContext http, AppDb db, Audit audit,
        TimeProvider clock, CancellationToken ct)
    {
        var account = (await accounts.FindByIdAsync(sessions.CurrentBeyondSecondFactor.PersonId.ToString()))!;
        limits.Count(http.Connection.RemoteIpAddress, account.UserName!);
        if (account.TwoFactorEnabled)
        {
            throw new RuleBroken(PeopleErrors.SecondFactorExists);
        }

        if (!await AuthenticatorCodes.TakeAsync(accounts, account, request.Code, clock.GetUtcNow()))
        {
            throw new RuleBroken(PeopleErrors.WrongCode);
        }

        var session = await db.AccountSessions.SingleAsync(s => s.Id == user.SessionId, ct);
        session.SecondFactorAt = clock.GetUtcNow();
        audit.Record("second-factor.added", account.Id);
        await accounts.SetTwoFactorEnabledAsync(account, true);
        var codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 10);
        return TypedResults.Ok(new Response(await sessions.StatusAsync(session.Id), [.. codes!]));
    }
}
