using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Registrations;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Results;

/// <summary>School stages whose signed results a municipal stage can take its participants from.</summary>
public static class ListInvitationSources
{
    public sealed record Source(Guid OlympiadId, string Title, DateTimeOffset SignedAt, IReadOnlyList<SourceTrack> Tracks);

    /// <param name="HasTrack">The municipal stage has a track of this grade.</param>
    public sealed record SourceTrack(Guid TrackId, string Name, int Grade, decimal MaxPoints, int Participants, bool HasTrack);

    public static async Task<Ok<IReadOnlyList<Source>>> Handle(Guid id, AppDb db, CancellationToken ct)
    {
        var target = await db.Olympiads.AsNoTracking().Include(o => o.Tracks).SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        var sources = await (
            from olympiad in db.Olympiads.Include(o => o.Tracks)
            join signing in db.ResultsSignings on olympiad.Id equals signing.OlympiadId
            where target.Stage == Stage.Municipal && olympiad.Stage == Stage.School && olympiad.SubjectCode == target.SubjectCode && olympiad.SeasonId == target.SeasonId
            orderby signing.SignedAt descending
            select new { Olympiad = olympiad, signing.SignedAt })
            .AsNoTracking().ToListAsync(ct);
        var ids = sources.ConvertAll(s => s.Olympiad.Id);
        var counts = await db.Awards.Where(a => ids.Contains(a.OlympiadId)).GroupBy(a => a.TrackId)
            .Select(g => new { g.Key, Participants = g.Count(), MaxPoints = g.Max(a => a.MaxPoints) }).ToDictionaryAsync(g => g.Key, ct);
        var grades = target.Tracks.Select(t => t.Grade).ToHashSet();
        return TypedResults.Ok<IReadOnlyList<Source>>(sources.ConvertAll(s => new Source(
            s.Olympiad.Id,
            s.Olympiad.Title,
            s.SignedAt,
            [
                .. s.Olympiad.Tracks.Where(t => counts.ContainsKey(t.Id)).OrderBy(t => t.Grade)
                    .Select(t => new SourceTrack(t.Id, t.Name, t.Grade, counts[t.Id].MaxPoints, counts[t.Id].Participants, grades.Contains(t.Grade))),
            ])));
    }
}

/// <summary>
/// Registers everybody whose points of the school stage reach the passing score of their track, one for the whole municipality. Asked again it adds those only who are not
/// there yet; an entry that was withdrawn stays so.
/// </summary>
public static class InviteToStage
{
    /// <param name="OnlyCount">Say what would be done.</param>
    public sealed record Request(Guid FromOlympiadId, IReadOnlyList<Pass> Passes, bool OnlyCount);

    /// <param name="TrackId">Of the school stage; tracks without a passing score invite nobody.</param>
    public sealed record Pass(Guid TrackId, decimal Points);

    public sealed record Response(IReadOnlyList<Invited> Tracks);

    /// <param name="Passing">Reached the passing score.</param>
    /// <param name="Registered">Of these, by this act.</param>
    public sealed record Invited(Guid TrackId, int Passing, int Registered);

    public static async Task<Ok<Response>> Handle(
        Guid id, Request request, AppDb db, CurrentUser user, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var target = await db.Olympiads.AsNoTracking().Include(o => o.Tracks).SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        var source = await db.Olympiads.AsNoTracking().Include(o => o.Tracks).SingleOrDefaultAsync(o => o.Id == request.FromOlympiadId, ct).OrNotFound();
        Invitations.Check(source, await db.ResultsSignings.AnyAsync(s => s.OlympiadId == source.Id, ct), target);
        Registering.CheckOpen(target, byStaff: true, now);
        var passes = Invitations.Passes([.. source.Tracks.Select(t => t.Id)], [.. request.Passes.Select(p => p is null ? throw new RuleBroken(PlatformErrors.Malformed) : (p.TrackId, p.Points))]);
        var targets = target.Tracks.ToDictionary(t => t.Grade, t => t.Id);
        var known = (await db.Registrations.Where(r => r.OlympiadId == id).Select(r => r.PersonId).ToListAsync(ct)).ToHashSet();
        var invited = new List<Invited>();
        foreach (var track in source.Tracks.Where(t => passes.ContainsKey(t.Id)).OrderBy(t => t.Grade))
        {
            var least = passes[track.Id];
            var passing = await (
                from award in db.Awards
                join registration in db.Registrations on award.RegistrationId equals registration.Id
                where award.TrackId == track.Id && award.Points >= least && registration.Status == RegistrationStatus.Confirmed
                select registration)
                .AsNoTracking().ToListAsync(ct);
            var added = targets.TryGetValue(track.Grade, out var targetTrack) ? passing.Where(r => known.Add(r.PersonId)).ToList() : [];
            invited.Add(new Invited(track.Id, passing.Count, added.Count));
            db.Registrations.AddRange(added.Select(from =>
            {
                var entry = Pupils.NewEntry(id, targetTrack, from.PersonId, from.OrganizationId, from.Grade, RegistrationStatus.Confirmed, user.PersonId, now);
                (entry.ExtraMinutes, entry.AccommodationNote) = (from.ExtraMinutes, from.AccommodationNote);
                return entry;
            }));
        }

        if (!request.OnlyCount)
        {
            audit.Record("Invitations.registered", id, new { FromOlympiadId = source.Id, rows = invited.Sum(i => i.Registered) });
            await Pupils.SaveEntriesAsync(db, ct);
        }

        return TypedResults.Ok(new Response(invited));
    }
}
