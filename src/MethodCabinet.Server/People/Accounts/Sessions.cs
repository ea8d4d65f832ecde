using System.Security.Claims;
using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>Begins and ends sessions. The cookie holds the session's and the person's id and nothing else.</summary>
public sealed class Sessions(AppDb db, SessionCache cache, IHttpContextAccessor accessor, TimeProvider clock)
{
    /// <summary>A session on a shared school computer ends with the browser, or after this time without a request.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromHours(12);

    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>Stores a new session, sends its cookie, and tells what it still owes.</summary>
    /// <param name="secondFactorGiven">The sign-in itself was with a passkey.</param>
    public async Task<SignInStatus> BeginAsync(Guid personId, bool remember, bool secondFactorGiven, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var session = new AccountSession
        {
            Id = Guid.CreateVersion7(),
            PersonId = personId,
            CreatedAt = now,
            LastSeenAt = now,
            Ip = Http.Connection.RemoteIpAddress?.ToString() ?? "",
            UserAgent = Http.Request.Headers.UserAgent.ToString() is { Length: > 300 } text ? text[..300] : Http.Request.Headers.UserAgent.ToString(),
            SecondFactorAt = secondFactorGiven ? now : null,
        };
        db.AccountSessions.Add(session);
        await db.SaveChangesAsync(ct);

        var identity = new ClaimsIdentity(
            [new Claim(CurrentUser.PersonClaim, personId.ToString()), new Claim(CurrentUser.SessionClaim, session.Id.ToString())], "session");
        await Http.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(identity), new AuthenticationProperties
        {
            IsPersistent = remember,
            IssuedUtc = now,
            ExpiresUtc = now + (remember ? Remembered : Usual),
        });
        return await StatusAsync(session.Id);
    }

    /// <summary>What the session owes after the changes that were just stored.</summary>
    public async Task<SignInStatus> StatusAsync(Guid sessionId) =>
        (await cache.FindAsync(sessionId) ?? throw new RuleBroken(PlatformErrors.NotSignedIn)).Status;

    /// <summary>The session of this request, whatever it still owes.</summary>
    public SessionIdentity Current => Http.User.Identity as SessionIdentity ?? throw new RuleBroken(PlatformErrors.NotSignedIn);

    /// <summary>The session of this request, of somebody who has given the second factor if there is one.</summary>
    public SessionIdentity CurrentBeyondSecondFactor => Current is { Status: not SignInStatus.SecondFactorRequired } session
        ? session
        : throw Incomplete(SignInStatus.SecondFactorRequired);

    public static RuleBroken Incomplete(SignInStatus status) => new(PeopleErrors.SignInIncomplete, new Dictionary<string, object?> { ["status"] = status });
}
