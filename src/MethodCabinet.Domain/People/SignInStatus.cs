namespace MethodCabinet.Domain.People;

/// <summary>What a session still owes before it may do anything.</summary>
public enum SignInStatus
{
    /// <summary>Nothing: the sign-in is complete.</summary>
    SignedIn,

    /// <summary>The code, recovery code or passkey of the account.</summary>
    SecondFactorRequired,

    /// <summary>A password of one's own in place of the one that somebody else set.</summary>
    PasswordChangeRequired,

    /// <summary>The person's role demands a second factor and there is none yet.</summary>
    SecondFactorSetupRequired,
}

public static class SignInRule
{
    /// <summary>Roles that see other people's data or decide on marks.</summary>
    private static readonly HashSet<Role> Demanding =
        [Role.Administrator, Role.Head, Role.Methodist, Role.Coordinator, Role.Juror, Role.Chair];

    public static bool DemandsSecondFactor(IEnumerable<Role> roles) => roles.Any(Demanding.Contains);

    /// <summary>The second factor comes first: who knows a password alone must not be able to change it.</summary>
    public static SignInStatus StatusOf(bool mustChangePassword, bool hasSecondFactor, bool secondFactorGiven, bool secondFactorDemanded)
    {
        if (hasSecondFactor && !secondFactorGiven)
        {
            return SignInStatus.SecondFactorRequired;
        }

        if (mustChangePassword)
        {
            return SignInStatus.PasswordChangeRequired;
        }

        return secondFactorDemanded && !hasSecondFactor ? SignInStatus.SecondFactorSetupRequired : SignInStatus.SignedIn;
    }
}
