using MethodCabinet.Domain.Lessons.HomeSchooling;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Timetables;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.HomeSchooling;

/// <summary>What hangs on the lines of a plan follows them.</summary>
internal static class HomeLines
{
    /// <summary>
    /// The group of a line has its subject and days, its entries lie within these and are given by its teacher, and its lessons to come are made anew. Inside the caller's transaction,
    /// when the line is written.
    /// </summary>
    /// <exception cref="Domain.RuleBroken">As <see cref="Occupations.KeepAsync"/>; TeacherUnknown.</exception>
    public static async Task FollowAsync(AppDb db, HomePlanItem item, TimetableRows rows, TimetableMaker maker, DateTimeOffset now, CancellationToken ct)
    {
        if (item.StudyGroupId is not { } groupId)
        {
            return;
        }

        var today = rows.Today;
        var group = await db.StudyGroups.SingleAsync(g => g.Id == groupId, ct);
        (group.Subject, group.From, group.To) = (item.Subject, item.From, item.To);
        HashSet<Guid> former = [];
        foreach (var entry in await db.TimetableEntries.Where(e => e.StudyGroupId == groupId && e.To >= today).ToListAsync(ct))
        {
            var (from, to) = (entry.From < item.From ? item.From : entry.From, entry.To > item.To ? item.To : entry.To);
            if ((from, to, item.TeacherId) == (entry.From, entry.To, entry.TeacherId))
            {
                continue;
            }

            if (entry.TeacherId != item.TeacherId)
            {
                former.Add(entry.TeacherId);
            }

            (entry.From, entry.To, entry.TeacherId, entry.ChangedAt) = (from, to, item.TeacherId, now);
        }

        if (former.Count > 0)
        {
            await GroupTeachers.BringAsync(db, groupId, item.TeacherId, item.From < today ? today : item.From, today, ct);
        }

        await db.SaveChangesAsync(ct);
        foreach (var teacher in former)
        {
            await GroupTeachers.EndAsync(db, groupId, teacher, today, ct);
        }

        await maker.MakeGroupAsync(groupId, rows.Viewer, ct);

        // Entries of which no day is left; lessons that stay belong to none.
        db.TimetableEntries.RemoveRange(await db.TimetableEntries.Where(e => e.StudyGroupId == groupId && e.From > e.To).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
    }
}
