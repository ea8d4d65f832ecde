using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>
/// Who settles a difference that the plan gives to the chair. Asked whenever works are dealt or counted, and stored nowhere: a chair who leaves the jury, comes to the cabinet, or has to do with a participant
/// since leaves nothing lying, and one who comes gets what nobody has taken.
/// </summary>
internal static class Referees
{
    /// <summary>
    /// Of the tasks, the differences that wait for a chair and that no chair of the jury may settle: who has marked the task does not, nor who has to do with the participant. A third juror settles them.
    /// </summary>
    /// <param name="tasks">Of the olympiad.</param>
    /// <param name="today">By the cabinet's calendar.</param>
    /// <returns>Null when no difference waits for a chair.</returns>
    public static async Task<IQueryable<WorkTask>?> WithoutChairAsync(this AppDb db, IQueryable<WorkTask> tasks, Guid olympiadId, DateOnly today, CancellationToken ct)
    {
        var left = tasks.Where(t => t.Awaits == Awaits.Chair);
        if (!await left.AnyAsync(ct))
        {
            return null;
        }

        var chairs = await db.JuryMembers
            .Where(m => m.OlympiadId == olympiadId
                && db.Appointments.Any(a => a.PersonId == m.PersonId && a.Role == Role.Chair && a.From <= today && (a.To == null || today <= a.To))
                && !db.Staff(today).Contains(m.PersonId))
            .Select(m => m.PersonId)
            .ToListAsync(ct);
        foreach (var chair in chairs)
        {
            var ties = await db.TiesOfAsync(chair, today, ct);
            left = left.Where(t => !db.WorksFor(ties).Any(w => w.AttemptId == t.AttemptId)
                || db.Markings.Any(m => m.AttemptId == t.AttemptId && m.TaskId == t.TaskId && m.JurorId == chair && m.Turn != MarkingTurn.Third));
        }

        return left;
    }

    /// <summary>Tells the rounds in which differences wait for a chair of whose jury the person is, after something about the person has changed: others may settle them now. Part of the caller's transaction.</summary>
    public static async Task TellAsync(AppDb db, Guid personId, CancellationToken ct)
    {
        var rounds = await (
            from member in db.JuryMembers
            join round in db.Rounds on member.OlympiadId equals round.OlympiadId
            where member.PersonId == personId && db.WorkTasks.Any(t => t.RoundId == round.Id && t.Awaits == Awaits.Chair)
            select round.Id)
            .ToListAsync(ct);
        foreach (var roundId in rounds)
        {
            await JuryChanges.TellAsync(db, roundId, ct);
        }
    }
}
