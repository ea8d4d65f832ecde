using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Office;

/// <summary>What the fields of documents about an olympiad stand for.</summary>
internal static class OlympiadValues
{
    /// <summary>A row for everybody in the jury, the chair who signed first.</summary>
    private const string Jurors = "juror";

    /// <summary>A row for everybody in the jury but that chair, who signs in a place of their own.</summary>
    private const string Members = "member";

    public static TemplateValues Example(SiteSettings site, DateOnly today)
    {
        Dictionary<string, string>[] rows =
        [
            RowOf(1, DocumentValues.Somebody("Соколова", "Анна", "Игоревна"), "Средняя школа № 2", 8, "8 класс", 41.5m, 50, new Place(1, 1), AwardStatus.Winner),
            RowOf(2, DocumentValues.Somebody("Ветров", "Илья", "Павлович"), "Гимназия № 1", 8, "8 класс", 38, 50, new Place(2, 2), AwardStatus.PrizeWinner),
            RowOf(3, DocumentValues.Somebody("Ли", "Ян", ""), "Средняя школа № 5", 8, "8 класс", 20, 50, new Place(3, 3), AwardStatus.Participant),
        ];
        Person[] jury = [DocumentValues.Somebody("Петрова", "Ирина", "Сергеевна"), DocumentValues.Somebody("Орлов", "Денис", "Львович"), DocumentValues.Somebody("Гущина", "Вера", "Ильинична")];
        return new TemplateValues(
            FieldsOf("Биология", "Муниципальный этап всероссийской олимпиады школьников по биологии", "2026/27", jury, site, today, rows.Length, 1, 1),
            ListsOf(rows, rows[..2], jury));
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
        var members = await (
            from member in db.JuryMembers
            join person in db.People on member.PersonId equals person.Id
            where member.OlympiadId == olympiadId && person.Id != chair.Id
            orderby person.LastName, person.FirstName, person.Id
            select person)
            .AsNoTracking()
            .ToListAsync(ct);
        Person[] jury = [chair, .. members];
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
                olympiad.Subject, olympiad.Title, olympiad.Season, jury, site, today,
                awards.Count, awards.Count(row => row.Award.Status == AwardStatus.Winner), awards.Count(row => row.Award.Status == AwardStatus.PrizeWinner)),
            ListsOf(
                [.. awards.Select((row, index) => Row(index, row.Award, row.Person, row.School, row.Grade, row.Track))],
                [.. awarded.Select((row, index) => Row(index, row.Award, row.Person, row.School, row.Grade, row.Track))],
                jury));

        static Dictionary<string, string> Row(int index, Award award, Person person, string school, int grade, string track) =>
            RowOf(index + 1, person, school, grade, track, award.Points, award.MaxPoints, new Place(award.PlaceFrom, award.PlaceTo), award.Status);
    }

    /// <summary>«победителя».</summary>
    public static string GenitiveOf(AwardStatus status) => status switch { AwardStatus.Winner => "победителя", AwardStatus.PrizeWinner => "призёра", _ => "участника" };

    /// <param name="jury">The chair who signed first.</param>
    private static Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> ListsOf(
        IReadOnlyList<Dictionary<string, string>> everybody, IReadOnlyList<Dictionary<string, string>> awarded, Person[] jury) => new()
        {
            [DocumentValues.Everybody] = everybody,
            [DocumentValues.Awarded] = awarded,
            [Jurors] = [.. jury.Select((person, index) => JurorRow(index + 1, person, isChair: index == 0))],
            [Members] = [.. jury.Skip(1).Select((person, index) => JurorRow(index + 1, person, isChair: false))],
        };

    /// <param name="jury">The chair who signed first.</param>
    private static Dictionary<string, string> FieldsOf(
        string subject, string title, string season, Person[] jury, SiteSettings site, DateOnly today, int participants, int winners, int prizeWinners) =>
        new(DocumentValues.CommonFields(site, today, jury[0].FullName, participants, winners, prizeWinners))
        {
            ["olympiad.title"] = title,
            ["olympiad.subject"] = subject,
            ["olympiad.season"] = season,
            ["count.jurors"] = DocumentValues.Text(jury.Length),
            ["jurors"] = string.Join(", ", jury.Select(p => p.FullName)),
            ["jurorsDative"] = string.Join(", ", jury.Select(p => DocumentValues.Declined(p, NameCase.Dative))),
        };

    private static Dictionary<string, string> JurorRow(int number, Person person, bool isChair) =>
        DocumentValues.MemberRow(number, person, isChair ? "председатель" : "член жюри");

    private static Dictionary<string, string> RowOf(
        int number, Person person, string school, int grade, string track, decimal points, decimal maxPoints, Place place, AwardStatus status) =>
        new(DocumentValues.CommonRow(
            number, person, school, grade, points, maxPoints, ProtocolWords.PlaceText(place), ProtocolWords.StatusText(status).ToLower(DocumentValues.Russian), GenitiveOf(status)))
        {
            ["track"] = track,
        };
}
