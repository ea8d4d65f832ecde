using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Assignments;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Peers;

/// <summary>What the caller reviews of a practical work, and what others said of the caller's. Nobody is named.</summary>
public static class ListOwnReviews
{
    /// <param name="Until">The last day of reviewing; null while nothing was dealt.</param>
    /// <param name="Mine">That the caller was dealt.</param>
    /// <param name="OfMine">Of the caller's work, once reviewing is over or the work is marked.</param>
    /// <param name="Missing">Reviews of the caller's work that never came; 0 as long as there is time.</param>
    /// <param name="Points">For reviewing, so far.</param>
    public sealed record Response(DateOnly? Until, bool IsOver, IReadOnlyList<Item> Mine, IReadOnlyList<Said> OfMine, int Missing, decimal Points);

    public sealed record Item(Guid Id, int Number, bool IsDone);

    public sealed record Said(IReadOnlyDictionary<string, decimal> Points, IReadOnlyDictionary<string, string> Comments, decimal Total);

    public static async Task<Ok<Response>> Handle(Guid id, Guid unitId, AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var learner = await learners.OwnAsync(id, user, ct);
        var step = learner.OpenStepOf(unitId);
        var plan = ((await published.VersionAsync(db, step.Unit.VersionId, ct)).Content as AssignmentContent)?.Peers ?? throw new RuleBroken(CourseErrors.PeersNone);
        var round = await db.PeerRounds.AsNoTracking().SingleOrDefaultAsync(r => r.CohortId == learner.Cohort.Id && r.UnitId == unitId, ct);
        if (round is null)
        {
            return TypedResults.Ok(new Response(null, false, [], [], 0, 0));
        }

        var mine = await db.PeerReviews.AsNoTracking().Where(r => r.RoundId == round.Id && r.ReviewerId == id).OrderBy(r => r.Number).ToListAsync(ct);
        var own = await db.OwnSubmissions(id, unitId).AsNoTracking().ToListAsync(ct);
        var ids = own.ConvertAll(s => s.Id);
        var ofMine = await db.PeerReviews.AsNoTracking().Where(r => ids.Contains(r.SubmissionId)).OrderBy(r => r.Id).ToListAsync(ct);
        var isOver = round.IsOver(learner.Today);
        var isShown = isOver || own.Exists(s => s.State != SubmissionState.Waiting && ofMine.Exists(r => r.SubmissionId == s.Id));
        return TypedResults.Ok(new Response(
            round.Until, isOver, mine.ConvertAll(r => new Item(r.Id, r.Number, r.Total is not null)),
            isShown ? [.. ofMine.Where(r => r.Counts).Select(r => new Said(r.Points, r.Comments, r.Total!.Value))] : [],
            isOver ? ofMine.Count(r => r.Total is null) : 0,
            plan.PointsFor(mine.Count(r => r.Total is not null), mine.Count)));
    }
}

/// <summary>A work that the caller reviews, without a word of whose it is.</summary>
public static class GetReview
{
    /// <param name="Files">Their names tell nothing: «1.pdf».</param>
    /// <param name="NextId">Another one of the caller's that is to be done.</param>
    public sealed record Response(
        Guid EnrolmentId,
        Guid UnitId,
        string Unit,
        int Number,
        string Html,
        UnitAssignment Assignment,
        string Text,
        IReadOnlyList<HandedInFile> Files,
        IReadOnlyDictionary<string, decimal> Points,
        IReadOnlyDictionary<string, string> Comments,
        bool IsDone,
        DateOnly Until,
        bool IsOver,
        Guid? NextId);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var found = await db.OwnReviewAsync(id, user, ct);
        var content = (AssignmentContent)(await db.UnitVersions.AsNoTracking().SingleAsync(v => v.Id == found.Work.VersionId, ct)).Content;
        var learner = await learners.OwnAsync(found.Review.ReviewerId, user, ct);
        var files = await db.SubmissionFiles.Where(f => f.SubmissionId == found.Work.Id).OrderBy(f => f.Number)
            .Join(db.StoredFiles, held => held.FileId, file => file.Id, (held, file) => new { held.Number, file.Name, file.MediaType, file.Size }).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            found.Review.ReviewerId, found.Work.UnitId, learner.StepOf(found.Work.UnitId).Unit.Title, found.Review.Number, content.Html, UnitAssignment.Of(content), found.Work.Text,
            files.ConvertAll(f => new HandedInFile(f.Number, $"{f.Number}{Path.GetExtension(f.Name)}", f.MediaType, f.Size)),
            found.Review.Points, found.Review.Comments, found.Review.Total is not null, found.Round.Until,
            found.Round.IsOver(learner.Today) || found.Work.State != SubmissionState.Waiting,
            await db.PeerReviews.Where(r => r.ReviewerId == found.Review.ReviewerId && r.RoundId == found.Round.Id && r.Total == null && r.Id != id).OrderBy(r => r.Number).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct)));
    }
}

/// <summary>A file of a work that the caller reviews, under a number and without what it tells of its author.</summary>
public static class GetReviewFile
{
    public static async Task<PushStreamHttpResult> Handle(Guid id, int number, AppDb db, IFileStore store, CurrentUser user, HttpResponse response, CancellationToken ct)
    {
        var found = await db.OwnReviewAsync(id, user, ct);
        var file = await db.SubmissionFiles.Where(f => f.SubmissionId == found.Work.Id && f.Number == number).Join(db.StoredFiles.AsNoTracking(), held => held.FileId, file => file.Id, (held, file) => file)
            .SingleOrDefaultAsync(ct) ?? throw new RuleBroken(CourseErrors.ReviewNotFound);
        return GetFile.SendNameless(file, number, store, response, ct);
    }
}

/// <summary>Says what the caller thinks of the work; again as long as there is time.</summary>
public static class DoReview
{
    /// <param name="Points">By criterion id, of all criteria.</param>
    /// <param name="Comments">To each criterion.</param>
    public sealed record Request(IReadOnlyDictionary<string, decimal> Points, IReadOnlyDictionary<string, string> Comments);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var seen = await db.OwnReviewAsync(id, user, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var learner = await learners.HeldAsync(seen.Review.ReviewerId, ct);
        var review = await db.PeerReviews.SingleAsync(r => r.Id == id, ct);

        // Its mark is made of the reviews: they stay as they were from then on.
        await db.Database.ExecuteSqlAsync($"select 1 from courses.submissions where id = {review.SubmissionId} for share", ct);
        var work = await db.Submissions.AsNoTracking().SingleAsync(s => s.Id == review.SubmissionId, ct);
        var content = (AssignmentContent)(await db.UnitVersions.AsNoTracking().SingleAsync(v => v.Id == work.VersionId, ct)).Content;
        review.Do(content, request.Points, request.Comments, seen.Round.IsOver(learner.Today) || work.State != SubmissionState.Waiting, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await CountAsync(db, learner, work.UnitId, content, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>Who was marked before reviewing gets the points for it too.</summary>
    private static async Task CountAsync(AppDb db, Learner learner, Guid unitId, AssignmentContent content, CancellationToken ct)
    {
        var own = await db.OwnSubmissions(learner.Enrolment.Id, unitId).AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(s => s.Total != null, ct);
        var progress = await db.UnitProgress.SingleOrDefaultAsync(p => p.EnrolmentId == learner.Enrolment.Id && p.UnitId == unitId && p.Points != null, ct);
        if (own is not null && progress is not null && content.Peers is { } plan)
        {
            progress.Points = own.Total + await db.ReviewingPointsAsync(learner.Enrolment.Id, unitId, plan, ct);
            await db.SaveChangesAsync(ct);
        }
    }
}

internal sealed record FoundReview(PeerReview Review, PeerRound Round, Submission Work);

internal static class OwnReviewRows
{
    /// <exception cref="RuleBroken">CourseErrors.ReviewNotFound, also for who has left the course.</exception>
    public static async Task<FoundReview> OwnReviewAsync(this AppDb db, Guid id, CurrentUser user, CancellationToken ct)
    {
        var found = await (
            from r in db.PeerReviews.AsNoTracking()
            join round in db.PeerRounds on r.RoundId equals round.Id
            join s in db.Submissions on r.SubmissionId equals s.Id
            join e in db.Enrolments on r.ReviewerId equals e.Id
            where r.Id == id && e.PersonId == user.PersonId && (e.State == EnrolmentState.Active || e.State == EnrolmentState.Completed)
            select new { Review = r, Round = round, Work = s })
            .SingleOrDefaultAsync(ct) ?? throw new RuleBroken(CourseErrors.ReviewNotFound);
        return new FoundReview(found.Review, found.Round, found.Work);
    }
}
