using System.Globalization;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Office;

/// <summary>The fields of templates. The words are those of a Russian office document.</summary>
public static class DocumentValues
{
    private const string Everybody = "participant";
    private const string Awarded = "awarded";

    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    /// <summary>Every field with an example: what the page lists, and by what a new template is tried.</summary>
    public static TemplateValues Example { get; } = new(
        FieldsOf("Биология", "Муниципальный этап всероссийской олимпиады школьников по биологии", "2026/27", "Петрова Ирина Сергеевна", new SiteSettings(), new DateOnly(2026, 11, 23), 0, 0, 0),
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>
        {
            [Everybody] = [RowOf(1, "Соколова", "Анна", "Игоревна", "Средняя школа № 2", 8, "8 класс", 41.5m, 50, "1", AwardStatus.Winner)],
            [Awarded] = [RowOf(1, "Соколова", "Анна", "Игоревна", "Средняя школа № 2", 8, "8 класс", 41.5m, 50, "1", AwardStatus.Winner)],
        });

    /// <exception cref="RuleBroken"><see cref="CertificateErrors.ResultsUnsigned"/>.</exception>
    public static async Task<TemplateValues> ReadAsync(AppDb db, Guid olympiadId, SiteSettings site, DateOnly today, CancellationToken ct)
    {
        var olympiad = await (
            from o in db.Olympiads
            join season in db.Seasons on o.SeasonId equals season.Id
            join subject in db.Subjects on o.SubjectCode equals subject.Code
            where o.Id == olympiadId
            select new { o.Title, Season = season.Name, Subject = subject.Name }).SingleOrDefaultAsync(ct).OrNotFound();
        var chair = await db.ResultsSignings.Where(s => s.OlympiadId == olympiadId).Join(db.People, s => s.SignedById, p => p.Id, (_, p) => p).AsNoTracking().SingleOrDefaultAsync(ct)
            ?? throw new RuleBroken(CertificateErrors.ResultsUnsigned);
        var awards = await (
            from award in db.Awards
            join registration in db.Registrations on award.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            join organization in db.Organizations on registration.OrganizationId equals organization.Id
            join track in db.Tracks on award.TrackId equals track.Id
            where award.OlympiadId == olympiadId
            orderby track.Grade, award.PlaceFrom, person.LastName, person.FirstName, person.Id
            select new { Award = award, Person = person, School = organization.ShortName, registration.Grade, Track = track.Name })
            .AsNoTracking()
            .ToListAsync(ct);

        var awarded = awards.Where(row => row.Award.Status != AwardStatus.Participant).ToList();
        return new TemplateValues(
            FieldsOf(
                olympiad.Subject, olympiad.Title, olympiad.Season, chair.FullName, site, today,
                awards.Count, awards.Count(row => row.Award.Status == AwardStatus.Winner), awards.Count(row => row.Award.Status == AwardStatus.PrizeWinner)),
            new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>
            {
                [Everybody] = [.. awards.Select((row, index) => Row(index, row.Award, row.Person, row.School, row.Grade, row.Track))],
                [Awarded] = [.. awarded.Select((row, index) => Row(index, row.Award, row.Person, row.School, row.Grade, row.Track))],
            });

        static Dictionary<string, string> Row(int index, Award award, Person person, string school, int grade, string track) => RowOf(
            index + 1, person.LastName, person.FirstName, person.MiddleName, school, grade, track, award.Points, award.MaxPoints,
            award.PlaceFrom == award.PlaceTo ? $"{award.PlaceFrom}" : $"{award.PlaceFrom}–{award.PlaceTo}", award.Status);
    }

    private static Dictionary<string, string> FieldsOf(
        string subject, string title, string season, string chair, SiteSettings site, DateOnly today, int participants, int winners, int prizeWinners) => new()
        {
            ["cabinet.name"] = site.Cabinet,
            ["cabinet.municipality"] = site.Municipality,
            ["olympiad.title"] = title,
            ["olympiad.subject"] = subject,
            ["olympiad.season"] = season,
            ["date"] = today.ToString("d MMMM yyyy", Russian) + " г.",
            ["chair.name"] = chair,
            ["signer.name"] = site.Signer,
            ["signer.position"] = site.SignerPosition,
            ["count.participants"] = participants.ToString(Russian),
            ["count.winners"] = winners.ToString(Russian),
            ["count.prizeWinners"] = prizeWinners.ToString(Russian),
        };

    private static Dictionary<string, string> RowOf(
        int number, string lastName, string firstName, string middleName, string school, int grade, string track, decimal points, decimal maxPoints, string place, AwardStatus status) => new()
        {
            ["number"] = number.ToString(Russian),
            ["name"] = string.Join(' ', new[] { lastName, firstName, middleName }.Where(word => word.Length > 0)),
            ["nameGenitive"] = RussianNames.Decline(lastName, firstName, middleName, NameCase.Genitive),
            ["nameDative"] = RussianNames.Decline(lastName, firstName, middleName, NameCase.Dative),
            ["school"] = school,
            ["grade"] = grade.ToString(Russian),
            ["track"] = track,
            ["points"] = points.ToString("0.##", Russian),
            ["maxPoints"] = maxPoints.ToString("0.##", Russian),
            ["place"] = place,
            ["status"] = status switch { AwardStatus.Winner => "победитель", AwardStatus.PrizeWinner => "призёр", _ => "участник" },
            ["statusGenitive"] = status switch { AwardStatus.Winner => "победителя", AwardStatus.PrizeWinner => "призёра", _ => "участника" },
        };
}
