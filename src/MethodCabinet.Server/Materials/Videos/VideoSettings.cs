using System.ComponentModel.DataAnnotations;

namespace MethodCabinet.Server.Materials.Videos;

/// <summary>Section <c>Video</c>: what makes qualities of recordings.</summary>
public sealed class VideoSettings
{
    /// <summary>The program, by its name or its whole path. Where it is missing, recordings are played as they came.</summary>
    [Required]
    public string Ffmpeg { get; set; } = "ffmpeg";

    [Required]
    public string Ffprobe { get; set; } = "ffprobe";

    /// <summary>After so long the conversion of one recording is given up.</summary>
    [Range(1, 72)]
    public int MaxHours { get; set; } = 12;

    /// <summary>A folder on this machine for the recording and its qualities while they are made. Empty: beside the scratch folder of uploads.</summary>
    public string Scratch { get; set; } = "";
}
