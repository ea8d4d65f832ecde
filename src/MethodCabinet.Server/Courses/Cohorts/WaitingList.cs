using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Cohorts;

internal static class WaitingList
{
    /// <summary>Gives free places to those who wait, in the order in which they asked, and stores that. The cohort is held by the caller.</summary>
    public static async Task MoveUpAsync(AppDb db, Cohort cohort, DateTimeOffset now, CancellationToken ct)
    {
        var waiting = db.Enrolments.Where(e => e.CohortId == cohort.Id && e.State == EnrolmentState.Waiting).OrderBy(e => e.AskedAt).ThenBy(e => e.Id);
        var free = cohort.Seats == 0 ? int.MaxValue : Math.Max(0, cohort.Seats - await db.PlacesTakenAsync(cohort.Id, ct));
        foreach (var next in await waiting.Take(free).ToListAsync(ct))
        {
            next.Admit(hasRoom: true, now);
        }

        await db.SaveChangesAsync(ct);
    }
}
