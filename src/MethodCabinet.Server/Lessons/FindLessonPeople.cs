using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons;

/// <summary>People whom the caller may ask to a lesson: of the schools where they teach, for the cabinet of all.</summary>
public static class FindLessonPeople
{
    private const int Most = 100;

    /// <param name="HasMore">Others are left out; a longer name finds fewer.</param>
    public sealed record Response(IReadOnlyList<Item> People, bool HasMore);

    /// <param name="Grade">Of a pupil.</param>
    public sealed record Item(Guid PersonId, string Name, string Organization, MembershipKind Kind, int? Grade, string ClassLetter);

    /// <param name="name">Beginnings of the words of the name.</param>
    /// <param name="organizationId">Only of this one.</param>
    public static async Task<Ok<Response>> Handle(
        AppDb db, LessonRows rows, PeopleReads people, CancellationToken ct, string? name = null, Named<MembershipKind>? kind = null, int? grade = null, string? classLetter = null,
        Guid? organizationId = null)
    {
        var (organizations, today) = (await rows.OrganizationsAsync(ct), people.Today);
        var found = db.Memberships.Where(m => m.From <= today && (m.To == null || today <= m.To) && (organizations == null || organizations.Contains(m.OrganizationId)));
        found = kind is { } wanted ? found.Where(m => m.Kind == wanted.Value) : found;
        found = organizationId is { } school ? found.Where(m => m.OrganizationId == school) : found;
        found = grade is { } one ? found.Where(m => m.Grade == one) : found;
        found = string.IsNullOrWhiteSpace(classLetter) ? found : found.Where(m => m.ClassLetter == RussianLetters.OfClass(classLetter));
        var joined = found.Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { Membership = m, Person = p });
        foreach (var word in (name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(3))
        {
            var beginning = word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
            joined = joined.Where(r => EF.Functions.ILike(r.Person.LastName, beginning) || EF.Functions.ILike(r.Person.FirstName, beginning) || EF.Functions.ILike(r.Person.MiddleName, beginning));
        }

        var items = await joined
            .Join(db.Organizations, r => r.Membership.OrganizationId, o => o.Id, (r, o) => new { r.Membership, r.Person, o.ShortName })
            .OrderBy(r => r.Person.LastName).ThenBy(r => r.Person.FirstName).ThenBy(r => r.Person.Id).Take(Most + 1)
            .Select(r => new Item(
                r.Person.Id, r.Person.LastName + " " + r.Person.FirstName + " " + r.Person.MiddleName, r.ShortName, r.Membership.Kind, r.Membership.Grade, r.Membership.ClassLetter))
            .ToListAsync(ct);
        return TypedResults.Ok(new Response([.. items.Take(Most).Select(i => i with { Name = i.Name.TrimEnd() })], items.Count > Most));
    }
}
