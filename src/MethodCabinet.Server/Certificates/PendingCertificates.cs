using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>Which documents are still to be made, and which say what is no longer so.</summary>
internal static class PendingCertificates
{
    /// <summary>Of people to whom a document may be made out: their consent to the processing of personal data is in force.</summary>
    public static IQueryable<Registration> WithConsent(this AppDb db) => db.Registrations.Where(registration =>
        db.Consents.Any(consent => consent.PersonId == registration.PersonId && consent.Kind == ConsentKind.PersonalData && consent.WithdrawnAt == null));

    /// <summary>
    /// Registrations that deserve a document of the kind: a participant's by a scored work, a diploma by the status in the signed results (there is none before the signature).
    /// </summary>
    public static IQueryable<Registration> Deserving(this AppDb db, CertificateKind kind) => kind switch
    {
        CertificateKind.Participant => db.WithConsent().Where(r => db.Attempts.Any(a => a.RegistrationId == r.Id && a.ScoredAt != null)),
        CertificateKind.PrizeWinner => db.WithConsent().Where(r => db.Awards.Any(a => a.RegistrationId == r.Id && a.Status == AwardStatus.PrizeWinner)),
        CertificateKind.Winner => db.WithConsent().Where(r => db.Awards.Any(a => a.RegistrationId == r.Id && a.Status == AwardStatus.Winner)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>
    /// Those who have no document of the kind and no other diploma that is valid. One that people revoked is not made anew by itself; one that the results took back is, when they give it again.
    /// </summary>
    public static IQueryable<Registration> Without(this AppDb db, Guid olympiadId, CertificateKind kind) => db.Deserving(kind).Where(registration =>
        registration.OlympiadId == olympiadId
        && !db.Certificates.Any(c => c.RegistrationId == registration.Id
            && ((c.Kind == kind && (c.RevokedAt == null || c.RevokedBecause != Certificate.ResultsChanged)) || (kind != CertificateKind.Participant && c.Kind != CertificateKind.Participant && c.RevokedAt == null))));

    /// <summary>Valid diplomas whose holders have another status now, or none because the signature was withdrawn.</summary>
    public static IQueryable<Certificate> Outdated(this AppDb db, Guid olympiadId) => db.Of(olympiadId).Where(c =>
        c.Kind != CertificateKind.Participant
        && !db.Awards.Any(a => a.RegistrationId == c.RegistrationId
            && a.Status == (c.Kind == CertificateKind.Winner ? AwardStatus.Winner : AwardStatus.PrizeWinner)));

    /// <summary>Valid documents that have no stored PDF yet.</summary>
    public static IQueryable<Certificate> Undrawn(this AppDb db, Guid olympiadId) => db.Of(olympiadId).Where(c => c.FileId == null);

    /// <summary>How many documents are still to be made.</summary>
    public static async Task<int> LeftAsync(this AppDb db, Guid olympiadId, CancellationToken ct)
    {
        var left = await db.Undrawn(olympiadId).CountAsync(ct);
        foreach (var kind in Enum.GetValues<CertificateKind>())
        {
            left += await db.Without(olympiadId, kind).CountAsync(ct);
        }

        return left;
    }

    /// <summary>Valid documents of an olympiad.</summary>
    public static IQueryable<Certificate> Of(this AppDb db, Guid olympiadId) => db.Certificates.Where(c =>
        c.RevokedAt == null && db.Registrations.Any(r => r.Id == c.RegistrationId && r.OlympiadId == olympiadId));
}
