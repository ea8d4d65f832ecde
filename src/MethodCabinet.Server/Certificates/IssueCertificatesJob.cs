using System.Security.Cryptography;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>Makes the certificates of an olympiad. Run again it makes only those that are missing.</summary>
public sealed class IssueCertificatesJob(AppDb db, SiteSettings site, TimeProvider clock)
{
    public async Task RunAsync(Guid olympiadId, Guid issuerId, CancellationToken cancellationToken)
    {
        var today = site.DayOf(clock.GetUtcNow());
        var pending = await (
            from registration in IssueCertificates.WithoutCertificate(db, olympiadId)
            join person in db.People on registration.PersonId equals person.Id
            join organization in db.Organizations on registration.OrganizationId equals organization.Id
            join olympiad in db.Olympiads on registration.OlympiadId equals olympiad.Id
            join season in db.Seasons on olympiad.SeasonId equals season.Id
            orderby organization.ShortName, person.LastName, person.FirstName, person.Id
            select new { registration.Id, registration.Grade, Person = person, Organization = organization.ShortName, olympiad.Title, Season = season.Name })
            .AsNoTracking()
            .ToListAsync(cancellationToken);

        db.Certificates.AddRange(pending.Select(row => new Certificate
        {
            Id = Guid.CreateVersion7(),
            Number = CertificateNumber.Of(today.Year, RandomNumberGenerator.GetBytes(5)),
            Kind = CertificateKind.Participant,
            HolderId = row.Person.Id,
            RegistrationId = row.Id,
            Text = new CertificateText(
                row.Person.FullName, $"{row.Grade} класс, {row.Organization}", row.Title, row.Season, site.Signer, site.SignerPosition),
            IssuedOn = today,
            IssuedById = issuerId,
        }));
        await db.SaveChangesAsync(cancellationToken);
    }
}
