using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Talk;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Talk;

/// <summary>What several operations of a discussion load alike.</summary>
internal static class DiscussionRows
{
    /// <summary>A thread that the caller may read.</summary>
    /// <exception cref="RuleBroken">TalkErrors.ThreadNotFound, also for those who may not know of it.</exception>
    public static async Task<(DiscussionThread Thread, CohortMember Member)> SeenThreadAsync(this AppDb db, Guid id, CohortMembers members, CancellationToken ct)
    {
        var found = await db.DiscussionThreads
            .Select(t => new { Thread = t, IsHidden = db.DiscussionPosts.Any(p => p.ThreadId == t.Id && p.IsFirst && (p.HiddenById != null || p.DeletedAt != null)) })
            .SingleOrDefaultAsync(r => r.Thread.Id == id, ct) ?? throw new RuleBroken(TalkErrors.ThreadNotFound);
        try
        {
            var member = await members.OwnAsync(found.Thread.CohortId, ct);
            if (member.IsTutor || (!found.IsHidden && (found.Thread.UnitId is not { } unit || member.Units.ContainsKey(unit))))
            {
                return (found.Thread, member);
            }
        }
        catch (RuleBroken broken) when (broken.Error == CourseErrors.CohortNotFound)
        {
            // Told below as for a thread that is not there.
        }

        throw new RuleBroken(TalkErrors.ThreadNotFound);
    }

    /// <param name="otherwise">Told to those who may not know of it.</param>
    /// <exception cref="RuleBroken">The given error.</exception>
    public static async Task DemandTutorAsync(this AppDb db, Guid cohortId, CurrentUser user, ErrorCode otherwise, CancellationToken ct)
    {
        try
        {
            await db.TutoredCohortAsync(cohortId, user, ct);
        }
        catch (RuleBroken broken) when (broken.Error == CourseErrors.CohortNotFound)
        {
            throw new RuleBroken(otherwise);
        }
    }

    /// <summary>A message of a thread that the caller may read.</summary>
    /// <exception cref="RuleBroken">TalkErrors.PostNotFound.</exception>
    public static async Task<(DiscussionPost Post, DiscussionThread Thread, CohortMember Member)> SeenPostAsync(this AppDb db, Guid id, CohortMembers members, CancellationToken ct)
    {
        var post = await db.DiscussionPosts.SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw new RuleBroken(TalkErrors.PostNotFound);
        try
        {
            var (thread, member) = await db.SeenThreadAsync(post.ThreadId, members, ct);
            return (post, thread, member);
        }
        catch (RuleBroken broken) when (broken.Error == TalkErrors.ThreadNotFound)
        {
            throw new RuleBroken(TalkErrors.PostNotFound);
        }
    }
}
