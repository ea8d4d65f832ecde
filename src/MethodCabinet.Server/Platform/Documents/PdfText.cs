using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace MethodCabinet.Server.Platform.Documents;

/// <summary>Shapes and wraps text. HarfBuzz gives kerning and lets the file hold selectable, searchable Cyrillic.</summary>
public sealed class PdfText : IDisposable
{
    private readonly Dictionary<PdfFace, SKShaper> shapers = [];
    private readonly Dictionary<(PdfFace, float), SKFont> fonts = [];

    public float Draw(SKCanvas canvas, string content, float x, float y, float width, PdfStyle style, int? maxLines = null)
    {
        var font = Font(style);
        using var paint = new SKPaint { Color = style.Color, IsAntialias = true };
        var anchor = style.Align switch
        {
            SKTextAlign.Center => x + (width / 2),
            SKTextAlign.Right => x + width,
            _ => x,
        };
        var step = style.Size * style.LineHeight;
        var baseline = y - font.Metrics.Ascent + ((step - (font.Metrics.Descent - font.Metrics.Ascent)) / 2);
        var lines = maxLines is { } most ? Clip(Wrap(content, width, style), width, style, most) : Wrap(content, width, style);
        foreach (var line in lines)
        {
            canvas.DrawShapedText(Shaper(style.Face), line, anchor, baseline, style.Align, font, paint);
            baseline += step;
        }

        return lines.Count * step;
    }

    public float Height(string content, float width, PdfStyle style) => Wrap(content, width, style).Count * style.Size * style.LineHeight;

    public float Width(string content, PdfStyle style) => content.Length == 0 ? 0 : Shaper(style.Face).Shape(content, Font(style)).Width;

    public void Dispose()
    {
        foreach (var shaper in shapers.Values)
        {
            shaper.Dispose();
        }

        foreach (var font in fonts.Values)
        {
            font.Dispose();
        }
    }

    /// <summary>Breaks at spaces; a word wider than the line stands alone. Line feeds are kept.</summary>
    private List<string> Wrap(string content, float width, PdfStyle style)
    {
        var lines = new List<string>();
        foreach (var paragraph in content.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && Width(longer, style) > width)
                {
                    lines.Add(line);
                    longer = word;
                }

                line = longer;
            }

            lines.Add(line);
        }

        return lines;
    }

    private List<string> Clip(List<string> lines, float width, PdfStyle style, int maxLines) =>
        [.. lines.Take(maxLines).Select((line, index) => (index == maxLines - 1 && lines.Count > maxLines) || Width(line, style) > width ? Cut(line, width, style) : line)];

    private string Cut(string line, float width, PdfStyle style)
    {
        while (line.Length > 0 && Width($"{line}…", style) > width)
        {
            line = line[..^1];
        }

        return $"{line}…";
    }

    private SKShaper Shaper(PdfFace face) => shapers.TryGetValue(face, out var shaper) ? shaper : shapers[face] = PdfFonts.Shaper(face);

    private SKFont Font(PdfStyle style) => fonts.TryGetValue((style.Face, style.Size), out var font)
        ? font
        : fonts[(style.Face, style.Size)] = new SKFont(PdfFonts.Of(style.Face), style.Size) { Subpixel = true, Hinting = SKFontHinting.None };
}
