using System.Security.Claims;
using MethodCabinet.Domain;
using MethodCabinet.Domain.People;

namespace MethodCabinet.Server.Platform;

/// <summary>Who makes the request. The claims are read anew from the session on each request (see the People module), not from the cookie.</summary>
public sealed class CurrentUser
{
    public const string PersonClaim = "person";
    public const string SessionClaim = "session";
    public const string RoleClaim = "role";
    public const string OrganizationClaim = "organization";

    private readonly Guid? personId;

    internal CurrentUser(ClaimsPrincipal? principal)
    {
        personId = Guid.TryParse(principal?.FindFirstValue(PersonClaim), out var person) ? person : null;
        SessionId = Guid.TryParse(principal?.FindFirstValue(SessionClaim), out var session) ? session : null;
        var complete = principal?.HasClaim(claim => claim.Type == Policies.CompleteClaim) is true ? principal : null;
        IsComplete = complete is not null;
        Roles = complete?.FindAll(RoleClaim).Select(claim => Enum.Parse<Role>(claim.Value)).ToHashSet() ?? [];
        Coordinates = complete?.FindAll(OrganizationClaim).Select(claim => Guid.Parse(claim.Value)).ToHashSet() ?? [];
    }

    public bool IsSignedIn => personId is not null;

    /// <summary>The session owes neither a second factor nor a new password.</summary>
    public bool IsComplete { get; }

    public Guid PersonId => personId ?? throw new RuleBroken(PlatformErrors.NotSignedIn);

    public Guid? SessionId { get; }

    /// <summary>Those that count now: none while the session still owes the second factor or a new password.</summary>
    public IReadOnlySet<Role> Roles { get; }

    /// <summary>Organizations of which the person is coordinator today; none while the session owes something.</summary>
    public IReadOnlySet<Guid> Coordinates { get; }

    /// <summary>Staff of the cabinet: sees all organizations.</summary>
    public bool IsStaff => Roles.Contains(Role.Head) || Roles.Contains(Role.Methodist) || Roles.Contains(Role.Administrator);

    public static CurrentUser Of(ClaimsPrincipal? principal) => principal?.Identity is SessionIdentity session ? session.User : new CurrentUser(principal);
}
