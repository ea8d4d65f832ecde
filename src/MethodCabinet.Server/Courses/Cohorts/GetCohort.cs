using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Cohorts;

/// <summary>A cohort with its learners and how far each has got, for its tutors and the cabinet.</summary>
public static class GetCohort
{
    /// <param name="Units">Of the edition that is learned, in order.</param>
    public sealed record Response(
        Guid Id,
        Guid CourseId,
        string Course,
        string Title,
        DateOnly StartsOn,
        DateOnly? EndsOn,
        Admission Admission,
        int Seats,
        int Edition,
        int LastEdition,
        IReadOnlyList<Tutor> Tutors,
        IReadOnlyList<Unit> Units,
        IReadOnlyList<Learner> Learners,
        uint Version);

    public sealed record Tutor(Guid PersonId, string Name);

    /// <param name="InGroups">A practical work that several do together.</param>
    /// <param name="ByPeers">One that learners review.</param>
    public sealed record Unit(Guid Id, string Title, UnitKind Kind, bool IsRequired, bool InGroups, bool ByPeers);

    /// <param name="School">Where the person works or learns today; empty where nowhere.</param>
    /// <param name="Done">Units complete, of those that are for this learner.</param>
    /// <param name="Overdue">Units whose day is over.</param>
    /// <param name="Marks">Points of marked units.</param>
    /// <param name="LastSeenAt">When a unit was opened or completed last.</param>
    public sealed record Learner(
        Guid EnrolmentId,
        Guid PersonId,
        string Name,
        string School,
        string Group,
        EnrolmentState State,
        string Reason,
        DateTimeOffset AskedAt,
        DateTimeOffset? CompletedAt,
        int Done,
        int Of,
        int Overdue,
        IReadOnlyList<Mark> Marks,
        DateTimeOffset? LastSeenAt);

    public sealed record Mark(Guid UnitId, decimal Points, decimal MaxPoints);

    internal static readonly Workbook<Learner> Workbook = new Workbook<Learner>("learners", "Слушатели")
        .Column("Слушатель", l => l.Name, 36, "name")
        .Column("Организация", l => l.School, 32, "school")
        .Column("Группа", l => l.Group, 12, "group")
        .Column("Состояние", l => PageWords.Of("courses", "enrolment", l.State), 18, "state")
        .Column("Пройдено занятий", l => l.Done, 16, "done")
        .Column("Всего занятий", l => l.Of, 14)
        .Column("Просрочено", l => l.Overdue, 12, "overdue")
        .Column("Баллы", l => l.Marks.Sum(m => m.Points), 12, "points")
        .Column("Освоил(а)", l => l.CompletedAt, 20, "completedAt")
        .Where("state", (l, wanted) => l.State.ToCode() == wanted);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var cohort = await db.TutoredCohortAsync(id, user, ct);
        var edition = await published.EditionAsync(db, cohort.CourseId, cohort.Edition, ct);
        var tutors = await db.CohortTutors.Where(t => t.CohortId == id).Join(db.People, t => t.PersonId, p => p.Id, (t, p) => p).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            id, cohort.CourseId, edition.Title, cohort.Title, cohort.StartsOn, cohort.EndsOn, cohort.Admission, cohort.Seats, cohort.Edition,
            await db.Courses.Where(c => c.Id == cohort.CourseId).Select(c => c.LastEdition).SingleAsync(ct),
            [.. tutors.Select(p => new Tutor(p.Id, p.FullName)).OrderBy(t => t.Name, StringComparer.CurrentCulture)],
            await UnitsAsync(edition.Outline, db, published, ct),
            await LearnersAsync(cohort, edition.Outline, db, await learners.MomentAsync(cohort, ct), ct),
            cohort.Version));
    }

    private static async Task<List<Unit>> UnitsAsync(CourseOutline outline, AppDb db, PublishedCourses published, CancellationToken ct)
    {
        var units = new List<Unit>();
        foreach (var unit in outline.Units)
        {
            var work = (await published.VersionAsync(db, unit.VersionId, ct)).Content as AssignmentContent;
            units.Add(new Unit(unit.Id, unit.Title, unit.Kind, unit.IsRequired, work?.Groups is not null, work?.Peers is not null));
        }

        return units;
    }

    private static async Task<List<Learner>> LearnersAsync(Cohort cohort, CourseOutline outline, AppDb db, CohortMoment at, CancellationToken ct)
    {
        var today = at.Today;
        var rows = await (
            from e in db.Enrolments.AsNoTracking()
            join p in db.People on e.PersonId equals p.Id
            where e.CohortId == cohort.Id
            select new
            {
                Enrolment = e,
                Person = p,
                School = db.Memberships.Where(m => m.PersonId == p.Id && m.From <= today && (m.To == null || today <= m.To))
                    .Join(db.Organizations, m => m.OrganizationId, o => o.Id, (m, o) => o.ShortName).OrderBy(name => name).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var own = db.Enrolments.Where(e => e.CohortId == cohort.Id).Select(e => e.Id);
        var progress = (await db.UnitProgress.AsNoTracking().Where(p => own.Contains(p.EnrolmentId)).ToListAsync(ct)).ToLookup(p => p.EnrolmentId);
        var extensions = (await db.UnitExtensions.AsNoTracking().Where(e => own.Contains(e.EnrolmentId)).ToListAsync(ct)).ToLookup(e => e.EnrolmentId);
        return
        [
            .. rows.Select(row =>
            {
                var (e, learned) = (row.Enrolment, progress[row.Enrolment.Id].ToDictionary(p => p.UnitId));
                var path = LearningPath.Of(outline, e.Group, at, learned, extensions[e.Id].ToDictionary(x => x.UnitId, x => x.Until));
                return new Learner(
                    e.Id, e.PersonId, row.Person.FullName, row.School ?? "", e.Group, e.State, e.Reason, e.AskedAt, e.CompletedAt,
                    path.DoneUnits, path.Steps.Count, e.State == EnrolmentState.Active ? path.Steps.Count(s => s.IsOverdue) : 0,
                    [.. path.Steps.Where(s => s.Progress?.Points is not null).Select(s => new Mark(s.Unit.Id, s.Progress!.Points!.Value, s.Progress.MaxPoints ?? 0))],
                    learned.Values.Max(p => (DateTimeOffset?)(p.CompletedAt ?? p.OpenedAt)));
            }).OrderBy(l => l.Name, StringComparer.CurrentCulture),
        ];
    }
}
