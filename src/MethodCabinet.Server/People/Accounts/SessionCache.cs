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
    private const int MostTogether = 256;
    private static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, Entry> entries = new();
    private readonly Lock gate = new();
    private readonly List<(Guid Id, TaskCompletionSource<SessionIdentity?> Found)> waiting = [];
    private bool isLoading;
    private long nextSweep;

    /// <summary>Null when the session does not exist or was revoked.</summary>
    public async ValueTask<SessionIdentity?> FindAsync(Guid sessionId)
    {
        var now = Environment.TickCount64;
        if (entries.TryGetValue(sessionId, out var known) && known.FreshUntil > now)
        {
            return await ServeAsync(sessionId, known);
        }

        var entry = new Entry(new Lazy<Task<SessionIdentity?>>(() => LoadAsync(sessionId)), now + FreshMilliseconds, known);
        if (known is null ? !entries.TryAdd(sessionId, entry) : !entries.TryUpdate(sessionId, entry, known))
        {
            // Another request of the same session was first and loads already.
            entry = entries.GetValueOrDefault(sessionId) ?? entry;
        }

        Sweep(now);
        return await ServeAsync(sessionId, entry);
    }

    private async ValueTask<SessionIdentity?> ServeAsync(Guid sessionId, Entry entry)
    {
        try
        {
            var identity = await entry.Identity.Value;
            entry.Former = null;
            return identity;
        }
        catch (Exception exception) when (ErrorHandler.IsDatabaseAway(exception) && entry.Former is { Identity.Value.IsCompletedSuccessfully: true } former)
        {
            // While the database is away nobody can have been revoked; what waits for the database needs to know who it is for. It may have waited long by now.
            entries.TryUpdate(sessionId, new Entry(former.Identity, Environment.TickCount64 + 1_000, null), entry);
            return await former.Identity.Value;
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

    /// <summary>Together with whoever else waits: in the second of a start thousands come at once, and a question about many sessions costs little more than about one.</summary>
    private Task<SessionIdentity?> LoadAsync(Guid sessionId)
    {
        var found = new TaskCompletionSource<SessionIdentity?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Add((sessionId, found));
            if (isLoading)
            {
                return found.Task;
            }

            isLoading = true;
        }

        _ = LoadWaitingAsync();
        return found.Task;
    }

    private async Task LoadWaitingAsync()
    {
        while (true)
        {
            List<(Guid Id, TaskCompletionSource<SessionIdentity?> Found)> group;
            lock (gate)
            {
                group = waiting.GetRange(0, Math.Min(waiting.Count, MostTogether));
                waiting.RemoveRange(0, group.Count);
                if (group.Count == 0)
                {
                    isLoading = false;
                    return;
                }
            }

            try
            {
                var identities = await ReadAsync([.. group.Select(asked => asked.Id)]);
                group.ForEach(asked => asked.Found.TrySetResult(identities.GetValueOrDefault(asked.Id)));
            }
            catch (Exception exception)
            {
                group.ForEach(asked => asked.Found.TrySetException(exception));
            }
        }
    }

    private async Task<Dictionary<Guid, SessionIdentity>> ReadAsync(Guid[] ids)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var sessions = await db.AccountSessions.AsNoTracking()
            .Where(session => ids.Contains(session.Id) && session.RevokedAt == null)
            .Select(session => new
            {
                Session = session,
                Account = db.Users.Where(account => account.Id == session.PersonId).Select(account => new { account.MustChangePassword, account.TwoFactorEnabled }).Single(),
                HasPasskey = db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>().Any(passkey => passkey.UserId == session.PersonId),
                HasWards = db.Guardianships.Any(guardianship => guardianship.GuardianId == session.PersonId),
            })
            .ToListAsync();
        Guid[] people = [.. sessions.Select(found => found.Session.PersonId)];
        var memberships = (await db.Memberships.AsNoTracking().Where(membership => people.Contains(membership.PersonId)).ToListAsync()).ToLookup(membership => membership.PersonId);
        var appointments = (await db.Appointments.AsNoTracking().Where(appointment => people.Contains(appointment.PersonId)).ToListAsync()).ToLookup(appointment => appointment.PersonId);

        var now = clock.GetUtcNow();
        Guid[] seen = [.. sessions.Where(found => now - found.Session.LastSeenAt > SeenPrecision).Select(found => found.Session.Id)];
        if (seen.Length > 0)
        {
            // Nobody waits for a row that somebody else is changing: the next time is soon.
            await db.Database.ExecuteSqlAsync(
                $"""
                update people.account_sessions set last_seen_at = {now}
                where id in (select id from people.account_sessions where id = any ({seen}) order by id for update skip locked)
                """);
        }

        return sessions.ToDictionary(found => found.Session.Id, found =>
        {
            var personId = found.Session.PersonId;
            var access = Access.Of([.. memberships[personId]], [.. appointments[personId]], found.HasWards, site.DayOf(now));
            var status = SignInRule.StatusOf(
                found.Account.MustChangePassword,
                hasSecondFactor: found.Account.TwoFactorEnabled || found.HasPasskey,
                secondFactorGiven: found.Session.SecondFactorAt is not null,
                secondFactorDemanded: !example.Enabled && SignInRule.DemandsSecondFactor(access.Roles));
            return new SessionIdentity(personId, found.Session.Id, access, status);
        });
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

    /// <param name="freshUntil">In milliseconds of <see cref="Environment.TickCount64"/>.</param>
    private sealed class Entry(Lazy<Task<SessionIdentity?>> identity, long freshUntil, Entry? former)
    {
        public Lazy<Task<SessionIdentity?>> Identity { get; } = identity;

        public long FreshUntil { get; } = freshUntil;

        /// <summary>What was known before, until this is.</summary>
        public Entry? Former { get; set; } = former;
    }
}
