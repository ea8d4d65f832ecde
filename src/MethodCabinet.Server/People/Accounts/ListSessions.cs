using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>Where one is signed in, latest first; at most fifty.</summary>
public static class ListSessions
{
    /// <param name="IsThis">The session of this very request.</param>
    public sealed record Item(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, string Ip, string UserAgent, bool IsThis);

    public static async Task<Ok<List<Item>>> Handle(AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var alive = clock.GetUtcNow() - Sessions.Remembered;
        return TypedResults.Ok(await db.AccountSessions
            .Where(s => s.PersonId == user.PersonId && s.RevokedAt == null && s.LastSeenAt > alive)
            .OrderByDescending(s => s.LastSeenAt)
            .Take(50)
            .Select(s => new Item(s.Id, s.CreatedAt, s.LastSeenAt, s.Ip, s.UserAgent, s.Id == user.SessionId))
            .ToListAsync(ct));
    }
}
