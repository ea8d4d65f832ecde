using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>How much room there is for files that people bring. Files that a module keeps private (works, documents) have limits of their own, some of them by place, and count among all.</summary>
public sealed class StorageQuota(AppDb db, CurrentUser user, UploadsSettings settings)
{
    /// <summary>Until the transaction ends nobody else's file takes a place.</summary>
    public Task<int> LockAsync(CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('storage-quota'), 0)", ct);

    public async Task<LargeUploads.Room> RoomAsync(CancellationToken ct)
    {
        var me = user.PersonId;
        var own = await db.StoredFiles.Where(f => f.CreatedById == me && !f.IsPrivate && f.RemovedAt == null).SumAsync(f => f.Size, ct)
            + await Coming.Where(u => u.OwnerId == me && u.BroughtFor == null).SumAsync(u => u.Size, ct);
        return await RoomAsync(own, LargeUploads.QuotaOf(user.Roles, settings.StaffBytes, settings.TeacherBytes), ct);
    }

    /// <exception cref="RuleBroken">QuotaOfPerson, QuotaOfAll.</exception>
    public async Task CheckAsync(long size, CancellationToken ct) => LargeUploads.CheckRoom(await RoomAsync(ct), size, MaterialErrors.QuotaOfPerson);

    /// <summary>For a file that comes to a place (<see cref="StoredFile.BroughtFor"/>): what the caller has brought there counts, and what is on its way.</summary>
    /// <param name="limit">Bytes.</param>
    /// <param name="kept">Files that do not count any more, because they are where they were to come.</param>
    /// <exception cref="RuleBroken">QuotaOfPlace, QuotaOfAll.</exception>
    public async Task CheckPlaceAsync(string place, long limit, IQueryable<Guid> kept, long size, CancellationToken ct)
    {
        var me = user.PersonId;
        var brought = await db.StoredFiles.Where(f => f.BroughtFor == place && f.CreatedById == me && f.RemovedAt == null && f.FileState != FileState.Infected && f.FileState != FileState.Spoilt && !kept.Contains(f.Id)).SumAsync(f => f.Size, ct)
            + await Coming.Where(u => u.OwnerId == me && u.BroughtFor == place).SumAsync(u => u.Size, ct);
        LargeUploads.CheckRoom(await RoomAsync(brought, limit, ct), size, MaterialErrors.QuotaOfPlace);
    }

    private IQueryable<LargeUpload> Coming => db.LargeUploads.Where(u => u.CompletedAt == null);

    private async Task<LargeUploads.Room> RoomAsync(long own, long ownLimit, CancellationToken ct)
    {
        var all = settings.TotalBytes == 0 ? 0 : await db.StoredFiles.SumAsync(f => f.Size, ct) + await db.Renditions.SumAsync(r => r.Size, ct) + await Coming.SumAsync(u => u.Size, ct);
        return new LargeUploads.Room(own, ownLimit, all, settings.TotalBytes == 0 ? null : settings.TotalBytes);
    }
}
