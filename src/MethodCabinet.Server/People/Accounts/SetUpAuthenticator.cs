using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>Makes a new secret for an authenticator application. It counts once <see cref="ConfirmAuthenticator"/> has seen a code of it.</summary>
public static class SetUpAuthenticator
{
    /// <param name="Secret">To be typed where no picture can be taken.</param>
    /// <param name="Uri"><c>otpauth://…</c></param>
    /// <param name="QrSvg">The same as a picture.</param>
    public sealed record Response(string Secret, string Uri, string QrSvg);

    public static async Task<Ok<Response>> Handle(UserManager<Account> accounts, Sessions sessions, SiteSettings site)
    {
        var account = (await accounts.FindByIdAsync(sessions.CurrentBeyondSecondFactor.PersonId.ToString()))!;
        if (account.TwoFactorEnabled)
        {
            throw new RuleBroken(PeopleErrors.SecondFactorExists);
        }

        await accounts.ResetAuthenticatorKeyAsync(account);
        var secret = (await accounts.GetAuthenticatorKeyAsync(account))!;
        var issuer = Uri.EscapeDataString(site.Cabinet);
        var uri = $"otpauth://totp/{issuer}:{Uri.EscapeDataString(account.UserName!)}?secret={secret}&issuer={issuer}";
        using var code = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        return TypedResults.Ok(new Response(secret, uri, new SvgQRCode(code).GetGraphic(4)));
    }
}
