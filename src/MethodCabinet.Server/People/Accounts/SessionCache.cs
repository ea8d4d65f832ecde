using System.Collections.Concurrent;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>
/// What each session may do, kept for 15 seconds: thousands of saves a second must not ask the database each time. A change on
/// this node counts at once (<see cref="SessionInvalidation"/>), one on another node within those seconds.
/// </summary>
public sealed class SessionCache(IServiceScopeFactory scopes, SiteSettings site, ExampleSettings example, TimeProvider clock)
{
    private const long FreshMilliseconds = 15_000;
    private static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, Entry> entries = new();
    private long nextSweep;

    /// <summary>Null when the session does not exist or was revoked.</summary>
    public async ValueTask<SessionIdentity?> FindAsync(Guid sessionId)
    {
        var now = Environment.TickCount64;
        if (entries.TryGetValue(sessionId, out var known) && known.FreshUntil > now)
        {
            return await known.Identity.Value;
        }

        var entry = new Entry(new Lazy<Task<SessionIdentity?>>(() => LoadAsync(sessionId)), now + FreshMilliseconds);
        if (known is null ? !entries.TryAdd(sessionId, entry) : !entries.TryUpdate(sessionId, entry, known))
        {
            // Another request of the same session was first and loads already.
            entry = entries.GetValueOrDefault(sessionId) ?? entry;
        }

        Sweep(now);
        try
        {
            return await entry.Identity.Value;
        }
        catch (Exception exception) when (ErrorHandler.IsDatabaseAway(exception) && known?.Identity.Value.IsCompletedSuccessfully == true)
        {
            // While the database is away nobody can have been revoked; what waits for the database needs to know who it is for.
            var extended = known with { FreshUntil = now + 1_000 };
            entries.TryUpdate(sessionId, extended, entry);
            return await known.Identity.Value;
        }
        catch
        {
            entries.TryRemove(KeyValuePair.Create(sessionId, entry));
            throw;
        }
    }

    /// <summary>The next request of these persons reads anew what they may do.</summary>
    public void Forget(IReadOnlySet<Guid> personIds)
    {
        foreach (var pair in entries)
        {
            var loading = pair.Value.Identity.Value;
            if (!loading.IsCompletedSuccessfully || (loading.Result is { } identity && personIds.Contains(identity.PersonId)))
            {
                entries.TryRemove(pair);
            }
        }
    }

    public void Forget(Guid personId) => Forget(new HashSet<Guid> { personId });

    private async Task<SessionIdentity?> LoadAsync(Guid sessionId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var found = await db.AccountSessions.AsNoTracking()
            .Where(session => session.Id == sessionId && session.RevokedAt == null)
            .Select(session => new
            {
                Session = session,
                Account = db.Users.Where(account => account.Id == session.PersonId).Select(account => new { account.MustChangePassword, account.TwoFactorEnabled }).Single(),
                HasPasskey = db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>().Any(passkey => passkey.UserId == session.PersonId),
                Memberships = db.Memberships.Where(membership => membership.PersonId == session.PersonId).ToList(),
                Appointments = db.Appointments.Where(appointment => appointment.PersonId == session.PersonId).ToList(),
                HasWards = db.Guardianships.Any(guardianship => guardianship.GuardianId == session.PersonId),
            })
            .SingleOrDefaultAsync();
        if (found is null)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (now - found.Session.LastSeenAt > SeenPrecision)
        {
            await db.AccountSessions.Where(session => session.Id == sessionId)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now));
        }

        var access = Access.Of(found.Memberships, found.Appointments, found.HasWards, site.DayOf(now));
        var status = SignInRule.StatusOf(
            found.Account.MustChangePassword,
            hasSecondFactor: found.Account.TwoFactorEnabled || found.HasPasskey,
            secondFactorGiven: found.Session.SecondFactorAt is not null,
            secondFactorDemanded: !example.Enabled && SignInRule.DemandsSecondFactor(access.Roles));
        return new SessionIdentity(found.Session.PersonId, sessionId, access, status);
    }

    /// <summary>Drops what nobody asked for during the last minute.</summary>
    private void Sweep(long now)
    {
        var due = Interlocked.Read(ref nextSweep);
        if (now < due || Interlocked.CompareExchange(ref nextSweep, now + 60_000, due) != due)
        {
            return;
        }

        foreach (var pair in entries.Where(pair => pair.Value.FreshUntil < now - 60_000))
        {
            entries.TryRemove(pair);
        }
    }

    /// <param name="FreshUntil">In milliseconds of <see cref="Environment.TickCount64"/>.</param>
    private sealed record Entry(Lazy<Task<SessionIdentity?>> Identity, long FreshUntil);
}
