using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Office;

/// <summary>What the fields of documents about an olympiad stand for.</summary>
internal static class OlympiadValues
{
    public static TemplateValues Example(SiteSettings site, DateOnly today)
    {
        Dictionary<string, string>[] rows =
        [
            RowOf(1, DocumentValues.Somebody("Соколова", "Анна", "Игоревна"), "Средняя школа № 2", 8, "8 класс", 41.5m, 50, new Place(1, 1), AwardStatus.Winner),
            RowOf(2, DocumentValues.Somebody("Ветров", "Илья", "Павлович"), "Гимназия № 1", 8, "8 класс", 38, 50, new Place(2, 2), AwardStatus.PrizeWinner),
            RowOf(3, DocumentValues.Somebody("Ли", "Ян", ""), "Средняя школа № 5", 8, "8 класс", 20, 50, new Place(3, 3), AwardStatus.Participant),
        ];
        return new TemplateValues(
            FieldsOf("Биология", "Муниципальный этап всероссийской олимпиады школьников по биологии", "2026/27", "Петрова Ирина Сергеевна", site, today, rows.Length, 1, 1),
            new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> { [DocumentValues.Everybody] = rows, [DocumentValues.Awarded] = rows[..2] });
    }

    /// <exception cref="RuleBroken">NotFound, <see cref="CertificateErrors.ResultsUnsigned"/>.</exception>
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
                [DocumentValues.Everybody] = [.. awards.Select((row, index) => Row(index, row.Award, row.Person, row.School, row.Grade, row.Track))],
                [DocumentValues.Awarded] = [.. awarded.Select((row, index) => Row(index, row.Award, row.Person, row.School, row.Grade, row.Track))],
            });

        static Dictionary<string, string> Row(int index, Award award, Person person, string school, int grade, string track) =>
            RowOf(index + 1, person, school, grade, track, award.Points, award.MaxPoints, new Place(award.PlaceFrom, award.PlaceTo), award.Status);
    }

    /// <summary>«победителя».</summary>
    public static string GenitiveOf(AwardStatus status) => status switch { AwardStatus.Winner => "победителя", AwardStatus.PrizeWinner => "призёра", _ => "участника" };

    private static Dictionary<string, string> FieldsOf(
        string subject, string title, string season, string chair, SiteSettings site, DateOnly today, int participants, int winners, int prizeWinners) =>
        new(DocumentValues.CommonFields(site, today, chair, participants, winners, prizeWinners))
        {
            ["olympiad.title"] = title,
            ["olympiad.subject"] = subject,
            ["olympiad.season"] = season,
        };

    private static Dictionary<string, string> RowOf(
        int number, Person person, string school, int grade, string track, decimal points, decimal maxPoints, Place place, AwardStatus status) =>
        new(DocumentValues.CommonRow(
            number, person, school, grade, points, maxPoints, ProtocolWords.PlaceText(place), ProtocolWords.StatusText(status).ToLower(DocumentValues.Russian), GenitiveOf(status)))
        {
            ["track"] = track,
        };
}
