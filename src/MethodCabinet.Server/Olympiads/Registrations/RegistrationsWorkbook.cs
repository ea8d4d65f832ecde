using System.Globalization;
using MethodCabinet.Server.Platform.Workbooks;

namespace MethodCabinet.Server.Olympiads.Registrations;

/// <summary>Entries, and pupils who can be entered, as tables to download.</summary>
internal static class RegistrationsWorkbook
{
    public static readonly Workbook<ListRegistrations.Item> Entries = new Workbook<ListRegistrations.Item>("registrations", "Заявки")
        .Column("Организация", i => i.OrganizationName, 32)
        .Column("Параллель", i => i.TrackName, 12)
        .Column("Фамилия", i => i.LastName)
        .Column("Имя", i => i.FirstName, 16)
        .Column("Отчество", i => i.MiddleName)
        .Column("Класс", i => ClassName(i.Grade, i.ClassLetter), 8)
        .Column("Заявка", i => PageWords.Of("registrations", "statuses", i.Status), 20)
        .Column("Доп. время, мин", i => i.ExtraMinutes, 16)
        .Column("Особые условия", i => i.AccommodationNote, 30)
        .Column("Педагог-наставник", i => i.TutorName, 30)
        .Column("Согласия", i => i.MissingConsents.Count == 0 ? "есть" : "нет", 14)
        .Column("Чего нет", i => i.MissingConsents.Select(kind => PageWords.Of("registrations", "missing", kind)), 40);

    public static readonly Workbook<ListCandidates.Item> Candidates = new Workbook<ListCandidates.Item>("candidates", "Ученики")
        .Column("Фамилия", i => i.LastName)
        .Column("Имя", i => i.FirstName, 16)
        .Column("Отчество", i => i.MiddleName)
        .Column("Класс", i => ClassName(i.Grade, i.ClassLetter), 8)
        .Column("Заявка", i => i.RegisteredElsewhere ? PageWords.Find("registrations", "add.elsewhere") : i.Status is { } status ? PageWords.Of("registrations", "statuses", status) : null, 24)
        .Column("Чего нет", i => i.MissingConsents.Select(kind => PageWords.Of("registrations", "missing", kind)), 40);

    private static string ClassName(int grade, string letter) => string.Create(CultureInfo.InvariantCulture, $"{grade}{letter}");
}
