using System.Globalization;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Certificates.Office;

/// <summary>The fields of templates that olympiads and contests have in common. The words are those of a Russian office document.</summary>
public static class DocumentValues
{
    /// <summary>A row for everybody.</summary>
    internal const string Everybody = "participant";

    /// <summary>A row for everybody who is awarded.</summary>
    internal const string Awarded = "awarded";

    internal static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    private static readonly DateOnly ExampleDay = new(2026, 11, 23);

    /// <summary>Every field with an example: what the page lists, and by what a new template is tried.</summary>
    public static TemplateValues ExampleOf(DocumentKind kind, SiteSettings? site = null) =>
        kind.IsOfCourse() ? OrderValues.Example(site ?? new SiteSettings(), ExampleDay) : kind.IsOfContest() ? ContestValues.Example(site ?? new SiteSettings(), ExampleDay) : OlympiadValues.Example(site ?? new SiteSettings(), ExampleDay);

    /// <param name="occasionId">The olympiad, the contest for a document about one, or the order for one about people of a cohort.</param>
    /// <exception cref="RuleBroken">NotFound, <see cref="CertificateErrors.ResultsUnsigned"/>.</exception>
    public static Task<TemplateValues> ReadAsync(AppDb db, DocumentKind kind, Guid occasionId, SiteSettings site, DateOnly today, CancellationToken ct) =>
        kind.IsOfCourse() ? OrderValues.ReadAsync(db, kind, occasionId, site, ct) : kind.IsOfContest() ? ContestValues.ReadAsync(db, occasionId, site, today, ct) : OlympiadValues.ReadAsync(db, occasionId, site, today, ct);

    internal static Dictionary<string, string> CommonFields(SiteSettings site, DateOnly today, string chair, int participants, int winners, int prizeWinners) => new()
    {
        ["cabinet.name"] = site.Cabinet,
        ["cabinet.municipality"] = site.Municipality,
        ["date"] = today.ToString("d MMMM yyyy", Russian) + " г.",
        ["chair.name"] = chair,
        ["signer.name"] = site.Signer,
        ["signer.position"] = site.SignerPosition,
        ["count.participants"] = Text(participants),
        ["count.winners"] = Text(winners),
        ["count.prizeWinners"] = Text(prizeWinners),
    };

    /// <param name="status">«победитель».</param>
    /// <param name="statusGenitive">«победителя».</param>
    internal static Dictionary<string, string> CommonRow(
        int number, Person person, string school, int? grade, decimal points, decimal maxPoints, string place, string status, string statusGenitive) => new()
        {
            ["number"] = Text(number),
            ["name"] = person.FullName,
            ["nameGenitive"] = Declined(person, NameCase.Genitive),
            ["nameDative"] = Declined(person, NameCase.Dative),
            ["school"] = school,
            ["grade"] = grade is { } of ? Text(of) : "",
            ["points"] = Text(points),
            ["maxPoints"] = Text(maxPoints),
            ["place"] = place,
            ["status"] = status,
            ["statusGenitive"] = statusGenitive,
        };

    /// <summary>Of a jury or a commission.</summary>
    internal static Dictionary<string, string> MemberRow(int number, Person person, string role) => new()
    {
        ["number"] = Text(number),
        ["name"] = person.FullName,
        ["nameGenitive"] = Declined(person, NameCase.Genitive),
        ["nameDative"] = Declined(person, NameCase.Dative),
        ["initials"] = person.WithInitials,
        ["role"] = role,
    };

    internal static string Declined(Person person, NameCase to) => RussianNames.Decline(person.LastName, person.FirstName, person.MiddleName, to);

    internal static string Text(decimal number) => number.ToString("0.##", Russian);

    /// <summary>Somebody who stands for everybody in examples.</summary>
    internal static Person Somebody(string lastName, string firstName, string middleName) =>
        new() { Id = Guid.Empty, LastName = lastName, FirstName = firstName, MiddleName = middleName, CreatedAt = default };
}
