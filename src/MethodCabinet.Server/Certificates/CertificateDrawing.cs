using System.Globalization;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Documents;
using SkiaSharp;

namespace MethodCabinet.Server.Certificates;

/// <summary>What a certificate looks like on A4. The words are those of the document, Russian by law (53-FZ art. 3), so they are not translated.</summary>
public static class CertificateDrawing
{
    private const float Margin = 62;
    private static readonly SKColor Quiet = new(0x4b, 0x58, 0x68);

    /// <summary>Writes one page for each certificate. The same certificates give the same bytes.</summary>
    public static void Write(Stream target, IReadOnlyList<Certificate> certificates, SiteSettings site)
    {
        var newest = certificates.Max(certificate => certificate.IssuedOn).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        using var document = new PdfDocument(target, certificates.Count == 1 ? $"Сертификат {certificates[0].Number}" : "Сертификаты", site.Cabinet, newest);
        foreach (var certificate in certificates)
        {
            document.AddPage(PdfDocument.A4, page => Draw(page, certificate, site));
        }
    }

    private static void Draw(PdfPage page, Certificate certificate, SiteSettings site)
    {
        var accent = SKColor.Parse(site.Accent);
        var width = page.Size.Width - (2 * Margin);
        page.Frame(SKRect.Create(28, 28, page.Size.Width - 56, page.Size.Height - 56), accent, 2);
        page.Frame(SKRect.Create(34, 34, page.Size.Width - 68, page.Size.Height - 68), accent.WithAlpha(0x66), 0.75f);

        var text = certificate.Text;
        var y = 84f;
        y += page.Text(site.Municipality, Margin, y, width, Centered(PdfFace.Sans, 12, Quiet));
        y += page.Text(site.Cabinet, Margin, y, width, Centered(PdfFace.Sans, 12, Quiet));

        y = 165;
        y += page.Text("СЕРТИФИКАТ", Margin, y, width, Centered(PdfFace.SerifBold, 42, accent));
        y += page.Text("участника", Margin, y + 2, width, Centered(PdfFace.SerifItalic, 20, Quiet)) + 40;

        y += page.Text("Настоящим подтверждается, что", Margin, y, width, Centered(PdfFace.Serif, 14)) + 14;
        y += page.Text(text.Holder, Margin, y, width, Fitted(page, text.Holder, width, 27, height: 76)) + 4;
        y += page.Text(text.HolderDetail, Margin, y, width, Centered(PdfFace.Serif, 14, Quiet)) + 22;
        y += page.Text("является участником олимпиады", Margin, y, width, Centered(PdfFace.Serif, 14)) + 12;
        y += page.Text($"«{text.Ground}»", Margin + 20, y, width - 40, Fitted(page, text.Ground, width - 40, 18, height: 78)) + 8;
        page.Text($"{text.Season} учебный год", Margin, y, width, Centered(PdfFace.Serif, 14));

        DrawFoot(page, certificate, site, accent);
    }

    private static void DrawFoot(PdfPage page, Certificate certificate, SiteSettings site, SKColor accent)
    {
        const float qr = 84;
        var bottom = page.Size.Height - 66;
        var text = certificate.Text;
        var date = certificate.IssuedOn.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("ru-RU")) + " г.";

        // Position, line for the signature, name; the date below, as in office documents (GOST R 7.0.97-2016, 5.22).
        var y = bottom - qr - 68;
        page.Text(text.SignerPosition, Margin, y - 16 - 16, 190, PdfStyle.Of(PdfFace.Serif, 12));
        page.Line(Margin + 205, y, Margin + 335, y, Quiet);
        page.Text(text.Signer, Margin + 350, y - 16, page.Size.Width - (2 * Margin) - 350, PdfStyle.Of(PdfFace.Serif, 12));
        page.Text(date, Margin, y + 26, 200, PdfStyle.Of(PdfFace.Serif, 12));

        var address = $"{site.PublicUrl.TrimEnd('/')}/verify/{certificate.Number}";
        page.QrCode(address, page.Size.Width - Margin - qr, bottom - qr, qr);
        page.Line(Margin, bottom - qr, page.Size.Width - Margin - qr - 24, bottom - qr, accent.WithAlpha(0x66));
        page.Text($"№ {certificate.Number}", Margin, bottom - qr + 8, 300, PdfStyle.Of(PdfFace.SansBold, 13));
        page.Text($"Подлинность проверяется по номеру или коду:\n{address}", Margin, bottom - qr + 32, 330,
            new PdfStyle(PdfFace.Sans, 9.5f, Quiet));
    }

    /// <summary>The largest size, down from <paramref name="size"/>, at which a long name or title keeps to its place.</summary>
    private static PdfStyle Fitted(PdfPage page, string content, float width, float size, float height)
    {
        var style = Centered(PdfFace.SerifBold, size);
        while (style.Size > 12 && page.Measure(content, width, style) > height)
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
