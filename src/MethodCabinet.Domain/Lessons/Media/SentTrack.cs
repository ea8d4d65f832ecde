namespace MethodCabinet.Domain.Lessons.Media;

/// <param name="Mid">Of the page's description.</param>
public sealed record SentTrack(string Mid, MediaSource Source);

/// <summary>
/// Which part of a page's description is which source: agreed once for a connection. A page that could call its camera a microphone later, or send a part that it
/// has not named, would be on the air with something that nobody has allowed.
/// </summary>
public static class SentTracks
{
    /// <param name="known">What was agreed before for this connection.</param>
    /// <exception cref="RuleBroken">MediaForbidden: a part has no name or another one than before, or is of another kind than its source.</exception>
    public static IReadOnlyList<SentTrack> Agree(IReadOnlyList<SentTrack> known, string offer, IReadOnlyList<SentTrack> named)
    {
        var parts = PartsOf(offer);
        List<SentTrack> agreed = [];
        foreach (var (kind, mids) in parts)
        {
            var track = mids is [var mid] ? named.FirstOrDefault(one => one.Mid == mid) : null;
            if (track is null || kind != KindOf(track.Source) || agreed.Exists(other => other.Mid == track.Mid || other.Source == track.Source))
            {
                throw new RuleBroken(LessonErrors.MediaForbidden);
            }

            agreed.Add(track);
        }

        return agreed.Count == named.Count && agreed.Take(known.Count).SequenceEqual(known) ? agreed : throw new RuleBroken(LessonErrors.MediaForbidden);
    }

    private static List<(string Kind, List<string> Mids)> PartsOf(string offer)
    {
        List<(string Kind, List<string> Mids)> parts = [];
        foreach (var line in offer.Split('\n', '\r'))
        {
            if (line.StartsWith("m=", StringComparison.OrdinalIgnoreCase))
            {
                parts.Add((line[2..].Split(' ')[0], []));
            }
            else if (parts.Count > 0 && line.StartsWith("a=mid:", StringComparison.OrdinalIgnoreCase))
            {
                parts[^1].Mids.Add(line[6..]);
            }
        }

        return parts;
    }

    private static string? KindOf(MediaSource source) => source switch
    {
        MediaSource.Microphone => "audio",
        MediaSource.Camera or MediaSource.Screen => "video",
        _ => null,
    };
}
