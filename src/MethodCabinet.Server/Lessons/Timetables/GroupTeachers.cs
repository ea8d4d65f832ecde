using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>Who gives the lessons of a group reads it and keeps its journal, and who gives them no more does so no longer.</summary>
internal static class GroupTeachers
{
    /// <summary>Somebody gives its lessons from a day on.</summary>
    /// <exception cref="RuleBroken">TeacherUnknown: they learn in it.</exception>
    public static async Task BringAsync(AppDb db, Guid groupId, Guid teacherId, DateOnly from, DateOnly today, CancellationToken ct)
    {
        // Several entries may be on their way to the database.
        var member = db.StudyGroupMembers.Local.FirstOrDefault(m => m.StudyGroupId == groupId && m.PersonId == teacherId)
            ?? await db.StudyGroupMembers.SingleOrDefaultAsync(m => m.StudyGroupId == groupId && m.PersonId == teacherId, ct);
        if (member is null)
        {
            db.StudyGroupMembers.Add(new StudyGroupMember { StudyGroupId = groupId, PersonId = teacherId, Role = StudyGroupRole.Teacher, From = from });
        }
        else if (member.Role != StudyGroupRole.Teacher)
        {
            throw new RuleBroken(TimetableErrors.TeacherUnknown);
        }
        else
        {
            // Who comes back has been of the group all the time: there is one row for a person.
            var first = from < today ? today : from;
            (member.From, member.To) = (member.From > first ? first : member.From, member.To < first ? null : member.To);
        }
    }

    /// <summary>Somebody has given up an entry: the day before was the last one, unless another entry names them from then on. The entries are written already.</summary>
    public static async Task EndAsync(AppDb db, Guid groupId, Guid teacherId, DateOnly day, CancellationToken ct)
    {
        var member = await db.StudyGroupMembers.SingleOrDefaultAsync(m => m.StudyGroupId == groupId && m.PersonId == teacherId && m.Role == StudyGroupRole.Teacher && (m.To == null || m.To >= day), ct);
        if (member is null || await db.TimetableEntries.AnyAsync(e => e.StudyGroupId == groupId && e.TeacherId == teacherId && e.To >= day, ct))
        {
            return;
        }

        // Who came today by mistake goes without a trace.
        if (member.From >= day)
        {
            db.StudyGroupMembers.Remove(member);
        }
        else
        {
            member.To = day.AddDays(-1);
        }

        await db.SaveChangesAsync(ct);
    }
}
