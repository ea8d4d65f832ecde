using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Peers;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Assignments;

/// <summary>Marks a work: accepted with enough points, otherwise returned for more work. With the last required one the course is complete.</summary>
public static class MarkSubmission
{
    /// <param name="Points">By criterion id, of all criteria.</param>
    /// <param name="IsReturned">More work is asked for although the points would do.</param>
    /// <param name="Remarks">Drawn on its files.</param>
    /// <param name="Overrules">What the other learners gave does not count; the comment says why.</param>
    /// <param name="Individuals">Members of the group who get another mark than the work.</param>
    public sealed record Request(
        IReadOnlyDictionary<string, decimal> Points,
        string Comment,
        bool IsReturned,
        IReadOnlyList<SheetRemark>? Remarks = null,
        bool Overrules = false,
        IReadOnlyList<Individual>? Individuals = null);

    public sealed record Individual(Guid EnrolmentId, decimal Points, string Reason);

    public sealed record Response(SubmissionState State, decimal Total);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (seen, _) = await db.SeenSubmissionAsync(id, user, byAuthor: false, ct);
        if (await db.IsAuthorAsync(seen, user.PersonId, ct))
        {
            throw new RuleBroken(CourseErrors.SubmissionOwn);
        }

        var authors = await learners.HeldAuthorsAsync(db, seen, ct);
        await db.Entry(seen).ReloadAsync(ct);
        var content = (AssignmentContent)(await db.UnitVersions.AsNoTracking().SingleAsync(v => v.Id == seen.VersionId, ct)).Content;
        var now = clock.GetUtcNow();
        var peers = request.Overrules || content.Peers is null ? null : await PeersAsync(db, seen, content, learners.Today, ct);
        if (request.Overrules && request.Comment.Trim().Length == 0)
        {
            throw new RuleBroken(CourseErrors.ReasonMissing);
        }

        seen.Mark(content, request.Points, request.Comment, request.IsReturned, user.PersonId, now, request.Remarks, peers);
        foreach (var individual in request.Individuals ?? [])
        {
            if (seen.GroupId is null || !authors.Exists(author => author.Enrolment.Id == individual.EnrolmentId))
            {
                throw new RuleBroken(CourseErrors.EnrolmentNotFound);
            }

            var last = await db.GradeChanges.Where(c => c.EnrolmentId == individual.EnrolmentId && c.UnitId == seen.UnitId).OrderByDescending(c => c.Number).FirstOrDefaultAsync(ct);
            db.GradeChanges.Add(GradeChange.Of(
                Guid.CreateVersion7(), individual.EnrolmentId, seen.UnitId, last, individual.Points, content.UnitPoints, individual.Reason, user.PersonId, now));
        }

        await learners.SettleAsync(db, authors, seen, content, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(seen.State, seen.Total ?? 0));
    }

    /// <exception cref="RuleBroken">PeersRunning.</exception>
    private static async Task<decimal?> PeersAsync(AppDb db, Submission work, AssignmentContent content, DateOnly today, CancellationToken ct)
    {
        if (await db.IsReviewedAsync(work.Id, today, ct))
        {
            throw new RuleBroken(CourseErrors.PeersRunning);
        }

        return await db.PeerPointsAsync(work.Id, content.Peers!, ct);
    }
}

/// <summary>What follows when a work was marked.</summary>
internal static class MarkedWorks
{
    /// <summary>All whose work it is, held until the end of the transaction.</summary>
    public static async Task<List<Learner>> HeldAuthorsAsync(this LearnerRows learners, AppDb db, Submission work, CancellationToken ct)
    {
        var held = new List<Learner>();
        foreach (var author in await db.AuthorsAsync(work, ct))
        {
            held.Add(await learners.HeldAsync(author, ct));
        }

        return held;
    }

    /// <summary>Gives the mark of a work to all whose work it is.</summary>
    public static async Task SettleAsync(this LearnerRows learners, AppDb db, List<Learner> authors, Submission work, AssignmentContent content, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var author in authors)
        {
            var progress = await db.UnitProgress.SingleOrDefaultAsync(p => p.EnrolmentId == author.Enrolment.Id && p.UnitId == work.UnitId, ct);
            if (progress is null)
            {
                progress = new UnitProgress { EnrolmentId = author.Enrolment.Id, UnitId = work.UnitId, OpenedAt = now };
                db.UnitProgress.Add(progress);
            }

            var forReviewing = content.Peers is { } plan ? await db.ReviewingPointsAsync(author.Enrolment.Id, work.UnitId, plan, ct) : 0;
            (progress.Points, progress.MaxPoints) = (work.Total + forReviewing, content.UnitPoints);
            progress.CompletedAt = work.State == SubmissionState.Accepted ? now : null;
            await learners.FollowAsync(author, ct);
        }
    }
}
