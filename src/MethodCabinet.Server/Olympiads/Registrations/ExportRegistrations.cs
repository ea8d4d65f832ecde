using System.Globalization;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace MethodCabinet.Server.Olympiads.Registrations;

/// <summary>Entries that the caller may see as an Excel workbook: one sheet, ordered by school, track and name.</summary>
public static class ExportRegistrations
{
    private const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A document of the municipality, so its heads are Russian like those of the protocol.</summary>
    private sealed record Row(
        [property: ExcelColumn(Name = "Организация", Width = 32)] string Organization,
        [property: ExcelColumn(Name = "Параллель", Width = 12)] string Track,
        [property: ExcelColumn(Name = "Фамилия", Width = 18)] string LastName,
        [property: ExcelColumn(Name = "Имя", Width = 16)] string FirstName,
        [property: ExcelColumn(Name = "Отчество", Width = 18)] string MiddleName,
        [property: ExcelColumn(Name = "Класс", Width = 8)] string Class,
        [property: ExcelColumn(Name = "Заявка", Width = 16)] string Status,
        [property: ExcelColumn(Name = "Доп. время, мин", Width = 16)] int ExtraMinutes,
        [property: ExcelColumn(Name = "Особые условия", Width = 30)] string Note,
        [property: ExcelColumn(Name = "Согласия", Width = 14)] string Consents);

    public static async Task<FileContentHttpResult> Handle(
        Guid id, AppDb db, CurrentUser user, Audit audit, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var today = site.DayOf(clock.GetUtcNow());
        await db.Olympiads.SingleOrDefaultAsync(o => o.Id == id && o.Status != OlympiadStatus.Draft, ct).OrNotFound();
        var items = await ListRegistrations.ItemsAsync(db, ListRegistrations.Visible(db, id, user), "school", today, 0, int.MaxValue, ct);
        audit.Record("registrations.exported", id, new { rows = items.Count });
        await db.SaveChangesAsync(ct);
        using var workbook = new MemoryStream();
        await workbook.SaveAsAsync(
            items.Select(i => new Row(
                i.OrganizationName, i.TrackName, i.LastName, i.FirstName, i.MiddleName, string.Create(CultureInfo.InvariantCulture, $"{i.Grade}{i.ClassLetter}"),
                StatusName(i.Status), i.ExtraMinutes, i.AccommodationNote, i.MissingConsents.Count == 0 ? "есть" : "нет")),
            sheetName: "Заявки", configuration: new OpenXmlConfiguration { AutoFilter = true }, cancellationToken: ct);
        return TypedResults.File(workbook.ToArray(), MediaType, "registrations.xlsx");
    }

    private static string StatusName(RegistrationStatus status) => status switch
    {
        RegistrationStatus.Confirmed => "подтверждена",
        RegistrationStatus.Pending => "ждёт подтверждения",
        RegistrationStatus.Withdrawn => "отозвана",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
