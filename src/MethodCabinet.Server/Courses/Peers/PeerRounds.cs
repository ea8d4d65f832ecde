using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Assignments;
using MethodCabinet.Server.Courses.Groups;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Peers;

/// <summary>Works of a unit that learners review: those on which reviews differ most come first.</summary>
public static class GetPeerRound
{
    /// <param name="DealtAt">Null while nothing was dealt.</param>
    /// <param name="Until">The last day of reviewing.</param>
    /// <param name="Works">That were dealt.</param>
    /// <param name="Late">Whose works came after the dealing: the tutor marks them alone.</param>
    /// <param name="HandedIn">Works that can be dealt.</param>
    public sealed record Response(
        string Unit,
        UnitAssignment Assignment,
        DateOnly? DueOn,
        DateTimeOffset? DealtAt,
        DateOnly? Until,
        bool IsOver,
        IReadOnlyList<Work> Works,
        IReadOnlyList<Reviewer> Reviewers,
        IReadOnlyList<string> Late,
        int HandedIn);

    /// <param name="PeerPoints">What reviews give together; null where too few came.</param>
    /// <param name="Distance">Of the review that is farthest from the middle, of a hundred of the points.</param>
    public sealed record Work(
        Guid SubmissionId, string Learner, SubmissionState State, decimal? Total, decimal? PeerPoints, int Done, int Dealt, decimal? Distance, bool IsOutlier, IReadOnlyList<ReviewRow> Reviews);

    public sealed record Reviewer(string Name, int Done, int Dealt);

    public static async Task<Ok<Response>> Handle(Guid id, Guid unitId, AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var cohort = await db.TutoredCohortAsync(id, user, ct);
        var (unit, content) = await published.AssignmentAsync(db, cohort, unitId, ct);
        var plan = content.Peers ?? throw new RuleBroken(CourseErrors.PeersNone);
        var round = await db.PeerRounds.AsNoTracking().SingleOrDefaultAsync(r => r.CohortId == id && r.UnitId == unitId, ct);
        var last = await db.LastTries().AsNoTracking().Where(s => s.UnitId == unitId && db.Enrolments.Any(e => e.Id == s.EnrolmentId && e.CohortId == id)).ToListAsync(ct);
        var dealt = round is null ? [] : await db.Submissions.AsNoTracking().Where(s => db.PeerReviews.Any(r => r.SubmissionId == s.Id && r.RoundId == round.Id)).ToListAsync(ct);
        var names = await db.AuthorNamesAsync([.. last, .. dealt.Where(d => last.TrueForAll(s => s.Id != d.Id))], ct);
        var reviews = await ReviewRow.OfAsync(db, content, [.. dealt.Select(s => s.Id)], ct);
        var roundId = round?.Id;
        var reviewers = (await db.PeerReviews.AsNoTracking().Where(r => r.RoundId == roundId)
            .Join(db.Enrolments, r => r.ReviewerId, e => e.Id, (r, e) => new { r.Total, e.PersonId })
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new { r.Total, Person = p })
            .ToListAsync(ct)).ToLookup(r => r.Person.Id);
        var first = last.Where(s => s.Number == 1).ToList();
        return TypedResults.Ok(new Response(
            unit.Title, UnitAssignment.Of(content), unit.DueDay is { } day ? cohort.StartsOn.AddDays(day - 1) : null, round?.DealtAt, round?.Until, round?.IsOver(learners.Today) ?? false,
            [
                .. dealt.Select(work =>
                {
                    var rows = reviews[work.Id].ToArray();
                    return new Work(
                        work.Id, names[work.Id], work.State, work.Total, plan.MarkOf([.. rows.Where(r => r.Counts).Select(r => r.Total!.Value)], rows.Length),
                        rows.Count(r => r.Total is not null), rows.Length, rows.Max(r => r.Distance), rows.Any(r => r.IsOutlier), rows);
                }).OrderByDescending(work => work.Distance ?? -1).ThenBy(work => work.Learner, StringComparer.CurrentCulture),
            ],
            [
                .. reviewers.Select(r => new Reviewer(r.First().Person.FullName, r.Count(one => one.Total is not null), r.Count()))
                    .OrderBy(r => r.Done - r.Dealt).ThenBy(r => r.Name, StringComparer.CurrentCulture),
            ],
            round is null ? [] : [.. first.Where(s => dealt.TrueForAll(d => d.Id != s.Id)).Select(s => names[s.Id]).Order(StringComparer.CurrentCulture)],
            last.Count(s => s.State == SubmissionState.Waiting)));
    }
}

/// <summary>Deals the works that were handed in to those who handed in.</summary>
public static class DealReviews
{
    public sealed record Response(int Works, DateOnly Until);

    public static async Task<Ok<Response>> Handle(Guid id, Guid unitId, AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var cohort = await db.TutoredCohortAsync(id, user, ct);
        var (_, content) = await published.AssignmentAsync(db, cohort, unitId, ct);
        var plan = content.Peers ?? throw new RuleBroken(CourseErrors.PeersNone);
        return TypedResults.Ok(await DealAsync(db, id, unitId, plan, learners.Today, clock.GetUtcNow(), ct));
    }

    /// <exception cref="RuleBroken">PeersDealt, PeersTooFew.</exception>
    internal static async Task<Response> DealAsync(AppDb db, Guid cohortId, Guid unitId, PeerReviewPlan plan, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldCohortAsync(cohortId, ct);
        if (await db.PeerRounds.AnyAsync(r => r.CohortId == cohortId && r.UnitId == unitId, ct))
        {
            throw new RuleBroken(CourseErrors.PeersDealt);
        }

        var waiting = await db.LastTries().Where(s => s.UnitId == unitId && s.State == SubmissionState.Waiting && db.Enrolments.Any(e => e.Id == s.EnrolmentId && e.CohortId == cohortId)).ToArrayAsync(ct);
        Random.Shared.Shuffle(waiting);
        var works = new List<PeerWork>();
        foreach (var work in waiting)
        {
            var authors = (await db.AuthorsAsync(work, ct)).ToArray();
            if (authors.Length > 0)
            {
                Random.Shared.Shuffle(authors);
                works.Add(new PeerWork(work.Id, authors));
            }
        }

        if (works.Count < 2)
        {
            throw new RuleBroken(CourseErrors.PeersTooFew);
        }

        var round = new PeerRound { Id = Guid.CreateVersion7(), CohortId = cohortId, UnitId = unitId, DealtAt = now, Until = today.AddDays(plan.Days) };
        db.PeerRounds.Add(round);
        foreach (var own in PeerDealing.Deal(works, plan.Reviewers).GroupBy(deal => deal.Reviewer))
        {
            var mine = own.Select(deal => deal.WorkId).ToArray();
            Random.Shared.Shuffle(mine);
            db.PeerReviews.AddRange(mine.Index().Select(work => new PeerReview { Id = Guid.NewGuid(), RoundId = round.Id, SubmissionId = work.Item, ReviewerId = own.Key, Number = work.Index + 1 }));
        }

        await db.SaveUniqueAsync(CourseErrors.PeersDealt, ct);
        await transaction.CommitAsync(ct);
        return new Response(works.Count, round.Until);
    }
}

/// <summary>Accepts all works by what their reviews give, where nothing else counts. What too few reviewed, or what is not enough, stays with the tutor.</summary>
public static class SettlePeerMarks
{
    public sealed record Response(int Settled, int Left);

    public static async Task<Ok<Response>> Handle(Guid id, Guid unitId, AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var cohort = await db.TutoredCohortAsync(id, user, ct);
        await published.AssignmentAsync(db, cohort, unitId, ct);
        var round = await db.PeerRounds.AsNoTracking().SingleOrDefaultAsync(r => r.CohortId == id && r.UnitId == unitId, ct) ?? throw new RuleBroken(CourseErrors.PeersNone);
        if (!round.IsOver(learners.Today) && await db.PeerReviews.AnyAsync(r => r.RoundId == round.Id && r.Total == null, ct))
        {
            throw new RuleBroken(CourseErrors.PeersRunning);
        }

        var (settled, left) = (0, 0);
        foreach (var workId in await db.Submissions.Where(s => s.State == SubmissionState.Waiting && db.PeerReviews.Any(r => r.SubmissionId == s.Id && r.RoundId == round.Id)).Select(s => s.Id).ToListAsync(ct))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            db.ChangeTracker.Clear();
            var work = await db.Submissions.SingleAsync(s => s.Id == workId, ct);
            var authors = await learners.HeldAuthorsAsync(db, work, ct);
            await db.Entry(work).ReloadAsync(ct);
            var content = (AssignmentContent)(await db.UnitVersions.AsNoTracking().SingleAsync(v => v.Id == work.VersionId, ct)).Content;
            var now = clock.GetUtcNow();
            if (work.State != SubmissionState.Waiting || authors.Exists(author => author.Enrolment.PersonId == user.PersonId)
                || content.Peers is not { } plan || !work.AcceptByPeers(content, await db.PeerPointsAsync(workId, plan, ct), now))
            {
                left++;
                continue;
            }

            await learners.SettleAsync(db, authors, work, content, now, ct);
            await transaction.CommitAsync(ct);
            settled++;
        }

        return TypedResults.Ok(new Response(settled, left));
    }
}

/// <summary>Puts a review aside, so that it does not count, or lets it count again.</summary>
public static class PutReviewAside
{
    /// <param name="Reason">Empty to let it count.</param>
    public sealed record Request(string Reason);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, CancellationToken ct)
    {
        var review = await db.PeerReviews.SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new RuleBroken(CourseErrors.ReviewNotFound);
        var (work, _) = await db.SeenSubmissionAsync(review.SubmissionId, user, byAuthor: false, ct);
        if (await db.IsAuthorAsync(work, user.PersonId, ct))
        {
            throw new RuleBroken(CourseErrors.SubmissionOwn);
        }

        if (work.State != SubmissionState.Waiting)
        {
            throw new RuleBroken(CourseErrors.SubmissionMarked);
        }

        review.PutAside(request.Reason);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Runs every few minutes: works whose day is over are dealt to be reviewed, though no tutor looks.</summary>
public sealed class DealReviewsJob(AppDb db, PublishedCourses published, LearnerRows learners, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var today = learners.Today;
        var cohorts = await db.Cohorts.AsNoTracking().Where(c => c.StartsOn <= today && (c.EndsOn == null || c.EndsOn >= today)).ToListAsync(ct);
        foreach (var cohort in cohorts)
        {
            var edition = await published.EditionAsync(db, cohort.CourseId, cohort.Edition, ct);
            foreach (var unit in edition.Outline.Units.Where(unit => unit.Kind == UnitKind.Assignment && unit.DueDay is { } day && cohort.StartsOn.AddDays(day - 1) < today))
            {
                if ((await published.VersionAsync(db, unit.VersionId, ct)).Content is not AssignmentContent { Peers: { } plan }
                    || await db.PeerRounds.AnyAsync(r => r.CohortId == cohort.Id && r.UnitId == unit.Id, ct))
                {
                    continue;
                }

                try
                {
                    await DealReviews.DealAsync(db, cohort.Id, unit.Id, plan, today, clock.GetUtcNow(), ct);
                }
                catch (RuleBroken broken) when (broken.Error == CourseErrors.PeersTooFew || broken.Error == CourseErrors.PeersDealt)
                {
                    // Another work may come yet, or the tutor was faster.
                    db.ChangeTracker.Clear();
                }
            }
        }
    }
}
