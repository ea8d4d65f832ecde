using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Scorm;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Grading;

/// <summary>A unit of the edition that a cohort learns for which there are marks.</summary>
/// <param name="MaxPoints">Of every mark in it.</param>
/// <param name="IsScaled">What a try is worth depends on what it draws, so that its points are reckoned to <paramref name="MaxPoints"/>.</param>
/// <param name="IsSilent">Its learners are told no points.</param>
/// <param name="Code">By which a formula names it.</param>
internal sealed record GradeColumn(Guid UnitId, UnitKind Kind, string Title, decimal MaxPoints, decimal Weight, bool IsScaled, bool IsSilent, string Code);

/// <param name="Last">The last change of each mark that somebody set or gave back; of the whole under <see cref="Guid.Empty"/>.</param>
/// <param name="Passed">Of each quiz that was scored, whether it was passed.</param>
internal sealed record GradedLearner(
    Enrolment Enrolment, Person Person, string School, Grade Grade, IReadOnlyDictionary<Guid, GradeChange> Last, IReadOnlyDictionary<Guid, bool> Passed)
{
    /// <summary>Number of the last change of a mark; 0 where nobody changed it.</summary>
    public int NumberOf(Guid? unitId) => Last.GetValueOrDefault(unitId ?? Guid.Empty)?.Number ?? 0;

    public bool IsSet => Last.GetValueOrDefault(Guid.Empty)?.Value is not null;
}

/// <summary>Ведомость: the marks of a cohort and what they make together.</summary>
/// <param name="Rule">Null where weights make the mark.</param>
internal sealed record Gradebook(Cohort Cohort, string Course, GradeScheme Scheme, GradeRule? Rule, IReadOnlyList<GradeColumn> Columns, IReadOnlyList<GradedLearner> Learners)
{
    /// <summary>What the points of a quiz are reckoned to whose tries are worth now this, now that.</summary>
    private const decimal ScaledMax = 100;

    /// <param name="enrolmentId">Only of this learner; null for all.</param>
    public static async Task<Gradebook> LoadAsync(AppDb db, PublishedCourses published, QuizQuestions questions, Cohort cohort, DateOnly today, Guid? enrolmentId, CancellationToken ct)
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

        // Marks do not ask what is open.
        var at = new CohortMoment(cohort.StartsOn, today, DateTimeOffset.MaxValue, new Dictionary<Guid, TutorsWord>());
        var progress = (await db.UnitProgress.AsNoTracking().Where(p => ids.Contains(p.EnrolmentId)).ToListAsync(ct)).ToLookup(p => p.EnrolmentId);
        var changes = (await db.GradeChanges.AsNoTracking().Where(c => ids.Contains(c.EnrolmentId)).ToListAsync(ct)).ToLookup(c => c.EnrolmentId);
        var columns = await ColumnsAsync(db, published, questions, edition, scheme, ct);
        var rule = RuleOf(scheme, columns);
        var quizzes = columns.Where(column => column.Kind == UnitKind.Quiz).Select(column => column.UnitId).ToHashSet();
        return new Gradebook(
            cohort, edition.Title, scheme, rule, columns,
            [
                .. rows.Select(row =>
                {
                    var last = changes[row.Enrolment.Id].GroupBy(c => c.UnitId ?? Guid.Empty).ToDictionary(g => g.Key, g => g.MaxBy(c => c.Number)!);
                    var path = LearningPath.Of(edition.Outline, row.Enrolment.Group, at, progress[row.Enrolment.Id].ToDictionary(p => p.UnitId), new Dictionary<Guid, DateOnly>());
                    var passed = progress[row.Enrolment.Id].Where(p => p.Points is not null && quizzes.Contains(p.UnitId)).ToDictionary(p => p.UnitId, p => p.CompletedAt is not null);
                    var steps = path.Steps.ToDictionary(step => step.Unit.Id);
                    var marks = columns.Where(column => steps.ContainsKey(column.UnitId)).Select(column => MarkOf(column, steps[column.UnitId].Progress, last.GetValueOrDefault(column.UnitId)));
                    return new GradedLearner(
                        row.Enrolment, row.Person, row.School ?? "", Grade.Of([.. marks], scheme.DropLowest, scheme.PassPercent, last.GetValueOrDefault(Guid.Empty)?.Value, rule), last, passed);
                }).OrderBy(learner => learner.Person.FullName, StringComparer.CurrentCulture),
            ]);
    }

    /// <summary>A row as its learner may read it.</summary>
    public (GradedLearner Learner, bool IsPartial) ToldOf(GradedLearner learner)
    {
        var silent = Columns.Where(column => column.IsSilent).Select(column => column.UnitId).ToHashSet();
        var (told, isPartial) = Grade.Told(
            [.. learner.Grade.Lines.Select(line => line.Mark)], silent, Scheme.DropLowest, Scheme.PassPercent, learner.Last.GetValueOrDefault(Guid.Empty)?.Value, Rule);
        return (learner with { Grade = told }, isPartial);
    }

    /// <summary>The rows as a tutor may read them: the own one, of who learns in a cohort beside that, as its learner.</summary>
    public IReadOnlyList<GradedLearner> LearnersFor(Guid personId) => [.. Learners.Select(learner => learner.Enrolment.PersonId == personId ? ToldOf(learner).Learner : learner)];

    /// <summary>Codes that the formula names and no unit has any more: they count as nothing.</summary>
    public IReadOnlyList<string> GoneCodes => Rule is null ? [] : [.. Rule.Formula.Uses.Except(Columns.Select(column => column.Code)).Order(StringComparer.Ordinal)];

    /// <summary>Codes that a new formula may name.</summary>
    public IReadOnlyDictionary<Guid, string> ColumnCodes => Columns.ToDictionary(column => column.UnitId, column => column.Code);

    private static GradeRule? RuleOf(GradeScheme scheme, IReadOnlyList<GradeColumn> columns)
    {
        if (scheme.Formula.Length == 0)
        {
            return null;
        }

        var codes = scheme.Codes.Concat(columns.Where(column => !scheme.Codes.ContainsKey(column.UnitId)).Select(column => KeyValuePair.Create(column.UnitId, column.Code))).ToDictionary();
        return new(GradeFormula.Read(scheme.Formula, codes.Values), codes);
    }

    private static GradeMark MarkOf(GradeColumn column, UnitProgress? progress, GradeChange? change)
    {
        if (change?.Value is { } set)
        {
            return GradeMark.Of(column.UnitId, column.Weight, column.MaxPoints, set, change.MaxPoints ?? column.MaxPoints, isSet: true);
        }

        // A package that scores nothing gives all once it is complete.
        var points = column.Kind == UnitKind.Scorm && progress is { Points: null, CompletedAt: not null } ? column.MaxPoints : progress?.Points;
        return GradeMark.Of(column.UnitId, column.Weight, column.MaxPoints, points, progress?.MaxPoints ?? column.MaxPoints);
    }

    /// <summary>All units that are graded, in the order of the course.</summary>
    private static async Task<List<GradeColumn>> ColumnsAsync(
        AppDb db, PublishedCourses published, QuizQuestions questions, CourseEdition edition, GradeScheme scheme, CancellationToken ct)
    {
        var graded = new List<(OutlineUnit Unit, UnitContent Content)>();
        foreach (var unit in edition.Outline.Units)
        {
            var content = (await published.VersionAsync(db, unit.VersionId, ct)).Content;
            if (content.IsGraded)
            {
                graded.Add((unit, content));
            }
        }

        var asked = await questions.PointsAsync(graded.Select(of => of.Content).OfType<QuizContent>(), ct);
        var columns = new List<GradeColumn>();
        var codes = GradeCodes.Give([.. graded.Select(of => (of.Unit.Id, of.Unit.Kind))], scheme.Codes);
        foreach (var (unit, content) in graded)
        {
            var max = content switch
            {
                AssignmentContent work => work.UnitPoints,
                QuizContent quiz => await questions.MaxPointsAsync(quiz, asked, ct),
                _ => ScormContent.MaxPoints,
            };
            var weight = scheme.Weights.TryGetValue(unit.Id, out var said) ? said : content.StandardWeight;
            columns.Add(new GradeColumn(unit.Id, unit.Kind, unit.Title, max ?? ScaledMax, weight, IsScaled: max is null, content.IsSilent, codes[unit.Id]));
        }

        return columns;
    }
}
