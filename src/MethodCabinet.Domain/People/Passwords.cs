namespace MethodCabinet.Domain.People;

/// <summary>
/// What a password must be. Length and not being a common one count; rules about kinds of characters only make people
/// write passwords down (NIST SP 800-63B, 5.1.1.2). Pupils type them on school keyboards, so eight characters suffice.
/// </summary>
public static class Passwords
{
    public const int MinimumLength = 8;

    public static void Check(string password, string login)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length < MinimumLength)
        {
            throw new RuleBroken(PeopleErrors.PasswordTooShort, new Dictionary<string, object?> { ["minimum"] = MinimumLength });
        }

        if (string.Equals(password, login, StringComparison.OrdinalIgnoreCase))
        {
            throw new RuleBroken(PeopleErrors.PasswordSameAsLogin);
        }

        if (CommonPasswords.Contain(password))
        {
            throw new RuleBroken(PeopleErrors.PasswordTooCommon);
        }
    }
}
