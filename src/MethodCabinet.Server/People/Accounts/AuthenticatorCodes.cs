using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>
/// Codes of an authenticator application (RFC 6238: SHA-1, six digits, 30 s). Identity's own check takes the same code again
/// as long as its window lasts; this one takes each period once (RFC 6238, 5.2).
/// </summary>
public static class AuthenticatorCodes
{
    private const int Period = 30;

    /// <summary>Whether <paramref name="code"/> is right now, give or take one period, and was not used before; if so it is used up.</summary>
    public static async Task<bool> TakeAsync(UserManager<Account> accounts, Account account, string code, DateTimeOffset now)
    {
        var secret = await accounts.GetAuthenticatorKeyAsync(account);
        if (secret is null || !int.TryParse(code.Replace(" ", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var given))
        {
            return false;
        }

        var key = Base32(secret);
        var current = now.ToUnixTimeSeconds() / Period;
        for (var period = Math.Max(current - 1, account.LastCodePeriod + 1); period <= current + 1; period++)
        {
            if (CodeOf(key, period) == given)
            {
                account.LastCodePeriod = period;

                // The concurrency stamp lets only one of two simultaneous requests use the code.
                return (await accounts.UpdateAsync(account)).Succeeded;
            }
        }

        return false;
    }

    /// <summary>The code of a moment.</summary>
    public static int CodeOf(ReadOnlySpan<byte> key, long period)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, period);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 and the applications on people's phones use SHA-1 here.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        return (BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & 0x7fffffff) % 1_000_000;
    }

    /// <summary>RFC 4648 without padding.</summary>
    public static byte[] Base32(string text)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bytes = new List<byte>(text.Length * 5 / 8);
        int buffer = 0, bits = 0;
        foreach (var symbol in text.TrimEnd('='))
        {
            buffer = ((buffer << 5) | Alphabet.IndexOf(char.ToUpperInvariant(symbol), StringComparison.Ordinal)) & 0xfff;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
            }
        }

        return [.. bytes];
    }
}
