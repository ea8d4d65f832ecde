using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Courses.Grading;

/// <summary>What a formula would make of the marks that there are. Nothing is written: <see cref="SetGradeScheme"/> takes what is confirmed.</summary>
public static class PreviewFormula
{
    /// <param name="Formula">Empty for the mark by the weights that are saved.</param>
    public sealed record Request(string Formula, decimal PassPercent);

    /// <param name="Before">What counts now.</param>
    /// <param name="After">What would count: a mark that somebody set stays.</param>
    /// <param name="Working">How the formula comes to it; null without one.</param>
    public sealed record Response(Guid EnrolmentId, string Name, decimal? Before, decimal? After, bool WasPassed, bool IsPassed, bool IsSet, IReadOnlyList<WorkedStep>? Working);

    /// <summary>By name; without the caller, who learns in a cohort beside that and is told of the own row what a learner is.</summary>
    public static async Task<Ok<List<Response>>> Handle(
        Guid id, Request request, AppDb db, PublishedCourses published, QuizQuestions questions, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var book = await Gradebook.LoadAsync(db, published, questions, await db.TutoredCohortAsync(id, user, ct), learners.Today, enrolmentId: null, ct);
        var codes = book.ColumnCodes;
        var rule = request.Formula.Trim() is { Length: > 0 } formula ? new GradeRule(GradeFormula.Read(formula, codes.Values), codes) : null;
        return TypedResults.Ok(book.Learners.Where(learner => learner.Enrolment.PersonId != user.PersonId).Select(learner =>
        {
            var after = Grade.Of(
                [.. learner.Grade.Lines.Select(line => line.Mark)], book.Scheme.DropLowest, request.PassPercent, learner.Last.GetValueOrDefault(Guid.Empty)?.Value, rule);
            return new Response(
                learner.Enrolment.Id, learner.Person.FullName, learner.Grade.Percent, after.Percent, learner.Grade.IsPassed, after.IsPassed, learner.IsSet, after.Worked?.Steps);
        }).ToList());
    }
}
