using System.Text;

namespace MethodCabinet.Domain.Materials;

/// <summary>What a file is, by its first bytes. Kinds that a browser could run (HTML, SVG) are not among them.</summary>
public static class FileKind
{
    public const string PlainText = "text/plain";

    /// <summary>How many first bytes <see cref="MediaTypeOf"/> needs at most.</summary>
    public const int HeadLength = 64;

    /// <returns>Null for kinds that are not accepted.</returns>
    public static string? MediaTypeOfContent(byte[] content, string name) => MediaTypeOf(content.AsSpan(0, Math.Min(content.Length, HeadLength)), name);

    /// <returns>Null for kinds that are not accepted.</returns>
    public static string? MediaTypeOf(ReadOnlySpan<byte> head, string name) => head switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => "image/png",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xff, 0xfb or 0xf3 or 0xf2, ..] => "audio/mpeg",
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => "audio/ogg",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => "audio/wav",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => IsoMedia(head[8..]),
        [0x1a, 0x45, 0xdf, 0xa3, ..] => Matroska(head),
        [(byte)'P', (byte)'K', 3, 4, ..] => Archive(name),
        _ when MediaTypeOfName(name) == PlainText && IsText(head) => PlainText,
        _ => null,
    };

    /// <summary>Kinds that a page shows by itself; all others are offered for saving.</summary>
    public static bool IsShown(string mediaType) =>
        IsMedia(mediaType) || IsVideo(mediaType) || mediaType == "application/pdf";

    /// <summary>Images and sounds: what stands in a text itself.</summary>
    public static bool IsMedia(string mediaType) =>
        mediaType.StartsWith("image/", StringComparison.Ordinal) || IsSound(mediaType);

    /// <summary>What is heard.</summary>
    public static bool IsSound(string mediaType) => mediaType.StartsWith("audio/", StringComparison.Ordinal);

    public static bool IsVideo(string mediaType) => mediaType.StartsWith("video/", StringComparison.Ordinal);

    public static bool IsImage(string mediaType) => mediaType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>PDF and office documents.</summary>
    public static bool IsDocument(string mediaType) =>
        mediaType == "application/pdf" || mediaType.StartsWith("application/vnd.openxmlformats-officedocument.", StringComparison.Ordinal);

    /// <summary>The last part of a path, without control characters, at most <see cref="StoredFile.MaxName"/> characters.</summary>
    public static string SafeName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var safe = new StringBuilder();
        foreach (var symbol in last.Where(symbol => !char.IsControl(symbol)).Take(StoredFile.MaxName))
        {
            safe.Append(symbol);
        }

        return safe.Length == 0 ? "file" : safe.ToString();
    }

    /// <summary>The ending of a name for a kind, with its dot; empty for kinds that are not accepted.</summary>
    public static string EndingOf(string mediaType) => mediaType switch
    {
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "image/gif" => ".gif",
        "image/webp" => ".webp",
        "application/pdf" => ".pdf",
        "audio/mpeg" => ".mp3",
        "audio/ogg" => ".ogg",
        "audio/wav" => ".wav",
        "audio/mp4" => ".m4a",
        "video/mp4" => ".mp4",
        "video/webm" => ".webm",
        "video/quicktime" => ".mov",
        "video/x-matroska" => ".mkv",
        "application/zip" => ".zip",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => ".docx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => ".xlsx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation" => ".pptx",
        PlainText => ".txt",
        _ => "",
    };

    /// <summary>The kind by the ending of a name; null for kinds that are not accepted.</summary>
    public static string? MediaTypeOfName(string name) => name[(name.LastIndexOf('.') + 1)..].ToUpperInvariant() switch
    {
        "PNG" => "image/png",
        "JPG" or "JPEG" => "image/jpeg",
        "GIF" => "image/gif",
        "WEBP" => "image/webp",
        "PDF" => "application/pdf",
        "MP3" => "audio/mpeg",
        "OGG" => "audio/ogg",
        "WAV" => "audio/wav",
        "M4A" => "audio/mp4",
        "MP4" => "video/mp4",
        "WEBM" => "video/webm",
        "MOV" => "video/quicktime",
        "MKV" => "video/x-matroska",
        "ZIP" => "application/zip",
        "DOCX" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "XLSX" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "PPTX" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "TXT" => PlainText,
        _ => null,
    };

    // Text has no signature: it has a name that says so and no byte that text never holds. A page of HTML under such a name is shown as the text that it is.
    private static bool IsText(ReadOnlySpan<byte> head) => head.Length > 0 && !head.ContainsAnyInRange<byte>(0, 8) && !head.ContainsAnyInRange<byte>(14, 31);

    // Office documents are ZIP archives; the name tells which, and a wrong one only opens in the wrong program.
    private static string? Archive(string name) =>
        MediaTypeOfName(name) is { } kind && (kind == "application/zip" || kind.StartsWith("application/vnd.", StringComparison.Ordinal)) ? kind : null;

    // ISO/IEC 14496-12, 4.3: the brand says what the boxes hold. HEIC and AVIF are pictures in the same boxes, and not taken.
    private static string? IsoMedia(ReadOnlySpan<byte> brand) => brand switch
    {
        [(byte)'M', (byte)'4', (byte)'A', ..] or [(byte)'M', (byte)'4', (byte)'B', ..] => "audio/mp4",
        [(byte)'q', (byte)'t', ..] => "video/quicktime",
        [(byte)'i', (byte)'s', (byte)'o', ..] or [(byte)'m', (byte)'p', (byte)'4', ..] or [(byte)'a', (byte)'v', (byte)'c', ..] or [(byte)'M', (byte)'4', (byte)'V', ..]
            or [(byte)'d', (byte)'a', (byte)'s', (byte)'h', ..] or [(byte)'3', (byte)'g', ..] => "video/mp4",
        _ => null,
    };

    private static string? Matroska(ReadOnlySpan<byte> head) =>
        head.IndexOf("webm"u8) >= 0 ? "video/webm" : head.IndexOf("matroska"u8) >= 0 ? "video/x-matroska" : null;
}
