using MethodCabinet.Domain.Lessons.Media;

namespace MethodCabinet.Server.Lessons.Media;

/// <summary>Somebody whom others hear or see.</summary>
public sealed record OnAir(Guid PersonId, MediaSource Source);

/// <param name="Mid">Of the description that comes with it.</param>
public sealed record OfferedTrack(string Mid, Guid PersonId, MediaSource Source);

/// <summary>What pages of a room are told of sound and picture.</summary>
public interface IMediaClient
{
    /// <summary>The page answers it by <see cref="MediaHub.Answer"/>.</summary>
    /// <param name="tracks">All that it carries.</param>
    Task Offered(string offer, IReadOnlyList<OfferedTrack> tracks);

    /// <summary>Everybody who is heard or seen by the page, and the page's own person.</summary>
    Task OnAirChanged(IReadOnlyList<OnAir> onAir);

    /// <summary>Taken off the air by who leads; the page turns the device off.</summary>
    Task Muted(MediaSource source);

    /// <summary>The line loses packets.</summary>
    /// <param name="isUplink">From the page.</param>
    Task Slow(bool isUplink);

    /// <summary>The engine has given a connection up.</summary>
    Task HungUp(bool isSender);

    /// <summary>The engine is away; what was joined is lost.</summary>
    Task EngineAway();

    /// <summary>The engine is there again: the page joins anew.</summary>
    Task EngineBack();
}

public enum MediaState
{
    /// <summary>This cabinet has no engine: lessons are without sound and picture.</summary>
    None,

    /// <summary>It does not answer now; <see cref="IMediaClient.EngineBack"/> will tell.</summary>
    Away,

    On,
}

/// <param name="Urls">As a browser's RTCIceServer has them.</param>
public sealed record IceServer(IReadOnlyList<string> Urls, string Username, string Credential);

/// <param name="IsKnown">The page was here before the line broke: what it had goes on, by new ways through the network.</param>
public sealed record MediaJoined(MediaState State, bool IsKnown, IReadOnlyList<IceServer> IceServers, IReadOnlyList<OnAir> OnAir);

/// <param name="Error">Null when it was done.</param>
/// <param name="Sdp">The answer, when there is one.</param>
public sealed record MediaReply(string? Error, string? Sdp)
{
    internal static readonly MediaReply Done = new(null, null);
}
