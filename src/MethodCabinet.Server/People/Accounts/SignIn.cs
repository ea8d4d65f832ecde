using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace MethodCabinet.Server.People.Accounts;

public static class SignIn
{
    /// <param name="Remember">Stay signed in on this device for 30 days; otherwise until the browser closes.</param>
    public sealed record Request(string Login, string Password, bool Remember = false);

    public sealed record Response(SignInStatus Status);

    public static async Task<Ok<Response>> Handle(
        Request request, HttpContext http, UserManager<Account> accounts, SignInLimits limits, Sessions sessions, Audit audit, CancellationToken ct)
    {
        limits.Count(http.Connection.RemoteIpAddress, request.Login);
        var account = await accounts.FindByNameAsync(request.Login.Trim());
        if (account?.PasswordHash is null)
        {
            // As slow as a wrong password, so that time does not tell which logins exist.
            accounts.PasswordHasher.VerifyHashedPassword(Nobody.Account, Nobody.Hash(accounts.PasswordHasher), request.Password);
            throw new RuleBroken(PeopleErrors.WrongCredentials);
        }

        if (await accounts.IsLockedOutAsync(account))
        {
            throw LockedOut(account);
        }

        if (!await accounts.CheckPasswordAsync(account, NewAccounts.Typed(account, request.Password)))
        {
            audit.Record("sign-in.failed", account.Id);
            await accounts.AccessFailedAsync(account);
            if (await accounts.IsLockedOutAsync(account))
            {
                audit.Record("sign-in.locked-out", account.Id);
                await accounts.UpdateAsync(account);
                throw LockedOut(account);
            }

            throw new RuleBroken(PeopleErrors.WrongCredentials);
        }

        var status = await sessions.BeginAsync(account.Id, request.Remember, secondFactorGiven: false, ct);
        if (status != SignInStatus.SecondFactorRequired)
        {
            // Before the code is given the password proves nothing: who knows it would guess codes without end.
            await accounts.ResetAccessFailedCountAsync(account);
        }

        return TypedResults.Ok(new Response(status));
    }

    private static RuleBroken LockedOut(Account account) =>
        new(PeopleErrors.LockedOut, new Dictionary<string, object?> { ["until"] = account.LockoutEnd });

    private static class Nobody
    {
        public static readonly Account Account = new();
        private static string? hash;

        public static string Hash(IPasswordHasher<Account> hasher) => hash ??= hasher.HashPassword(Account, "");
    }
}
