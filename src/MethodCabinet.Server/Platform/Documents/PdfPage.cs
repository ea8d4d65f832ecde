using QRCoder;
using SkiaSharp;

namespace MethodCabinet.Server.Platform.Documents;

/// <summary>How a text is set.</summary>
/// <param name="Size">Points.</param>
/// <param name="LineHeight">Distance of baselines as a multiple of the size.</param>
public sealed record PdfStyle(PdfFace Face, float Size, SKColor Color, SKTextAlign Align = SKTextAlign.Left, float LineHeight = 1.3f)
{
    public static PdfStyle Of(PdfFace face, float size, SKTextAlign align = SKTextAlign.Left) => new(face, size, new SKColor(0x1b, 0x24, 0x30), align);
}

/// <summary>One page to draw on; lengths are points from its top left corner.</summary>
public sealed class PdfPage(SKCanvas canvas, SKSize size, PdfText text)
{
    public SKSize Size => size;

    public SKCanvas Canvas => canvas;

    /// <summary>Sets <paramref name="content"/> in lines no wider than <paramref name="width"/>; returns the height used.</summary>
    /// <param name="x">Left edge of the column, whatever the alignment.</param>
    /// <param name="y">Top of the first line.</param>
    /// <param name="maxLines">What does not fit into so many lines of this width is cut off with «…».</param>
    public float Text(string content, float x, float y, float width, PdfStyle style, int? maxLines = null) => text.Draw(canvas, content, x, y, width, style, maxLines);

    /// <summary>The height that <see cref="Text"/> would use.</summary>
    public float Measure(string content, float width, PdfStyle style) => text.Height(content, width, style);

    /// <summary>The style, smaller where it must be, in which <paramref name="content"/> keeps to one line of this width.</summary>
    public PdfStyle OneLine(string content, float width, PdfStyle style) => style with { Size = style.Size * Math.Min(1, width / text.Width(content, style)) };

    public void Line(float x1, float y1, float x2, float y2, SKColor color, float width = 0.75f, bool dashed = false)
    {
        using var paint = new SKPaint { Color = color, StrokeWidth = width, IsStroke = true, IsAntialias = true };
        using var dash = dashed ? SKPathEffect.CreateDash([4, 4], 0) : null;
        paint.PathEffect = dash;
        canvas.DrawLine(x1, y1, x2, y2, paint);
    }

    public void Frame(SKRect rectangle, SKColor color, float width)
    {
        using var paint = new SKPaint { Color = color, StrokeWidth = width, IsStroke = true, IsAntialias = true };
        canvas.DrawRect(rectangle, paint);
    }

    public void Fill(SKRect rectangle, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawRect(rectangle, paint);
    }

    /// <summary>A picture behind the whole page: its middle, where its shape is another.</summary>
    public void Cover(SKImage picture)
    {
        var scale = Math.Max(size.Width / picture.Width, size.Height / picture.Height);
        var (width, height) = (picture.Width * scale, picture.Height * scale);
        canvas.DrawImage(picture, SKRect.Create((size.Width - width) / 2, (size.Height - height) / 2, width, height), new SKSamplingOptions(SKFilterMode.Linear));
    }

    /// <summary>A QR code (error correction M) as vector lines, without its quiet zone.</summary>
    public void QrCode(string content, float x, float y, float side)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
        const int quiet = 4;
        var modules = data.ModuleMatrix.Count - (2 * quiet);
        using var path = new SKPath();
        for (var row = 0; row < modules; row++)
        {
            for (var column = 0; column < modules; column++)
            {
                var start = column;
                while (column < modules && data.ModuleMatrix[row + quiet][column + quiet])
                {
                    column++;
                }

                if (column > start)
                {
                    path.MoveTo(start, row + 0.5f);
                    path.LineTo(column, row + 0.5f);
                }
            }
        }

        // In modules, not in points: short numbers keep a code of a thousand letters at 7 KB. One path, because a viewer shows hair lines between squares that are filled one by one; and
        // lines, because Skia takes 5 ms to fill a path of so many squares and 1 ms to stroke it.
        using var paint = new SKPaint { Color = SKColors.Black, IsStroke = true, StrokeWidth = 1, IsAntialias = false };
        canvas.Save();
        canvas.Translate(x, y);
        canvas.Scale(side / modules);
        canvas.DrawPath(path, paint);
        canvas.Restore();
    }
}
