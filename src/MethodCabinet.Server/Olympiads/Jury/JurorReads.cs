using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

internal static class JurorReads
{
    /// <summary>Siblings and the other children of one's spouse are relatives: from child to parent to child.</summary>
    private const int FamilySteps = 3;

    /// <summary>With whom a juror has to do, as of the day.</summary>
    public static async Task<JurorTies> TiesOfAsync(this AppDb db, Guid jurorId, DateOnly today, CancellationToken ct)
    {
        var since = JurorTies.SinceOf(today);
        var organizations = await db.Memberships.Where(m => m.PersonId == jurorId && m.From <= today && (m.To == null || since <= m.To)).Select(m => m.OrganizationId)
            .Union(db.DeclaredConflicts.Where(c => c.JurorId == jurorId && c.OrganizationId != null).Select(c => c.OrganizationId!.Value))
            .ToArrayAsync(ct);
        var people = await db.Database.SqlQuery<Guid>(
            $"""
            with recursive family as (
              select {jurorId} as id, 0 as step
              union
              select near.id, family.step + 1
              from family cross join lateral (
                select ward_id as id from people.guardianships where guardian_id = family.id
                union all select guardian_id from people.guardianships where ward_id = family.id) near
              where family.step < {FamilySteps})
            select id as "Value" from family
            union
            select a.person_id from olympiads.declared_conflicts c join olympiads.attempts a on a.id = c.attempt_id
            where c.juror_id = {jurorId}
            union
            select p.id from olympiads.declared_conflicts c
            join people.people p on p.search_name = c.name or p.search_name like c.name || ' %' or (p.middle_name = '' and c.name like trim(p.search_name) || ' %')
            where c.juror_id = {jurorId}
            """).ToArrayAsync(ct);
        return new JurorTies(jurorId, today, organizations, people);
    }

    /// <summary>Whose works and appeals may come to the person: <see cref="JurorTies.IsTiedTo"/>, asked of the database.</summary>
    public static IQueryable<Attempt> AttemptsFor(this AppDb db, JurorTies ties) =>
        from attempt in db.Attempts
        join registration in db.Registrations on attempt.RegistrationId equals registration.Id
        where attempt.PersonId != ties.PersonId && !ties.Organizations.Contains(registration.OrganizationId) && !ties.People.Contains(attempt.PersonId)
            && !db.Memberships.Any(m => m.PersonId == attempt.PersonId && ties.Organizations.Contains(m.OrganizationId) && m.From <= ties.Day && (m.To == null || ties.Since <= m.To))
        select attempt;

    /// <summary>
    /// Works against which something was declared for the juror: the same as in <see cref="AttemptsFor"/>, of whoever has declared anything at all: few have, and planning this query costs more than the rest of a marking. Whoever has marked such a work sees it no longer.
    /// </summary>
    public static IQueryable<Guid> DeclaredAgainst(this AppDb db, Guid jurorId, DateOnly today)
    {
        var since = JurorTies.SinceOf(today);
        return
            from attempt in db.Attempts
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            join person in db.People on attempt.PersonId equals person.Id
            from conflict in db.DeclaredConflicts
            let name = EF.Property<string>(person, "SearchName")
            where conflict.JurorId == jurorId
                && (conflict.OrganizationId == registration.OrganizationId
                    || db.Memberships.Any(m => m.PersonId == attempt.PersonId && m.OrganizationId == conflict.OrganizationId && m.From <= today && (m.To == null || since <= m.To))
                    || db.Attempts.Any(a => a.Id == conflict.AttemptId && a.PersonId == attempt.PersonId)
                    || name == conflict.Name
                    || EF.Functions.Like(name, conflict.Name + " %")
                    || (person.MiddleName == "" && EF.Functions.Like(conflict.Name!, name.Trim() + " %")))
            select attempt.Id;
    }

    /// <summary>Works that may come to the juror.</summary>
    public static IQueryable<Work> WorksFor(this AppDb db, JurorTies ties) =>
        from work in db.Works
        join attempt in db.AttemptsFor(ties) on work.AttemptId equals attempt.Id
        select work;

    /// <summary>The membership by which the person marks the round's works; not found for everybody else.</summary>
    public static Task<JuryMember> JurorOfRoundAsync(this AppDb db, Guid roundId, Guid personId, CancellationToken ct) => (
        from round in db.Rounds
        join member in db.JuryMembers on round.OlympiadId equals member.OlympiadId
        where round.Id == roundId && member.PersonId == personId
        select member)
        .AsNoTracking().SingleOrDefaultAsync(ct).OrNotFound();

    /// <summary>The person marks the task of the round, and it has works.</summary>
    /// <returns>The membership, and whether works of the round are dealt whole.</returns>
    /// <exception cref="RuleBroken">NotFound, MarkingLocked.</exception>
    public static async Task<(JuryMember Member, bool IsByWork)> JurorOfTaskAsync(this AppDb db, Guid roundId, Guid taskId, Guid personId, CancellationToken ct)
    {
        var found = await (
            from round in db.Rounds
            join juror in db.JuryMembers on round.OlympiadId equals juror.OlympiadId
            where round.Id == roundId && juror.PersonId == personId && db.WorkTasks.Any(t => t.TaskId == taskId && t.RoundId == roundId)
            select new { Member = juror, round.IsMarkedByWork, round.MarkingLockedAt, round.MarkingLockReason })
            .AsNoTracking().SingleOrDefaultAsync(ct).OrNotFound();
        if (!found.Member.Marks(taskId))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        MarkingLock.CheckOpen(found.MarkingLockedAt, found.MarkingLockReason);
        return (found.Member, found.IsMarkedByWork);
    }

    /// <summary>Whoever came to the cabinet after having come to the jury takes no further work.</summary>
    /// <exception cref="RuleBroken">IsStaff.</exception>
    public static void CheckMarksByCipher(this CurrentUser user)
    {
        if (user.IsStaff)
        {
            throw new RuleBroken(JuryErrors.IsStaff);
        }
    }

    /// <exception cref="RuleBroken">MarkingLocked.</exception>
    public static async Task CheckMarkingOpenAsync(this AppDb db, Guid roundId, CancellationToken ct)
    {
        var round = await db.Rounds.Where(r => r.Id == roundId).Select(r => new { r.MarkingLockedAt, r.MarkingLockReason }).SingleAsync(ct);
        MarkingLock.CheckOpen(round.MarkingLockedAt, round.MarkingLockReason);
    }

    /// <summary>The membership by which the person leads the jury of the round.</summary>
    /// <exception cref="RuleBroken">NotFound, NotTheChair.</exception>
    public static async Task<JuryMember> ChairOfRoundAsync(this AppDb db, Guid roundId, CurrentUser user, CancellationToken ct)
    {
        var member = await db.JurorOfRoundAsync(roundId, user.PersonId, ct);
        return user.Roles.Contains(Role.Chair) ? member : throw new RuleBroken(JuryErrors.NotTheChair);
    }
}
