using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>Keeps where the participant is in the paper and what is marked, so that another device goes on there. The last one told counts.</summary>
public static class KeepPlace
{
    public sealed record Request(Guid? TaskId, IReadOnlyList<Guid> Flags);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, CancellationToken ct)
    {
        var found = await db.Attempts.Where(a => a.Id == id && a.PersonId == user.PersonId)
            .Select(a => new
            {
                Paper = db.PaperTasks.Where(t => t.PaperId == a.PaperId).Select(t => t.Id).ToList(),
                Sealed = db.SealedTasks.Where(t => t.SealId == a.SealId).Select(t => t.TaskId).ToList(),
            })
            .SingleOrDefaultAsync(ct).OrNotFound();
        HashSet<Guid> tasks = [.. found.Paper, .. found.Sealed];
        if ((request.TaskId is { } task && !tasks.Contains(task)) || request.Flags.Count > tasks.Count || request.Flags.Except(tasks).Any())
        {
            throw new RuleBroken(JournalErrors.ForeignTask);
        }

        await db.Attempts.Where(a => a.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.TaskAtHand, request.TaskId).SetProperty(a => a.Flags, request.Flags), ct);
        return TypedResults.NoContent();
    }
}
