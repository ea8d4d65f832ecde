using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>Remarks that the jurors of a task keep for each other.</summary>
public static class ListSavedComments
{
    /// <param name="IsOwn">May be removed by who asks.</param>
    public sealed record Saved(Guid Id, string Text, bool IsOwn);

    public static async Task<Ok<IReadOnlyList<Saved>>> Handle(Guid id, Guid taskId, AppDb db, CurrentUser user, CancellationToken ct)
    {
        await db.JurorOfTaskAsync(id, taskId, user.PersonId, ct);
        var me = user.PersonId;
        return TypedResults.Ok<IReadOnlyList<Saved>>(
            await db.SavedComments.Where(c => c.TaskId == taskId).OrderBy(c => c.Text).Select(c => new Saved(c.Id, c.Text, c.AuthorId == me)).ToListAsync(ct));
    }
}

public static class SaveComment
{
    public sealed record Request(string Text);

    /// <summary>Saved once, however often it is asked for.</summary>
    public static async Task<NoContent> Handle(Guid id, Guid taskId, Request request, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await db.JurorOfTaskAsync(id, taskId, user.PersonId, ct);
        var text = request.Text.Trim();
        SavedComment.Check(text, await db.SavedComments.CountAsync(c => c.TaskId == taskId, ct));
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into olympiads.saved_comments (id, task_id, author_id, text, created_at)
            values ({Guid.CreateVersion7()}, {taskId}, {user.PersonId}, {text}, {clock.GetUtcNow()})
            on conflict do nothing
            """, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Removes one of one's own.</summary>
public static class RemoveComment
{
    public static async Task<NoContent> Handle(Guid id, Guid taskId, Guid commentId, AppDb db, CurrentUser user, CancellationToken ct)
    {
        await db.JurorOfTaskAsync(id, taskId, user.PersonId, ct);
        var me = user.PersonId;
        return await db.SavedComments.Where(c => c.Id == commentId && c.TaskId == taskId && c.AuthorId == me).ExecuteDeleteAsync(ct) == 1
            ? TypedResults.NoContent()
            : throw new RuleBroken(PlatformErrors.NotFound);
    }
}
