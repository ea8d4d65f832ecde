using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Tests.Platform;

public sealed class SessionIdentityTests
{
    [Theory]
    [InlineData(SignInStatus.SignedIn, true)]
    [InlineData(SignInStatus.SecondFactorRequired, false)]
    [InlineData(SignInStatus.PasswordChangeRequired, false)]
    public void An_office_counts_once_the_session_owes_nothing(SignInStatus status, bool counts)
    {
        var access = new Access(new HashSet<Role> { Role.Methodist, Role.Coordinator }, new HashSet<Guid> { Guid.NewGuid() });
        var session = new SessionIdentity(Guid.NewGuid(), Guid.NewGuid(), access, status);

        Assert.Equal((counts, counts ? 2 : 0, counts ? 1 : 0), (session.User.IsStaff, session.User.Roles.Count, session.User.Coordinates.Count));
        Assert.Same(access, session.Access);
    }
}
