using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>Keeps, beside what the device still holds, where the participant is in the paper and what is marked, so that another device goes on there. The last one told counts.</summary>
public static class KeepPlace
{
    /// <param name="Unsent">How many entries the device holds that the server has not acknowledged.</param>
    public sealed record Request(Guid? TaskId, IReadOnlyList<Guid> Flags, int Unsent = 0);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (request.Unsent < 0)
        {
            throw new RuleBroken(PlatformErrors.Malformed);
        }

        var tasks = await db.Attempts.Where(a => a.Id == id && a.PersonId == user.PersonId)
            .Select(a => db.PaperTasks.Where(t => t.PaperId == a.PaperId).Select(t => t.Id).ToList())
            .SingleOrDefaultAsync(ct).OrNotFound();
        if ((request.TaskId is { } task && !tasks.Contains(task)) || request.Flags.Count > tasks.Count || request.Flags.Except(tasks).Any())
        {
            throw new RuleBroken(AttemptErrors.ForeignTask);
        }

        await db.Attempts.Where(a => a.Id == id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(a => a.TaskAtHand, request.TaskId).SetProperty(a => a.Flags, request.Flags)
                    .SetProperty(a => a.Unsent, request.Unsent).SetProperty(a => a.UnsentAt, clock.GetUtcNow()),
                ct);
        return TypedResults.NoContent();
    }
}
