using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Scorm;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Learning;

/// <summary>Keeps what an item of a package remembers of the caller, and follows what it says of completion and score.</summary>
public static class SaveScormState
{
    /// <param name="ItemId">Of the package.</param>
    /// <param name="Revision">One more than the page knew of; the same state again under the same number is harmless.</param>
    /// <param name="Values">The whole data model, element by element: <c>cmi.core.lesson_status</c> and so on.</param>
    public sealed record Request(Guid FileId, string ItemId, int Revision, IReadOnlyDictionary<string, string> Values);

    /// <param name="IsComplete">The item is.</param>
    /// <param name="IsUnitComplete">The unit is.</param>
    public sealed record Response(int Revision, bool IsComplete, decimal? Share, bool IsUnitComplete);

    public static async Task<Ok<Response>> Handle(
        Guid id, Guid unitId, Request request, AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await learners.OwnAsync(id, user, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var learner = await learners.HeldAsync(id, ct);
        var step = learner.OpenStepOf(unitId);
        if ((await published.VersionAsync(db, step.Unit.VersionId, ct)).Content is not ScormContent { Package: { } package } content
            || content.FileId != request.FileId || !package.Items.Any(item => item.Reports && item.Id == request.ItemId))
        {
            throw new RuleBroken(CourseErrors.UnitNotFound);
        }

        var states = await db.ScormStates.Where(s => s.EnrolmentId == id && s.UnitId == unitId).ToListAsync(ct);
        var state = states.Find(s => s.ItemId == request.ItemId);
        if (state is null)
        {
            state = new ScormState { EnrolmentId = id, UnitId = unitId, ItemId = request.ItemId };
            db.ScormStates.Add(state);
            states.Add(state);
        }

        state.Store(request.FileId, request.Revision, request.Values, package.Version, clock.GetUtcNow());
        var whole = ScormOutcome.Of(package, states.Where(s => s.FileId == request.FileId).ToDictionary(s => s.ItemId, s => s.Values));
        var isComplete = await FollowAsync(id, unitId, step, content, whole, learner, db, learners, clock, ct);
        await transaction.CommitAsync(ct);
        var own = ScormOutcome.Of(package.Version, state.Values);
        return TypedResults.Ok(new Response(state.Revision, own.IsComplete, own.Share, isComplete));
    }

    /// <returns>Whether the unit is complete now.</returns>
    private static async Task<bool> FollowAsync(
        Guid id, Guid unitId, UnitStep step, ScormContent content, ScormOutcome whole, Learner learner, AppDb db, LearnerRows learners, TimeProvider clock, CancellationToken ct)
    {
        var progress = await db.UnitProgress.SingleOrDefaultAsync(p => p.EnrolmentId == id && p.UnitId == unitId, ct);
        if (progress is null)
        {
            progress = new UnitProgress { EnrolmentId = id, UnitId = unitId, OpenedAt = clock.GetUtcNow() };
            db.UnitProgress.Add(progress);
        }

        // A package that begins anew does not take away what was reached.
        if (whole.Share is { } share && (progress.Points is null || share * 100 > progress.Points))
        {
            (progress.Points, progress.MaxPoints) = (Math.Round(share * 100, 2), 100);
        }

        var isComplete = step.State == UnitState.Complete;
        if (whole.IsComplete && content.IsCompletedByPackage && !isComplete)
        {
            progress.CompletedAt = clock.GetUtcNow();
            isComplete = true;
        }

        await learners.FollowAsync(learner, ct);
        return isComplete;
    }
}
