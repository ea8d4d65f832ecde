using System.Security.Claims;
using MethodCabinet.Domain.People;

namespace MethodCabinet.Server.Platform;

/// <summary>Who a session belongs to and what it may do now; made once and shared by all its requests until something changes.</summary>
public sealed class SessionIdentity : ClaimsIdentity
{
    public SessionIdentity(Guid personId, Guid sessionId, Access access, SignInStatus status)
        : base(ClaimsOf(personId, sessionId, access, status), authenticationType: "session", CurrentUser.PersonClaim, CurrentUser.RoleClaim)
    {
        (PersonId, SessionId, Access) = (personId, sessionId, access);
        Status = status;
        Principal = new ClaimsPrincipal(this);
        User = new CurrentUser(Principal);
    }

    public Guid PersonId { get; }

    public Guid SessionId { get; }

    /// <summary>What the person is, whether the session is complete or not; <see cref="CurrentUser.Roles"/> are those that count.</summary>
    public Access Access { get; }

    public SignInStatus Status { get; }

    public ClaimsPrincipal Principal { get; }

    public CurrentUser User { get; }

    /// <summary>Whether whoever was let in then would be let in now, and see the same.</summary>
    public bool MayAsMuchAs(SessionIdentity then) =>
        Status == then.Status && Access.Roles.SetEquals(then.Access.Roles) && Access.Coordinates.SetEquals(then.Access.Coordinates);

    private static IEnumerable<Claim> ClaimsOf(Guid personId, Guid sessionId, Access access, SignInStatus status)
    {
        yield return new Claim(CurrentUser.PersonClaim, personId.ToString());
        yield return new Claim(CurrentUser.SessionClaim, sessionId.ToString());
        if (status == SignInStatus.SignedIn)
        {
            yield return new Claim(Policies.CompleteClaim, "true");
        }

        foreach (var role in access.Roles)
        {
            yield return new Claim(CurrentUser.RoleClaim, role.ToString());
        }

        foreach (var organization in access.Coordinates)
        {
            yield return new Claim(CurrentUser.OrganizationClaim, organization.ToString());
        }
    }
}
