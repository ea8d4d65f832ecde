using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Caching.Memory;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>
/// Remembers for a minute what a cookie says: decrypting it is the dearest part of a small request such as a save. Only genuine cookies are
/// kept, so strangers cannot fill the memory. What the session may do is never taken from here but from <see cref="SessionCache"/>.
/// </summary>
public sealed class TicketCache(ISecureDataFormat<AuthenticationTicket> cookies, IMemoryCache memory) : ISecureDataFormat<AuthenticationTicket>
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    public string Protect(AuthenticationTicket data) => cookies.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => cookies.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
    {
        if (protectedText is null)
        {
            return null;
        }

        var key = (nameof(TicketCache), protectedText, purpose);
        if (!memory.TryGetValue(key, out AuthenticationTicket? ticket))
        {
            ticket = cookies.Unprotect(protectedText, purpose);
            if (ticket is not null)
            {
                memory.Set(key, ticket, Lifetime);
            }
        }

        return ticket;
    }
}
