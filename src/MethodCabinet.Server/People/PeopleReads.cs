using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People;

/// <summary>Loads what the rules of access need to decide about one person.</summary>
public sealed class PeopleReads(AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock)
{
    public DateOnly Today => site.DayOf(clock.GetUtcNow());

    public Viewer Viewer => new(user.PersonId, user.Roles, user.Coordinates);

    /// <summary>The person and what the caller may do with their record.</summary>
    /// <exception cref="RuleBroken">Not found; also when the caller may not know of the person.</exception>
    public async Task<(Person Person, PersonFacts Facts, PersonRights Rights)> FindAsync(Guid id, CancellationToken ct)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw new RuleBroken(PlatformErrors.NotFound);
        var subject = (await FactsAsync([id], ct)).Single();
        var rights = PersonRights.Of(Viewer, subject);
        return rights.See ? (person, subject, rights) : throw new RuleBroken(PlatformErrors.NotFound);
    }

    /// <summary>Those of the people whose record the caller may edit.</summary>
    public async Task<HashSet<Guid>> EditableAsync(IReadOnlyCollection<Guid> people, CancellationToken ct) =>
        people.Count == 0 ? [] : [.. (await FactsAsync([.. people], ct)).Where(subject => PersonRights.Of(Viewer, subject).Edit).Select(subject => subject.PersonId)];

    private async Task<IEnumerable<PersonFacts>> FactsAsync(Guid[] people, CancellationToken ct)
    {
        var memberships = (await db.Memberships.AsNoTracking().Where(m => people.Contains(m.PersonId)).ToListAsync(ct)).ToLookup(m => m.PersonId);
        var appointments = (await db.Appointments.AsNoTracking().Where(a => people.Contains(a.PersonId)).ToListAsync(ct)).ToLookup(a => a.PersonId);
        var guardianships = await db.Guardianships.AsNoTracking().Where(g => people.Contains(g.WardId) || people.Contains(g.GuardianId)).ToListAsync(ct);
        var (guardians, wards) = (guardianships.ToLookup(g => g.WardId, g => g.GuardianId), guardianships.ToLookup(g => g.GuardianId, g => g.WardId));
        var allWards = people.SelectMany(id => wards[id]).ToArray();
        var placesOfWards = (await db.Memberships.AsNoTracking().Where(m => allWards.Contains(m.PersonId)).ToListAsync(ct)).ToLookup(m => m.PersonId);
        var today = Today;
        return people.Select(id => new PersonFacts(
            id,
            Access.Of([.. memberships[id]], [.. appointments[id]], wards[id].Any(), today).Roles,
            memberships[id].Where(m => m.IsCurrent(today)).Select(m => m.OrganizationId).ToHashSet(),
            guardians[id].ToHashSet(),
            wards[id].SelectMany(ward => placesOfWards[ward]).Where(m => m.IsCurrent(today)).Select(m => m.OrganizationId).ToHashSet()));
    }

    /// <summary>The person, whom the caller may edit.</summary>
    public async Task<(Person Person, PersonFacts Facts)> FindToEditAsync(Guid id, CancellationToken ct)
    {
        var (person, subject, rights) = await FindAsync(id, ct);
        return rights.Edit ? (person, subject) : throw new RuleBroken(PeopleErrors.NotYours);
    }

    /// <summary>Who answers for whom, as far as the caller is concerned: a coordinator with pupils of the own schools.</summary>
    public IQueryable<Guardianship> OwnGuardianships()
    {
        var (isStaff, own, today) = (Viewer.IsStaff, Viewer.Coordinates.ToArray(), Today);
        return db.Guardianships.AsNoTracking().Where(g => isStaff || db.Memberships.Any(m =>
            m.PersonId == g.WardId && own.Contains(m.OrganizationId) && m.From <= today && (m.To == null || today <= m.To)));
    }

    public void DemandEntering(Guid organizationId)
    {
        if (!PersonRights.MayEnterPeople(Viewer, organizationId))
        {
            throw new RuleBroken(PeopleErrors.NotYours);
        }
    }
}
