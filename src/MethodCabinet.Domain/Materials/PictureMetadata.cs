using System.Buffers.Binary;

namespace MethodCabinet.Domain.Materials;

/// <summary>
/// What a camera writes beside the picture: EXIF, XMP and IPTC, with the place, the moment and the device. The pages of this product send none, so nothing
/// more is asked than whether there is any.
/// </summary>
public static class PictureMetadata
{
    /// <param name="file">All bytes of a file.</param>
    /// <param name="mediaType">As <see cref="FileKind.MediaTypeOf"/> tells; for what is no picture the answer is no.</param>
    public static bool IsIn(ReadOnlySpan<byte> file, string mediaType) => mediaType switch
    {
        // Anywhere: phones put whole second pictures, with their own EXIF, behind the end of the first.
        "image/jpeg" => file.IndexOf("Exif\0\0"u8) >= 0 || file.IndexOf("http://ns.adobe.com/xap/1.0/"u8) >= 0 || file.IndexOf("Photoshop 3.0\0"u8) >= 0,
        "image/png" => IsInPng(file),
        "image/webp" => IsInWebP(file),
        "image/gif" => file.IndexOf("XMP DataXMP"u8) >= 0,
        _ => false,
    };

    // Signature, then chunks: length, name, content, checksum.
    private static bool IsInPng(ReadOnlySpan<byte> file)
    {
        for (var rest = file[8..]; rest.Length >= 8;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            var name = rest[4..8];
            var content = rest[8..];
            if (name.SequenceEqual("eXIf"u8) || (IsText(name) && (content.StartsWith("XML:com.adobe.xmp"u8) || content.StartsWith("Raw profile type "u8))))
            {
                return true;
            }

            rest = length + 4L < content.Length ? content[((int)length + 4)..] : [];
        }

        return false;
    }

    private static bool IsText(ReadOnlySpan<byte> name) => name.SequenceEqual("iTXt"u8) || name.SequenceEqual("tEXt"u8) || name.SequenceEqual("zTXt"u8);

    // RIFF header, then chunks: name, length, content, filled up to an even length.
    private static bool IsInWebP(ReadOnlySpan<byte> file)
    {
        for (var rest = file[12..]; rest.Length >= 8;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (rest.StartsWith("EXIF"u8) || rest.StartsWith("XMP "u8))
            {
                return true;
            }

            rest = 8L + length + (length % 2) < rest.Length ? rest[(int)(8 + length + (length % 2))..] : [];
        }

        return false;
    }
}
