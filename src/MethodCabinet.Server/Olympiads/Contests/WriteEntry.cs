using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>A new entry: a teacher's or a pupil's own, or a pupil's by the coordinator of the school.</summary>
public static class AddEntry
{
    /// <param name="PersonId">Whose it is; null for the own one.</param>
    public sealed record Request(Guid? PersonId, EntryText Text);

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(Guid id, Request request, AppDb db, CurrentUser user, SiteSettings site, CancellationToken ct)
    {
        var personId = request.PersonId ?? user.PersonId;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await ContestMarks.HoldPersonAsync(db, id, personId, ct);
        await ContestMarks.HoldOpenAsync(db, id, ct);
        var now = await db.NowAsync(ct);
        var contest = await db.SeenContestAsync(id, user, ct);
        var today = site.DayOf(now);
        var isStudent = contest.Kind == ContestKind.Pupils;
        var places = await db.Memberships.AsNoTracking()
            .Where(m => m.PersonId == personId && (m.Kind == MembershipKind.Student) == isStudent && m.From <= today && (m.To == null || today <= m.To))
            .OrderByDescending(m => m.From).ThenBy(m => m.Id)
            .ToListAsync(ct);
        var place = places.Find(m => ContestAccess.CanWrite(user.AsViewer(), contest.Kind, personId, m.OrganizationId)) ?? throw new RuleBroken(ContestErrors.NotForYou);
        if (await db.ContestExperts.AnyAsync(e => e.ContestId == id && e.PersonId == personId, ct))
        {
            throw new RuleBroken(ContestErrors.ExpertEnters);
        }

        if (await db.ContestEntries.CountAsync(e => e.ContestId == id && e.PersonId == personId, ct) >= ContestEntry.MaxOfPerson)
        {
            throw new RuleBroken(ContestErrors.EntriesTooMany, new Dictionary<string, object?> { ["max"] = ContestEntry.MaxOfPerson });
        }

        // Random, not ordered by time: experts and voters see it, and what a school enters at once would have neighbouring ones.
        var entry = new ContestEntry { Id = Guid.NewGuid(), ContestId = id, PersonId = personId, OrganizationId = place.OrganizationId, Grade = place.Grade };
        await WriteAsync(db, entry, contest, request.Text, today, now, ct);
        db.ContestEntries.Add(entry);
        await db.SaveChangesAsync(ct);
        await ContestChanges.TellBoardAsync(db, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/api/contest-entries/{entry.Id}", new Response(entry.Id));
    }

    /// <summary>In the transaction of the change. A supervisor who has left the school since stays named.</summary>
    /// <exception cref="RuleBroken">Those of <see cref="ContestEntry.Write"/>; EntryInvalid.</exception>
    internal static async Task WriteAsync(AppDb db, ContestEntry entry, Contest contest, EntryText text, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var supervisorBefore = entry.SupervisorId;
        entry.Write(contest, text, now, await db.ContestFiles.CountAsync(f => f.EntryId == entry.Id, ct));

        // It is not removed meanwhile.
        await db.Database.ExecuteSqlAsync($"select 1 from olympiads.contest_nominations where id = {text.NominationId} for share", ct);
        if (!await db.ContestNominations.AnyAsync(n => n.Id == text.NominationId && n.ContestId == contest.Id, ct))
        {
            throw new RuleBroken(ContestErrors.EntryInvalid, new Dictionary<string, object?> { ["field"] = nameof(text.NominationId) });
        }

        if (text.SupervisorId is { } supervisor && supervisor != supervisorBefore && !await db.SupervisorsAt([entry.OrganizationId], today).AnyAsync(p => p.Id == supervisor, ct))
        {
            throw new RuleBroken(ContestErrors.EntryInvalid, new Dictionary<string, object?> { ["field"] = nameof(text.SupervisorId) });
        }
    }

    /// <summary>Who works at one of the organizations.</summary>
    internal static IQueryable<Person> SupervisorsAt(this AppDb db, IReadOnlyCollection<Guid> organizations, DateOnly today) => db.People.Where(p =>
        db.Memberships.Any(m => m.PersonId == p.Id && m.Kind != MembershipKind.Student && organizations.Contains(m.OrganizationId) && m.From <= today && (m.To == null || today <= m.To)));
}

/// <summary>Changes an entry, one that was submitted too, until the deadline.</summary>
public static class ChangeEntry
{
    /// <param name="Version">As last read.</param>
    public sealed record Request(EntryText Text, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, SiteSettings site, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await EntryFiles.HoldAsync(db, id, ct);
        var now = await db.NowAsync(ct);
        var (entry, contest) = await db.OwnEntryAsync(id, user, ct);
        db.ExpectVersion(entry, request.Version);
        var nominationBefore = entry.NominationId;
        await AddEntry.WriteAsync(db, entry, contest, request.Text, site.DayOf(now), now, ct);
        if (entry.NominationId != nominationBefore)
        {
            // They were given among other entries; only a contest that takes entries again after a voting has any.
            await db.ContestVotes.Where(v => v.EntryId == id).ExecuteDeleteAsync(ct);
        }

        await db.SaveChangesAsync(ct);
        await ContestChanges.TellBoardAsync(db, contest.Id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
