using System.Security.Cryptography;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

internal static class CertificateRows
{
    /// <summary>Of people to whom a certificate may be made out: their consent to the processing of personal data is in force.</summary>
    public static IQueryable<Registration> WithConsent(this AppDb db) => db.Registrations.Where(registration =>
        db.Consents.Any(consent => consent.PersonId == registration.PersonId && consent.Kind == ConsentKind.PersonalData && consent.WithdrawnAt == null));
}

/// <summary>The one way by which certificates come into being.</summary>
public sealed class NewCertificates(AppDb db, SiteSettings site, TimeProvider clock)
{
    /// <summary>Adds a participant's certificate for each of the registrations, with the names and the signer of today; the caller saves.</summary>
    public async Task AddAsync(IQueryable<Registration> registrations, Guid issuerId, CancellationToken cancellationToken)
    {
        var today = site.DayOf(clock.GetUtcNow());
        var holders = await (
            from registration in registrations
            join person in db.People on registration.PersonId equals person.Id
            join organization in db.Organizations on registration.OrganizationId equals organization.Id
            join olympiad in db.Olympiads on registration.OlympiadId equals olympiad.Id
            join season in db.Seasons on olympiad.SeasonId equals season.Id
            orderby organization.ShortName, person.LastName, person.FirstName, person.Id
            select new { registration.Id, registration.Grade, Person = person, Organization = organization.ShortName, olympiad.Title, Season = season.Name })
            .AsNoTracking()
            .ToListAsync(cancellationToken);

        db.Certificates.AddRange(holders.Select(row => new Certificate
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
    }
}
