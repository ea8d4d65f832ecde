namespace MethodCabinet.Server.Materials.Videos;

/// <summary>One quality of a video: a single object in the storage, of which players ask ranges.</summary>
public sealed class Rendition
{
    /// <summary>Of the object.</summary>
    public required Guid Id { get; init; }

    public required Guid FileId { get; init; }

    /// <summary><see cref="Domain.Materials.Videos.RenditionPlan.Name"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Names the ranges of its segments (RFC 8216, 4.3.2.2).</summary>
    public required string Playlist { get; init; }
}
