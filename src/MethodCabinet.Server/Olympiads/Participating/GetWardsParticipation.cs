using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Participating;

/// <summary>The rounds of the children whose guardian the signed-in person is.</summary>
public static class GetWardsParticipation
{
    /// <param name="Rounds">In the order of <see cref="GetParticipation"/>.</param>
    public sealed record Ward(Guid PersonId, string FirstName, IReadOnlyList<GetParticipation.Item> Rounds);

    public static async Task<Ok<List<Ward>>> Handle(AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(await OfAsync(db, user.PersonId, clock.GetUtcNow(), ct));

    internal static async Task<List<Ward>> OfAsync(AppDb db, Guid guardianId, DateTimeOffset now, CancellationToken ct)
    {
        var people = await (
            from guardianship in db.Guardianships
            join person in db.People on guardianship.WardId equals person.Id
            where guardianship.GuardianId == guardianId
            orderby person.FirstName, person.Id
            select new { person.Id, person.FirstName })
            .ToListAsync(ct);
        var wards = new List<Ward>();
        foreach (var person in people)
        {
            wards.Add(new Ward(person.Id, person.FirstName, await GetParticipation.OfAsync(db, person.Id, now, ct)));
        }

        return wards;
    }
}
