using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>What the steps of a large upload ask of the database. Their order and reasons are in docs/decisions/0067-large-uploads.md.</summary>
public sealed class OwnUploads(AppDb db, CurrentUser user)
{
    /// <returns>Null for what is no digest as this product writes it.</returns>
    internal static byte[]? DigestOf(string sha256) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(sha256) : null;

    /// <summary>One's own.</summary>
    /// <exception cref="RuleBroken"><see cref="PlatformErrors.NotFound"/>.</exception>
    public async Task<LargeUpload> FindAsync(Guid id, CancellationToken ct)
    {
        var me = user.PersonId;
        return await db.LargeUploads.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.OwnerId == me, ct)
            ?? throw new RuleBroken(PlatformErrors.NotFound);
    }

    /// <summary>One's own upload of the same file, if there is one that is worth going on with.</summary>
    public async Task<LargeUpload?> FindAsync(byte[] fingerprint, CancellationToken ct)
    {
        var me = user.PersonId;
        return await db.LargeUploads.AsNoTracking().SingleOrDefaultAsync(u => u.OwnerId == me && u.Fingerprint == fingerprint, ct);
    }

    /// <summary>Until the transaction ends nobody else completes it or gives it up.</summary>
    /// <returns>Null when it was given up.</returns>
    public async Task<LargeUpload?> LockAsync(Guid id, CancellationToken ct) =>
        (await db.LargeUploads.FromSql($"select * from materials.uploads where id = {id} for update").ToListAsync(ct)).SingleOrDefault();
}
