using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Grading;

/// <summary>Says how the marks of a cohort are made into one.</summary>
public static class SetGradeScheme
{
    /// <param name="Weights">By unit.</param>
    /// <param name="Version">As last read; 0 for the first.</param>
    /// <param name="Formula">As <see cref="GradeFormula"/> reads it; empty where weights make the mark.</param>
    public sealed record Request(IReadOnlyDictionary<Guid, decimal> Weights, int DropLowest, decimal PassPercent, uint Version, string Formula = "");

    public static async Task<NoContent> Handle(
        Guid id, Request request, AppDb db, PublishedCourses published, QuizQuestions questions, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var book = await Gradebook.LoadAsync(db, published, questions, await db.TutoredCohortAsync(id, user, ct), learners.Today, Guid.Empty, ct);
        var edition = await published.EditionAsync(db, book.Cohort.CourseId, book.Cohort.Edition, ct);
        var units = edition.Outline.Units.Select(unit => unit.Id).ToHashSet();
        if (!request.Weights.Keys.All(units.Contains))
        {
            throw new RuleBroken(CourseErrors.GradeColumnUnknown);
        }

        var scheme = await db.GradeSchemes.SingleOrDefaultAsync(s => s.CohortId == id, ct);
        if ((scheme?.Version ?? 0) != request.Version)
        {
            throw new RuleBroken(CourseErrors.GradeChanged);
        }

        if (scheme is null)
        {
            scheme = new GradeScheme { CohortId = id };
            db.GradeSchemes.Add(scheme);
        }

        // What is gone cannot be named anew, and its code names nothing else.
        var formula = request.Formula.Trim();
        if (formula.Length > 0 && formula != scheme.Formula)
        {
            GradeFormula.Read(formula, book.ColumnCodes.Values);
        }

        if (formula != scheme.Formula)
        {
            var number = await db.GradeFormulaChanges.Where(c => c.CohortId == id).MaxAsync(c => (int?)c.Number, ct) ?? 0;
            db.GradeFormulaChanges.Add(new GradeFormulaChange { Id = Guid.CreateVersion7(), CohortId = id, Number = number + 1, Formula = formula, ById = user.PersonId, At = clock.GetUtcNow() });
        }

        scheme.Set(new GradePlan(request.Weights, request.DropLowest, request.PassPercent, formula, scheme.Codes.Concat(book.ColumnCodes).DistinctBy(code => code.Key).ToDictionary()));
        try
        {
            await db.SaveUniqueAsync(CourseErrors.GradeChanged, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleBroken(CourseErrors.GradeChanged);
        }

        return TypedResults.NoContent();
    }
}

/// <summary>Sets marks otherwise than they were made, or gives them back to the formula: all of the list, or none.</summary>
public static class ChangeGrades
{
    private const int MaxChanges = 10_000;

    public sealed record Request(IReadOnlyList<Change> Changes, string Reason);

    /// <param name="UnitId">Null for the mark of the whole.</param>
    /// <param name="Value">Points of the unit, or a number of a hundred; null gives it back to the formula.</param>
    /// <param name="Number">Of the last change, as last read; 0 where there was none.</param>
    /// <param name="MaxPoints">Of the unit's column, as last read: the value was typed under it. Null for the mark of the whole.</param>
    public sealed record Change(Guid EnrolmentId, Guid? UnitId, decimal? Value, int Number, decimal? MaxPoints = null);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, PublishedCourses published, QuizQuestions questions, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var book = await Gradebook.LoadAsync(db, published, questions, await db.TutoredCohortAsync(id, user, ct), learners.Today, enrolmentId: null, ct);
        if (request.Changes.Count is 0 or > MaxChanges || request.Changes.DistinctBy(change => (change.EnrolmentId, change.UnitId)).Count() != request.Changes.Count)
        {
            throw new RuleBroken(CourseErrors.GradeUnreadable);
        }

        var (known, now) = (book.Learners.ToDictionary(learner => learner.Enrolment.Id), clock.GetUtcNow());
        foreach (var change in request.Changes)
        {
            var learner = known.GetValueOrDefault(change.EnrolmentId) ?? throw new RuleBroken(CourseErrors.EnrolmentNotFound);
            if (learner.Enrolment.PersonId == user.PersonId)
            {
                throw new RuleBroken(CourseErrors.SubmissionOwn);
            }

            if (learner.NumberOf(change.UnitId) != change.Number)
            {
                throw new RuleBroken(CourseErrors.GradeChanged);
            }

            var max = change.UnitId is not { } unit ? 100
                : learner.Grade.Lines.FirstOrDefault(line => line.Mark.UnitId == unit)?.Mark.MaxPoints ?? throw new RuleBroken(CourseErrors.GradeColumnUnknown);
            if (change.UnitId is not null && change.MaxPoints != max)
            {
                throw new RuleBroken(CourseErrors.GradeChanged);
            }

            db.GradeChanges.Add(GradeChange.Of(
                Guid.CreateVersion7(), change.EnrolmentId, change.UnitId, learner.Last.GetValueOrDefault(change.UnitId ?? Guid.Empty), change.Value, max, request.Reason, user.PersonId, now));
        }

        await db.SaveUniqueAsync(CourseErrors.GradeChanged, ct);
        return TypedResults.NoContent();
    }
}
