using Microsoft.AspNetCore.Identity;

namespace MethodCabinet.Server.People;

/// <summary>What a person signs in with. Its id is the person's id.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The password was set by somebody else and must be changed at the next sign-in.</summary>
    public bool MustChangePassword { get; set; }
}
