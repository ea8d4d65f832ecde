using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>A password of one's own. All other sessions of the account end.</summary>
public static class ChangePassword
{
    public sealed record Request(string Current, string New);

    public static async Task<Ok<SignIn.Response>> Handle(
        Request request, CurrentUser user, UserManager<Account> accounts, SignInLimits limits, Sessions sessions, HttpContext http, AppDb db, Audit audit,
        TimeProvider clock, CancellationToken ct)
    {
        var person = sessions.CurrentBeyondSecondFactor.PersonId;
        var account = (await accounts.FindByIdAsync(person.ToString()))!;
        limits.Count(http.Connection.RemoteIpAddress, account.UserName!);
        if (!await accounts.CheckPasswordAsync(account, NewAccounts.Typed(account, request.Current)))
        {
            throw new RuleBroken(PeopleErrors.WrongPassword);
        }

        if (request.Current == request.New)
        {
            throw new RuleBroken(PeopleErrors.PasswordUnchanged);
        }

        Passwords.Check(request.New, account.UserName!);
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, request.New);
        account.MustChangePassword = false;
        audit.Record("password.changed", account.Id);
        foreach (var other in await db.AccountSessions.Where(s => s.PersonId == person && s.Id != user.SessionId && s.RevokedAt == null).ToListAsync(ct))
        {
            other.RevokedAt = clock.GetUtcNow();
        }

        await accounts.UpdateSecurityStampAsync(account);
        return TypedResults.Ok(new SignIn.Response(await sessions.StatusAsync(user.SessionId!.Value)));
    }
}
