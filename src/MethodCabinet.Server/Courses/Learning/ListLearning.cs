using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Assignments;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Learning;

/// <summary>The caller's courses, and those that can be asked for.</summary>
public static class ListLearning
{
    /// <param name="Offers">Cohorts into which the caller may ask to come.</param>
    /// <param name="ToMark">Works that wait for the caller as tutor, by cohort.</param>
    public sealed record Response(IReadOnlyList<Item> Courses, IReadOnlyList<Offer> Offers, IReadOnlyList<Queue> ToMark);

    /// <param name="NextUnitId">Where to go on; null when nothing is open or there is no place yet.</param>
    /// <param name="DueOn">The next day on which something is due.</param>
    /// <param name="Returned">Works that await more work.</param>
    /// <param name="Answers">Of tutors, that the caller has not read.</param>
    /// <param name="AnsweredUnitId">Where the first of them stands.</param>
    public sealed record Item(
        Guid EnrolmentId,
        string Title,
        string Cohort,
        int Hours,
        EnrolmentState State,
        string Reason,
        DateOnly StartsOn,
        DateOnly? EndsOn,
        int Done,
        int Of,
        Guid? NextUnitId,
        string? NextUnit,
        DateOnly? DueOn,
        int Overdue,
        int Returned,
        int Answers,
        Guid? AnsweredUnitId);

    /// <param name="SummaryHtml">Of the course.</param>
    /// <param name="FreePlaces">Null where there are as many as come.</param>
    public sealed record Offer(Guid CohortId, string Title, string Cohort, string SummaryHtml, int Hours, int Units, DateOnly StartsOn, DateOnly? EndsOn, Admission Admission, int? FreePlaces);

    /// <param name="Questions">Of learners, that wait for an answer.</param>
    public sealed record Queue(Guid CohortId, string Title, string Cohort, int Works, int Questions);

    public static async Task<Ok<Response>> Handle(AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var today = learners.Today;
        return TypedResults.Ok(new Response(
            await OwnAsync(db, published, learners, user.PersonId, ct),
            await OffersAsync(db, published, user.PersonId, today, ct),
            await QueuesAsync(db, user.PersonId, ct)));
    }

    private static async Task<List<Item>> OwnAsync(AppDb db, PublishedCourses published, LearnerRows learners, Guid me, CancellationToken ct)
    {
        var today = learners.Today;
        var rows = await db.Enrolments.AsNoTracking().Where(e => e.PersonId == me)
            .Join(db.Cohorts.AsNoTracking(), e => e.CohortId, c => c.Id, (e, c) => new { Enrolment = e, Cohort = c })
            .OrderBy(r => r.Cohort.StartsOn)
            .ToListAsync(ct);
        var own = rows.ConvertAll(r => r.Enrolment.Id);
        var progress = (await db.UnitProgress.AsNoTracking().Where(p => own.Contains(p.EnrolmentId)).ToListAsync(ct)).ToLookup(p => p.EnrolmentId);
        var extensions = (await db.UnitExtensions.AsNoTracking().Where(e => own.Contains(e.EnrolmentId)).ToListAsync(ct)).ToLookup(e => e.EnrolmentId);
        var returned = await (
            from s in db.LastTries()
            from e in db.Enrolments
            where s.State == SubmissionState.Returned && own.Contains(e.Id)
                && (s.GroupId == null ? s.EnrolmentId == e.Id : db.WorkGroupMembers.Any(m => m.GroupId == s.GroupId && m.EnrolmentId == e.Id))
            group s by e.Id into g
            select new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var answers = (await db.UnitQuestions.AsNoTracking().Where(q => own.Contains(q.EnrolmentId) && q.AnsweredAt != null && q.SeenAt == null)
            .OrderBy(q => q.AnsweredAt).Select(q => new { q.EnrolmentId, q.UnitId }).ToListAsync(ct)).ToLookup(q => q.EnrolmentId, q => q.UnitId);
        var items = new List<Item>();
        foreach (var row in rows)
        {
            var (e, c) = (row.Enrolment, row.Cohort);
            var edition = await published.EditionAsync(db, c.CourseId, c.Edition, ct);
            var path = LearningPath.Of(edition.Outline, e.Group, await learners.MomentAsync(c, ct), progress[e.Id].ToDictionary(p => p.UnitId), extensions[e.Id].ToDictionary(x => x.UnitId, x => x.Until));
            var next = e.Learns ? path.Steps.FirstOrDefault(s => s.Unit.Id == path.Next)?.Unit : null;
            items.Add(new Item(
                e.Id, edition.Title, c.Title, edition.Hours, e.State, e.Reason, c.StartsOn, c.EndsOn, path.DoneUnits, path.Steps.Count, next?.Id, next?.Title,
                e.State == EnrolmentState.Active ? path.Steps.Where(s => s.State != UnitState.Complete && s.DueOn >= today).Min(s => s.DueOn) : null,
                e.State == EnrolmentState.Active ? path.Steps.Count(s => s.IsOverdue) : 0,
                returned.GetValueOrDefault(e.Id), answers[e.Id].Count(), answers[e.Id].Cast<Guid?>().FirstOrDefault()));
        }

        return items;
    }

    private static async Task<List<Offer>> OffersAsync(AppDb db, PublishedCourses published, Guid me, DateOnly today, CancellationToken ct)
    {
        var rows = await (
            from c in db.Cohorts.AsNoTracking()
            join course in db.Courses.AsNoTracking() on c.CourseId equals course.Id
            where c.Admission != Admission.Closed && (c.EndsOn == null || c.EndsOn >= today) && course.ArchivedAt == null && !course.IsTemplate
                && db.Memberships.Any(m =>
                    m.PersonId == me && m.From <= today && (m.To == null || today <= m.To) && (m.Kind == Domain.People.MembershipKind.Student) == (course.Audience == CourseAudience.Pupils))
                && !db.Enrolments.Any(e => e.CohortId == c.Id && e.PersonId == me && e.State != EnrolmentState.Left && e.State != EnrolmentState.Refused)
            orderby c.StartsOn
            select new
            {
                Cohort = c,
                course.SummaryHtml,
                Taken = db.Enrolments.Count(e => e.CohortId == c.Id && (e.State == EnrolmentState.Active || e.State == EnrolmentState.Completed)),
            })
            .ToListAsync(ct);
        var offers = new List<Offer>();
        foreach (var row in rows)
        {
            var edition = await published.EditionAsync(db, row.Cohort.CourseId, row.Cohort.Edition, ct);
            offers.Add(new Offer(
                row.Cohort.Id, edition.Title, row.Cohort.Title, row.SummaryHtml, edition.Hours, edition.Outline.Units.Count(), row.Cohort.StartsOn, row.Cohort.EndsOn, row.Cohort.Admission,
                row.Cohort.Seats == 0 ? null : Math.Max(0, row.Cohort.Seats - row.Taken)));
        }

        return offers;
    }

    private static async Task<List<Queue>> QueuesAsync(AppDb db, Guid me, CancellationToken ct) => await (
        from t in db.CohortTutors
        join c in db.Cohorts on t.CohortId equals c.Id
        join course in db.Courses on c.CourseId equals course.Id
        let works = db.Submissions.Count(s => s.State == SubmissionState.Waiting && db.Enrolments.Any(e => e.Id == s.EnrolmentId && e.CohortId == c.Id))
        where t.PersonId == me
        orderby course.Title
        select new Queue(c.Id, course.Title, c.Title, works, db.UnitQuestions.Count(q => q.CohortId == c.Id && q.AnsweredAt == null)))
        .ToListAsync(ct);
}
