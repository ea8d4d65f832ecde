using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace MethodCabinet.Server.Olympiads.Carriers;

/// <summary>
/// The keys to which works are sealed for a carrier. Made when the first device of a round asks, and then the same for ever; each process remembers the public half,
/// because thousands ask for it in the second of the start.
/// </summary>
public sealed class CarrierKeys(NpgsqlDataSource database, IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, Lazy<Task<byte[]>>> known = new();

    /// <summary>SubjectPublicKeyInfo of the key of a round that exists.</summary>
    public async Task<byte[]> PublicAsync(Guid roundId)
    {
        var reading = known.GetOrAdd(roundId, id => new Lazy<Task<byte[]>>(() => ReadOrMakeAsync(id)));
        try
        {
            return await reading.Value;
        }
        catch
        {
            known.TryRemove(new KeyValuePair<Guid, Lazy<Task<byte[]>>>(roundId, reading));
            throw;
        }
    }

    /// <summary>PKCS #8, or null for a round for which nobody has sealed anything.</summary>
    public async Task<byte[]?> PrivateAsync(Guid roundId, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select protected_private_key from olympiads.carrier_keys where round_id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = roundId });
        return await command.ExecuteScalarAsync(ct) is byte[] stored ? Protector(roundId).Unprotect(stored) : null;
    }

    private async Task<byte[]> ReadOrMakeAsync(Guid roundId)
    {
        if (await ReadAsync(roundId) is { } stored)
        {
            return stored;
        }

        // Of two nodes that make one at once the first wins, and both read the same.
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        await using var insert = database.CreateCommand(
            "insert into olympiads.carrier_keys (round_id, public_key, protected_private_key, made_at) values ($1, $2, $3, $4) on conflict do nothing");
        insert.Parameters.AddRange((NpgsqlParameter[])
        [
            new NpgsqlParameter<Guid> { TypedValue = roundId },
            new NpgsqlParameter<byte[]> { TypedValue = pair.ExportSubjectPublicKeyInfo() },
            new NpgsqlParameter<byte[]> { TypedValue = Protector(roundId).Protect(pair.ExportPkcs8PrivateKey()) },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() },
        ]);
        await insert.ExecuteNonQueryAsync();
        return (await ReadAsync(roundId))!;
    }

    private async Task<byte[]?> ReadAsync(Guid roundId)
    {
        await using var command = database.CreateCommand("select public_key from olympiads.carrier_keys where round_id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = roundId });
        return await command.ExecuteScalarAsync() as byte[];
    }

    /// <summary>A purpose of its own for each round: a key that was copied to another round's row opens nothing there.</summary>
    private IDataProtector Protector(Guid roundId) => protection.CreateProtector("olympiads.carrier-keys", roundId.ToString());
}
