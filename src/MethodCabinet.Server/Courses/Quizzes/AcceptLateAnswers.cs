using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>Lets late answers of a try count that nothing proves to have been written in time, and scores it anew.</summary>
public static class AcceptLateAnswers
{
    /// <param name="UpTo">The last late entry that the tutor has seen (<see cref="ReadQuizTry.Response"/>): what came since waits for another decision.</param>
    /// <param name="Reason">The learner reads it.</param>
    public sealed record Request(long UpTo, string Reason);

    /// <param name="Points">Of the try, now.</param>
    public sealed record Response(decimal Points, decimal MaxPoints, bool Passed);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, QuizTries tries, CurrentUser user, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        await tries.TutoredAsync(id, user, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var held = await tries.HeldAsync(id, ct);
        var waiting = await db.WaitingEntries().Where(e => e.AttemptId == id && e.Id <= request.UpTo).Select(e => e.Id).ToListAsync(ct);
        var attempt = held.Attempt;
        var accepted = QuizLateAcceptance.Of(attempt, waiting, request.Reason, user.PersonId, clock.GetUtcNow());
        db.QuizLateAcceptances.Add(accepted);
        await db.SaveChangesAsync(ct);
        var before = attempt.Points;
        await tries.ScoreAsync(held, attempt.HandedInAt!.Value, ct);
        audit.Record("quiz-attempt.late-accepted", id, new { Points = new[] { before, attempt.Points }, accepted.Reason });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(attempt.Points ?? 0, attempt.MaxPoints, attempt.Passed == true));
    }
}
