using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>
/// Has the documents of an olympiad made that are missing: certificates for everybody whose work was scored, diplomas by the signed results. Diplomas that no longer agree with
/// the results are revoked before. Whose document somebody revoked gets no other by that: there was a reason, and <see cref="ReplaceCertificate"/> is asked for a new one.
/// </summary>
public static class IssueCertificates
{
    /// <param name="Pending">How many will be made.</param>
    /// <param name="Revoked">Diplomas that were revoked because the results changed.</param>
    public sealed record Response(int Pending, int Revoked);

    public static async Task<Accepted<Response>> Handle(
        Guid olympiadId, AppDb db, CurrentUser user, IBackgroundJobClient jobs, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Accepted($"/api/olympiads/{olympiadId}/certificates/issuing", await OrderAsync(olympiadId, db, user, jobs, clock, cancellationToken));

    /// <param name="occasionId">The olympiad, the contest or the cohort.</param>
    internal static async Task<Response> OrderAsync(Guid occasionId, AppDb db, CurrentUser user, IBackgroundJobClient jobs, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var outdated = await db.Outdated(occasionId).ToListAsync(cancellationToken);
        outdated.ForEach(diploma => diploma.RevokeForResults(now));
        await db.SaveChangesAsync(cancellationToken);

        var pending = await db.LeftAsync(occasionId, cancellationToken);
        if (pending == 0 && outdated.Count == 0)
        {
            throw new RuleBroken(CertificateErrors.NothingToIssue);
        }

        var issuing = await db.Issuings.SingleOrDefaultAsync(i => i.OccasionId == occasionId, cancellationToken);
        if (issuing is null)
        {
            db.Issuings.Add(new Issuing { OccasionId = occasionId, StartedById = user.PersonId, StartedAt = now, Total = pending });
        }
        else
        {
            (issuing.StartedById, issuing.StartedAt, issuing.Total, issuing.FinishedAt) = (user.PersonId, now, pending, null);
        }

        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, cancellationToken);

        // Asked again while it runs, or when a job got lost, another job makes what is left.
        jobs.Enqueue<IssueCertificatesJob>(job => job.RunAsync(occasionId, CancellationToken.None));
        return new Response(pending, outdated.Count);
    }
}
