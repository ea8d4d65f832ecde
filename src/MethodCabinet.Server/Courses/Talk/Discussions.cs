using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses.Talk;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Talk;

/// <summary>Threads of a cohort that the caller may read: pinned ones first, then by their last message.</summary>
public static class ListThreads
{
    /// <param name="EnrolmentId">Of the caller who learns in it.</param>
    /// <param name="Units">Of which a thread can be begun.</param>
    public sealed record Response(string Course, string Cohort, bool IsTutor, Guid? EnrolmentId, IReadOnlyList<Unit> Units, IReadOnlyList<Item> Threads);

    public sealed record Unit(Guid Id, string Title);

    /// <param name="Posts">All messages.</param>
    /// <param name="Unread">Those of others that the caller has not seen.</param>
    /// <param name="IsHidden">Only tutors see it.</param>
    public sealed record Item(
        Guid Id, string Title, Guid? UnitId, string? Unit, string Author, DateTimeOffset LastAt, int Posts, int Unread, bool IsPinned, bool IsClosed, bool IsHidden);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CohortMembers members, CurrentUser user, CancellationToken ct)
    {
        var member = await members.OwnAsync(id, ct);
        var me = user.PersonId;
        var rows = await db.DiscussionThreads.AsNoTracking().Where(t => t.CohortId == id)
            .Select(t => new
            {
                Thread = t,
                Posts = db.DiscussionPosts.Count(p => p.ThreadId == t.Id && p.DeletedAt == null),
                Unread = db.DiscussionPosts.Count(p => p.ThreadId == t.Id && p.AuthorId != me && p.DeletedAt == null && p.HiddenById == null
                    && !db.ThreadSeen.Any(s => s.ThreadId == t.Id && s.PersonId == me && s.Until >= p.WrittenAt)),
                IsHidden = db.DiscussionPosts.Any(p => p.ThreadId == t.Id && p.IsFirst && (p.HiddenById != null || p.DeletedAt != null)),
            })
            .OrderByDescending(r => r.Thread.IsPinned).ThenByDescending(r => r.Thread.LastAt)
            .ToListAsync(ct);
        var seen = rows.FindAll(r => (member.IsTutor || !r.IsHidden) && (r.Thread.UnitId is not { } unit || member.Units.ContainsKey(unit) || member.IsTutor));
        var names = await members.NamesAsync(id, member.IsTutor, seen.Select(r => r.Thread.AuthorId), ct);
        return TypedResults.Ok(new Response(
            member.Edition.Title, member.Cohort.Title, member.IsTutor, member.Enrolment, [.. member.Units.Values.Select(u => new Unit(u.Id, u.Title))],
            seen.ConvertAll(r => new Item(
                r.Thread.Id, r.Thread.Title, r.Thread.UnitId, member.TitleOf(r.Thread.UnitId), names[r.Thread.AuthorId], r.Thread.LastAt, r.Posts, r.Unread, r.Thread.IsPinned, r.Thread.IsClosed, r.IsHidden))));
    }
}

/// <summary>Begins a thread with its first message.</summary>
public static class BeginThread
{
    /// <param name="ThreadId">Chosen by the client, as <paramref name="PostId"/>, so that sending it twice begins one.</param>
    /// <param name="UnitId">Null for the whole course.</param>
    /// <param name="Text">Markdown with TeX between dollar signs.</param>
    public sealed record Request(Guid ThreadId, Guid PostId, Guid? UnitId, string Title, string Text);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CohortMembers members, TextRenderer renderer, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var member = await members.OwnAsync(id, ct);
        if (await IsSentAsync())
        {
            return TypedResults.NoContent();
        }

        member.DemandUnit(request.UnitId);
        var (title, text, now) = (DiscussionThread.CheckedTitle(request.Title), TalkText.Checked(request.Text, DiscussionPost.MaxText), clock.GetUtcNow());
        db.DiscussionThreads.Add(new DiscussionThread { Id = request.ThreadId, CohortId = id, UnitId = request.UnitId, Title = title, AuthorId = user.PersonId, BegunAt = now, LastAt = now });
        db.DiscussionPosts.Add(new DiscussionPost
        {
            Id = request.PostId,
            ThreadId = request.ThreadId,
            AuthorId = user.PersonId,
            IsFirst = true,
            Text = text,
            Html = renderer.Render(text).Html,
            WrittenAt = now,
        });
        return await db.SaveAndTellAsync(id, ct) || await IsSentAsync() ? TypedResults.NoContent() : throw new RuleBroken(TalkErrors.IdTaken);

        Task<bool> IsSentAsync() => db.DiscussionThreads.AnyAsync(t => t.Id == request.ThreadId && t.CohortId == id && t.AuthorId == user.PersonId, ct);
    }
}

/// <summary>One thread with its messages.</summary>
public static class GetThread
{
    /// <param name="UnitId">Null for the whole course.</param>
    public sealed record Response(
        Guid CohortId, string Course, string Cohort, Guid? EnrolmentId, Guid? UnitId, string? Unit, string Title, bool IsTutor, bool IsPinned, bool IsClosed, IReadOnlyList<Post> Posts);

    /// <param name="Text">As its author wrote it, where the caller may change it; null otherwise.</param>
    /// <param name="Html">Null where it is deleted or hidden from the caller.</param>
    /// <param name="HiddenReason">For its author and tutors; null while it is shown.</param>
    public sealed record Post(
        Guid Id, string Author, bool IsOwn, bool IsByTutor, DateTimeOffset WrittenAt, DateTimeOffset? EditedAt, string? Html, string? Text, bool IsDeleted, bool IsHidden, string? HiddenReason, bool IsUnread,
        DateTimeOffset? ChangeableUntil);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CohortMembers members, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (thread, member) = await db.SeenThreadAsync(id, members, ct);
        var (me, now) = (user.PersonId, clock.GetUtcNow());
        var posts = await db.DiscussionPosts.AsNoTracking().Where(p => p.ThreadId == id).OrderBy(p => p.WrittenAt).ThenBy(p => p.Id).ToListAsync(ct);
        var names = await members.NamesAsync(thread.CohortId, member.IsTutor, posts.Select(p => p.AuthorId), ct);
        var tutors = await db.CohortTutors.Where(t => t.CohortId == thread.CohortId).Select(t => t.PersonId).ToListAsync(ct);
        var until = await db.ThreadSeen.Where(s => s.ThreadId == id && s.PersonId == me).Select(s => (DateTimeOffset?)s.Until).SingleOrDefaultAsync(ct);
        return TypedResults.Ok(new Response(
            thread.CohortId, member.Edition.Title, member.Cohort.Title, member.Enrolment, thread.UnitId, member.TitleOf(thread.UnitId), thread.Title, member.IsTutor, thread.IsPinned, thread.IsClosed,
            posts.ConvertAll(p =>
            {
                var isOwn = p.AuthorId == me;
                var (isRead, canChange) = (p.DeletedAt is null && (!p.IsHidden || isOwn || member.IsTutor), p.CanChange(me, now));
                return new Post(
                    p.Id, names[p.AuthorId], isOwn, tutors.Contains(p.AuthorId), p.WrittenAt, p.EditedAt, isRead ? p.Html : null, canChange ? p.Text : null, p.DeletedAt is not null, p.IsHidden,
                    p.IsHidden && (isOwn || member.IsTutor) ? p.HiddenReason : null, !isOwn && !(until >= p.WrittenAt), canChange ? p.WrittenAt + DiscussionPost.Changeable : null);
            })));
    }
}

/// <summary>The caller has read a thread up to a moment; an earlier one than before is harmless.</summary>
public static class SeeThread
{
    /// <param name="Until">When the last message that was read was written.</param>
    public sealed record Request(DateTimeOffset Until);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CohortMembers members, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await db.SeenThreadAsync(id, members, ct);
        var (me, now, until) = (user.PersonId, clock.GetUtcNow(), request.Until.ToUniversalTime());
        var to = until < now ? until : now;
        await db.Database.ExecuteSqlAsync(
            $"insert into courses.discussion_seen (thread_id, person_id, until) values ({id}, {me}, {to}) on conflict (thread_id, person_id) do update set until = greatest(discussion_seen.until, excluded.until)", ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A tutor pins a thread or closes it, or takes that back.</summary>
public static class ArrangeThread
{
    public sealed record Request(bool IsPinned, bool IsClosed);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, CancellationToken ct)
    {
        var thread = await db.DiscussionThreads.SingleOrDefaultAsync(t => t.Id == id, ct) ?? throw new RuleBroken(TalkErrors.ThreadNotFound);
        await db.DemandTutorAsync(thread.CohortId, user, TalkErrors.ThreadNotFound, ct);
        (thread.IsPinned, thread.IsClosed) = (request.IsPinned, request.IsClosed);
        await db.SaveAndTellAsync(thread.CohortId, ct);
        return TypedResults.NoContent();
    }
}
