using System.Globalization;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Grading;

/// <summary>The gradebook of a cohort, for its tutors and the cabinet. Who reads it and learns in the cohort too is told of the own row what a learner is.</summary>
public static class GetGrades
{
    /// <param name="LateTries">Tries with late answers that count only if a tutor lets them.</param>
    /// <param name="Formula">Empty where weights make the mark.</param>
    /// <param name="GoneCodes">That it names and no unit has any more.</param>
    /// <param name="Version">Of the scheme; 0 while nobody has saved one.</param>
    public sealed record Response(
        Guid CohortId,
        string Course,
        string Cohort,
        IReadOnlyList<Column> Columns,
        int DropLowest,
        decimal PassPercent,
        string Formula,
        IReadOnlyList<string> GoneCodes,
        IReadOnlyList<Learner> Learners,
        IReadOnlyList<LateTry> LateTries,
        uint Version);

    /// <param name="MaxPoints">Of every mark in it.</param>
    /// <param name="IsScaled">A quiz whose tries are worth now this, now that: points are reckoned to <paramref name="MaxPoints"/>.</param>
    /// <param name="IsSilent">A quiz that tells its learners whether it was passed, and no points.</param>
    /// <param name="Code">By which a formula names it.</param>
    public sealed record Column(Guid UnitId, UnitKind Kind, string Title, decimal MaxPoints, decimal Weight, bool IsScaled, bool IsSilent, string Code);

    public sealed record LateTry(Guid EnrolmentId, Guid UnitId, Guid AttemptId);

    /// <param name="Computed">By the formula, with nothing for what is not marked.</param>
    /// <param name="SoFar">Of what is marked alone.</param>
    /// <param name="Percent">What counts.</param>
    /// <param name="IsSet">Somebody set <paramref name="Percent"/>.</param>
    /// <param name="Number">Of the last change of the whole; 0 where there is none.</param>
    public sealed record Learner(
        Guid EnrolmentId, string Name, string School, string Group, IReadOnlyList<Cell> Cells, decimal? Computed, decimal? SoFar, decimal? Percent, bool IsSet, bool IsPassed, int Number);

    /// <param name="Gives">How many of a hundred come of it.</param>
    /// <param name="Number">Of the last change of this mark; 0 where there is none.</param>
    /// <param name="IsWithheld">The reader is its learner, who is told no points of it.</param>
    /// <param name="Passed">Of a quiz that was handed in; null for others.</param>
    public sealed record Cell(Guid UnitId, decimal? Points, decimal MaxPoints, bool IsSet, bool IsDropped, decimal Gives, int Number, bool IsWithheld, bool? Passed);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, PublishedCourses published, QuizQuestions questions, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var book = await Gradebook.LoadAsync(db, published, questions, await db.TutoredCohortAsync(id, user, ct), learners.Today, enrolmentId: null, ct);
        return TypedResults.Ok(new Response(
            id, book.Course, book.Cohort.Title, ColumnsOf(book), book.Scheme.DropLowest, book.Scheme.PassPercent, book.Scheme.Formula, book.GoneCodes,
            [.. book.Learners.Select(learner => learner.Enrolment.PersonId == user.PersonId ? ToldOf(book, learner).Learner : LearnerOf(learner))],
            await db.WaitingTries(id).ToListAsync(ct), book.Scheme.Version));
    }

    internal static List<Column> ColumnsOf(Gradebook book) => [.. book.Columns.Select(c => new Column(c.UnitId, c.Kind, c.Title, c.MaxPoints, c.Weight, c.IsScaled, c.IsSilent, c.Code))];

    internal static Learner LearnerOf(GradedLearner learner) => new(
        learner.Enrolment.Id, learner.Person.FullName, learner.School, learner.Enrolment.Group,
        [.. learner.Grade.Lines.Select(line => CellOf(learner, line))],
        learner.Grade.Computed, learner.Grade.SoFar, learner.Grade.Percent, learner.IsSet, learner.Grade.IsPassed, learner.NumberOf(null));

    /// <summary>As the learner may read it.</summary>
    internal static (Learner Learner, bool IsPartial) ToldOf(Gradebook book, GradedLearner learner)
    {
        var (told, isPartial) = book.ToldOf(learner);
        var lines = told.Grade.Lines.ToDictionary(line => line.Mark.UnitId);
        return (LearnerOf(told) with
        {
            Cells =
            [
                .. learner.Grade.Lines.Select(line => lines.TryGetValue(line.Mark.UnitId, out var known)
                    ? CellOf(learner, known)
                    : CellOf(learner, new GradeLine(line.Mark with { Points = null }, IsDropped: false, Gives: 0)) with { IsWithheld = true }),
            ],
        }, isPartial);
    }

    private static Cell CellOf(GradedLearner learner, GradeLine line) => new(
        line.Mark.UnitId, line.Mark.Points, line.Mark.MaxPoints, line.Mark.IsSet, line.IsDropped, decimal.Round(line.Gives, 2, MidpointRounding.AwayFromZero), learner.NumberOf(line.Mark.UnitId),
        IsWithheld: false, learner.Passed.TryGetValue(line.Mark.UnitId, out var passed) ? passed : null);
}

/// <summary>The same as a workbook that can be filled in and sent back (<see cref="PreviewGrades"/>).</summary>
public static class GetGradesWorkbook
{
    internal const string Key = "Ключ";
    internal const string Whole = "Итог из 100";

    public static async Task<FileContentHttpResult> Handle(
        Guid id, AppDb db, PublishedCourses published, QuizQuestions questions, LearnerRows learners, CurrentUser user, Audit audit, SiteSettings site, CancellationToken ct)
    {
        var book = await Gradebook.LoadAsync(db, published, questions, await db.TutoredCohortAsync(id, user, ct), learners.Today, enrolmentId: null, ct);
        var workbook = new Workbook<GradedLearner>("grades", "Ведомость")
            .Column("Слушатель", l => l.Person.FullName, 36)
            .Column("Организация", l => l.School, 28)
            .Column("Группа", l => l.Enrolment.Group, 12);
        foreach (var (index, column) in book.Columns.Index())
        {
            workbook.Column(HeadingOf(index, column), l => PointsOf(l, column.UnitId), 18);
        }

        workbook.Column(Whole, l => l.Grade.Percent, 12)
            .Column("Зачёт", l => l.Grade.IsPassed, 10);
        if (book.Rule is not null)
        {
            workbook.Column("Как посчитан итог", l => FormulaWords.Of(l.Grade.Worked), 48);
        }


        // By which the row is known again, whatever is sorted or renamed.
        workbook.Column(Key, l => l.Enrolment.Id.ToString(), 38);
        audit.Record("cohort.exported", id, new { rows = book.Learners.Count });
        await db.SaveChangesAsync(ct);
        return TypedResults.File(workbook.Write(book.LearnersFor(user.PersonId), site.Zone), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "grades.xlsx");
    }

    /// <summary>«2. Журнал класса (из 10)»: titles may repeat, places do not.</summary>
    internal static string HeadingOf(int index, GradeColumn column) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {column.Title} (из {column.MaxPoints:0.##})");

    private static decimal? PointsOf(GradedLearner learner, Guid unitId) => learner.Grade.Lines.FirstOrDefault(line => line.Mark.UnitId == unitId)?.Mark.Points;
}

/// <summary>How the mark of one learner comes about, and who changed what of it and why.</summary>
/// <param name="Formula">Empty where weights make the mark.</param>
/// <param name="Working">How the formula came to the mark; null where weights make it, or where it is not told.</param>
/// <param name="IsPartial">To the learner: quizzes that tell no points count too, the sums are without them, and what counts in the end is told only where somebody set it.</param>
/// <param name="Changes">The last first.</param>
/// <param name="Formulas">That were given and taken, the last first.</param>
public sealed record LearnerGrades(
    IReadOnlyList<GetGrades.Column> Columns,
    int DropLowest,
    decimal PassPercent,
    string Formula,
    IReadOnlyList<WorkedStep>? Working,
    GetGrades.Learner Learner,
    bool IsPartial,
    IReadOnlyList<LearnerGrades.Change> Changes,
    IReadOnlyList<LearnerGrades.FormulaChange> Formulas)
{
    /// <param name="Formula">Empty where weights make the mark again.</param>
    public sealed record FormulaChange(string Formula, string By, DateTimeOffset At);

    /// <param name="UnitId">Null for the mark of the whole.</param>
    /// <param name="Value">Null where the mark was given back to the formula, and where it is withheld.</param>
    /// <param name="IsWithheld">The reader is the learner, who is told no points of the unit.</param>
    public sealed record Change(Guid? UnitId, decimal? Value, string Reason, string By, DateTimeOffset At, bool IsWithheld);

    /// <param name="toLearner">As far as the learner is told.</param>
    internal static async Task<LearnerGrades> LoadAsync(
        AppDb db, PublishedCourses published, QuizQuestions questions, Cohort cohort, Guid enrolmentId, DateOnly today, bool toLearner, CancellationToken ct)
    {
        var book = await Gradebook.LoadAsync(db, published, questions, cohort, today, enrolmentId, ct);
        if (book.Learners is not [var learner])
        {
            throw new RuleBroken(CourseErrors.NotActive);
        }

        var changes = await LearnerChanges.ReadAsync(db, enrolmentId, ct);
        var silent = book.Columns.Where(column => column.IsSilent).Select(column => (Guid?)column.UnitId).ToHashSet();
        var (row, isPartial) = toLearner ? GetGrades.ToldOf(book, learner) : (GetGrades.LearnerOf(learner), false);
        var worked = (toLearner ? book.ToldOf(learner).Learner : learner).Grade.Worked;
        return new LearnerGrades(
            GetGrades.ColumnsOf(book), book.Scheme.DropLowest, book.Scheme.PassPercent, book.Scheme.Formula, worked?.Steps, row, isPartial,
            toLearner ? changes.ConvertAll(change => silent.Contains(change.UnitId) ? change with { Value = null, IsWithheld = true } : change) : changes,
            await LearnerChanges.FormulasAsync(db, cohort.Id, ct));
    }
}
