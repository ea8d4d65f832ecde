using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Designs;

/// <summary>A picture of the document that a design would make, drawn as the document is, for whoever has the longest or the shortest name.</summary>
public static class PreviewDesign
{
    public enum NameLength
    {
        Longest,
        Shortest,
    }

    public sealed record Request(CertificateDesign Design, NameLength Name);

    public static Task<FileContentHttpResult> Handle(
        Guid olympiadId, Named<CertificateKind> kind, Request request, AppDb db, CertificateDesigns designs, SiteSettings site, TimeProvider clock, CancellationToken ct) =>
        DrawAsync(olympiadId, kind.Value, request, db, designs, site, clock, ct);

    /// <param name="occasionId">The olympiad, the contest or the cohort.</param>
    internal static async Task<FileContentHttpResult> DrawAsync(
        Guid occasionId, CertificateKind kind, Request request, AppDb db, CertificateDesigns designs, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var occasion = await db.OccasionAsync(occasionId, ct).OrNotFound();
        kind.DemandOf(occasion.IsCourse);
        request.Design.Check(occasion.IsContest, kind);
        using var background = await designs.BackgroundAsync(request.Design, ct);
        var longest = request.Name == NameLength.Longest;
        var sign = longest ? -1 : 1;
        var holder = await db.HoldersOf(db.CertificateGrounds.Where(g => g.OccasionId == occasionId && g.HasConsent && g.CoAuthor == 0))
            .OrderBy(h => (h.Person.LastName.Length + h.Person.FirstName.Length + h.Person.MiddleName.Length) * sign).ThenBy(h => h.Ground.Id)
            .AsNoTracking().FirstOrDefaultAsync(ct);
        var text = holder is null ? ExampleOf(occasion, longest, site) : occasion.TextFor(holder, site);

        // The long one has a tutor in any case, so that the page shows where the line stands.
        text = longest && text.Tutor is null ? text with { Tutor = "Иванова Мария Петровна" } : text;
        // So has each a day of completion, although nobody may be through yet.
        var today = site.DayOf(clock.GetUtcNow());
        text = occasion.IsCourse && text.To is null ? text with { Hours = text.Hours ?? 36, From = today.AddDays(-42), To = today } : text;
        var example = new Certificate
        {
            Id = Guid.Empty,
            Number = "0000-0000-0000",
            RegisterNumber = 1,
            Kind = kind,
            HolderId = Guid.Empty,
            RegistrationId = occasion.IsContest || occasion.IsCourse ? null : Guid.Empty,
            EntryId = occasion.IsContest ? Guid.Empty : null,
            EnrolmentId = occasion.IsCourse ? Guid.Empty : null,
            Text = text,
            IssuedOn = today,
            IssuedById = Guid.Empty,
        };
        return TypedResults.File(CertificateDrawing.Picture(example, new DrawnDesign(request.Design, background), site), "image/png");
    }

    private static CertificateText ExampleOf(Occasion occasion, bool longest, SiteSettings site) => new(
        longest ? "Константинопольская-Задунайская Александра Константиновна" : "Ли Ян",
        occasion.IsContest || occasion.IsCourse ? "Средняя школа № 2" : "8 класс",
        occasion.Title,
        occasion.Season,
        site.Signer,
        site.SignerPosition,
        Nomination: occasion.IsContest ? "Урок" : null,
        Work: !occasion.IsContest ? null : longest ? "Исследовательская деятельность обучающихся как средство формирования естественно-научной грамотности" : "О почве");
}
