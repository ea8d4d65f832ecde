using MethodCabinet.Domain;
using MethodCabinet.Server.Assessment.Receipts;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Receipts;

/// <summary>The public halves of all keys that ever signed receipts: anybody may verify one without an account.</summary>
public static class ListReceiptKeys
{
    /// <param name="PublicKey">SubjectPublicKeyInfo, DER.</param>
    /// <param name="RetiredAt">Null for the one that signs now.</param>
    public sealed record Key(string Id, byte[] PublicKey, DateTimeOffset CreatedAt, DateTimeOffset? RetiredAt);

    public static async Task<Ok<List<Key>>> Handle(AppDb db, CancellationToken ct) => TypedResults.Ok(
        await db.ReceiptKeys.OrderByDescending(k => k.CreatedAt).Select(k => new Key(k.Id, k.PublicKey, k.CreatedAt, k.RetiredAt)).ToListAsync(ct));
}

/// <summary>A new key takes the place of the one that signs; within a minute every process signs by it. Receipts of the old one stay valid.</summary>
public static class RotateReceiptKey
{
    public static async Task<Ok<ListReceiptKeys.Key>> Handle(AppDb db, Audit audit, IDataProtectionProvider protection, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var next = ReceiptSigner.NewKey(protection, now);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var before = await db.ReceiptKeys.Where(k => k.RetiredAt == null).Select(k => k.Id).SingleAsync(ct);
        if (await db.ReceiptKeys.Where(k => k.Id == before && k.RetiredAt == null).ExecuteUpdateAsync(set => set.SetProperty(k => k.RetiredAt, now), ct) == 0)
        {
            throw new RuleBroken(PlatformErrors.ChangedMeanwhile);
        }

        db.ReceiptKeys.Add(next);
        audit.Record("receipt-key.rotated", next.Id, new { KeyId = new[] { before, next.Id } });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new ListReceiptKeys.Key(next.Id, next.PublicKey, next.CreatedAt, null));
    }
}
