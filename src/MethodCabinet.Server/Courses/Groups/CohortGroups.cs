using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Groups;

/// <param name="Name">Of a person.</param>
public sealed record GroupMember(Guid EnrolmentId, string Name);

/// <param name="HasWork">It has handed in: who is in it stays.</param>
public sealed record GroupRow(Guid Id, int Number, bool HasWork, IReadOnlyList<GroupMember> Members);

/// <summary>Groups of a cohort for one practical work, and who is left without one.</summary>
/// <param name="Size">The most in one group.</param>
public sealed record CohortGroups(string Unit, bool ByLearners, int Size, IReadOnlyList<GroupRow> Groups, IReadOnlyList<GroupMember> Without)
{
    internal static async Task<CohortGroups> ReadAsync(AppDb db, Cohort cohort, OutlineUnit unit, GroupWork plan, CancellationToken ct)
    {
        var people = await db.Enrolments
            .Where(e => e.CohortId == cohort.Id && (e.State == EnrolmentState.Active || e.State == EnrolmentState.Completed))
            .Join(db.People, e => e.PersonId, p => p.Id, (e, p) => new { Enrolment = e, Person = p }).AsNoTracking().ToListAsync(ct);
        var known = people.Where(p => unit.Release.Groups.Count == 0 || unit.Release.Groups.Contains(p.Enrolment.Group))
            .Select(p => new GroupMember(p.Enrolment.Id, p.Person.FullName)).OrderBy(m => m.Name, StringComparer.CurrentCulture).ToArray();
        var groups = await db.WorkGroups.Where(g => g.CohortId == cohort.Id && g.UnitId == unit.Id).OrderBy(g => g.Number)
            .Select(g => new { g.Id, g.Number, HasWork = db.Submissions.Any(s => s.GroupId == g.Id) }).ToListAsync(ct);
        var placed = await db.WorkGroupMembers.Where(m => db.WorkGroups.Any(g => g.Id == m.GroupId && g.CohortId == cohort.Id && g.UnitId == unit.Id)).ToDictionaryAsync(m => m.EnrolmentId, m => m.GroupId, ct);
        return new CohortGroups(
            unit.Title, plan.ByLearners, plan.Size,
            [.. groups.Select(g => new GroupRow(g.Id, g.Number, g.HasWork, [.. known.Where(m => placed.TryGetValue(m.EnrolmentId, out var group) && group == g.Id)]))],
            [.. known.Where(m => !placed.ContainsKey(m.EnrolmentId))]);
    }
}

/// <summary>What arranging groups loads and decides alike for tutors and learners.</summary>
internal static class GroupRows
{
    /// <exception cref="RuleBroken">CourseErrors.UnitNotFound.</exception>
    public static async Task<(OutlineUnit Unit, AssignmentContent Work)> AssignmentAsync(this PublishedCourses published, AppDb db, Cohort cohort, Guid unitId, CancellationToken ct)
    {
        var edition = await published.EditionAsync(db, cohort.CourseId, cohort.Edition, ct);
        var unit = edition.Outline.Units.FirstOrDefault(u => u.Id == unitId) ?? throw new RuleBroken(CourseErrors.UnitNotFound);
        return (await published.VersionAsync(db, unit.VersionId, ct)).Content is AssignmentContent work ? (unit, work) : throw new RuleBroken(CourseErrors.UnitNotFound);
    }

    public static async Task<(OutlineUnit Unit, GroupWork Plan)> GroupWorkAsync(this PublishedCourses published, AppDb db, Cohort cohort, Guid unitId, CancellationToken ct) =>
        await published.AssignmentAsync(db, cohort, unitId, ct) is var (unit, work) && work.Groups is { } plan ? (unit, plan) : throw new RuleBroken(CourseErrors.UnitNotFound);

    /// <summary>Adds a group with the next number. To be called while the cohort is held.</summary>
    public static async Task<WorkGroup> AddGroupAsync(this AppDb db, Guid cohortId, Guid unitId, CancellationToken ct)
    {
        var last = await db.WorkGroups.Where(g => g.CohortId == cohortId && g.UnitId == unitId).MaxAsync(g => (int?)g.Number, ct) ?? 0;
        var group = new WorkGroup { Id = Guid.CreateVersion7(), CohortId = cohortId, UnitId = unitId, Number = last + 1 };
        db.WorkGroups.Add(group);
        await db.SaveChangesAsync(ct);
        return group;
    }

    /// <summary>Puts a learner into a group, or out of the one there is. To be called while the cohort is held.</summary>
    /// <param name="groupId">Null for none.</param>
    /// <exception cref="RuleBroken">GroupHandedIn, GroupNotFound, GroupFull.</exception>
    public static async Task PlaceAsync(this AppDb db, Guid enrolmentId, Guid cohortId, Guid unitId, Guid? groupId, int size, CancellationToken ct)
    {
        var member = await db.WorkGroupMembers.SingleOrDefaultAsync(m => m.EnrolmentId == enrolmentId && m.UnitId == unitId, ct);
        var touched = new[] { member?.GroupId, groupId }.OfType<Guid>().ToArray();
        if (await db.Submissions.AnyAsync(s => s.GroupId != null && touched.Contains(s.GroupId.Value), ct))
        {
            throw new RuleBroken(CourseErrors.GroupHandedIn);
        }

        if (groupId is { } into)
        {
            if (!await db.WorkGroups.AnyAsync(g => g.Id == into && g.CohortId == cohortId && g.UnitId == unitId, ct))
            {
                throw new RuleBroken(CourseErrors.GroupNotFound);
            }

            if (await db.WorkGroupMembers.CountAsync(m => m.GroupId == into && m.EnrolmentId != enrolmentId, ct) >= size)
            {
                throw new RuleBroken(CourseErrors.GroupFull, new Dictionary<string, object?> { ["max"] = size });
            }

            if (member is null)
            {
                db.WorkGroupMembers.Add(new WorkGroupMember { EnrolmentId = enrolmentId, UnitId = unitId, GroupId = into });
            }
            else
            {
                member.GroupId = into;
            }
        }
        else if (member is not null)
        {
            db.WorkGroupMembers.Remove(member);
        }

        await db.SaveChangesAsync(ct);
        await db.WorkGroups.Where(g => g.CohortId == cohortId && g.UnitId == unitId && g.Draft == 0 && !db.WorkGroupMembers.Any(m => m.GroupId == g.Id)).ExecuteDeleteAsync(ct);
    }
}

/// <summary>Groups of one practical work, for the tutors of the cohort and the cabinet.</summary>
public static class GetCohortGroups
{
    public static async Task<Ok<CohortGroups>> Handle(Guid id, Guid unitId, AppDb db, PublishedCourses published, CurrentUser user, CancellationToken ct)
    {
        var cohort = await db.TutoredCohortAsync(id, user, ct);
        var (unit, plan) = await published.GroupWorkAsync(db, cohort, unitId, ct);
        return TypedResults.Ok(await CohortGroups.ReadAsync(db, cohort, unit, plan, ct));
    }
}

/// <summary>Puts one learner into a group, into a new one, or out.</summary>
public static class PlaceInGroup
{
    /// <param name="GroupId">Null for a new group or none.</param>
    public sealed record Request(Guid EnrolmentId, Guid? GroupId, bool IsNew);

    public static async Task<Ok<CohortGroups>> Handle(Guid id, Guid unitId, Request request, AppDb db, PublishedCourses published, CurrentUser user, CancellationToken ct)
    {
        var cohort = await db.TutoredCohortAsync(id, user, ct);
        var (unit, plan) = await published.GroupWorkAsync(db, cohort, unitId, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldCohortAsync(id, ct);
        if (!await db.Enrolments.AnyAsync(e => e.Id == request.EnrolmentId && e.CohortId == id && (e.State == EnrolmentState.Active || e.State == EnrolmentState.Completed), ct))
        {
            throw new RuleBroken(CourseErrors.EnrolmentNotFound);
        }

        var group = request.IsNew ? (await db.AddGroupAsync(id, unitId, ct)).Id : request.GroupId;
        await db.PlaceAsync(request.EnrolmentId, id, unitId, group, plan.Size, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await CohortGroups.ReadAsync(db, cohort, unit, plan, ct));
    }
}

/// <summary>Deals those who have no group into new ones, by lot.</summary>
public static class DealGroups
{
    /// <param name="Size">The most in one; not more than the author of the course allows.</param>
    public sealed record Request(int Size);

    public static async Task<Ok<CohortGroups>> Handle(Guid id, Guid unitId, Request request, AppDb db, PublishedCourses published, CurrentUser user, CancellationToken ct)
    {
        var cohort = await db.TutoredCohortAsync(id, user, ct);
        var (unit, plan) = await published.GroupWorkAsync(db, cohort, unitId, ct);
        if (request.Size < 2 || request.Size > plan.Size)
        {
            throw new RuleBroken(CourseErrors.GroupSizeRange);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldCohortAsync(id, ct);
        var people = (await CohortGroups.ReadAsync(db, cohort, unit, plan, ct)).Without.Select(m => m.EnrolmentId).ToArray();
        Random.Shared.Shuffle(people);
        foreach (var members in GroupWork.Deal(people, request.Size))
        {
            var group = await db.AddGroupAsync(id, unitId, ct);
            db.WorkGroupMembers.AddRange(members.Select(member => new WorkGroupMember { EnrolmentId = member, UnitId = unitId, GroupId = group.Id }));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await CohortGroups.ReadAsync(db, cohort, unit, plan, ct));
    }
}
