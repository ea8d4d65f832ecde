using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>Keeps where the learner is in the quiz and what is marked, so that another device goes on there. The last one told counts.</summary>
public static class KeepQuizPlace
{
    public sealed record Request(Guid? TaskId, IReadOnlyList<Guid> Flags);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, CancellationToken ct)
    {
        if (!await db.QuizAttempts.AnyAsync(a => a.Id == id && a.PersonId == user.PersonId, ct))
        {
            throw new RuleBroken(QuizErrors.NotFound);
        }

        var tasks = await db.QuizTasks.Where(t => t.AttemptId == id).Select(t => t.TaskId).ToHashSetAsync(ct);
        if ((request.TaskId is { } task && !tasks.Contains(task)) || request.Flags.Count > tasks.Count || request.Flags.Except(tasks).Any())
        {
            throw new RuleBroken(JournalErrors.ForeignTask);
        }

        await db.QuizAttempts.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.TaskAtHand, request.TaskId).SetProperty(a => a.Flags, request.Flags), ct);
        return TypedResults.NoContent();
    }
}
