using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>Works of a round of which two markings differ and that the chair may settle, the largest difference first.</summary>
public static class ListDifferences
{
    /// <param name="Position">Of the task in its paper.</param>
    /// <param name="InHand">A third juror or the chair has it.</param>
    public sealed record Difference(Guid TaskId, int Position, string Cipher, Given First, Given Second, bool InHand);

    public sealed record Given(string Juror, decimal Points);

    internal static readonly Workbook<Difference> Workbook = new Workbook<Difference>("differences", "Расхождения")
        .Column("Работа", d => d.Cipher, 14, "work")
        .Column("Задание", d => d.Position, 10, "task")
        .Column("Первый член жюри", d => d.First.Juror, 24, "first")
        .Column("Баллы первой проверки", d => d.First.Points, 14)
        .Column("Второй член жюри", d => d.Second.Juror, 24, "second")
        .Column("Баллы второй проверки", d => d.Second.Points, 14)
        .Column("Разница", d => Math.Abs(d.First.Points - d.Second.Points), 10, "difference")
        .Column("Уже проверяют", d => d.InHand, 14);

    public static async Task<Ok<IReadOnlyList<Difference>>> Handle(Guid id, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, HttpRequest request, CancellationToken ct)
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
                Position = db.PaperTasks.Where(t => t.Id == task.TaskId).Select(t => t.Position).First(),
                work.Cipher,
                First = first.Total,
                Second = second.Total,
                One = one,
                Other = other,
                InHand = db.Markings.Any(m => m.AttemptId == task.AttemptId && m.TaskId == task.TaskId && m.Turn == MarkingTurn.Third && m.ClaimedUntil > now && m.JurorId != ties.PersonId),
            })
            .AsNoTracking().Take(request.RowsAtMost(200)).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<Difference>>(
            rows.ConvertAll(r => new Difference(r.TaskId, r.Position, r.Cipher, new Given(r.One.ShortName, r.First), new Given(r.Other.ShortName, r.Second), r.InHand)));
    }
}
