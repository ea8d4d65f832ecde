using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Cohorts;

/// <summary>What of a course is open in a cohort, by its plan and by the word of tutors.</summary>
public static class GetRelease
{
    /// <param name="Active">Who learns.</param>
    public sealed record Response(Guid CohortId, string Course, string Cohort, int Active, IReadOnlyList<Module> Modules);

    /// <param name="Said">Null where the plan holds.</param>
    public sealed record Module(Guid Id, string Title, Said? Said, IReadOnlyList<Unit> Units);

    public sealed record Said(TutorsWord Word, string By, DateTimeOffset At);

    /// <param name="Said">Of the unit itself; null where that of its module or the plan holds.</param>
    /// <param name="PlannedOn">By the day of the cohort; null where it opens with the cohort.</param>
    /// <param name="PlannedAt">By the calendar.</param>
    /// <param name="ByWord">The plan leaves it to the tutor.</param>
    /// <param name="WaitsFor">Titles of the units after which it opens.</param>
    /// <param name="Opened">How many of those who learn have opened it: a word takes it from none of them.</param>
    public sealed record Unit(
        Guid Id, string Title, UnitKind Kind, Said? Said, DateOnly? PlannedOn, DateTimeOffset? PlannedAt, bool ByWord, IReadOnlyList<string> WaitsFor, IReadOnlyList<string> Groups, int Opened);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, PublishedCourses published, CurrentUser user, CancellationToken ct)
    {
        var cohort = await db.TutoredCohortAsync(id, user, ct);
        var edition = await published.EditionAsync(db, cohort.CourseId, cohort.Edition, ct);
        var said = (await db.CohortWords.Where(w => w.CohortId == id).Join(db.People, w => w.SaidById, p => p.Id, (w, p) => new { Word = w, By = p }).ToListAsync(ct))
            .ToDictionary(row => row.Word.TargetId, row => new Said(row.Word.Word, row.By.ShortName, row.Word.SaidAt));
        var active = db.Enrolments.Where(e => e.CohortId == id && e.State == EnrolmentState.Active).Select(e => e.Id);
        var opened = await db.UnitProgress.Where(p => active.Contains(p.EnrolmentId)).GroupBy(p => p.UnitId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var titles = edition.Outline.Units.ToDictionary(unit => unit.Id, unit => unit.Title);
        return TypedResults.Ok(new Response(id, edition.Title, cohort.Title, await active.CountAsync(ct),
        [
            .. edition.Outline.Modules.Select(module => new Module(module.Id, module.Title, said.GetValueOrDefault(module.Id),
            [
                .. module.Units.Select(unit => new Unit(
                    unit.Id, unit.Title, unit.Kind, said.GetValueOrDefault(unit.Id), unit.Release.Day > 1 ? cohort.StartsOn.AddDays(unit.Release.Day - 1) : null, unit.Release.At, unit.Release.ByWord,
                    [.. unit.Release.After.Union(unit.Release.MinShares.Select(min => min.UnitId)).Where(titles.ContainsKey).Select(waited => titles[waited])],
                    unit.Release.Groups, opened.GetValueOrDefault(unit.Id))),
            ])),
        ]));
    }
}

/// <summary>A tutor opens or closes a unit or a whole module in one cohort, or takes that back, so that the plan of the course holds again.</summary>
public static class SayWord
{
    /// <param name="Word">Null to take it back.</param>
    public sealed record Request(TutorsWord? Word);

    /// <exception cref="RuleBroken">CourseErrors.CohortNotFound, CohortOver, UnitUnknown.</exception>
    public static async Task<NoContent> Handle(Guid id, Guid targetId, Request request, AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldCohortAsync(id, ct);
        var cohort = await db.TutoredCohortAsync(id, user, ct);
        if (cohort.IsOver(learners.Today))
        {
            throw new RuleBroken(CourseErrors.CohortOver);
        }

        var outline = (await published.EditionAsync(db, cohort.CourseId, cohort.Edition, ct)).Outline;
        if (!outline.Modules.Any(module => module.Id == targetId || module.Units.Any(unit => unit.Id == targetId)))
        {
            throw new RuleBroken(CourseErrors.UnitUnknown);
        }

        var known = await db.CohortWords.SingleOrDefaultAsync(w => w.CohortId == id && w.TargetId == targetId, ct);
        switch (request.Word, known)
        {
            case (null, { } taken):
                db.CohortWords.Remove(taken);
                break;
            case ({ } word, null):
                db.CohortWords.Add(new CohortWord { CohortId = id, TargetId = targetId, Word = word, SaidById = user.PersonId, SaidAt = clock.GetUtcNow() });
                break;
            case ({ } word, { } said) when said.Word != word:
                (said.Word, said.SaidById, said.SaidAt) = (word, user.PersonId, clock.GetUtcNow());
                break;
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
