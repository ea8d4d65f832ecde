using System.Globalization;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Documents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Seals;

/// <summary>From when coordinators may have the sheet with the key; null takes it from them again.</summary>
public static class SetSheetTime
{
    public sealed record Request(DateTimeOffset? From);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, Audit audit, CancellationToken ct)
    {
        var key = await PrintKeySheet.KeyOfAsync(db, id, ct);
        audit.Record("opening-key.sheet-time", id, new { SheetFrom = new[] { key.SheetFrom, request.From } });
        key.SheetFrom = request.From;
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>
/// The sheet by which the key is dictated when there is no network: for organizers at any time, for coordinators of schools that take part from the time that the
/// organizer has set. The only way by which a key leaves the server before the start, so each look is in the audit log.
/// </summary>
public static class PrintKeySheet
{
    public static async Task<FileContentHttpResult> Handle(
        Guid id, AppDb db, OpeningKeys keys, CurrentUser user, Audit audit, SiteSettings site, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct).OrNotFound();
        if (!user.IsStaff && !await HasPupilsInAsync(db, round.OlympiadId, user, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        var key = await KeyOfAsync(db, id, ct);
        if (!user.IsStaff)
        {
            Sealing.CheckSheet(key, now);
        }

        var olympiad = await db.Olympiads.Where(o => o.Id == round.OlympiadId).Select(o => o.Title).SingleAsync(ct);
        using var file = new MemoryStream();
        KeySheet.Write(file, keys.Read(key), olympiad, round, site, now);
        audit.Record("opening-key.read", id);
        await db.SaveChangesAsync(ct);
        response.Headers.CacheControl = "no-store";
        return TypedResults.File(file.ToArray(), "application/pdf", "opening-key.pdf");
    }

    /// <exception cref="RuleBroken">NotFound, NothingSealed.</exception>
    internal static async Task<RoundKey> KeyOfAsync(AppDb db, Guid roundId, CancellationToken ct)
    {
        if (!await db.Rounds.AnyAsync(r => r.Id == roundId, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        return await db.RoundKeys.SingleOrDefaultAsync(k => k.RoundId == roundId, ct) ?? throw new RuleBroken(SealErrors.NothingSealed);
    }

    private static Task<bool> HasPupilsInAsync(AppDb db, Guid olympiadId, CurrentUser user, CancellationToken ct)
    {
        var schools = user.Coordinates.ToArray();
        return db.Registrations.AnyAsync(
            r => r.OlympiadId == olympiadId && r.Status == RegistrationStatus.Confirmed && schools.Contains(r.OrganizationId)
                && db.Olympiads.Any(o => o.Id == olympiadId && o.Status == OlympiadStatus.Published),
            ct);
    }
}

/// <summary>One page, large enough to read aloud from.</summary>
internal static class KeySheet
{
    private const float Margin = 56;
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    private static readonly string[] Rules =
    [
        "1. Диктуйте ключ только после начала тура: в эту минуту комплекты открываются и сами, у кого есть связь.",
        "2. Читайте по одному символу, после каждой четвёрки делайте паузу и просите повторить. Буквы — латинские, цифру называйте словом «цифра».",
        "3. Букв O, I, L и U в ключе нет: если слышится «о», это ноль, если «и» или «эль» — единица. Заглавные и строчные, дефисы и пробелы не важны.",
        "4. Участник вводит ключ на странице тура, в поле «Ключ вскрытия». Один ключ открывает комплекты всех параллелей этого тура.",
        "5. До начала тура ключ никому не показывайте. Каждое открытие этого листа записано в журнале изменений.",
    ];

    public static void Write(Stream stream, OpeningKey key, string olympiad, Round round, SiteSettings site, DateTimeOffset now)
    {
        using var document = new PdfDocument(stream, "Ключ вскрытия", site.Cabinet, now);
        document.AddPage(PdfDocument.A4, page =>
        {
            var width = page.Size.Width - (2 * Margin);
            var plain = PdfStyle.Of(PdfFace.Sans, 12);
            var large = PdfStyle.Of(PdfFace.SansBold, 44, SkiaSharp.SKTextAlign.Center);
            var y = Margin;
            y += page.Text(site.Cabinet, Margin, y, width, PdfStyle.Of(PdfFace.Sans, 10)) + 24;
            y += page.Text("Ключ вскрытия комплектов заданий", Margin, y, width, PdfStyle.Of(PdfFace.SansBold, 20)) + 10;
            y += page.Text($"{olympiad}. {round.Title}", Margin, y, width, PdfStyle.Of(PdfFace.Sans, 14)) + 6;
            y += page.Text($"Начало тура: {In(site, round.OpensAt)}", Margin, y, width, PdfStyle.Of(PdfFace.SansBold, 14)) + 40;
            y += page.Text(key.Grouped, Margin, y, width, page.OneLine(key.Grouped, width, large)) + 40;
            foreach (var rule in Rules)
            {
                y += page.Text(rule, Margin, y, width, plain) + 8;
            }

            page.Text($"Лист открыт {In(site, now)}", Margin, page.Size.Height - Margin, width, PdfStyle.Of(PdfFace.Sans, 9));
        });
    }

    private static string In(SiteSettings site, DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, site.Zone).ToString("d MMMM yyyy 'года,' HH:mm", Russian);
}
