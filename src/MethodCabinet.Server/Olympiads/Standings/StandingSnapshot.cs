using System.Buffers.Binary;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>A standing at one version; every reader's view is made from it. Never changes: <see cref="With"/> makes the next one.</summary>
internal sealed class StandingSnapshot
{
    /// <summary>More changed rows are no less to send than the whole.</summary>
    private const int LargestPatch = 500;

    private readonly StandingFrame frame;

    /// <summary>Where each registration stands in <see cref="entries"/>; the same object for all snapshots that follow from one reading.</summary>
    private readonly Dictionary<Guid, int> index;
    private readonly int[] numbers;
    private readonly StandingPages entries;
    private readonly Dictionary<Guid, Ranking> rankings;

    /// <summary>Entries whose works the jury has not marked to the end.</summary>
    private readonly int awaiting;
    private readonly Lazy<IReadOnlyList<OlympiadResult>> results;
    private readonly Lazy<IReadOnlyList<OlympiadResult>> shown;
    private readonly Lazy<bool> isBeingMarked;

    private StandingSnapshot(StandingHead head, StandingFrame frame, Dictionary<Guid, int> index, int[] numbers, StandingPages entries, Dictionary<Guid, Ranking> rankings, int awaiting)
    {
        (Head, this.frame, this.index, this.numbers, this.entries, this.rankings, this.awaiting) = (head, frame, index, numbers, entries, rankings, awaiting);
        results = new(() => [.. entries.Select(ResultOf).OfType<OlympiadResult>().OrderByDescending(r => r.Points).ThenBy(r => r.RegistrationId)]);
        isBeingMarked = new(() => frame.Frozen is { } frozen ? frozen.Values.Any(r => r.AwaitsJury) : head.SignedAt is null && awaiting > 0);
        shown = new(() => frame.Frozen is null ? Results : [.. frame.Frozen.Values.Where(r => index.ContainsKey(r.RegistrationId))]);
    }

    public StandingHead Head { get; }

    public IReadOnlyList<Track> Tracks => frame.Tracks;

    public IReadOnlyList<OlympiadResult> Results => results.Value;

    public static StandingSnapshot Of(StandingHead head, StandingFrame frame, StandingEntry[] entries)
    {
        var index = new Dictionary<Guid, int>(entries.Length);
        for (var i = 0; i < entries.Length; i++)
        {
            index.Add(entries[i].RegistrationId, i);
        }

        // The second half of an id is random, so a number tells neither the school nor the alphabet, and stays with its participant whatever the places do.
        var (numbers, byNumber) = (new int[entries.Length], Enumerable.Range(0, entries.Length).ToArray());
        Array.Sort(Array.ConvertAll(entries, entry => SecondHalfOf(entry.RegistrationId)), byNumber);
        foreach (var (number, at) in byNumber.Index())
        {
            numbers[at] = number + 1;
        }

        var rankings = entries.Where(e => e.Points is not null).GroupBy(e => e.TrackId, e => e.Points!.Value).ToDictionary(track => track.Key, Ranking.Of);
        return new StandingSnapshot(head, frame, index, numbers, new StandingPages(entries), rankings, entries.Count(e => e.AwaitsJury));
    }

    /// <summary>The standing after these entries changed; null when it must be read as a whole, because somebody came or changed the track.</summary>
    public StandingSnapshot? With(StandingHead head, IReadOnlyCollection<StandingEntry> changed)
    {
        var (after, places, waiting) = (new Dictionary<int, StandingEntry>(changed.Count), new Dictionary<Guid, Ranking>(rankings), awaiting);
        foreach (var entry in changed)
        {
            if (!index.TryGetValue(entry.RegistrationId, out var at) || entries[at].TrackId != entry.TrackId)
            {
                return null;
            }

            var ranking = places.GetValueOrDefault(entry.TrackId) ?? Ranking.Of([]);
            ranking = entries[at].Points is { } before ? ranking.Remove(before) : ranking;
            places[entry.TrackId] = entry.Points is { } points ? ranking.Add(points) : ranking;
            waiting += (entry.AwaitsJury ? 1 : 0) - (entries[at].AwaitsJury ? 1 : 0);
            after[at] = entry;
        }

        return new StandingSnapshot(head, frame, index, numbers, entries.With(after), places, waiting);
    }

    public StandingEntry Entry(Guid registrationId) => entries[index[registrationId]];

    /// <summary>Among the participants of the olympiad: for a row that shows neither name nor cipher.</summary>
    public int NumberOf(Guid registrationId) => numbers[index[registrationId]];

    /// <summary>What the viewer may see; null when that is nothing.</summary>
    public StandingView? For(StandingViewer viewer)
    {
        var byTrack = ResultsFor(viewer.IsStaff).ToLookup(r => r.TrackId);
        var tracks = new List<StandingTrack>();
        foreach (var track in Tracks)
        {
            var trackResults = byTrack[track.Id].ToList();
            var rows = trackResults.Select(r => Row(r, viewer)).OfType<StandingRow>()
                .OrderBy(r => r.Place.From)
                .ThenBy(r => r.Name is null)
                .ThenBy(r => r.Name, StringComparer.Ordinal)
                .ThenBy(r => r.Number)
                .ThenBy(r => r.RowId, StringComparer.Ordinal)
                .ToList();
            if (viewer.IsStaff || rows.Count > 0)
            {
                tracks.Add(new StandingTrack(
                    track.Id, track.Name, track.Grade, trackResults.Count == 0 ? 0 : trackResults[0].MaxPoints, trackResults.Count, trackResults.Any(r => r.AwaitsJury), rows));
            }
        }

        return viewer.IsStaff || Head.IsPublic || tracks.Count > 0
            ? new StandingView(
                Head.OlympiadId, Head.Title, Head.SubjectCode, Head.Stage, Head.Version, ChangedFor(viewer.IsStaff), Head.PublishedAt, Head.IsPublic, Head.HasRegulations,
                Head.SignedAt, Head.FrozenAt, tracks)
            : null;
    }

    /// <summary>How the viewer's rows differ from those of an earlier snapshot, places aside: who has all sums knows them. Null when the whole is to be read.</summary>
    public StandingPatch? Since(StandingSnapshot before, StandingViewer viewer)
    {
        if (before.Head with { Version = Head.Version, ChangedAt = Head.ChangedAt } != Head
            || before.index.Count != index.Count
            || before.IsNameless(viewer) != IsNameless(viewer)
            || !frame.MaxPoints.ToHashSet().SetEquals(before.frame.MaxPoints))
        {
            return null;
        }

        var (rows, gone) = (new List<StandingPatch.Entry>(), new List<string>());
        foreach (var at in before.index == index ? entries.ChangedSince(before.entries) : Enumerable.Range(0, entries.Count))
        {
            if (rows.Count == LargestPatch || !before.index.TryGetValue(entries[at].RegistrationId, out var wasAt))
            {
                return null;
            }

            var (was, now) = (before.RowAt(wasAt, viewer), RowAt(at, viewer));
            if (was is not null && was.RowId != now?.RowId)
            {
                gone.Add(was.RowId);
            }

            if (now is not null && (was is null || now with { Place = default } != was with { Place = default }))
            {
                rows.Add(new StandingPatch.Entry(entries[at].TrackId, now));
            }
        }

        return new StandingPatch(before.Head.Version, ChangedFor(viewer.IsStaff), rows, gone);
    }

    /// <param name="isStaff">The reader sees what happens behind a frozen standing.</param>
    public IReadOnlyList<OlympiadResult> ResultsFor(bool isStaff) => isStaff ? Results : shown.Value;

    /// <summary>Null for who has no row.</summary>
    public OlympiadResult? ResultFor(bool isStaff, Guid registrationId) =>
        !index.TryGetValue(registrationId, out var at) ? null
        : isStaff || frame.Frozen is null ? ResultOf(entries[at])
        : frame.Frozen.GetValueOrDefault(registrationId);

    /// <summary>Null before the signature. A frozen standing keeps it for the ceremony.</summary>
    public AwardStatus? StatusFor(bool isStaff, Guid registrationId) =>
        Head.SignedAt is null || (frame.Frozen is not null && !isStaff) ? null : Entry(registrationId).Status ?? AwardStatus.Participant;

    /// <summary>The jury sits over works that are anonymous, or sat when the standing was frozen: nobody learns from the public standing whose they are.</summary>
    private bool IsNameless(StandingViewer viewer) => !viewer.IsStaff && isBeingMarked.Value;

    /// <summary>A frozen standing does not tell that the jury goes on.</summary>
    private DateTimeOffset? ChangedFor(bool isStaff) => isStaff ? Head.ChangedAt : Head.FrozenAt ?? Head.ChangedAt;

    private OlympiadResult? ResultOf(StandingEntry entry) => entry.Points is not { } points ? null : new OlympiadResult(
        entry.RegistrationId, entry.TrackId, entry.PersonId, entry.OrganizationId, entry.Grade, points, frame.MaxPoints.GetValueOrDefault(entry.TrackId),
        rankings[entry.TrackId].PlaceOf(points), rankings[entry.TrackId].Count, entry.AwaitsJury);

    private static ulong SecondHalfOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
    }

    private StandingRow? RowAt(int at, StandingViewer viewer) =>
        ResultFor(viewer.IsStaff, entries[at].RegistrationId) is { } result ? Row(result, viewer) : null;

    private StandingRow? Row(OlympiadResult result, StandingViewer viewer)
    {
        var entry = Entry(result.RegistrationId);

        // Ciphers are known since the signature, of which a frozen standing does not tell. Whoever has just marked a work would know its author by the sum that grows.
        var name = viewer.IsStaff ? entry.PublicName
            : IsNameless(viewer) ? default
            : frame.Frozen is not null ? PublicName.Of(entry.Agreed, entry.Name)
            : entry.PublicName;
        var view = StandingAccess.Of(viewer, result.PersonId, result.OrganizationId, Head.PublishedAt is not null, Head.IsPublic, name.IsPersonal);
        if (view == RowView.Hidden)
        {
            return null;
        }

        var named = view is RowView.Named or RowView.Full;
        var full = view == RowView.Full;
        var shownName = full ? entry.Name : name.Text;
        return new StandingRow(
            entry.RowIdOf(Head.RowSalt, isNameless: IsNameless(viewer)),
            result.Place,
            result.Points,
            result.AwaitsJury,
            view,
            shownName,

            // One that outlived the name would undo what another row id is for: whoever noted it while the rows had no names would read the name beside it.
            shownName is null ? NumberOf(result.RegistrationId) : null,
            named ? entry.School : null,
            named ? result.Grade : null,
            full ? result.RegistrationId : null,
            viewer.PersonId == result.PersonId,
            full ? [.. entry.Works.Select(w => new StandingWork(w.AttemptId, w.RoundId, frame.Rounds[w.RoundId], w.Points))] : null,
            StatusFor(viewer.IsStaff, result.RegistrationId));
    }
}
