using System.Globalization;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Certificates.Designs;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Documents;
using SkiaSharp;

namespace MethodCabinet.Server.Certificates;

/// <summary>What certificates and diplomas look like on A4. The words are those of the document, Russian by law (53-FZ art. 3), so they are not translated.</summary>
public static class CertificateDrawing
{
    private const float Margin = 62;
    private const float Width = 595.28f - (2 * Margin);

    // A long title makes a code of 109 modules: at 40 mm each is 0.37 mm, which a telephone reads from paper.
    private const float Code = 113;
    private const float SignatureStep = 38;

    // Serif, its bold and Sans, no more: each further face adds 30 KB to every file.
    private static readonly SKColor Quiet = new(0x4b, 0x58, 0x68);

    /// <summary>Writes one page for each certificate. The same certificates give the same bytes.</summary>
    public static void Write(Stream target, IReadOnlyList<Certificate> certificates, DrawnDesigns designs, SiteSettings site)
    {
        var newest = certificates.Max(certificate => certificate.IssuedOn).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var title = certificates.Count == 1 ? $"{designs.Of(certificates[0]).Design.Heading} {certificates[0].Number}" : "Сертификаты и дипломы";
        using var document = new PdfDocument(target, title, site.Cabinet, newest);
        foreach (var certificate in certificates)
        {
            document.AddPage(PdfDocument.A4, page => Draw(page, certificate, designs.Of(certificate), site));
        }
    }

    /// <summary>The page as PNG, 900 pixels wide.</summary>
    public static byte[] Picture(Certificate certificate, DrawnDesign design, SiteSettings site)
    {
        var scale = 900 / PdfDocument.A4.Width;
        using var surface = SKSurface.Create(new SKImageInfo(900, (int)(PdfDocument.A4.Height * scale)));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        using var text = new PdfText();
        Draw(new PdfPage(surface.Canvas, PdfDocument.A4, text), certificate, design, site);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static void Draw(PdfPage page, Certificate certificate, DrawnDesign drawn, SiteSettings site)
    {
        var design = drawn.Design;
        var accent = SKColor.Parse(design.Accent);
        if (drawn.Background is { } background)
        {
            page.Cover(background);
        }
        else
        {
            page.Frame(SKRect.Create(28, 28, page.Size.Width - 56, page.Size.Height - 56), accent, 2);
            page.Frame(SKRect.Create(34, 34, page.Size.Width - 68, page.Size.Height - 68), accent.WithAlpha(0x66), 0.75f);
        }

        var y = 84f;
        y += page.Text(site.Municipality, Margin, y, Width, Centered(PdfFace.Sans, 12, Quiet));
        page.Text(site.Cabinet, Margin, y, Width, Centered(PdfFace.Sans, 12, Quiet));

        y = 165;
        var heading = design.Heading.ToUpperInvariant();
        y += page.Text(heading, Margin, y, Width, page.OneLine(heading, Width, Centered(PdfFace.SerifBold, 42, accent)));
        var subheading = design.SubheadingFor(certificate.Kind, certificate.Text);
        if (subheading.Length > 0)
        {
            y += page.Text(subheading, Margin, y + 2, Width, page.OneLine(subheading, Width, Centered(PdfFace.Serif, 20, Quiet)));
        }

        var signatories = certificate.Text.SignatoriesBy(design);
        var signatures = page.Size.Height - 66 - Code - 58 - ((signatories.Count - 1) * SignatureStep);
        DrawLines(page, [.. design.LinesFor(certificate.Kind, certificate.Text)], y + 40, signatures - 40);
        foreach (var (index, signatory) in signatories.Index())
        {
            DrawSignature(page, signatory, signatures + (index * SignatureStep));
        }

        DrawFoot(page, certificate, site, accent);
    }

    /// <summary>The lines from one height to another, all of them smaller where there are too many.</summary>
    private static void DrawLines(PdfPage page, IReadOnlyList<DesignLine> lines, float top, float bottom)
    {
        var scale = 1f;
        while (scale > 0.3f && lines.Sum(line => HeightOf(line, scale)) > bottom - top)
        {
            scale -= 0.05f;
        }

        var y = top;
        foreach (var line in lines)
        {
            page.Text(line.Text, Margin, y, Width, StyleOf(line, scale));
            y += HeightOf(line, scale);
        }

        float HeightOf(DesignLine line, float scale) => page.Measure(line.Text, Width, StyleOf(line, scale)) + (scale * GapAfter(line.Style));

        PdfStyle StyleOf(DesignLine line, float scale)
        {
            var style = line.Style switch
            {
                LineStyle.Name => Fitted(page, line.Text, 27, height: 76),
                LineStyle.Title => Fitted(page, line.Text, 18, height: 78),
                LineStyle.Quiet => Centered(PdfFace.Serif, 14, Quiet),
                _ => Centered(PdfFace.Serif, 14),
            };
            var longest = line.Text.Split(' ').MaxBy(word => word.Length)!;
            return page.OneLine(longest, Width, style with { Size = style.Size * scale });
        }
    }

    private static float GapAfter(LineStyle style) => style switch
    {
        LineStyle.Name => 4,
        LineStyle.Title => 8,
        LineStyle.Quiet => 22,
        _ => 13,
    };

    /// <summary>Position, line for the signature, name, as in office documents (GOST R 7.0.97-2016, 5.22).</summary>
    private static void DrawSignature(PdfPage page, Signatory signatory, float y)
    {
        page.Text(signatory.Position, Margin, y - 16 - 16, 190, PdfStyle.Of(PdfFace.Serif, 12), maxLines: 2);
        page.Line(Margin + 205, y, Margin + 335, y, Quiet);
        page.Text(signatory.Name, Margin + 350, y - 16, Width - 350, page.OneLine(signatory.Name, Width - 350, PdfStyle.Of(PdfFace.Serif, 12)));
    }

    private static void DrawFoot(PdfPage page, Certificate certificate, SiteSettings site, SKColor accent)
    {
        var bottom = page.Size.Height - 66;
        var date = certificate.IssuedOn.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("ru-RU")) + " г.";
        page.Text(date, Margin, bottom - Code - 32, 200, PdfStyle.Of(PdfFace.Serif, 12));

        var address = $"{site.PublicUrl.TrimEnd('/')}/verify/{certificate.Number}";
        page.QrCode(certificate.SignedCode is { } signed ? $"{address}#{signed}" : address, page.Size.Width - Margin - Code, bottom - Code, Code);
        page.Line(Margin, bottom - Code, page.Size.Width - Margin - Code - 24, bottom - Code, accent.WithAlpha(0x66));
        page.Text($"№ {certificate.Number}", Margin, bottom - Code + 8, 300, PdfStyle.Of(PdfFace.SerifBold, 13));
        page.Text($"Регистрационный № {certificate.RegisterNumber}", Margin, bottom - Code + 28, 300, new PdfStyle(PdfFace.Sans, 11, Quiet));
        page.Text($"Подлинность проверяется по номеру или коду:\n{address}\nбез интернета — страницей {site.PublicUrl.TrimEnd('/')}{OfflineVerifier.Path}", Margin, bottom - Code + 54, 330,
            new PdfStyle(PdfFace.Sans, 9.5f, Quiet));
    }

    /// <summary>The largest size, down from <paramref name="size"/>, at which a long name or title keeps to its place.</summary>
    private static PdfStyle Fitted(PdfPage page, string content, float size, float height)
    {
        var style = Centered(PdfFace.SerifBold, size);
        while (style.Size > 12 && page.Measure(content, Width, style) > height)
        {
            style = style with { Size = style.Size - 1 };
        }

        return style;
    }

    private static PdfStyle Centered(PdfFace face, float size, SKColor? color = null)
    {
        var style = PdfStyle.Of(face, size, SKTextAlign.Center);
        return color is null ? style : style with { Color = color.Value };
    }
}
