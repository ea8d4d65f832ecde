using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>A standing as it was read once; every reader's view is made from it.</summary>
internal sealed record StandingSnapshot(
    StandingHead Head,
    IReadOnlyList<Track> Tracks,
    IReadOnlyList<OlympiadResult> Results,
    IReadOnlyDictionary<Guid, StandingPerson> People,
    ILookup<Guid, StandingWork> Works)
{
    /// <summary>What the viewer may see; null when that is nothing.</summary>
    public StandingView? For(StandingViewer viewer)
    {
        var byTrack = Results.ToLookup(r => r.TrackId);
        var tracks = new List<StandingTrack>();
        foreach (var track in Tracks)
        {
            var results = byTrack[track.Id].ToList();
            var rows = results.Select(r => Row(r, viewer)).OfType<StandingRow>()
                .OrderBy(r => r.Place.From)
                .ThenBy(r => r.Name is null)
                .ThenBy(r => r.Name, StringComparer.Ordinal)
                .ToList();
            if (viewer.IsStaff || rows.Count > 0)
            {
                tracks.Add(new StandingTrack(
                    track.Id, track.Name, track.Grade, results.Count == 0 ? 0 : results[0].MaxPoints, results.Count, results.Any(r => r.AwaitsJury), rows));
            }
        }

        return viewer.IsStaff || Head.IsPublic || tracks.Count > 0
            ? new StandingView(Head.OlympiadId, Head.Title, Head.SubjectCode, Head.Stage, Head.Version, Head.ChangedAt, Head.PublishedAt, Head.IsPublic, Head.HasRegulations, tracks)
            : null;
    }

    private StandingRow? Row(OlympiadResult result, StandingViewer viewer)
    {
        var person = People[result.RegistrationId];
        var view = StandingAccess.Of(
            viewer, result.PersonId, result.OrganizationId, Head.PublishedAt is not null, Head.IsPublic, person.ConsentsToName);
        if (view == RowView.Hidden)
        {
            return null;
        }

        var named = view is RowView.Named or RowView.Full;
        var full = view == RowView.Full;
        return new StandingRow(
            result.Place,
            result.Points,
            result.AwaitsJury,
            view,
            named ? $"{person.LastName} {person.FirstName}" : null,
            named ? person.School : null,
            named ? result.Grade : null,
            full ? result.RegistrationId : null,
            viewer.PersonId == result.PersonId,
            full ? [.. Works[result.RegistrationId]] : null);
    }
}
