using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Learning;

/// <summary>The caller's course: its units, which of them are open, what comes next and how much is done.</summary>
public static class GetLearning
{
    public sealed record Response(
        Guid EnrolmentId,
        Guid CohortId,
        string Title,
        string Cohort,
        int Hours,
        EnrolmentState State,
        DateTimeOffset? CompletedAt,
        DateOnly StartsOn,
        DateOnly? EndsOn,
        Guid? NextUnitId,
        int DoneMinutes,
        int AllMinutes,
        IReadOnlyList<Module> Modules,
        IReadOnlyList<Order> Orders,
        bool IssuesCertificates);

    /// <summary>A registered order that names the learner; the names of the others are not theirs to read.</summary>
    public sealed record Order(OrderKind Kind, string Number, DateOnly? SignedOn);

    public sealed record Module(string Title, IReadOnlyList<Unit> Units);

    /// <param name="OpensOn">Of a locked unit whose day has not come.</param>
    /// <param name="OpensAt">Of a locked unit whose moment has not come.</param>
    /// <param name="AwaitsTutor">Locked until a tutor opens it.</param>
    /// <param name="WaitsFor">Titles of the units that a locked one waits for.</param>
    public sealed record Unit(
        Guid Id,
        string Title,
        UnitKind Kind,
        int Minutes,
        bool IsRequired,
        UnitState State,
        DateOnly? OpensOn,
        DateTimeOffset? OpensAt,
        bool AwaitsTutor,
        IReadOnlyList<string> WaitsFor,
        DateOnly? DueOn,
        bool IsOverdue,
        decimal? Points,
        decimal? MaxPoints);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var learner = await learners.OwnAsync(id, user, ct);
        var silent = new HashSet<Guid>();
        foreach (var step in learner.Path.Steps.Where(step => step.Unit.Kind == UnitKind.Quiz && step.Progress?.Points is not null))
        {
            if ((await published.VersionAsync(db, step.Unit.VersionId, ct)).Content is QuizContent { Feedback: QuizFeedback.Nothing })
            {
                silent.Add(step.Unit.Id);
            }
        }

        return TypedResults.Ok(new Response(
            id, learner.Cohort.Id, learner.Edition.Title, learner.Cohort.Title, learner.Edition.Hours, learner.Enrolment.State, learner.Enrolment.CompletedAt,
            learner.Cohort.StartsOn, learner.Cohort.EndsOn, learner.Path.Next, learner.Path.DoneMinutes, learner.Path.AllMinutes,
            ModulesOf(learner.Edition.Outline, learner.Path, silent),
            await db.CohortOrders
                .Where(o => o.CohortId == learner.Cohort.Id && o.RegisteredAt != null && db.CohortOrderPeople.Any(p => p.OrderId == o.Id && p.PersonId == learner.Enrolment.PersonId))
                .OrderBy(o => o.RegisteredAt).Select(o => new Order(o.Kind, o.Number, o.SignedOn)).ToListAsync(ct),
            await db.Courses.AnyAsync(c => c.Id == learner.Cohort.CourseId && c.CertificatesById != null, ct)));
    }

    /// <summary>Modules without a unit for this learner are left out.</summary>
    /// <param name="silent">Quizzes that tell their learners no points.</param>
    internal static List<Module> ModulesOf(CourseOutline outline, LearningPath path, HashSet<Guid> silent)
    {
        var steps = path.Steps.ToDictionary(step => step.Unit.Id);
        return
        [
            .. outline.Modules
                .Select(module => new Module(module.Title, [.. module.Units.Where(unit => steps.ContainsKey(unit.Id)).Select(unit => UnitOf(steps[unit.Id], steps, silent.Contains(unit.Id)))]))
                .Where(module => module.Units.Count > 0),
        ];
    }

    private static Unit UnitOf(UnitStep step, Dictionary<Guid, UnitStep> steps, bool isSilent) => new(
        step.Unit.Id, step.Unit.Title, step.Unit.Kind, step.Unit.Minutes, step.Unit.IsRequired, step.State, step.OpensOn, step.OpensAt, step.AwaitsTutor,
        [.. step.WaitsFor.Select(id => steps[id].Unit.Title)], step.DueOn, step.IsOverdue, isSilent ? null : step.Progress?.Points, step.Progress?.MaxPoints);
}
