using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>
/// Has certificates made for everybody whose work in the olympiad was scored and who has none yet. Whose was revoked gets no other by that:
/// somebody had a reason, and asks for a new one by <see cref="ReplaceCertificate"/>.
/// </summary>
public static class IssueCertificates
{
    /// <param name="Pending">How many will be made.</param>
    public sealed record Response(int Pending);

    public static async Task<Accepted<Response>> Handle(
        Guid olympiadId, AppDb db, CurrentUser user, IBackgroundJobClient jobs, CancellationToken cancellationToken)
    {
        var pending = await WithoutCertificate(db, olympiadId).CountAsync(cancellationToken);
        if (pending == 0)
        {
            throw new RuleBroken(CertificateErrors.NothingToIssue);
        }

        var issuerId = user.PersonId;
        jobs.Enqueue<IssueCertificatesJob>(job => job.RunAsync(olympiadId, issuerId, CancellationToken.None));
        return TypedResults.Accepted($"/api/certificates?olympiadId={olympiadId}", new Response(pending));
    }

    /// <summary>Registrations with a scored work and no participant's certificate, not even a revoked one.</summary>
    internal static IQueryable<Registration> WithoutCertificate(AppDb db, Guid olympiadId) => db.WithConsent().Where(registration =>
        registration.OlympiadId == olympiadId
        && db.Attempts.Any(attempt => attempt.RegistrationId == registration.Id && attempt.ScoredAt != null)
        && !db.Certificates.Any(certificate => certificate.RegistrationId == registration.Id && certificate.Kind == CertificateKind.Participant));
}
