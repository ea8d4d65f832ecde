using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Authoring;

/// <summary>The draft as a learner would find it at a chosen moment who has done what is named. Nothing is written: whoever walks keeps what they have done.</summary>
public static class WalkDraft
{
    /// <param name="StartsOn">Day 1 of the cohort in which one would learn.</param>
    /// <param name="At">The moment at which one looks.</param>
    /// <param name="Group">Of the learner in the cohort; empty for none.</param>
    /// <param name="Done">Units that one has completed on the way. What the draft does not have any more is passed over.</param>
    public sealed record Request(DateOnly StartsOn, DateTimeOffset At, string Group, IReadOnlyList<Done> Done);

    /// <param name="Share">Of its points, 0 to 1; null of a unit that gives none.</param>
    public sealed record Done(Guid UnitId, decimal? Share);

    /// <param name="Modules">As the learner would see them.</param>
    /// <param name="Hidden">What is for other groups only, which this learner would not see at all.</param>
    /// <param name="Groups">All that the draft names.</param>
    public sealed record Response(
        string Title, int Hours, Guid? NextUnitId, bool IsComplete, int DoneMinutes, int AllMinutes, IReadOnlyList<GetLearning.Module> Modules, IReadOnlyList<Elsewhere> Hidden, IReadOnlyList<string> Groups);

    public sealed record Elsewhere(Guid Id, string Title, IReadOnlyList<string> Groups);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, SiteSettings site, CancellationToken ct)
    {
        Cohort.CheckStart(request.StartsOn);
        Cohort.CheckStart(DateOnly.FromDateTime(request.At.UtcDateTime));
        var course = await db.CourseAsync(id, ct);
        var done = request.Done.DistinctBy(unit => unit.UnitId).ToDictionary(unit => unit.UnitId, unit => new UnitProgress
        {
            EnrolmentId = Guid.Empty,
            UnitId = unit.UnitId,
            OpenedAt = request.At,
            CompletedAt = request.At,
            Points = unit.Share,
            MaxPoints = unit.Share is null ? null : 1,
        });
        var path = LearningPath.Of(course.Outline, request.Group.Trim(), new(request.StartsOn, site.DayOf(request.At), request.At, new Dictionary<Guid, TutorsWord>()), done, new Dictionary<Guid, DateOnly>());

        // Shares that one chose oneself are no points to be shown.
        var seen = path.Steps.Select(step => step.Unit.Id).ToHashSet();
        return TypedResults.Ok(new Response(
            course.Title, course.Hours, path.Next, path.IsComplete, path.DoneMinutes, path.AllMinutes, GetLearning.ModulesOf(course.Outline, path, seen),
            [.. course.Outline.Units.Where(unit => !seen.Contains(unit.Id)).Select(unit => new Elsewhere(unit.Id, unit.Title, unit.Release.Groups))],
            [.. course.Outline.Units.SelectMany(unit => unit.Release.Groups).Distinct().Order(StringComparer.CurrentCulture)]));
    }
}

/// <summary>A unit of the draft with all that its learner would see of it, before the first try.</summary>
public static class WalkUnit
{
    /// <param name="Quiz">Null for other kinds.</param>
    public sealed record Response(UnitView View, UnitQuiz? Quiz);

    public static async Task<Ok<Response>> Handle(Guid id, Guid unitId, AppDb db, UnitMedia media, CancellationToken ct)
    {
        var unit = (await db.CourseAsync(id, ct)).Outline.Units.FirstOrDefault(u => u.Id == unitId) ?? throw new RuleBroken(CourseErrors.UnitNotFound);
        var content = (await db.UnitVersions.AsNoTracking().SingleAsync(v => v.Id == unit.VersionId, ct)).Content;
        return TypedResults.Ok(new Response(await UnitView.OfDraftAsync(id, unit, content, db, media, ct), content is QuizContent quiz ? UnitQuiz.Untaken(quiz) : null));
    }
}
