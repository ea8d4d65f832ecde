using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Documents;
using SkiaSharp;

namespace MethodCabinet.Server.People;

/// <param name="Class">«8А»; empty for adults.</param>
public sealed record LoginCard(string Name, string Class, string Login, string Password);

/// <summary>Ten cards on an A4 page with lines to cut along; each class begins a new page.</summary>
public static class LoginCardSheets
{
    private const int Columns = 2;
    private const int Rows = 5;
    private const float Padding = 16;
    private const float QrSide = 92;
    private static readonly SKColor CutLine = new(0xa0, 0xa8, 0xb0);

    public static void Write(Stream stream, IReadOnlyList<LoginCard> cards, SiteSettings site, DateTimeOffset now)
    {
        using var document = new PdfDocument(stream, "Карточки входа", site.Cabinet, now);
        foreach (var ofClass in cards.GroupBy(c => c.Class))
        {
            foreach (var page in ofClass.Chunk(Columns * Rows))
            {
                document.AddPage(PdfDocument.A4, sheet => Draw(sheet, page, site));
            }
        }
    }

    private static void Draw(PdfPage page, LoginCard[] cards, SiteSettings site)
    {
        var (width, height) = (page.Size.Width / Columns, page.Size.Height / Rows);
        for (var i = 0; i < cards.Length; i++)
        {
            Draw(page, cards[i], site, SKRect.Create(i % Columns * width, i / Columns * height, width, height));
        }

        for (var column = 1; column < Columns; column++)
        {
            page.Line(column * width, 0, column * width, page.Size.Height, CutLine, dashed: true);
        }

        for (var row = 1; row < Rows; row++)
        {
            page.Line(0, row * height, page.Size.Width, row * height, CutLine, dashed: true);
        }
    }

    private static void Draw(PdfPage page, LoginCard card, SiteSettings site, SKRect place)
    {
        var small = PdfStyle.Of(PdfFace.Sans, 8);
        var plain = PdfStyle.Of(PdfFace.Sans, 10);
        var strong = PdfStyle.Of(PdfFace.SansBold, 13);
        var address = site.PublicUrl.TrimEnd('/');
        var x = place.Left + Padding;
        var width = place.Width - (2 * Padding);
        var besideQr = width - QrSide - 8;
        var y = place.Top + Padding;
        y += page.Text(site.Cabinet, x, y, width, small, maxLines: 1) + 4;
        y += page.Text(card.Class.Length == 0 ? card.Name : $"{card.Name}, {card.Class}", x, y, width, PdfStyle.Of(PdfFace.SansBold, 11), maxLines: 2) + 6;
        page.QrCode($"{address}/sign-in?login={Uri.EscapeDataString(card.Login)}", place.Right - Padding - QrSide, place.Bottom - Padding - QrSide, QrSide);
        y += page.Text("Логин", x, y, besideQr, small);
        y += page.Text(card.Login, x, y, besideQr, page.OneLine(card.Login, besideQr, strong)) + 4;
        y += page.Text("Одноразовый пароль", x, y, besideQr, small);
        y += page.Text(card.Password, x, y, besideQr, strong) + 6;
        page.Text(address, x, y, besideQr, page.OneLine(address, besideQr, plain));
    }
}
