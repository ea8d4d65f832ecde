using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.People;

public static class EditPerson
{
    /// <param name="Version">As read; a change by somebody else meanwhile is a conflict.</param>
    public sealed record Request(string LastName, string FirstName, string MiddleName, DateOnly? BirthDate, string? Email, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, PeopleReads reads, CancellationToken ct)
    {
        var (person, _) = await reads.FindToEditAsync(id, ct);
        db.Entry(person).Property(p => p.Version).OriginalValue = request.Version;
        PersonRules.Fill(person, new PersonData(request.LastName, request.FirstName, request.MiddleName, request.BirthDate, request.Email), reads.Today);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
