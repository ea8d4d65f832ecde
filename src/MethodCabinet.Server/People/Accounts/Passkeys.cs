using System.Buffers.Text;
using System.Text.Json;
using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Accounts;

public static class ListPasskeys
{
    /// <param name="Id">Base64url of the credential's id.</param>
    public sealed record Item(string Id, string Name, DateTimeOffset CreatedAt);

    public static async Task<Ok<List<Item>>> Handle(UserManager<Account> accounts, CurrentUser user)
    {
        var account = (await accounts.FindByIdAsync(user.PersonId.ToString()))!;
        var passkeys = await accounts.GetPasskeysAsync(account);
        return TypedResults.Ok(passkeys.Select(p => new Item(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "", p.CreatedAt)).ToList());
    }
}

/// <summary>What <c>navigator.credentials.create()</c> needs; the challenge waits in a cookie of its own for five minutes.</summary>
public static class StartPasskey
{
    public static async Task<Ok<JsonElement>> Handle(UserManager<Account> accounts, SignInManager<Account> signIn, Sessions sessions, AppDb db, CancellationToken ct)
    {
        var id = sessions.CurrentBeyondSecondFactor.PersonId;
        var account = (await accounts.FindByIdAsync(id.ToString()))!;
        var person = await db.People.SingleAsync(p => p.Id == id, ct);
        var options = await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = id.ToString(), Name = account.UserName!, DisplayName = person.FullName });
        return TypedResults.Ok(JsonDocument.Parse(options).RootElement);
    }
}

public static class AddPasskey
{
    /// <param name="Credential">The result of <c>navigator.credentials.create()</c> as JSON.</param>
    /// <param name="Name">How its owner tells it from others.</param>
    public sealed record Request(JsonElement Credential, string Name);

    public static async Task<Ok<SignIn.Response>> Handle(
        Request request, UserManager<Account> accounts, SignInManager<Account> signIn, Sessions sessions, CurrentUser user, AppDb db, Audit audit,
        TimeProvider clock, CancellationToken ct)
    {
        var id = sessions.CurrentBeyondSecondFactor.PersonId;
        var account = (await accounts.FindByIdAsync(id.ToString()))!;
        var made = await PasskeyCeremony.RunAsync(() => signIn.PerformPasskeyAttestationAsync(request.Credential.GetRawText()));
        if (!made.Succeeded || made.UserEntity.Id != id.ToString())
        {
            throw new RuleBroken(PeopleErrors.WrongPasskey);
        }

        made.Passkey.Name = request.Name.Trim() is { Length: > 60 } name ? name[..60] : request.Name.Trim();
        var session = await db.AccountSessions.SingleAsync(s => s.Id == user.SessionId, ct);
        session.SecondFactorAt ??= clock.GetUtcNow();
        audit.Record("passkey.added", id);
        await accounts.AddOrUpdatePasskeyAsync(account, made.Passkey);
        return TypedResults.Ok(new SignIn.Response(await sessions.StatusAsync(session.Id)));
    }
}

public static class RemovePasskey
{
    public static async Task<NoContent> Handle(string id, UserManager<Account> accounts, CurrentUser user, ExampleSettings example, Audit audit)
    {
        var account = (await accounts.FindByIdAsync(user.PersonId.ToString()))!;
        var passkeys = await accounts.GetPasskeysAsync(account);
        var passkey = passkeys.SingleOrDefault(p => Base64Url.EncodeToString(p.CredentialId) == id) ?? throw new RuleBroken(PlatformErrors.NotFound);
        if (!example.Enabled && SignInRule.DemandsSecondFactor(user.Roles) && !account.TwoFactorEnabled && passkeys.Count == 1)
        {
            throw new RuleBroken(PeopleErrors.SecondFactorDemanded);
        }

        audit.Record("passkey.removed", account.Id);
        await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
        return TypedResults.NoContent();
    }
}

/// <summary>What <c>navigator.credentials.get()</c> needs, for whoever holds a passkey of this site.</summary>
public static class StartPasskeySignIn
{
    public static async Task<Ok<JsonElement>> Handle(SignInManager<Account> signIn, SignInLimits limits, HttpContext http)
    {
        limits.Count(http.Connection.RemoteIpAddress);
        return TypedResults.Ok(JsonDocument.Parse(await signIn.MakePasskeyRequestOptionsAsync(null)).RootElement);
    }
}

/// <summary>Signs in by passkey. It stands for password and second factor at once: the device has verified its owner.</summary>
public static class SignInWithPasskey
{
    /// <param name="Credential">The result of <c>navigator.credentials.get()</c> as JSON.</param>
    public sealed record Request(JsonElement Credential, bool Remember = false);

    public static async Task<Ok<SignIn.Response>> Handle(
        Request request, UserManager<Account> accounts, SignInManager<Account> signIn, SignInLimits limits, Sessions sessions, CurrentUser user, HttpContext http, AppDb db,
        TimeProvider clock, CancellationToken ct)
    {
        limits.Count(http.Connection.RemoteIpAddress);
        var given = await PasskeyCeremony.RunAsync(() => signIn.PerformPasskeyAssertionAsync(request.Credential.GetRawText()));
        if (!given.Succeeded)
        {
            throw new RuleBroken(PeopleErrors.WrongPasskey);
        }

        await accounts.AddOrUpdatePasskeyAsync(given.User, given.Passkey);
        if (user.SessionId is { } waiting && await db.AccountSessions.SingleOrDefaultAsync(s => s.Id == waiting, ct) is { } session)
        {
            // The session that waited for its second factor is not needed any more.
            session.RevokedAt ??= clock.GetUtcNow();
        }

        return TypedResults.Ok(new SignIn.Response(await sessions.BeginAsync(given.User.Id, request.Remember, secondFactorGiven: true, ct)));
    }
}

internal static class PasskeyCeremony
{
    /// <summary>Runs the check of a credential. Without a challenge to answer Identity throws instead of refusing.</summary>
    public static async Task<T> RunAsync<T>(Func<Task<T>> check)
    {
        try
        {
            return await check();
        }
        catch (InvalidOperationException)
        {
            throw new RuleBroken(PeopleErrors.WrongPasskey);
        }
    }
}
