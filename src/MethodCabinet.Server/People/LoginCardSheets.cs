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
            Draw(page, cards[i], site, i % Columns * width, i / Columns * height, width);
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

    private static void Draw(PdfPage page, LoginCard card, SiteSettings site, float left, float top, float width)
    {
        var small = PdfStyle.Of(PdfFace.Sans, 8);
        var plain = PdfStyle.Of(PdfFace.Sans, 10);
        var strong = PdfStyle.Of(PdfFace.SansBold, 13);
        var address = site.PublicUrl.TrimEnd('/');
        var x = left + Padding;
        var textWidth = width - (2 * Padding) - QrSide - 8;
        var y = top + Padding;
        y += page.Text(site.Cabinet, x, y, width - (2 * Padding), small) + 4;
        y += page.Text(card.Class.Length == 0 ? card.Name : $"{card.Name}, {card.Class}", x, y, width - (2 * Padding), PdfStyle.Of(PdfFace.SansBold, 11)) + 6;
        page.QrCode($"{address}/sign-in?login={Uri.EscapeDataString(card.Login)}", left + width - Padding - QrSide, y, QrSide);
        y += page.Text("Логин", x, y, textWidth, small);
        y += page.Text(card.Login, x, y, textWidth, strong) + 4;
        y += page.Text("Одноразовый пароль", x, y, textWidth, small);
        y += page.Text(card.Password, x, y, textWidth, strong) + 6;
        page.Text(address, x, y, textWidth, plain);
    }
}
