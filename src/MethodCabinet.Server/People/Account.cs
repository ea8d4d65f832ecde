using Microsoft.AspNetCore.Identity;

namespace MethodCabinet.Server.People;

/// <summary>What a person signs in with. Its id is the person's id; its user name is the login.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The password was set by somebody else and must be changed at the next sign-in.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>The last period of 30 s whose code was used: a code that was seen over a shoulder does not serve again.</summary>
    public long LastCodePeriod { get; set; }
}

/// <summary>One sign-in on one device. The cookie names it; what it may do is read here, so that it can be ended from elsewhere.</summary>
public sealed class AccountSession
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>To within five minutes.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    public required string Ip { get; init; }

    public required string UserAgent { get; init; }

    /// <summary>When the code, recovery code or passkey was given; null while it was not.</summary>
    public DateTimeOffset? SecondFactorAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
