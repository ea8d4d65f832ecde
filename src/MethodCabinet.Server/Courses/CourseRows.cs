using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses;

/// <summary>What several operations load alike.</summary>
internal static class CourseRows
{
    /// <exception cref="RuleBroken">CourseErrors.NotFound.</exception>
    public static async Task<Course> CourseAsync(this AppDb db, Guid id, CancellationToken ct) =>
        await db.Courses.SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new RuleBroken(CourseErrors.NotFound);

    /// <summary>A course that is changed as the caller saw it.</summary>
    /// <param name="version">As the caller read it.</param>
    /// <exception cref="RuleBroken">CourseErrors.NotFound, Changed.</exception>
    public static async Task<Course> CourseAsync(this AppDb db, Guid id, uint version, CancellationToken ct)
    {
        var course = await db.CourseAsync(id, ct);
        return course.Version == version ? course : throw new RuleBroken(CourseErrors.Changed);
    }

    /// <summary>Holds the course until the end of the transaction: what a unit shows is not written while an edition is made of it.</summary>
    public static Task HoldCourseAsync(this AppDb db, Guid id, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select 1 from courses.courses where id = {id} for update", ct);

    /// <summary>Stores a change of a course; of two who change it at once one is told so.</summary>
    /// <exception cref="RuleBroken">CourseErrors.Changed.</exception>
    public static async Task SaveCourseAsync(this AppDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleBroken(CourseErrors.Changed);
        }
    }

    /// <summary>The contents that the outline shows, by the id of their version.</summary>
    public static Task<Dictionary<Guid, UnitVersion>> VersionsAsync(this AppDb db, CourseOutline outline, CancellationToken ct)
    {
        var ids = outline.Units.Select(unit => unit.VersionId).ToArray();
        return db.UnitVersions.AsNoTracking().Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, ct);
    }

    /// <summary>What a unit of the draft shows.</summary>
    /// <exception cref="RuleBroken">CourseErrors.NotFound, UnitNotFound.</exception>
    public static async Task<UnitVersion> DraftVersionAsync(this AppDb db, Guid courseId, Guid unitId, CancellationToken ct)
    {
        var unit = (await db.CourseAsync(courseId, ct)).Outline.Units.FirstOrDefault(u => u.Id == unitId) ?? throw new RuleBroken(CourseErrors.UnitNotFound);
        return await db.UnitVersions.AsNoTracking().SingleAsync(v => v.Id == unit.VersionId, ct);
    }

    /// <summary>A cohort of which the caller is tutor or which the caller's cabinet runs.</summary>
    /// <exception cref="RuleBroken">CourseErrors.CohortNotFound, also for those who may not know of it.</exception>
    public static async Task<Cohort> TutoredCohortAsync(this AppDb db, Guid id, CurrentUser user, CancellationToken ct)
    {
        var cohort = await db.Cohorts.SingleOrDefaultAsync(c => c.Id == id, ct);
        return cohort is not null && await db.IsTutoredAsync(id, user, ct) ? cohort : throw new RuleBroken(CourseErrors.CohortNotFound);
    }

    /// <summary>Whether the caller is tutor of a cohort or of the cabinet, which runs all.</summary>
    public static async Task<bool> IsTutoredAsync(this AppDb db, Guid cohortId, CurrentUser user, CancellationToken ct) =>
        user.IsStaff || await db.CohortTutors.AnyAsync(t => t.CohortId == cohortId && t.PersonId == user.PersonId, ct);

    /// <summary>Holds the cohort until the end of the transaction, so that its places are counted by one after the other.</summary>
    public static Task HoldCohortAsync(this AppDb db, Guid id, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select 1 from courses.cohorts where id = {id} for update", ct);

    public static Task<int> PlacesTakenAsync(this AppDb db, Guid cohortId, CancellationToken ct) =>
        db.Enrolments.CountAsync(e => e.CohortId == cohortId && (e.State == EnrolmentState.Active || e.State == EnrolmentState.Completed), ct);

    /// <summary>The people for whom courses of this audience are.</summary>
    public static IQueryable<Guid> Audience(this AppDb db, CourseAudience audience, DateOnly today) => db.Memberships
        .Where(m => m.From <= today && (m.To == null || today <= m.To) && (m.Kind == MembershipKind.Student) == (audience == CourseAudience.Pupils))
        .Select(m => m.PersonId);
}
