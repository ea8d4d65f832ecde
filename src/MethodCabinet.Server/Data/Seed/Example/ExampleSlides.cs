using MethodCabinet.Server.Platform.Documents;
using SkiaSharp;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>Slides of the example lesson, as a page makes them of a PDF.</summary>
internal static class ExampleSlides
{
    private const int Width = 1_600;
    private const int Height = 900;

    private static readonly (string Title, string[] Lines)[] Pages =
    [
        ("Закон Ома для участка цепи", ["Физика, 8 класс", "", "Вспомним: сила тока, напряжение, сопротивление"]),
        ("Что мы умеем измерять", ["Сила тока I, ампер (А)", "Напряжение U, вольт (В)", "Сопротивление R, ом (Ом)"]),
        ("Закон Ома", ["I = U / R", "", "Сила тока прямо пропорциональна напряжению", "и обратно пропорциональна сопротивлению"]),
        ("Решите сами", ["К лампе сопротивлением 4 Ом", "приложено напряжение 12 В.", "", "Какой силы ток течёт через лампу?"]),
    ];

    public static int Count => Pages.Length;

    /// <param name="page">From 1.</param>
    /// <returns>WebP.</returns>
    public static byte[] Draw(int page)
    {
        var (title, lines) = Pages[page - 1];
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        using var band = new SKPaint { Color = new SKColor(0x12, 0x60, 0x7a) };
        using var ink = new SKPaint { Color = new SKColor(0x1b, 0x24, 0x30), IsAntialias = true };
        using var light = new SKPaint { Color = SKColors.White, IsAntialias = true };
        using var heading = new SKFont(PdfFonts.Of(PdfFace.SansBold), 72);
        using var text = new SKFont(PdfFonts.Of(PdfFace.Sans), 56);
        canvas.DrawRect(0, 0, Width, 170, band);
        canvas.DrawText(title, 90, 112, heading, light);
        for (var at = 0; at < lines.Length; at++)
        {
            canvas.DrawText(lines[at], 90, 310 + (at * 100), text, ink);
        }

        using var image = surface.Snapshot();
        using var picture = image.Encode(SKEncodedImageFormat.Webp, 80);
        return picture.ToArray();
    }
}
