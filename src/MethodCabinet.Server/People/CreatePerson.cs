using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People;

/// <summary>A new person with an account. A coordinator must name the place in their school.</summary>
public static class CreatePerson
{
    /// <param name="IsAnother">Not the person of the same name and birth date who is known elsewhere in the municipality.</param>
    /// <param name="Place">Null for staff of the cabinet, jurors and guardians; then only staff may create.</param>
    public sealed record Request(string LastName, string FirstName, string MiddleName, DateOnly? BirthDate, string? Email, PlaceData? Place, bool IsAnother = false);

    /// <param name="From">First day; today when null.</param>
    public sealed record PlaceData(
        Guid OrganizationId, MembershipKind Kind, int? Grade, string ClassLetter = "", string Position = "", IReadOnlyList<string>? Subjects = null, DateOnly? From = null);

    public sealed record Response(Guid Id, string Login);

    public static async Task<Ok<Response>> Handle(Request request, AppDb db, PeopleReads reads, NewPeople people, CancellationToken ct)
    {
        if (request.Place is { } place
                ? !PersonRights.MayGiveMembership(reads.Viewer, place.OrganizationId, place.Kind)
                : !reads.Viewer.IsStaff)
        {
            throw new RuleBroken(PeopleErrors.NotYours);
        }

        var data = PersonRules.Check(new PersonData(request.LastName, request.FirstName, request.MiddleName, request.BirthDate, request.Email), reads.Today);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await NewPeople.LockAsync(db, ct);
        if (request.Place is not null && await IsKnownAsync(data, request.Place.OrganizationId, db, ct))
        {
            throw new RuleBroken(PeopleErrors.PersonExists);
        }

        if (!request.IsAnother && (await db.KnownAsync([data], reads.Today, ct)).SelectMany(known => known).FirstOrDefault() is { } known)
        {
            throw KnownPeople.Broken(known, reads.Viewer);
        }

        var places = request.Place is { } p
            ? new[] { new NewPlace(p.OrganizationId, p.Kind, p.From ?? reads.Today, p.Grade, p.ClassLetter, p.Position, p.Subjects ?? []) }
            : [];
        var created = (await people.AddAsync([new NewPerson(data, places)], ct))[0];
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(created.PersonId, created.Login));
    }

    private static async Task<bool> IsKnownAsync(PersonData data, Guid organizationId, AppDb db, CancellationToken ct)
    {
        var key = PersonRules.DuplicateKey(data.LastName, data.FirstName, data.MiddleName, data.BirthDate);
        var same = await db.People
            .Where(p => p.BirthDate == data.BirthDate && db.Memberships.Any(m => m.PersonId == p.Id && m.OrganizationId == organizationId))
            .Select(p => new { p.LastName, p.FirstName, p.MiddleName, p.BirthDate })
            .ToListAsync(ct);
        return same.Any(p => PersonRules.DuplicateKey(p.LastName, p.FirstName, p.MiddleName, p.BirthDate) == key);
    }
}
