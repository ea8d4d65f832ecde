using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Courses.Assignments;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Groups;

/// <summary>The caller's group for a practical work, what it has written, and groups that can be joined.</summary>
/// <param name="Own">Null while the caller is in none.</param>
/// <param name="Open">Where learners find together by themselves: the others that have room.</param>
public sealed record LearnerGroup(OwnWorkGroup? Own, IReadOnlyList<OpenGroup> Open)
{
    internal static async Task<LearnerGroup> ReadAsync(AppDb db, Learner learner, OutlineUnit unit, GroupWork plan, CancellationToken ct)
    {
        var all = await CohortGroups.ReadAsync(db, learner.Cohort, unit, plan, ct);
        var own = all.Groups.FirstOrDefault(g => g.Members.Any(m => m.EnrolmentId == learner.Enrolment.Id));
        var group = own is null ? null : await db.WorkGroups.AsNoTracking().SingleAsync(g => g.Id == own.Id, ct);
        var files = group is null ? [] : await db.StoredFiles.Where(f => group.FileIds.Contains(f.Id)).Select(f => new DraftFile(f.Id, f.Name, f.Size)).ToListAsync(ct);
        return new LearnerGroup(
            group is null || own is null
                ? null
                : new OwnWorkGroup(
                    own.Number, own.HasWork, [.. own.Members.Select(m => m.Name)], group.Text, [.. files.OrderBy(f => group.FileIds.ToList().IndexOf(f.FileId))], group.Draft,
                    own.Members.FirstOrDefault(m => m.EnrolmentId == group.WrittenById)?.Name, group.WrittenById == learner.Enrolment.Id, group.WrittenAt),
            plan.ByLearners && own?.HasWork != true
                ? [.. all.Groups.Where(g => g.Id != own?.Id && !g.HasWork && g.Members.Count < plan.Size).Select(g => new OpenGroup(g.Id, g.Number, [.. g.Members.Select(m => m.Name)]))]
                : []);
    }
}

/// <param name="Draft">Number of what was written last; to be sent with the next words.</param>
/// <param name="WrittenBy">Null while nobody has written.</param>
public sealed record OwnWorkGroup(
    int Number, bool HasWork, IReadOnlyList<string> Members, string Text, IReadOnlyList<DraftFile> Files, int Draft, string? WrittenBy, bool IsWrittenByMe, DateTimeOffset? WrittenAt);

public sealed record DraftFile(Guid FileId, string Name, long Size);

public sealed record OpenGroup(Guid Id, int Number, IReadOnlyList<string> Members);

public static class GetOwnGroup
{
    public static async Task<Ok<LearnerGroup>> Handle(Guid id, Guid unitId, AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var learner = await learners.OwnAsync(id, user, ct);
        var step = learner.OpenStepOf(unitId);
        var (_, plan) = await published.GroupWorkAsync(db, learner.Cohort, unitId, ct);
        return TypedResults.Ok(await LearnerGroup.ReadAsync(db, learner, step.Unit, plan, ct));
    }
}

/// <summary>The caller joins a group, begins a new one, or leaves, where learners find together by themselves.</summary>
public static class ChooseGroup
{
    /// <param name="GroupId">Null for a new group or none.</param>
    public sealed record Request(Guid? GroupId, bool IsNew);

    public static async Task<Ok<LearnerGroup>> Handle(
        Guid id, Guid unitId, Request request, AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var learner = await learners.OwnAsync(id, user, ct);
        var step = learner.OpenStepOf(unitId);
        var (_, plan) = await published.GroupWorkAsync(db, learner.Cohort, unitId, ct);
        if (!plan.ByLearners)
        {
            throw new RuleBroken(CourseErrors.GroupClosed);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldCohortAsync(learner.Cohort.Id, ct);
        var group = request.IsNew ? (await db.AddGroupAsync(learner.Cohort.Id, unitId, ct)).Id : request.GroupId;
        await db.PlaceAsync(id, learner.Cohort.Id, unitId, group, plan.Size, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await LearnerGroup.ReadAsync(db, learner, step.Unit, plan, ct));
    }
}

/// <summary>Keeps what the caller wrote of the group's work. Of two who write at once the second is told, and what they wrote stays on their device.</summary>
public static class SaveGroupDraft
{
    /// <param name="Draft">As last read.</param>
    public sealed record Request(string Text, IReadOnlyList<Guid> FileIds, int Draft);

    public static async Task<Ok<LearnerGroup>> Handle(
        Guid id, Guid unitId, Request request, AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var learner = await learners.OwnAsync(id, user, ct);
        var step = learner.OpenStepOf(unitId);
        var (_, work) = await published.AssignmentAsync(db, learner.Cohort, unitId, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var group = await db.HeldGroupAsync(id, unitId, ct);
        if (group is null || work.Groups is null)
        {
            throw new RuleBroken(CourseErrors.GroupNone);
        }

        if (await db.OwnSubmissions(id, unitId).OrderByDescending(s => s.Number).Select(s => (SubmissionState?)s.State).FirstOrDefaultAsync(ct) is { } state and not SubmissionState.Returned)
        {
            throw new RuleBroken(state == SubmissionState.Waiting ? CourseErrors.SubmissionWaits : CourseErrors.SubmissionAccepted);
        }

        var files = request.FileIds.Distinct().ToArray();
        group.Write(request.Text, files, request.Draft, work.MaxFiles, id, clock.GetUtcNow());
        await db.RequireOwnFilesAsync(files, user.PersonId, group.Id, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await LearnerGroup.ReadAsync(db, learner, step.Unit, work.Groups, ct));
    }
}

/// <summary>A file that a member has put to the group's work and that is not handed in yet.</summary>
public static class GetGroupFile
{
    public static async Task<PushStreamHttpResult> Handle(
        Guid id, Guid unitId, Guid fileId, AppDb db, LearnerRows learners, IFileStore store, CurrentUser user, HttpResponse response, CancellationToken ct)
    {
        await learners.OwnAsync(id, user, ct);
        var group = await db.WorkGroups.AsNoTracking().SingleOrDefaultAsync(g => db.WorkGroupMembers.Any(m => m.GroupId == g.Id && m.EnrolmentId == id && m.UnitId == unitId), ct);
        return group?.FileIds.Contains(fileId) == true
            ? GetFile.Send(await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == fileId, ct), store, response, ct)
            : throw new RuleBroken(MaterialErrors.FileNotFound);
    }
}
