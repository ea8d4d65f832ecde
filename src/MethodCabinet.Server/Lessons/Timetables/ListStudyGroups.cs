using MethodCabinet.Domain.Lessons;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>Study groups of a school for whoever answers for it; without one those that the caller teaches.</summary>
public static class ListStudyGroups
{
    /// <param name="Pupils">Of today.</param>
    /// <param name="Lessons">A week, by the timetable.</param>
    public sealed record Response(Guid Id, Guid OrganizationId, string Subject, string Title, int? Grade, DateOnly From, DateOnly To, int Pupils, IReadOnlyList<string> Teachers, decimal Lessons);

    /// <param name="past">Those of former years instead.</param>
    public static async Task<Ok<List<Response>>> Handle(AppDb db, TimetableRows rows, CancellationToken ct, Guid? organizationId = null, bool past = false)
    {
        var (today, me) = (rows.Today, rows.Viewer.PersonId);
        if (organizationId is { } school)
        {
            rows.DemandArranging(school);
        }

        var groups = await db.StudyGroups
            .Where(g => past ? g.To < today : g.To >= today)
            .Where(g => organizationId == null ? db.StudyGroupMembers.Any(m => m.StudyGroupId == g.Id && m.PersonId == me && m.Role == StudyGroupRole.Teacher) : g.OrganizationId == organizationId)
            .Select(g => new
            {
                Group = g,
                Pupils = db.StudyGroupMembers.Count(m => m.StudyGroupId == g.Id && m.Role == StudyGroupRole.Pupil && m.From <= today && (m.To == null || today <= m.To)),
                Teachers = db.StudyGroupMembers.Where(m => m.StudyGroupId == g.Id && m.Role == StudyGroupRole.Teacher && (m.To == null || today <= m.To))
                    .Join(db.People, m => m.PersonId, p => p.Id, (_, p) => p).ToList(),
                Every = db.TimetableEntries.Count(e => e.StudyGroupId == g.Id && e.To >= today && e.Weeks == Domain.Lessons.Timetables.WeekChoice.Every),
                Second = db.TimetableEntries.Count(e => e.StudyGroupId == g.Id && e.To >= today && e.Weeks != Domain.Lessons.Timetables.WeekChoice.Every),
            })
            .AsNoTracking().ToListAsync(ct);
        return TypedResults.Ok(groups
            .OrderBy(row => row.Group.Title, NaturalOrder.Instance).ThenBy(row => row.Group.Subject, NaturalOrder.Instance)
            .Select(row => new Response(
                row.Group.Id, row.Group.OrganizationId, row.Group.Subject, row.Group.Title, row.Group.Grade, row.Group.From, row.Group.To, row.Pupils,
                [.. row.Teachers.Select(p => p.WithInitials).Order(NaturalOrder.Instance)], row.Every + (row.Second / 2m)))
            .ToList());
    }
}
