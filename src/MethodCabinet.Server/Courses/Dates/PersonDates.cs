using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Dates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Dates;

/// <summary>Days of one course of a person.</summary>
/// <param name="EnrolmentId">Null for a cohort of which the person is tutor.</param>
internal sealed record DatedCourse(Guid? EnrolmentId, EnrolmentState? State, Cohort Cohort, CourseEdition Edition, IReadOnlyList<CourseDate> Dates)
{
    public string Title => Edition.Title;
}

/// <summary>Reads the days of somebody's courses, as learner and as tutor. Names of other people are not among them.</summary>
public sealed class PersonDates(AppDb db, PublishedCourses published, LearnerRows learners, SiteSettings site)
{
    internal async Task<List<DatedCourse>> OfAsync(Guid personId, CancellationToken ct)
    {
        var found = await LearnedAsync(personId, ct);
        foreach (var cohort in await db.CohortTutors.Where(t => t.PersonId == personId).Join(db.Cohorts.AsNoTracking(), t => t.CohortId, c => c.Id, (_, c) => c).ToListAsync(ct))
        {
            var edition = await published.EditionAsync(db, cohort.CourseId, cohort.Edition, ct);
            found.Add(new(null, null, cohort, edition, [.. CourseDate.OfTutor(cohort, edition.Outline, await learners.MomentAsync(cohort, ct), site.DayOf)]));
        }

        return found;
    }

    internal async Task<List<DatedCourse>> LearnedAsync(Guid personId, CancellationToken ct)
    {
        var found = new List<DatedCourse>();
        foreach (var enrolment in await db.Enrolments.AsNoTracking().Where(e => e.PersonId == personId && (e.State == EnrolmentState.Active || e.State == EnrolmentState.Completed)).ToListAsync(ct))
        {
            var learner = await learners.OfAsync(enrolment, ct);
            found.Add(new(enrolment.Id, enrolment.State, learner.Cohort, learner.Edition, [.. CourseDate.OfLearner(learner.Cohort, learner.Path, site.DayOf)]));
        }

        return found;
    }
}
