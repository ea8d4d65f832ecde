using System.Security.Cryptography;
using MethodCabinet.Domain.Assessment.Journal;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace MethodCabinet.Server.Assessment.Receipts;

/// <summary>Signs by the key that is active now. Each process asks for it again every minute, so that a new key comes into use without a restart.</summary>
public sealed class ReceiptSigner(NpgsqlDataSource database, IDataProtectionProvider protection, TimeProvider clock) : IDisposable
{
    /// <summary>As long as the writer of the journal waits for a database that does not answer.</summary>
    private const int TimeoutSeconds = 5;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly Lock signing = new();
    private ECDsa? key;
    private string keyId = "";
    private long readAt;

    /// <summary>Sees to it that <see cref="Sign(byte[])"/> has a key. The database is asked only when the one at hand is old.</summary>
    public async ValueTask PrepareAsync(CancellationToken ct)
    {
        if (key is not null && clock.GetElapsedTime(readAt) < Lifetime)
        {
            return;
        }

        await using var command = database.CreateCommand("select id, protected_private_key from olympiads.receipt_keys where retired_at is null");
        command.CommandTimeout = TimeoutSeconds;
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            throw new InvalidOperationException("The database holds no key for receipts: it was not brought up to date.");
        }

        Take(reader.GetString(0), reader.GetFieldValue<byte[]>(1));
    }

    /// <summary>A receipt for each claim, by one signature for all of them.</summary>
    public Receipt[] Sign(ReceiptClaim[] claims)
    {
        var tree = MerkleTree.Of(Array.ConvertAll(claims, ReceiptEncoding.LeafOf));
        var (signer, signature) = Sign(ReceiptEncoding.SignedContent(tree.Size, tree.Root));
        var receipts = new Receipt[claims.Length];
        for (var i = 0; i < receipts.Length; i++)
        {
            receipts[i] = new Receipt(signer, i, tree.Size, tree.PathOf(i), signature);
        }

        return receipts;
    }

    public (string KeyId, byte[] Signature) Sign(byte[] content)
    {
        lock (signing)
        {
            return (keyId, key!.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        }
    }

    /// <summary>A new pair of keys whose private half only this product's key ring opens.</summary>
    public static ReceiptKey NewKey(IDataProtectionProvider protection, DateTimeOffset now)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = pair.ExportSubjectPublicKeyInfo();
        return new ReceiptKey
        {
            Id = ReceiptEncoding.KeyIdOf(publicKey),
            PublicKey = publicKey,
            ProtectedPrivateKey = Protector(protection).Protect(pair.ExportPkcs8PrivateKey()),
            CreatedAt = now,
        };
    }

    public void Dispose() => key?.Dispose();

    private void Take(string id, byte[] protectedKey)
    {
        ECDsa? read = null;
        if (id != keyId)
        {
            read = ECDsa.Create();
            read.ImportPkcs8PrivateKey(Protector(protection).Unprotect(protectedKey), out _);
        }

        lock (signing)
        {
            if (read is not null)
            {
                key?.Dispose();
                (key, keyId) = (read, id);
            }

            readAt = clock.GetTimestamp();
        }
    }

    private static IDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("olympiads.receipt-keys");
}
