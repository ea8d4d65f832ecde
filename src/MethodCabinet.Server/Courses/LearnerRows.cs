using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Readiness;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses;

/// <summary>One learner in one course, with what the rules need to say what is open.</summary>
/// <param name="Today">Of the cabinet.</param>
internal sealed record Learner(Enrolment Enrolment, Cohort Cohort, CourseEdition Edition, LearningPath Path, DateOnly Today)
{
    /// <summary>A step of which this learner may know; what is for another group is not there.</summary>
    /// <exception cref="RuleBroken">CourseErrors.UnitNotFound.</exception>
    public UnitStep StepOf(Guid unitId) => Path.Steps.FirstOrDefault(step => step.Unit.Id == unitId) ?? throw new RuleBroken(CourseErrors.UnitNotFound);

    /// <summary>Days after the last one of a unit; 0 while there is time.</summary>
    public int DaysLate(UnitStep step) => step.IsOverdue && step.DueOn is { } due ? Today.DayNumber - due.DayNumber : 0;

    /// <summary>Nothing is taken for a unit any more: the cohort has ended, and so has the time that this learner was given beyond.</summary>
    public bool IsOver(UnitStep step) => Cohort.IsOver(Today) && !(step.ExtendedTo >= Today);

    /// <exception cref="RuleBroken">CourseErrors.UnitNotFound, UnitLocked.</exception>
    public UnitStep OpenStepOf(Guid unitId)
    {
        var step = StepOf(unitId);
        return step.State == UnitState.Locked ? throw new RuleBroken(CourseErrors.UnitLocked) : step;
    }
}

/// <summary>Loads learners.</summary>
public sealed class LearnerRows(AppDb db, PublishedCourses published, SiteSettings site, TimeProvider clock)
{
    public DateOnly Today => site.DayOf(clock.GetUtcNow());

    /// <summary>What the release of units asks of a cohort now.</summary>
    internal async Task<CohortMoment> MomentAsync(Cohort cohort, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return new(cohort.StartsOn, site.DayOf(now), now, await db.CohortWords.Where(w => w.CohortId == cohort.Id).ToDictionaryAsync(w => w.TargetId, w => w.Word, ct));
    }

    /// <summary>The caller's own course, open to be read.</summary>
    /// <exception cref="RuleBroken">CourseErrors.EnrolmentNotFound; NotActive for who asked for a place and has none.</exception>
    internal async Task<Learner> OwnAsync(Guid enrolmentId, CurrentUser user, CancellationToken ct)
    {
        var me = user.PersonId;
        var found = await db.Enrolments.AsNoTracking().Where(e => e.Id == enrolmentId && e.PersonId == me)
            .Join(db.Cohorts.AsNoTracking(), e => e.CohortId, c => c.Id, (e, c) => new { Enrolment = e, Cohort = c })
            .SingleOrDefaultAsync(ct) ?? throw new RuleBroken(CourseErrors.EnrolmentNotFound);
        return found.Enrolment.Learns ? await LoadAsync(found.Enrolment, found.Cohort, ct) : throw new RuleBroken(CourseErrors.NotActive);
    }

    /// <summary>Somebody's, for those who may look at it.</summary>
    internal async Task<Learner> OfAsync(Enrolment enrolment, CancellationToken ct) =>
        await LoadAsync(enrolment, await db.Cohorts.AsNoTracking().SingleAsync(c => c.Id == enrolment.CohortId, ct), ct);

    /// <summary>As <see cref="OwnAsync"/> finds it, and the enrolment is held until the end of the transaction: what completes a course comes one after the other.</summary>
    internal async Task<Learner> HeldAsync(Guid enrolmentId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from courses.enrolments where id = {enrolmentId} for update", ct);
        var enrolment = await db.Enrolments.SingleAsync(e => e.Id == enrolmentId, ct);
        return await OfAsync(enrolment, ct);
    }

    /// <summary>Stores what was learned and, if that ends the course, says so in the enrolment. To be called under <see cref="HeldAsync"/>.</summary>
    /// <returns>What is open now.</returns>
    internal async Task<LearningPath> FollowAsync(Learner held, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var after = await LoadAsync(held.Enrolment, held.Cohort, ct);
        var (wasComplete, now) = (held.Enrolment.State == EnrolmentState.Completed, clock.GetUtcNow());
        held.Enrolment.Follow(after.Path.IsComplete, now);
        if (!wasComplete && held.Enrolment.State == EnrolmentState.Completed)
        {
            await db.PlaceAsync(held.Enrolment, held.Cohort.CourseId, now, ct);
        }

        await db.SaveChangesAsync(ct);
        return after.Path;
    }

    /// <summary>Notes that a unit is complete. To be called under <see cref="HeldAsync"/>.</summary>
    /// <returns>What is open now.</returns>
    internal async Task<LearningPath> CompleteAsync(Learner held, Guid unitId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var progress = await db.UnitProgress.SingleOrDefaultAsync(p => p.EnrolmentId == held.Enrolment.Id && p.UnitId == unitId, ct);
        if (progress is null)
        {
            progress = new UnitProgress { EnrolmentId = held.Enrolment.Id, UnitId = unitId, OpenedAt = now };
            db.UnitProgress.Add(progress);
        }

        progress.CompletedAt ??= now;
        return await FollowAsync(held, ct);
    }

    private async Task<Learner> LoadAsync(Enrolment enrolment, Cohort cohort, CancellationToken ct)
    {
        var edition = await published.EditionAsync(db, cohort.CourseId, cohort.Edition, ct);
        var progress = await db.UnitProgress.AsNoTracking().Where(p => p.EnrolmentId == enrolment.Id).ToDictionaryAsync(p => p.UnitId, ct);
        var extensions = await db.UnitExtensions.AsNoTracking().Where(e => e.EnrolmentId == enrolment.Id).ToDictionaryAsync(e => e.UnitId, e => e.Until, ct);
        var at = await MomentAsync(cohort, ct);
        return new(enrolment, cohort, edition, LearningPath.Of(edition.Outline, enrolment.Group, at, progress, extensions), at.Today);
    }
}
