using System.Collections.Concurrent;
using System.Reflection;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace MethodCabinet.Server.Platform.Documents;

/// <summary>The faces of PT Sans and PT Serif that come with the product (SIL Open Font License, see Fonts/OFL.txt).</summary>
public enum PdfFace
{
    Sans,
    SansBold,
    Serif,
    SerifBold,
    SerifItalic,
}

internal static class PdfFonts
{
    private static readonly ConcurrentDictionary<PdfFace, SKTypeface> Typefaces = new();

    public static SKTypeface Of(PdfFace face) => Typefaces.GetOrAdd(face, static face =>
    {
        var file = face switch
        {
            PdfFace.Sans => "sans",
            PdfFace.SansBold => "sans-bold",
            PdfFace.Serif => "serif",
            PdfFace.SerifBold => "serif-bold",
            PdfFace.SerifItalic => "serif-italic",
            _ => throw new ArgumentOutOfRangeException(nameof(face)),
        };
        return SKTypeface.FromStream(Assembly.GetExecutingAssembly().GetManifestResourceStream($"Fonts.{file}.ttf"));
    });

    /// <summary>A shaper belongs to one thread at a time, so each document has its own.</summary>
    public static SKShaper Shaper(PdfFace face) => new(Of(face));
}
