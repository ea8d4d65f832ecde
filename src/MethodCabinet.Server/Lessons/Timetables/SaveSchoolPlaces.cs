using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>The rooms of a school, all of them at once.</summary>
public static class SaveSchoolPlaces
{
    public sealed record Request(IReadOnlyList<Place> Places);

    /// <param name="Id">Null for a new one.</param>
    public sealed record Place(Guid? Id, string Title);

    public static async Task<NoContent> Handle(Guid organizationId, Request request, AppDb db, TimetableRows rows, CancellationToken ct)
    {
        rows.DemandArranging(organizationId);
        if (request.Places.Count > SchoolPlace.Most)
        {
            throw new RuleBroken(TimetableErrors.PlaceInvalid);
        }

        var known = await db.SchoolPlaces.Where(p => p.OrganizationId == organizationId).ToDictionaryAsync(p => p.Id, ct);
        foreach (var wanted in request.Places)
        {
            var title = SchoolPlace.CheckedTitle(wanted.Title);
            if (wanted.Id is { } id && known.Remove(id, out var place))
            {
                place.Title = title;
            }
            else
            {
                db.SchoolPlaces.Add(new SchoolPlace { Id = Guid.CreateVersion7(), OrganizationId = organizationId, Title = title });
            }
        }

        db.SchoolPlaces.RemoveRange(known.Values);
        try
        {
            await db.SaveUniqueAsync(TimetableErrors.PlaceTwice, ct);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            throw new RuleBroken(TimetableErrors.PlaceUsed);
        }

        return TypedResults.NoContent();
    }
}
