using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>How much room there is for files that people bring. Files that a module keeps private (works, documents) have limits of their own and count among all.</summary>
public sealed class StorageQuota(AppDb db, CurrentUser user, UploadsSettings settings)
{
    /// <summary>Until the transaction ends nobody else's file takes a place.</summary>
    public Task<int> LockAsync(CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('storage-quota'), 0)", ct);

    public async Task<LargeUploads.Room> RoomAsync(CancellationToken ct)
    {
        var me = user.PersonId;
        var coming = db.LargeUploads.Where(u => u.CompletedAt == null);
        var own = await db.StoredFiles.Where(f => f.CreatedById == me && !f.IsPrivate && f.RemovedAt == null).SumAsync(f => f.Size, ct)
            + await coming.Where(u => u.OwnerId == me).SumAsync(u => u.Size, ct);
        var all = settings.TotalBytes == 0 ? 0 : await db.StoredFiles.SumAsync(f => f.Size, ct) + await db.Renditions.SumAsync(r => r.Size, ct) + await coming.SumAsync(u => u.Size, ct);
        return new LargeUploads.Room(
            own, LargeUploads.QuotaOf(user.Roles, settings.StaffBytes, settings.TeacherBytes), all, settings.TotalBytes == 0 ? null : settings.TotalBytes);
    }

    /// <exception cref="RuleBroken">QuotaOfPerson, QuotaOfAll.</exception>
    public async Task CheckAsync(long size, CancellationToken ct) => LargeUploads.CheckRoom(await RoomAsync(ct), size);
}
