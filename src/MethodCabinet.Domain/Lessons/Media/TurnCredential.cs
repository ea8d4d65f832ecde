using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MethodCabinet.Domain.Lessons.Media;

/// <summary>
/// Name and password by which one person may use the relay for a while, without the relay knowing people: coturn's <c>use-auth-secret</c>,
/// https://datatracker.ietf.org/doc/html/draft-uberti-behave-turn-rest-00.
/// </summary>
public sealed record TurnCredential(string UserName, string Password)
{
    /// <param name="until">A call that began before goes on after it; a new one needs another credential.</param>
    public static TurnCredential For(Guid personId, DateTimeOffset until, string secret)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{until.ToUnixTimeSeconds()}:{personId:N}");
#pragma warning disable CA5350 // the protocol names this algorithm; as a MAC it holds
        return new(name, Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(name))));
#pragma warning restore CA5350
    }
}
