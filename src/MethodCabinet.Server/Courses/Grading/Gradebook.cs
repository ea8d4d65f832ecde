using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Grading;

/// <summary>A marked unit of the edition that a cohort learns.</summary>
internal sealed record GradeColumn(Guid UnitId, string Title, decimal MaxPoints, decimal Weight);

/// <param name="Last">The last change of each mark that somebody set or gave back; of the whole under <see cref="Guid.Empty"/>.</param>
internal sealed record GradedLearner(Enrolment Enrolment, Person Person, string School, Grade Grade, IReadOnlyDictionary<Guid, GradeChange> Last)
{
    /// <summary>Number of the last change of a mark; 0 where nobody changed it.</summary>
    public int NumberOf(Guid? unitId) => Last.GetValueOrDefault(unitId ?? Guid.Empty)?.Number ?? 0;

    public bool IsSet => Last.GetValueOrDefault(Guid.Empty)?.Value is not null;
}

/// <summary>Ведомость: the marks of a cohort and what they make together.</summary>
internal sealed record Gradebook(Cohort Cohort, string Course, GradeScheme Scheme, IReadOnlyList<GradeColumn> Columns, IReadOnlyList<GradedLearner> Learners)
{
    /// <summary>What a unit is marked out of that does not say it itself, before anybody has a mark.</summary>
    private const decimal UnknownMax = 100;

    /// <param name="enrolmentId">Only of this learner; null for all.</param>
    public static async Task<Gradebook> LoadAsync(AppDb db, PublishedCourses published, Cohort cohort, DateOnly today, Guid? enrolmentId, CancellationToken ct)
    {
        var edition = await published.EditionAsync(db, cohort.CourseId, cohort.Edition, ct);
        var scheme = await db.GradeSchemes.AsNoTracking().SingleOrDefaultAsync(s => s.CohortId == cohort.Id, ct) ?? new GradeScheme { CohortId = cohort.Id };
        var rows = await (
            from e in db.Enrolments
            join p in db.People on e.PersonId equals p.Id
            where e.CohortId == cohort.Id && (e.State == EnrolmentState.Active || e.State == EnrolmentState.Completed) && (enrolmentId == null || e.Id == enrolmentId)
            select new
            {
                Enrolment = e,
                Person = p,
                School = db.Memberships.Where(m => m.PersonId == p.Id && m.From <= today && (m.To == null || today <= m.To))
                    .Join(db.Organizations, m => m.OrganizationId, o => o.Id, (m, o) => o.ShortName).OrderBy(name => name).FirstOrDefault(),
            })
            .AsNoTracking().ToListAsync(ct);
        var ids = rows.ConvertAll(row => row.Enrolment.Id);
        var progress = (await db.UnitProgress.AsNoTracking().Where(p => ids.Contains(p.EnrolmentId)).ToListAsync(ct)).ToLookup(p => p.EnrolmentId);
        var changes = (await db.GradeChanges.AsNoTracking().Where(c => ids.Contains(c.EnrolmentId)).ToListAsync(ct)).ToLookup(c => c.EnrolmentId);
        var columns = await ColumnsAsync(db, published, edition, scheme, ct);
        return new Gradebook(
            cohort, edition.Title, scheme, columns,
            [
                .. rows.Select(row =>
                {
                    var last = changes[row.Enrolment.Id].GroupBy(c => c.UnitId ?? Guid.Empty).ToDictionary(g => g.Key, g => g.MaxBy(c => c.Number)!);
                    var path = LearningPath.Of(edition.Outline, row.Enrolment.Group, cohort.StartsOn, today, progress[row.Enrolment.Id].ToDictionary(p => p.UnitId), new Dictionary<Guid, DateOnly>());
                    var steps = path.Steps.ToDictionary(step => step.Unit.Id);
                    var marks = columns.Where(column => steps.ContainsKey(column.UnitId)).Select(column => MarkOf(column, steps[column.UnitId].Progress, last.GetValueOrDefault(column.UnitId)));
                    return new GradedLearner(
                        row.Enrolment, row.Person, row.School ?? "", Grade.Of([.. marks], scheme.DropLowest, scheme.PassPercent, last.GetValueOrDefault(Guid.Empty)?.Value), last);
                }).OrderBy(learner => learner.Person.FullName, StringComparer.CurrentCulture),
            ]);
    }

    private static GradeMark MarkOf(GradeColumn column, UnitProgress? progress, GradeChange? change) => change?.Value is { } set
        ? new GradeMark(column.UnitId, column.Weight, set, column.MaxPoints, IsSet: true)
        : new GradeMark(column.UnitId, column.Weight, progress?.Points, progress is { Points: not null, MaxPoints: { } max } ? max : column.MaxPoints);

    /// <summary>All units that are graded, in the order of the course.</summary>
    private static async Task<List<GradeColumn>> ColumnsAsync(AppDb db, PublishedCourses published, CourseEdition edition, GradeScheme scheme, CancellationToken ct)
    {
        var columns = new List<GradeColumn>();
        foreach (var unit in edition.Outline.Units)
        {
            var content = (await published.VersionAsync(db, unit.VersionId, ct)).Content;
            if (content.IsGraded)
            {
                columns.Add(new GradeColumn(unit.Id, unit.Title, (content as AssignmentContent)?.UnitPoints ?? UnknownMax, scheme.Weights.TryGetValue(unit.Id, out var weight) ? weight : 1));
            }
        }

        return columns;
    }
}
