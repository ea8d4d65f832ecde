using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>Works of a round of which two markings differ and that the chair may settle, the largest difference first.</summary>
public static class ListDifferences
{
    /// <param name="InHand">A third juror or the chair has it.</param>
    public sealed record Difference(Guid TaskId, string Cipher, Given First, Given Second, bool InHand);

    public sealed record Given(string Juror, decimal Points);

    public static async Task<Ok<IReadOnlyList<Difference>>> Handle(Guid id, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.ChairOfRoundAsync(id, user, ct);
        var ties = await db.TiesOfAsync(user.PersonId, site.DayOf(now), ct);
        var rows = await (
            from task in db.WorkTasks
            join work in db.WorksFor(ties) on task.AttemptId equals work.AttemptId
            join first in db.Markings.Where(m => m.Turn == MarkingTurn.First) on new { task.AttemptId, task.TaskId } equals new { first.AttemptId, first.TaskId }
            join second in db.Markings.Where(m => m.Turn == MarkingTurn.Second) on new { task.AttemptId, task.TaskId } equals new { second.AttemptId, second.TaskId }
            join one in db.People on first.JurorId equals one.Id
            join other in db.People on second.JurorId equals other.Id
            where task.RoundId == id && (task.Awaits == Awaits.Chair || task.Awaits == Awaits.Third) && first.JurorId != ties.PersonId && second.JurorId != ties.PersonId
            orderby Math.Abs(first.Total - second.Total) descending, work.Cipher
            select new
            {
                task.TaskId,
                work.Cipher,
                First = first.Total,
                Second = second.Total,
                One = one,
                Other = other,
                InHand = db.Markings.Any(m => m.AttemptId == task.AttemptId && m.TaskId == task.TaskId && m.Turn == MarkingTurn.Third && m.ClaimedUntil > now && m.JurorId != ties.PersonId),
            })
            .AsNoTracking().Take(200).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<Difference>>(
            rows.ConvertAll(r => new Difference(r.TaskId, r.Cipher, new Given(r.One.ShortName, r.First), new Given(r.Other.ShortName, r.Second), r.InHand)));
    }
}
