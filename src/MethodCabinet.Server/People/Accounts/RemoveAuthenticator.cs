using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace MethodCabinet.Server.People.Accounts;

public static class RemoveAuthenticator
{
    public sealed record Request(string Password);

    public static async Task<NoContent> Handle(
        Request request, UserManager<Account> accounts, SignInLimits limits, CurrentUser user, HttpContext http, ExampleSettings example, Audit audit)
    {
        var account = (await accounts.FindByIdAsync(user.PersonId.ToString()))!;
        limits.Count(http.Connection.RemoteIpAddress, account.UserName!);
        if (!await accounts.CheckPasswordAsync(account, request.Password))
        {
            throw new RuleBroken(PeopleErrors.WrongPassword);
        }

        if (!account.TwoFactorEnabled)
        {
            throw new RuleBroken(PeopleErrors.NoSecondFactor);
        }

        if (!example.Enabled && SignInRule.DemandsSecondFactor(user.Roles) && (await accounts.GetPasskeysAsync(account)).Count == 0)
        {
            throw new RuleBroken(PeopleErrors.SecondFactorDemanded);
        }

        audit.Record("second-factor.removed", account.Id);
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        return TypedResults.NoContent();
    }
}
