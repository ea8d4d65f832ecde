using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Olympiads.Seals;

/// <summary>How a round stands that has begun; a page with a sealed paper begins by it.</summary>
/// <param name="ClosesAt">End of the window.</param>
/// <param name="DurationMinutes">Of each participant.</param>
/// <param name="PausedAt">Since when the round stands; null while it goes.</param>
public sealed record RunningRound(DateTimeOffset ClosesAt, int DurationMinutes, DateTimeOffset? PausedAt);

/// <summary>
/// Opening keys: at rest only encrypted, and given out from the moment on at which the window opens. Thousands ask in the same second: all of them share one look at the
/// database, and once a key was given out the process remembers it. Before that it is not even decrypted.
/// </summary>
public sealed class OpeningKeys(NpgsqlDataSource database, IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>So long a process believes when a window opens: the organizer may have moved it forward.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    /// <summary>So long a process believes how an opened round stands: a pause must not wait for those who begin now.</summary>
    private static readonly TimeSpan RunningLifetime = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, Lazy<Task<Opening?>>> known = new();

    /// <summary>When the papers of a round open, and their key once they did.</summary>
    public sealed record Opening(DateTimeOffset OpensAt, OpeningKey? Key)
    {
        /// <summary>The seals that are to be sat: none of a paper that was changed after it was sealed. Empty before the start.</summary>
        public IReadOnlyList<Guid> Seals { get; init; } = [];

        /// <summary>Null before the start.</summary>
        public RunningRound? Running { get; init; }

        internal long ReadAt { get; init; }
    }

    /// <summary>The key is there only if the database said after the start of the window that it has begun, so a start that was put off gives nothing away.</summary>
    /// <returns>Null for a round without sealed papers, or of an olympiad that is not announced.</returns>
    public async Task<Opening?> FindAsync(Guid roundId)
    {
        while (true)
        {
            var reading = known.GetOrAdd(roundId, Reading);
            try
            {
                var opening = await reading.Value;
                if (opening is not null && !IsOld(opening))
                {
                    return opening;
                }

                if (opening?.Key is not null)
                {
                    known.TryUpdate(roundId, new Lazy<Task<Opening?>>(() => RereadAsync(roundId, opening)), reading);
                    continue;
                }

                known.TryRemove(new KeyValuePair<Guid, Lazy<Task<Opening?>>>(roundId, reading));
                if (opening is null)
                {
                    return null;
                }
            }
            catch
            {
                known.TryRemove(new KeyValuePair<Guid, Lazy<Task<Opening?>>>(roundId, reading));
                throw;
            }
        }
    }

    /// <summary>As <see cref="FindAsync"/>, once how the round stands was changed.</summary>
    internal async Task<Opening?> FindAnewAsync(Guid roundId)
    {
        if (await FindAsync(roundId) is not { Key: not null } before)
        {
            return null;
        }

        known[roundId] = new Lazy<Task<Opening?>>(() => RereadAsync(roundId, before));
        return await FindAsync(roundId);
    }

    /// <summary>The key of a round, made now if this is the first time that it is needed. Part of the caller's transaction, which holds the round.</summary>
    internal async Task<OpeningKey> OfRoundAsync(AppDb db, Guid roundId, CancellationToken ct)
    {
        if (await db.RoundKeys.AsNoTracking().SingleOrDefaultAsync(k => k.RoundId == roundId, ct) is { } stored)
        {
            return Read(stored);
        }

        var key = OpeningKey.Of(RandomNumberGenerator.GetBytes(OpeningKey.RandomLength));
        db.RoundKeys.Add(new RoundKey { RoundId = roundId, ProtectedKey = Protect(roundId, key), MadeAt = clock.GetUtcNow() });
        return key;
    }

    /// <summary>Another key under the next number. Coordinators do not have the sheet with it until the organizer sets a time anew: one of them may have told the old one.</summary>
    internal void Replace(RoundKey stored)
    {
        stored.ProtectedKey = Protect(stored.RoundId, OpeningKey.Of(RandomNumberGenerator.GetBytes(OpeningKey.RandomLength)));
        stored.MadeAt = clock.GetUtcNow();
        stored.Number++;
        stored.SheetFrom = null;
    }

    internal OpeningKey Read(RoundKey stored) => Unprotect(stored.RoundId, stored.ProtectedKey);

    private bool IsOld(Opening opening) => opening.Key is null
        ? clock.GetUtcNow() >= opening.OpensAt || clock.GetElapsedTime(opening.ReadAt) >= Lifetime
        : clock.GetElapsedTime(opening.ReadAt) >= RunningLifetime;

    private Lazy<Task<Opening?>> Reading(Guid roundId) => new(() => ReadAsync(roundId));

    private async Task<Opening?> ReadAsync(Guid roundId)
    {
        await using var command = database.CreateCommand(
            """
            select r.opens_at, k.protected_key, r.closes_at, r.duration_minutes, r.paused_at
            from olympiads.opening_keys k join olympiads.rounds r on r.id = k.round_id join olympiads.olympiads o on o.id = r.olympiad_id
            where k.round_id = $1 and o.status = 'Published'
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = roundId });
        var askedAt = clock.GetUtcNow();
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            return null;
        }

        var opensAt = reader.GetFieldValue<DateTimeOffset>(0);
        return askedAt < opensAt
            ? new Opening(opensAt, null) { ReadAt = clock.GetTimestamp() }
            : new Opening(opensAt, Unprotect(roundId, reader.GetFieldValue<byte[]>(1))) { ReadAt = clock.GetTimestamp(), Running = RunningOf(reader, 2), Seals = await SealsAsync(roundId) };
    }

    /// <summary>What may change after the start. The key and the seals stay, also while the database is away.</summary>
    private async Task<Opening?> RereadAsync(Guid roundId, Opening opening)
    {
        try
        {
            await using var command = database.CreateCommand("select closes_at, duration_minutes, paused_at from olympiads.rounds where id = $1");
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = roundId });
            await using var reader = await command.ExecuteReaderAsync();
            return await reader.ReadAsync() ? opening with { ReadAt = clock.GetTimestamp(), Running = RunningOf(reader, 0) } : null;
        }
        catch (Exception exception) when (ErrorHandler.IsDatabaseAway(exception))
        {
            return opening with { ReadAt = clock.GetTimestamp() };
        }
    }

    private static RunningRound RunningOf(NpgsqlDataReader reader, int first) => new(
        reader.GetFieldValue<DateTimeOffset>(first), reader.GetInt32(first + 1), reader.IsDBNull(first + 2) ? null : reader.GetFieldValue<DateTimeOffset>(first + 2));

    private async Task<IReadOnlyList<Guid>> SealsAsync(Guid roundId)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().CurrentSealsAsync(roundId, CancellationToken.None);
    }

    private byte[] Protect(Guid roundId, OpeningKey key) => Protector(roundId).Protect(Encoding.ASCII.GetBytes(key.Symbols));

    private OpeningKey Unprotect(Guid roundId, byte[] stored) =>
        OpeningKey.Read(Encoding.ASCII.GetString(Protector(roundId).Unprotect(stored))) ?? throw new CryptographicException("A stored opening key is none.");

    /// <summary>A purpose of its own for each round: a key that was copied to another round's row opens nothing there.</summary>
    private IDataProtector Protector(Guid roundId) => protection.CreateProtector("olympiads.opening-keys", roundId.ToString());
}
