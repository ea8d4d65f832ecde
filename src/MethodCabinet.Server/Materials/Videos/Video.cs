namespace MethodCabinet.Server.Materials.Videos;

public enum VideoState
{
    /// <summary>Waits for its turn, or for the file to be read through.</summary>
    Waiting,

    Working,

    /// <summary>Its qualities can be played.</summary>
    Ready,

    /// <summary>It was not understood; the original can be had.</summary>
    Failed,

    /// <summary>This server has no ffmpeg; the original can be had.</summary>
    NoConverter,
}

/// <summary>A stored file that is watched in pages, and how far its conversion is. It is part of the file and goes with it.</summary>
public sealed class Video
{
    /// <summary>A recording that ended its converter so often ends it again.</summary>
    public const int MaxAttempts = 3;

    public required Guid FileId { get; init; }

    public VideoState VideoState { get; set; }

    /// <summary>0 to 100 of the work.</summary>
    public int Percent { get; set; }

    public int Attempts { get; set; }

    /// <summary>Last sign of life of who works on it.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    public required DateTimeOffset AskedAt { get; set; }

    /// <summary>Code of an error, of a failed one.</summary>
    public string? Problem { get; set; }

    /// <summary>0 until it is known.</summary>
    public double Seconds { get; set; }

    /// <summary>Playlist of playlists; empty until it is ready.</summary>
    public string Master { get; set; } = "";

    /// <summary>WebP; null where none could be drawn.</summary>
    public byte[]? Poster { get; set; }
}
