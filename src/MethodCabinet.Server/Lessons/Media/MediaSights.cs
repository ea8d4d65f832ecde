using MethodCabinet.Domain.Lessons.Media;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Server.Lessons.Rooms;

namespace MethodCabinet.Server.Lessons.Media;

/// <summary>What one page sends and gets, as the log of its room has it.</summary>
/// <param name="Forbidden">What the page sends and may no longer.</param>
/// <param name="Wanted">What it is to get.</param>
internal sealed record MediaSight(MediaPage Page, bool IsInside, List<MediaSource> Forbidden, List<TrackName> Wanted, List<OnAir> OnAir);

/// <summary>One look at a room.</summary>
/// <param name="Forbidden">What the engine passes on of people who may not send it; most of it the pages of <paramref name="Pages"/> know of too.</param>
internal sealed record MediaSights(List<MediaSight> Pages, List<TrackName> Forbidden)
{
    public static MediaSights Of(OpenRoom open, IEnumerable<MediaPage> pages, IReadOnlyList<MediaFeed> feeds)
    {
        var allowed = feeds.Select(feed => feed with { Tracks = [.. feed.Tracks.Where(track => track.IsOnAir && MaySend(open, feed, track))] }).ToList();
        return new(
            [.. pages.Select(page => Of(open, page, allowed))],
            [.. feeds.SelectMany(feed => feed.Tracks.Where(track => track.IsOnAir && !MaySend(open, feed, track)).Select(track => new TrackName(feed.Id, track.Mid)))]);
    }

    private static MediaSight Of(OpenRoom open, MediaPage page, List<MediaFeed> feeds)
    {
        if (!open.Knows(page.Actor) || !open.Room.Door.IsInside(page.Actor))
        {
            return new(page, false, [.. page.OnAir], [], []);
        }

        var heard = feeds.Where(feed => open.Members.TryGetValue(feed.PersonId, out var role) && MediaRights.MayReceive(open.Room, page.Actor, new RoomActor(feed.PersonId, role))).ToList();
        return new(
            page,
            true,
            [.. page.OnAir.Where(source => !MediaRights.MaySend(open.Room, page.Actor, source))],
            [.. heard.SelectMany(feed => feed.Tracks.Select(track => new TrackName(feed.Id, track.Mid)))],
            [.. heard.Concat(feeds.Where(feed => feed.PersonId == page.Actor.PersonId)).SelectMany(feed => feed.Tracks.Select(track => new OnAir(feed.PersonId, track.Source))).Distinct()]);
    }

    /// <summary>Whatever the engine says is on the air: who sends it must be allowed to.</summary>
    private static bool MaySend(OpenRoom open, MediaFeed feed, MediaTrack track) =>
        open.Members.TryGetValue(feed.PersonId, out var role) && MediaRights.MaySend(open.Room, new RoomActor(feed.PersonId, role), track.Source);
}
