using SkiaSharp;

namespace MethodCabinet.Server.Materials.Previews;

/// <summary>Draws a small picture of a large one in bounded memory.</summary>
internal static class PreviewPicture
{
    /// <summary>Of the small picture: three seconds on a line of 10 KB/s.</summary>
    public const int MaxBytes = 30 << 10;

    /// <summary>Pixels of the longer side.</summary>
    private const int Side = 480;

    /// <summary>The same in a list: two pixels of a screen for one of the page.</summary>
    private const int ListSide = 144;

    /// <summary>Pixels of the large picture, 4 bytes each while it is read: a picture may say that it has billions.</summary>
    private const long MaxPixels = 40_000_000;

    /// <returns>Null for what cannot be read, or is too large.</returns>
    public static byte[]? Of(Stream picture)
    {
        using var codec = SKCodec.Create(picture);
        if (codec is null || codec.Info is not { Width: > 0, Height: > 0 } info)
        {
            return null;
        }

        // A JPEG is read at an eighth of its size or more, as it is wanted; other kinds at their full size.
        var wanted = (float)Side / Math.Max(info.Width, info.Height);
        var read = codec.GetScaledDimensions(Math.Min(1, wanted));
        if ((long)read.Width * read.Height > MaxPixels)
        {
            return null;
        }

        using var large = new SKBitmap(new SKImageInfo(read.Width, read.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(large.Info, large.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
        {
            return null;
        }

        for (var side = Side; side >= 60; side = side * 2 / 3)
        {
            using var small = Draw(large, codec.EncodedOrigin, side);
            foreach (var quality in new[] { 80, 60, 40 })
            {
                using var data = small.Encode(SKEncodedImageFormat.Webp, quality);
                if (data.Size <= MaxBytes)
                {
                    return data.ToArray();
                }
            }
        }

        return null;
    }

    /// <summary>Of a small picture one that lists show, a few kilobytes: drawn when it is asked for, which takes a millisecond or two.</summary>
    public static byte[] Smaller(byte[] preview)
    {
        using var picture = SKBitmap.Decode(preview);
        if (picture is null || Math.Max(picture.Width, picture.Height) <= ListSide)
        {
            return preview;
        }

        using var small = Draw(picture, SKEncodedOrigin.TopLeft, ListSide);
        using var data = small.Encode(SKEncodedImageFormat.Webp, 60);
        return data.ToArray();
    }

    /// <summary>Upright, for the small picture has no EXIF that would say how to turn it.</summary>
    private static SKImage Draw(SKBitmap large, SKEncodedOrigin origin, int side)
    {
        var scale = Math.Min(1f, (float)side / Math.Max(large.Width, large.Height));
        var (width, height) = (Math.Max(1, (int)MathF.Round(large.Width * scale)), Math.Max(1, (int)MathF.Round(large.Height * scale)));
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        using var surface = SKSurface.Create(new SKImageInfo(isTurned ? height : width, isTurned ? width : height, SKColorType.Rgba8888, SKAlphaType.Premul));
        var turn = origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
        surface.Canvas.SetMatrix(turn);
        using var image = SKImage.FromBitmap(large);
        surface.Canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return surface.Snapshot();
    }
}
