using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses.Talk;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Talk;

/// <summary>Answers in a thread.</summary>
public static class WritePost
{
    /// <param name="PostId">Chosen by the client, so that sending it twice writes once.</param>
    /// <param name="Text">Markdown with TeX between dollar signs.</param>
    public sealed record Request(Guid PostId, string Text);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CohortMembers members, TextRenderer renderer, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (thread, member) = await db.SeenThreadAsync(id, members, ct);
        if (await IsSentAsync())
        {
            return TypedResults.NoContent();
        }

        thread.DemandOpen(member.IsTutor);
        var (text, now) = (TalkText.Checked(request.Text, DiscussionPost.MaxText), clock.GetUtcNow());
        thread.LastAt = now;
        db.DiscussionPosts.Add(new DiscussionPost { Id = request.PostId, ThreadId = id, AuthorId = user.PersonId, IsFirst = false, Text = text, Html = renderer.Render(text).Html, WrittenAt = now });
        return await db.SaveAndTellAsync(thread.CohortId, ct) || await IsSentAsync() ? TypedResults.NoContent() : throw new RuleBroken(TalkErrors.IdTaken);

        Task<bool> IsSentAsync() => db.DiscussionPosts.AnyAsync(p => p.Id == request.PostId && p.ThreadId == id && p.AuthorId == user.PersonId, ct);
    }
}

/// <summary>The author changes a message, for a while.</summary>
public static class RewritePost
{
    public sealed record Request(string Text);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CohortMembers members, TextRenderer renderer, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (post, thread, _) = await db.SeenPostAsync(id, members, ct);
        var text = TalkText.Checked(request.Text, DiscussionPost.MaxText);
        post.Rewrite(text, renderer.Render(text).Html, user.PersonId, clock.GetUtcNow());
        await db.SaveAndTellAsync(thread.CohortId, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The author deletes a message, for a while.</summary>
public static class DeletePost
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CohortMembers members, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (post, thread, _) = await db.SeenPostAsync(id, members, ct);
        post.Delete(user.PersonId, clock.GetUtcNow());
        await db.SaveAndTellAsync(thread.CohortId, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A tutor hides a message with a reason, or shows it again; the change log keeps both.</summary>
public static class HidePost
{
    /// <param name="Reason">Told to the author; needed for hiding only.</param>
    public sealed record Request(bool IsHidden, string Reason);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, Audit audit, CurrentUser user, CancellationToken ct)
    {
        var found = await db.DiscussionPosts.Join(db.DiscussionThreads, p => p.ThreadId, t => t.Id, (p, t) => new { Post = p, Thread = t }).SingleOrDefaultAsync(r => r.Post.Id == id, ct)
            ?? throw new RuleBroken(TalkErrors.PostNotFound);
        await db.DemandTutorAsync(found.Thread.CohortId, user, TalkErrors.PostNotFound, ct);
        if (request.IsHidden)
        {
            found.Post.Hide(request.Reason, user.PersonId);
            audit.Record("discussion-post.hidden", id, new { reason = found.Post.HiddenReason });
        }
        else
        {
            found.Post.Show();
            audit.Record("discussion-post.shown", id);
        }

        await db.SaveAndTellAsync(found.Thread.CohortId, ct);
        return TypedResults.NoContent();
    }
}
