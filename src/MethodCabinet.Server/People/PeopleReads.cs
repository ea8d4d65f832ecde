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
        var memberships = await db.Memberships.AsNoTracking().Where(m => m.PersonId == id).ToListAsync(ct);
        var appointments = await db.Appointments.AsNoTracking().Where(a => a.PersonId == id).ToListAsync(ct);
        var guardianships = await db.Guardianships.AsNoTracking().Where(g => g.WardId == id || g.GuardianId == id).ToListAsync(ct);
        var wards = guardianships.Where(g => g.GuardianId == id).Select(g => g.WardId).ToArray();
        var placesOfWards = await db.Memberships.AsNoTracking().Where(m => wards.Contains(m.PersonId)).ToListAsync(ct);
        var today = Today;
        var access = Access.Of(memberships, appointments, wards.Length > 0, today);
        var subject = new PersonFacts(
            id,
            access.Roles,
            memberships.Where(m => m.IsCurrent(today)).Select(m => m.OrganizationId).ToHashSet(),
            guardianships.Where(g => g.WardId == id).Select(g => g.GuardianId).ToHashSet(),
            placesOfWards.Where(m => m.IsCurrent(today)).Select(m => m.OrganizationId).ToHashSet());
        var rights = PersonRights.Of(Viewer, subject);
        return rights.See ? (person, subject, rights) : throw new RuleBroken(PlatformErrors.NotFound);
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
