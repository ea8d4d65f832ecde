using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.LiveLessons;

/// <summary>Online lessons of the course that a cohort learns, for its tutors.</summary>
public static class ListCohortLessons
{
    /// <param name="Learners">How many would be asked to a lesson now.</param>
    public sealed record Response(Guid CohortId, string Course, string Cohort, int Learners, IReadOnlyList<Item> Lessons);

    /// <param name="Minutes">That the course plans for it.</param>
    /// <param name="Set">Null while it was not set.</param>
    public sealed record Item(Guid UnitId, string Title, int Minutes, UnitLesson? Set);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, PublishedCourses published, CurrentUser user, CancellationToken ct)
    {
        var cohort = await db.TutoredCohortAsync(id, user, ct);
        var edition = await published.EditionAsync(db, cohort.CourseId, cohort.Edition, ct);
        var set = await db.CohortLessons.AsNoTracking().Where(l => l.CohortId == id).Join(db.Lessons.AsNoTracking(), c => c.LessonId, l => l.Id, (c, l) => new { c.UnitId, Lesson = l })
            .ToDictionaryAsync(row => row.UnitId, row => UnitLesson.Of(row.Lesson), ct);
        return TypedResults.Ok(new Response(
            id, edition.Title, cohort.Title, await db.Enrolments.CountAsync(e => e.CohortId == id && e.State == EnrolmentState.Active, ct),
            [.. edition.Outline.Units.Where(unit => unit.Kind == UnitKind.Lesson).Select(unit => new Item(unit.Id, unit.Title, unit.Minutes, set.GetValueOrDefault(unit.Id)))]));
    }
}

/// <summary>A tutor sets when a lesson of the course takes place for the cohort, or moves it. Tutors lead it; everybody who learns is asked.</summary>
public static class SetCohortLesson
{
    public sealed record Request(DateTimeOffset StartsAt, int Minutes, bool HasWaitingRoom);

    public sealed record Response(Guid LessonId);

    /// <exception cref="RuleBroken">CourseErrors.CohortNotFound, CohortOver, UnitUnknown; LessonErrors.MinutesInvalid, Begun, MembersTooMany.</exception>
    public static async Task<Ok<Response>> Handle(Guid id, Guid unitId, Request request, AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldCohortAsync(id, ct);
        var cohort = await db.TutoredCohortAsync(id, user, ct);
        if (cohort.IsOver(learners.Today))
        {
            throw new RuleBroken(CourseErrors.CohortOver);
        }

        var unit = (await published.EditionAsync(db, cohort.CourseId, cohort.Edition, ct)).Outline.Units.FirstOrDefault(unit => unit.Id == unitId && unit.Kind == UnitKind.Lesson)
            ?? throw new RuleBroken(CourseErrors.UnitUnknown);
        var minutes = Lesson.CheckedMinutes(request.Minutes);
        var known = await db.CohortLessons.SingleOrDefaultAsync(l => l.CohortId == id && l.UnitId == unitId, ct);
        var lesson = known is null ? null : await db.Lessons.SingleAsync(l => l.Id == known.LessonId, ct);
        if (lesson is { CalledOffAt: null })
        {
            lesson.DemandChangeable();
            (lesson.StartsAt, lesson.Minutes, lesson.HasWaitingRoom) = (request.StartsAt, minutes, request.HasWaitingRoom);
            await LessonTutors.RenewAsync(db, lesson, id, user.PersonId, ct);
        }
        else
        {
            lesson = await AddAsync(cohort, unit, request with { Minutes = minutes }, db, user, ct);
            if (known is null)
            {
                db.CohortLessons.Add(new CohortLesson { CohortId = id, UnitId = unitId, LessonId = lesson.Id });
            }
            else
            {
                (known.LessonId, known.CountedAt) = (lesson.Id, null);
            }
        }

        await db.SaveChangesAsync(ct);
        await OpenRooms.AnnounceMembersAsync(db, lesson.Id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(lesson.Id));
    }

    private static async Task<Lesson> AddAsync(Cohort cohort, OutlineUnit unit, Request request, AppDb db, CurrentUser user, CancellationToken ct)
    {
        var teachers = (await db.CohortTutors.Where(t => t.CohortId == cohort.Id).Select(t => t.PersonId).ToListAsync(ct)).Append(user.PersonId).ToHashSet();
        var learners = await db.Enrolments.Where(e => e.CohortId == cohort.Id && e.State == EnrolmentState.Active
            && (unit.Release.Groups.Count == 0 || unit.Release.Groups.Contains(e.Group))).Select(e => e.PersonId).ToListAsync(ct);
        (Guid PersonId, RoomRole Role)[] members = [.. teachers.Select(id => (id, RoomRole.Teacher)), .. learners.Where(id => !teachers.Contains(id)).Select(id => (id, RoomRole.Pupil))];

        // Those who enrol later come too.
        var kind = members.Length <= LessonMember.Most(LessonKind.Lesson) / 2 ? LessonKind.Lesson : LessonKind.Seminar;
        LessonMember.Check(kind, members);
        var lesson = new Lesson
        {
            Id = Guid.CreateVersion7(),
            Kind = kind,
            Title = Lesson.CheckedTitle(unit.Title.Length > Lesson.MaxTitle ? unit.Title[..Lesson.MaxTitle] : unit.Title),
            StartsAt = request.StartsAt,
            Minutes = request.Minutes,
            HasWaitingRoom = request.HasWaitingRoom,
            CreatedById = user.PersonId,
        };
        db.Lessons.Add(lesson);
        db.LessonMembers.AddRange(members.Select(m => new LessonMember { LessonId = lesson.Id, PersonId = m.PersonId, Role = m.Role }));
        return lesson;
    }
}

/// <summary>The lesson of a cohort will not be as it was set; it can be set anew. Again is harmless.</summary>
public static class CallOffCohortLesson
{
    public static async Task<NoContent> Handle(Guid id, Guid unitId, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await db.TutoredCohortAsync(id, user, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var lesson = await db.CohortLessons.Where(l => l.CohortId == id && l.UnitId == unitId).Join(db.Lessons, c => c.LessonId, l => l.Id, (_, l) => l).SingleOrDefaultAsync(ct)
            ?? throw new RuleBroken(LessonErrors.NotFound);
        lesson.CallOff(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await OpenRooms.AnnounceMembersAsync(db, lesson.Id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
