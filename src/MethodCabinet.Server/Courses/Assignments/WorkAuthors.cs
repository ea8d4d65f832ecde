using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Assignments;

/// <summary>Whose a work is: one learner's, or that of a group.</summary>
internal static class WorkAuthors
{
    /// <summary>Tries of a learner at an assignment, those of the learner's group among them.</summary>
    public static IQueryable<Submission> OwnSubmissions(this AppDb db, Guid enrolmentId, Guid unitId) => db.Submissions.Where(s =>
        s.UnitId == unitId && (s.GroupId == null ? s.EnrolmentId == enrolmentId : db.WorkGroupMembers.Any(m => m.GroupId == s.GroupId && m.EnrolmentId == enrolmentId)));

    /// <summary>No try came after it.</summary>
    public static IQueryable<Submission> LastTries(this AppDb db) => db.Submissions.Where(s =>
        !db.Submissions.Any(n => n.UnitId == s.UnitId && n.Number > s.Number && (s.GroupId == null ? n.GroupId == null && n.EnrolmentId == s.EnrolmentId : n.GroupId == s.GroupId)));

    /// <summary>Enrolments of those whose work it is and who learn, in a fixed order, in which they may be held.</summary>
    public static async Task<List<Guid>> AuthorsAsync(this AppDb db, Submission work, CancellationToken ct) => work.GroupId is { } group
        ? await db.WorkGroupMembers.Where(m => m.GroupId == group)
            .Join(db.Enrolments.Where(e => e.State == EnrolmentState.Active || e.State == EnrolmentState.Completed), m => m.EnrolmentId, e => e.Id, (m, e) => e.Id)
            .OrderBy(id => id).ToListAsync(ct)
        : [work.EnrolmentId];

    /// <summary>The group of a learner, held until the end of the transaction; null without one.</summary>
    public static async Task<WorkGroup?> HeldGroupAsync(this AppDb db, Guid enrolmentId, Guid unitId, CancellationToken ct)
    {
        var id = await db.WorkGroupMembers.Where(m => m.EnrolmentId == enrolmentId && m.UnitId == unitId).Select(m => (Guid?)m.GroupId).SingleOrDefaultAsync(ct);
        if (id is null)
        {
            return null;
        }

        await db.Database.ExecuteSqlAsync($"select 1 from courses.work_groups where id = {id} for update", ct);
        return await db.WorkGroups.SingleOrDefaultAsync(g => g.Id == id, ct);
    }

    /// <summary>A file that nobody of the authors stored, or that is handed out to everybody who knows its id, is none to hand in. The files are held until the end of the transaction: nobody takes one back meanwhile.</summary>
    /// <exception cref="RuleBroken">MaterialErrors.FileNotFound.</exception>
    public static async Task RequireOwnFilesAsync(this AppDb db, IReadOnlyCollection<Guid> files, Guid me, Guid? groupId, CancellationToken ct)
    {
        var ids = files.ToArray();
        await db.Database.ExecuteSqlAsync($"select 1 from materials.files where id = any ({ids}) order by id for share", ct);
        var own = db.StoredFiles.Where(f => files.Contains(f.Id) && f.IsPrivate && f.RemovedAt == null && (f.FileState == FileState.Ready || f.FileState == FileState.Checking)
            && (f.CreatedById == me || db.WorkGroupMembers.Any(m => m.GroupId == groupId && db.Enrolments.Any(e => e.Id == m.EnrolmentId && e.PersonId == f.CreatedById))));
        if (await own.CountAsync(ct) != files.Count)
        {
            throw new RuleBroken(MaterialErrors.FileNotFound);
        }
    }

    /// <summary>Names of those whose works these are, by work.</summary>
    public static async Task<Dictionary<Guid, string>> AuthorNamesAsync(this AppDb db, IReadOnlyCollection<Submission> works, CancellationToken ct)
    {
        var enrolments = works.Where(w => w.GroupId is null).Select(w => w.EnrolmentId).ToArray();
        var groups = works.Select(w => w.GroupId).OfType<Guid>().ToArray();
        var alone = await db.Enrolments.Where(e => enrolments.Contains(e.Id)).Join(db.People, e => e.PersonId, p => p.Id, (e, p) => new { e.Id, Person = p }).ToDictionaryAsync(r => r.Id, r => r.Person.FullName, ct);
        var together = (await db.WorkGroupMembers.Where(m => groups.Contains(m.GroupId)).Join(db.Enrolments, m => m.EnrolmentId, e => e.Id, (m, e) => new { m.GroupId, e.PersonId })
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new { r.GroupId, Person = p }).ToListAsync(ct)).ToLookup(r => r.GroupId, r => r.Person.FullName);
        return works.DistinctBy(w => w.Id).ToDictionary(
            w => w.Id, w => w.GroupId is { } group ? string.Join(", ", together[group].Order(StringComparer.CurrentCulture)) : alone.GetValueOrDefault(w.EnrolmentId, ""));
    }
}
