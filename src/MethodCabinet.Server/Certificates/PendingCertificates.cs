using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>Which documents of an olympiad, a contest or a cohort are still to be made, and which say what is no longer so.</summary>
internal static class PendingCertificates
{
    /// <summary>
    /// Those to whom a document of the kind may be made out: a participant's by a scored work or an entry in signed results, a diploma by the status in the signed results (there is none before
    /// the signature), one of completion by the end of the course.
    /// </summary>
    public static IQueryable<CertificateGround> Deserving(this AppDb db, CertificateKind kind)
    {
        var consenting = db.CertificateGrounds.Where(g => g.HasConsent);
        return kind switch
        {
            CertificateKind.Participant => consenting.Where(g => g.TookPart && !g.IsEnrolment),
            CertificateKind.Completion => consenting.Where(g => g.TookPart && g.IsEnrolment),
            CertificateKind.PrizeWinner => consenting.Where(g => g.Status == AwardStatus.PrizeWinner),
            CertificateKind.Winner => consenting.Where(g => g.Status == AwardStatus.Winner),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    /// <summary>
    /// Those who have no document of the kind and no other diploma that is valid. One that people revoked is not made anew by itself; one that the results took back is, when they give it again.
    /// </summary>
    /// <param name="occasionId">The olympiad, the contest or the cohort.</param>
    public static IQueryable<CertificateGround> Without(this AppDb db, Guid occasionId, CertificateKind kind) => db.Deserving(kind).Where(ground =>
        ground.OccasionId == occasionId
        && !db.Certificates.Any(c => c.GroundId == ground.Id && c.CoAuthor == ground.CoAuthor
            && ((c.Kind == kind && (c.RevokedAt == null || (c.RevokedBecause != Certificate.ResultsChanged && c.RevokedBecause != Certificate.ContestResultsChanged)))
                || (kind != CertificateKind.Participant && c.Kind != CertificateKind.Participant && c.RevokedAt == null))));

    /// <summary>Valid diplomas whose holders have another status or degree now, or none because the signature was withdrawn.</summary>
    public static IQueryable<Certificate> Outdated(this AppDb db, Guid occasionId) => db.Disagreeing(db.Of(occasionId));

    /// <summary>Of these, the diplomas that say what the signed results do not.</summary>
    public static IQueryable<Certificate> Disagreeing(this AppDb db, IQueryable<Certificate> certificates) => certificates.Where(c =>
        c.Kind != CertificateKind.Participant && c.Kind != CertificateKind.Completion
        && !db.CertificateGrounds.Any(g => g.Id == c.GroundId && g.CoAuthor == c.CoAuthor && g.Laureate == c.Text.Laureate
            && g.Status == (c.Kind == CertificateKind.Winner ? AwardStatus.Winner : AwardStatus.PrizeWinner)));

    /// <summary>Valid documents that have no stored PDF yet.</summary>
    public static IQueryable<Certificate> Undrawn(this AppDb db, Guid occasionId) => db.Of(occasionId).Where(c => c.FileId == null);

    /// <summary>How many documents are still to be made.</summary>
    public static async Task<int> LeftAsync(this AppDb db, Guid occasionId, CancellationToken ct)
    {
        var left = await db.Undrawn(occasionId).CountAsync(ct);
        foreach (var kind in Enum.GetValues<CertificateKind>())
        {
            left += await db.Without(occasionId, kind).CountAsync(ct);
        }

        return left;
    }

    /// <summary>Orders that are not finished, were given before <paramref name="since"/> and have had no document stored since.</summary>
    public static IQueryable<Issuing> Stalled(this AppDb db, DateTimeOffset since)
    {
        var stored = db.Certificates.Where(c => c.RevokedAt == null && db.StoredFiles.Any(f => f.Id == c.FileId && f.CreatedAt >= since));
        return db.Issuings.Where(i => i.FinishedAt == null && i.StartedAt < since && !stored.Any(c =>
            db.Registrations.Any(r => r.Id == c.RegistrationId && r.OlympiadId == i.OccasionId) || db.ContestEntries.Any(e => e.Id == c.EntryId && e.ContestId == i.OccasionId)
            || db.Enrolments.Any(e => e.Id == c.EnrolmentId && e.CohortId == i.OccasionId)));
    }

    /// <summary>Valid documents of an olympiad, a contest or a cohort.</summary>
    public static IQueryable<Certificate> Of(this AppDb db, Guid occasionId) => db.Issued(occasionId).Where(c => c.RevokedAt == null);

    /// <summary>All documents of an olympiad, a contest or a cohort, revoked ones included.</summary>
    public static IQueryable<Certificate> Issued(this AppDb db, Guid occasionId) => db.Certificates.Where(c =>
        db.Registrations.Any(r => r.Id == c.RegistrationId && r.OlympiadId == occasionId) || db.ContestEntries.Any(e => e.Id == c.EntryId && e.ContestId == occasionId)
        || db.Enrolments.Any(e => e.Id == c.EnrolmentId && e.CohortId == occasionId));
}
