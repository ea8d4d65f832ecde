using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>A new study group of a school.</summary>
public static class CreateStudyGroup
{
    public sealed record Request(Guid OrganizationId, string Subject, string Title, int? Grade, DateOnly From, DateOnly To, IReadOnlyList<Member> Members);

    /// <param name="From">First day; the group's own when null.</param>
    public sealed record Member(Guid PersonId, StudyGroupRole Role, DateOnly? From, DateOnly? To);

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(Request request, AppDb db, TimetableRows rows, CancellationToken ct)
    {
        rows.DemandArranging(request.OrganizationId);
        var group = new StudyGroup { Id = Guid.CreateVersion7(), OrganizationId = request.OrganizationId, Subject = "", Title = "", From = request.From, To = request.To };
        group.Describe(request.Subject, request.Title, request.Grade, request.From, request.To);
        db.StudyGroups.Add(group);
        await GroupMembers.SetAsync(db, rows, group, request.Members, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/timetable/groups/{group.Id}", new Response(group.Id));
    }
}

/// <summary>Changes a group and who belongs to it; lessons that are to come follow at once. Who has left stays in its past.</summary>
public static class EditStudyGroup
{
    public sealed record Request(string Subject, string Title, int? Grade, DateOnly From, DateOnly To, IReadOnlyList<CreateStudyGroup.Member> Members, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, TimetableRows rows, TimetableMaker maker, CancellationToken ct)
    {
        var group = await rows.ArrangedGroupAsync(id, ct);
        group.Describe(request.Subject, request.Title, request.Grade, request.From, request.To);
        db.ExpectVersion(group, request.Version);

        // Its version grows although only members change.
        db.Entry(group).Property(g => g.Title).IsModified = true;
        await GroupMembers.SetAsync(db, rows, group, request.Members, ct);
        foreach (var entry in await db.TimetableEntries.Where(e => e.StudyGroupId == id).ToListAsync(ct))
        {
            // A shorter year ends its timetable with it.
            (entry.From, entry.To) = (entry.From < group.From ? group.From : entry.From, entry.To > group.To ? group.To : entry.To);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        await maker.MakeGroupAsync(id, rows.Viewer, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

internal static class GroupMembers
{
    /// <exception cref="RuleBroken">GroupMemberTwice, GroupFull, GroupMemberUnknown.</exception>
    public static async Task SetAsync(AppDb db, TimetableRows rows, StudyGroup group, IReadOnlyList<CreateStudyGroup.Member> wanted, CancellationToken ct)
    {
        var today = rows.Today;
        if (wanted.DistinctBy(m => m.PersonId).Count() < wanted.Count)
        {
            throw new RuleBroken(TimetableErrors.GroupMemberTwice);
        }

        if (wanted.Count > StudyGroup.MostMembers)
        {
            throw new RuleBroken(TimetableErrors.GroupFull, new Dictionary<string, object?> { ["max"] = StudyGroup.MostMembers });
        }

        var known = await db.StudyGroupMembers.Where(m => m.StudyGroupId == group.Id).ToDictionaryAsync(m => m.PersonId, ct);
        await DemandPeopleAsync(db, group.OrganizationId, [.. wanted.Where(m => !known.ContainsKey(m.PersonId))], today, ct);
        foreach (var member in wanted)
        {
            if (known.Remove(member.PersonId, out var same) && same.Role == member.Role)
            {
                (same.From, same.To) = (member.From ?? same.From, member.To);
                continue;
            }

            if (same is not null)
            {
                db.StudyGroupMembers.Remove(same);
            }

            db.StudyGroupMembers.Add(new StudyGroupMember { StudyGroupId = group.Id, PersonId = member.PersonId, Role = member.Role, From = member.From ?? group.From, To = member.To });
        }

        foreach (var gone in known.Values)
        {
            // Who came today by mistake goes without a trace; who learned here stays in the journal.
            if (gone.From >= today)
            {
                db.StudyGroupMembers.Remove(gone);
            }
            else if (gone.To is null || gone.To >= today)
            {
                gone.To = today.AddDays(-1);
            }
        }
    }

    private static async Task DemandPeopleAsync(AppDb db, Guid organizationId, IReadOnlyCollection<CreateStudyGroup.Member> added, DateOnly today, CancellationToken ct)
    {
        var current = db.Memberships.Where(m => m.OrganizationId == organizationId && m.From <= today && (m.To == null || today <= m.To));
        foreach (var role in Enum.GetValues<StudyGroupRole>())
        {
            var ids = added.Where(m => m.Role == role).Select(m => m.PersonId).ToArray();
            var isPupil = role == StudyGroupRole.Pupil;
            if (await current.Where(m => ids.Contains(m.PersonId) && (m.Kind == MembershipKind.Student) == isPupil).Select(m => m.PersonId).Distinct().CountAsync(ct) < ids.Length)
            {
                throw new RuleBroken(TimetableErrors.GroupMemberUnknown);
            }
        }
    }
}
