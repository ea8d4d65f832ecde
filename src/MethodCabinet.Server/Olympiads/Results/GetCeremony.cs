using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Olympiads.Results;

/// <summary>What is shown on the wall at the award ceremony: signed results, with the names that spectators of the standing may read.</summary>
public static class GetCeremony
{
    public sealed record Response(Guid OlympiadId, string Title, IReadOnlyList<CeremonyTrack> Tracks);

    /// <param name="Rows">In the order in which they are revealed: the lowest place first.</param>
    public sealed record CeremonyTrack(Guid TrackId, string Name, decimal MaxPoints, IReadOnlyList<CeremonyRow> Rows);

    /// <param name="Name">As far as the consents go: name, initials or cipher. Null leaves the number.</param>
    /// <param name="Number">Null beside a name.</param>
    public sealed record CeremonyRow(Place Place, decimal Points, AwardStatus Status, string? Name, int? Number, string? School);

    internal static async Task<Ok<Response>> Handle(Guid id, AppDb db, CurrentUser user, StandingCache cache, CancellationToken ct)
    {
        await db.DemandManagerAsync(id, user, ct);
        var standing = await cache.GetAsync(db, id, ct).OrNotFound();
        if (standing.Head.SignedAt is null)
        {
            throw new RuleBroken(ResultsErrors.NotSigned);
        }

        var byTrack = standing.Results.ToLookup(r => r.TrackId);
        return TypedResults.Ok(new Response(
            id,
            standing.Head.Title,
            [
                .. standing.Tracks.Where(track => byTrack[track.Id].Any()).Select(track => new CeremonyTrack(
                    track.Id,
                    track.Name,
                    byTrack[track.Id].First().MaxPoints,
                    [.. byTrack[track.Id].Select(Row).OrderByDescending(r => r.Place.From).ThenBy(r => r.Name is null).ThenBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Number)])),
            ]));

        CeremonyRow Row(OlympiadResult result)
        {
            var entry = standing.Entry(result.RegistrationId);
            return new CeremonyRow(
                result.Place,
                result.Points,
                entry.Status ?? AwardStatus.Participant,
                entry.PublicName.Text,
                entry.PublicName.Text is null ? standing.NumberOf(result.RegistrationId) : null,
                entry.PublicName.IsPersonal ? entry.School : null);
        }
    }
}
