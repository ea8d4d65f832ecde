using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Olympiads.Registrations;

/// <summary>Pupils as olympiads see them.</summary>
internal static class Pupils
{
    /// <summary>Own grade of each of the people who is a pupil of the school today.</summary>
    public static Task<Dictionary<Guid, int>> GradesAsync(AppDb db, Guid organizationId, Guid[] people, DateOnly today, CancellationToken ct) =>
        db.Memberships.AsNoTracking()
            .Where(m => m.OrganizationId == organizationId && people.Contains(m.PersonId) && m.Kind == MembershipKind.Student && m.Grade != null
                && m.From <= today && (m.To == null || today <= m.To))
            .GroupBy(m => m.PersonId)
            .ToDictionaryAsync(g => g.Key, g => g.Max(m => m.Grade!.Value), ct);

    public static Registration NewEntry(
        Guid olympiadId, Guid trackId, Guid personId, Guid organizationId, int grade, RegistrationStatus status, Guid by, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(),
            OlympiadId = olympiadId,
            TrackId = trackId,
            PersonId = personId,
            OrganizationId = organizationId,
            Grade = grade,
            Status = status,
            RegisteredById = by,
            CreatedAt = now,
        };

    /// <summary>
    /// The database lets a person into an olympiad once, whoever else enters them at the same moment. Two who enter the same people can wait for
    /// each other, because rows are written in the order of their numbers; the one whom the database gives up finds them entered by the other.
    /// </summary>
    public static async Task SaveEntriesAsync(AppDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        // The base: a deadlock comes wrapped once more, in the advice to repeat what may pass.
        catch (Exception exception) when (exception.GetBaseException()
            is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected })
        {
            throw new RuleBroken(RegistrationErrors.Exists);
        }
    }
}
