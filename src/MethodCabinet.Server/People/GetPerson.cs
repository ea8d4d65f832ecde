using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People;

/// <summary>A person's card.</summary>
public static class GetPerson
{
    /// <param name="Login">Null without an account.</param>
    /// <param name="HasOwnPassword">The person has changed the first password.</param>
    /// <param name="HasSecondFactor">An authenticator or a passkey.</param>
    /// <param name="Wards">To a coordinator only pupils of the own schools.</param>
    public sealed record Response(
        Guid Id, string LastName, string FirstName, string MiddleName, DateOnly? BirthDate, string? Email, uint Version,
        string? Login, bool HasOwnPassword, bool IsLockedOut, bool HasSecondFactor,
        IReadOnlyList<Place> Memberships, IReadOnlyList<Office> Appointments, IReadOnlyList<Relative> Guardians, IReadOnlyList<Relative> Wards,
        IReadOnlyList<ConsentItem> Consents, Rights Rights);

    public sealed record Place(
        Guid Id, Guid OrganizationId, string Organization, MembershipKind Kind, DateOnly From, DateOnly? To, int? Grade, string ClassLetter, string Position,
        IReadOnlyList<string> Subjects);

    public sealed record Office(Guid Id, Role Role, DateOnly From, DateOnly? To);

    public sealed record Relative(Guid Id, string Name);

    /// <param name="Form">Of the consent to publication.</param>
    /// <param name="PaperDate">The day on the paper form, where the school holds one.</param>
    public sealed record ConsentItem(ConsentKind Kind, PublicationForm? Form, DateTimeOffset GivenAt, DateOnly? PaperDate, DateTimeOffset? WithdrawnAt);

    public sealed record Rights(bool Edit, bool Consent, bool ResetPassword);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, PeopleReads reads, TimeProvider clock, CancellationToken ct)
    {
        var (person, subject, rights) = await reads.FindAsync(id, ct);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct);
        var places = await db.Memberships.Where(m => m.PersonId == id)
            .OrderByDescending(m => m.From)
            .Join(db.Organizations, m => m.OrganizationId, o => o.Id, (m, o) =>
                new Place(m.Id, o.Id, o.ShortName, m.Kind, m.From, m.To, m.Grade, m.ClassLetter, m.Position, m.Subjects))
            .ToListAsync(ct);
        var offices = await db.Appointments.Where(a => a.PersonId == id).OrderByDescending(a => a.From).Select(a => new Office(a.Id, a.Role, a.From, a.To)).ToListAsync(ct);
        var guardians = await RelativesAsync(db, db.Guardianships.Where(g => g.WardId == id).Select(g => g.GuardianId), ct);
        var ofWards = reads.Viewer.PersonId == id ? db.Guardianships : reads.OwnGuardianships();
        var wards = await RelativesAsync(db, ofWards.Where(g => g.GuardianId == id).Select(g => g.WardId), ct);
        var consents = await db.Consents.Where(c => c.PersonId == id).OrderByDescending(c => c.GivenAt)
            .Select(c => new ConsentItem(c.Kind, c.Form, c.GivenAt, c.PaperDate, c.WithdrawnAt)).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            id, person.LastName, person.FirstName, person.MiddleName, person.BirthDate, person.Email, person.Version,
            account?.UserName,
            account is { PasswordHash: not null, MustChangePassword: false },
            account?.LockoutEnd > clock.GetUtcNow(),
            account?.TwoFactorEnabled == true || await db.Set<IdentityUserPasskey<Guid>>().AnyAsync(passkey => passkey.UserId == id, ct),
            places,
            offices,
            guardians,
            wards,
            consents,
            new Rights(rights.Edit, Consents.MayDecide(rights, reads.Viewer.PersonId, person, reads.Today), account is not null && rights.ResetPassword)));
    }

    private static async Task<List<Relative>> RelativesAsync(AppDb db, IQueryable<Guid> ids, CancellationToken ct)
    {
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).OrderBy(p => p.LastName).ThenBy(p => p.FirstName).ThenBy(p => p.Id).ToListAsync(ct);
        return people.ConvertAll(p => new Relative(p.Id, p.FullName));
    }
}
