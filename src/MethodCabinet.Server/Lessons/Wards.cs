using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons;

internal static class Wards
{
    /// <summary>Whose lessons somebody reads as a guardian: as in the diary, of those who are not of age.</summary>
    public static async Task<Guid[]> WardsAsync(this AppDb db, Guid guardianId, DateOnly today, CancellationToken ct)
    {
        var wards = await db.Guardianships.Where(g => g.GuardianId == guardianId).Join(db.People, g => g.WardId, p => p.Id, (_, p) => new { p.Id, p.BirthDate }).ToListAsync(ct);
        return [.. wards.Where(ward => !DiaryRights.IsOfAge(ward.BirthDate, today)).Select(ward => ward.Id)];
    }
}
