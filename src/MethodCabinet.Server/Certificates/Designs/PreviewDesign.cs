using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Designs;

/// <summary>A picture of the document that a design would make, drawn as the document is, for the entry with the longest or the shortest name.</summary>
public static class PreviewDesign
{
    public enum NameLength
    {
        Longest,
        Shortest,
    }

    public sealed record Request(CertificateDesign Design, NameLength Name);

    public static async Task<FileContentHttpResult> Handle(
        Guid olympiadId, Named<CertificateKind> kind, Request request, AppDb db, CertificateDesigns designs, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        request.Design.Check();
        using var background = await designs.BackgroundAsync(request.Design, ct);
        var olympiad = await db.Olympiads.Where(o => o.Id == olympiadId)
            .Join(db.Seasons, o => o.SeasonId, s => s.Id, (o, s) => new { o.Title, Season = s.Name }).SingleOrDefaultAsync(ct).OrNotFound();
        var longest = request.Name == NameLength.Longest;
        var entries =
            from registration in db.Registrations
            join person in db.People on registration.PersonId equals person.Id
            join organization in db.Organizations on registration.OrganizationId equals organization.Id
            where registration.OlympiadId == olympiadId && registration.Status != RegistrationStatus.Withdrawn
            orderby (person.LastName.Length + person.FirstName.Length + person.MiddleName.Length) * (longest ? -1 : 1), registration.Id
            select new { Person = person, registration.Grade, School = organization.ShortName, Tutor = db.People.FirstOrDefault(t => t.Id == registration.TutorId) };
        var entry = await entries.AsNoTracking().FirstOrDefaultAsync(ct);

        // The long one has a tutor in any case, so that the page shows where the line stands.
        var text = new CertificateText(
            entry?.Person.FullName ?? (longest ? "Константинопольская-Задунайская Александра Константиновна" : "Ли Ян"),
            entry is null ? "8 класс" : $"{entry.Grade} класс, {entry.School}",
            olympiad.Title,
            olympiad.Season,
            site.Signer,
            site.SignerPosition,
            entry?.Tutor?.FullName ?? (longest ? "Иванова Мария Петровна" : null));
        var example = new Certificate
        {
            Id = Guid.Empty,
            Number = "0000-0000-0000",
            RegisterNumber = 1,
            Kind = kind.Value,
            HolderId = Guid.Empty,
            RegistrationId = Guid.Empty,
            Text = text,
            IssuedOn = site.DayOf(clock.GetUtcNow()),
            IssuedById = Guid.Empty,
        };
        return TypedResults.File(CertificateDrawing.Picture(example, new DrawnDesign(request.Design, background), site), "image/png");
    }
}
