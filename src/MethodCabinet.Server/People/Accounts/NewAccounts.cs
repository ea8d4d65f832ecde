using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>Accounts and one-time passwords that somebody else makes for a person (docs/decisions/0020-one-time-passwords.md).</summary>
public static class NewAccounts
{
    /// <summary>Lower-case letters and digits that are not mistaken for one another on paper: no o, 0, l, 1, i.</summary>
    public const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>
    /// A random password of 10 symbols holds 49 bits; a thousand rounds add ten. Ordinary passwords are guessable and get Identity's
    /// full count. The stored hash names its own count, so one check serves both.
    /// </summary>
    private static readonly PasswordHasher<Account> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));

    /// <summary>An account with which nobody can sign in until it has a password.</summary>
    public static Account Of(Guid personId, string login) => new()
    {
        Id = personId,
        UserName = login,
        NormalizedUserName = login.ToUpperInvariant(),
        SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20)),
        LockoutEnabled = true,
    };

    /// <summary>Sets a new one-time password, which must be changed at the first sign-in.</summary>
    /// <returns>The password in groups, «k7mf-2q9x-tn»; the only moment when it is known.</returns>
    public static string SetOneTimePassword(Account account)
    {
        var password = Grouped(RandomNumberGenerator.GetString(Alphabet, 10));
        account.PasswordHash = Hasher.HashPassword(account, password);
        account.MustChangePassword = true;
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        account.SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
        return password;
    }

    /// <summary>A password as it was typed; a one-time password, which is copied from a card, in the form in which it was given, whatever case and hyphens it was typed with.</summary>
    public static string Typed(Account account, string password)
    {
        var symbols = string.Concat(password.ToLowerInvariant().Where(symbol => !char.IsWhiteSpace(symbol) && symbol is not ('-' or '–' or '—')));
        return account.MustChangePassword && symbols.Length == 10 && symbols.All(Alphabet.Contains) ? Grouped(symbols) : password;
    }

    private static string Grouped(string symbols) => $"{symbols[..4]}-{symbols[4..8]}-{symbols[8..]}";
}
