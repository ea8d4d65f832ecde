using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Seals;

/// <summary>How far a round is sealed, and on whose devices the papers are.</summary>
public static class GetSealing
{
    /// <param name="HasKey">A paper was sealed, so there is a sheet with the key.</param>
    /// <param name="SheetFrom">From when coordinators may have the sheet; null for never.</param>
    /// <param name="Schools">Of those who are entered for a sealed paper.</param>
    /// <param name="Outdated">Who has only an earlier seal than the one that should be.</param>
    /// <param name="KeyReplacedAt">When the key was last replaced; null for the first one.</param>
    public sealed record Response(bool HasKey, DateTimeOffset? KeyReplacedAt, DateTimeOffset? SheetFrom, IReadOnlyList<PaperState> Papers, IReadOnlyList<School> Schools, IReadOnlyList<Holder> Outdated);

    /// <param name="Seal">The latest; null while there is none.</param>
    /// <param name="IsStale">The paper was changed since; it is sealed anew by itself, as soon as it is ready.</param>
    public sealed record PaperState(Guid PaperId, Guid TrackId, SealView? Seal, bool IsStale);

    /// <param name="Registered">Confirmed entries.</param>
    /// <param name="Ready">Have the latest seal on a device.</param>
    /// <param name="Outdated">Have only an earlier one.</param>
    public sealed record School(Guid OrganizationId, string Name, int Registered, int Ready, int Outdated);

    /// <param name="Number">Of the seal that is on the device.</param>
    /// <param name="Latest">Of the one that should be; of the next, which has yet to be made, while the paper was changed since the last.</param>
    public sealed record Holder(Guid RegistrationId, string Name, string SchoolName, string TrackName, int Number, int Latest);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().Include(r => r.Papers).ThenInclude(p => p.Tasks).SingleOrDefaultAsync(r => r.Id == id, ct).OrNotFound();
        var key = await db.RoundKeys.AsNoTracking().SingleOrDefaultAsync(k => k.RoundId == id, ct);
        var latest = await db.LatestSealsAsync([.. round.Papers.Select(p => p.Id)], ct);
        var seals = round.Papers.Where(p => latest.ContainsKey(p.Id)).ToDictionary(p => p.TrackId, p => latest[p.Id]);
        var stale = round.Papers.Where(p => seals.TryGetValue(p.TrackId, out var seal) && seal.IsStale(p)).Select(p => p.TrackId).ToHashSet();
        var wanted = seals.ToDictionary(of => of.Key, of => of.Value.Seal.Number + (stale.Contains(of.Key) ? 1 : 0));
        var participants = await ParticipantsAsync(db, round, wanted, ct);
        return TypedResults.Ok(new Response(
            key is not null,
            key?.Number > 1 ? key.MadeAt : null,
            key?.SheetFrom,
            [.. round.Papers.Select(p => new PaperState(p.Id, p.TrackId, seals.GetValueOrDefault(p.TrackId)?.ToView(), stale.Contains(p.TrackId)))],
            [.. participants.GroupBy(p => (p.OrganizationId, p.SchoolName)).Select(g => new School(
                g.Key.OrganizationId, g.Key.SchoolName, g.Count(), g.Count(p => p.Number == p.Latest), g.Count(p => p.Number < p.Latest)))],
            [.. participants.Where(p => p.Number < p.Latest).Select(p => new Holder(p.RegistrationId, p.Name, p.SchoolName, p.TrackName, p.Number!.Value, p.Latest))]));
    }

    /// <param name="wanted">The number of the seal that should be, by track.</param>
    private static async Task<List<Participant>> ParticipantsAsync(AppDb db, Round round, Dictionary<Guid, int> wanted, CancellationToken ct)
    {
        var tracks = wanted.Keys.ToArray();
        var rows = await (
            from registration in db.Registrations.AsNoTracking()
            join person in db.People on registration.PersonId equals person.Id
            join school in db.Organizations on registration.OrganizationId equals school.Id
            join track in db.Tracks on registration.TrackId equals track.Id
            where registration.OlympiadId == round.OlympiadId && registration.Status == RegistrationStatus.Confirmed && tracks.Contains(registration.TrackId)
            orderby school.ShortName, person.LastName, person.FirstName, registration.Id
            select new
            {
                registration.Id,
                registration.OrganizationId,
                registration.TrackId,
                School = school.ShortName,
                Person = person,
                Track = track.Name,
                Held = (
                    from kit in db.HeldKits
                    join seal in db.PaperSeals on kit.SealId equals seal.Id
                    join paper in db.Papers on seal.PaperId equals paper.Id
                    where kit.RegistrationId == registration.Id && paper.RoundId == round.Id && paper.TrackId == registration.TrackId
                    select (int?)seal.Number).Max(),
            })
            .ToListAsync(ct);
        return rows.ConvertAll(x => new Participant(x.Id, x.OrganizationId, x.Person.FullName, x.School, x.Track, x.Held, wanted[x.TrackId]));
    }

    /// <param name="Number">Of the newest seal on a device; null when there is none.</param>
    private sealed record Participant(Guid RegistrationId, Guid OrganizationId, string Name, string SchoolName, string TrackName, int? Number, int Latest);
}
