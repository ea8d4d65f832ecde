using MethodCabinet.Domain.Assessment;
using SkiaSharp;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>The picture of the hot-spot task: a lamp with one instrument in series and one in parallel.</summary>
internal static class ExampleCircuit
{
    public const int Width = 720;
    public const int Height = 420;

    private const float InstrumentRadius = 34;
    private static readonly SKPoint Series = new(200, 90);
    private static readonly SKPoint Parallel = new(500, 210);

    /// <summary>The right answer: a square around the instrument in series.</summary>
    public static HotspotRegion SeriesInstrument { get; } = new(
    [
        Corner(-1, -1), Corner(1, -1), Corner(1, 1), Corner(-1, 1),
    ]);

    public static byte[] DrawPng()
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        using var wire = new SKPaint { Color = SKColors.Black, StrokeWidth = 4, IsStroke = true, IsAntialias = true };
        using var blank = new SKPaint { Color = SKColors.White };

        canvas.DrawRect(SKRect.Create(80, 90, 560, 250), wire);

        // The source of current: a long and a short plate.
        canvas.DrawRect(SKRect.Create(340, 320, 20, 40), blank);
        canvas.DrawLine(340, 305, 340, 375, wire);
        canvas.DrawLine(360, 322, 360, 358, wire);

        // The lamp in the upper side, the branch of the parallel instrument below it.
        canvas.DrawLine(400, 90, 400, 210, wire);
        canvas.DrawLine(600, 90, 600, 210, wire);
        canvas.DrawLine(400, 210, 600, 210, wire);
        Circle(canvas, new SKPoint(500, 90), blank, wire);
        canvas.DrawLine(476, 66, 524, 114, wire);
        canvas.DrawLine(476, 114, 524, 66, wire);
        Circle(canvas, Series, blank, wire);
        Circle(canvas, Parallel, blank, wire);

        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static void Circle(SKCanvas canvas, SKPoint centre, SKPaint fill, SKPaint line)
    {
        canvas.DrawCircle(centre, InstrumentRadius, fill);
        canvas.DrawCircle(centre, InstrumentRadius, line);
    }

    private static ImagePoint Corner(int x, int y) =>
        new((Series.X + (x * InstrumentRadius * 1.3f)) / Width, (Series.Y + (y * InstrumentRadius * 1.3f)) / Height);
}
