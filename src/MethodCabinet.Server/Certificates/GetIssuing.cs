using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>What can be issued for an olympiad now, and how far the last order is.</summary>
public static class GetIssuing
{
    /// <param name="IsSigned">The results are signed: only then there are diplomas.</param>
    /// <param name="Outdated">Valid diplomas that no longer agree with the results; the next order revokes them.</param>
    /// <param name="Completions">Of a course.</param>
    /// <param name="Last">Null when nothing was ever issued.</param>
    public sealed record Response(bool IsSigned, int Participants, int PrizeWinners, int Winners, int Completions, int Outdated, Run? Last);

    /// <param name="Made">Of <paramref name="Total"/>: entered, drawn and stored.</param>
    public sealed record Run(int Total, int Made, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt);

    public static async Task<Ok<Response>> Handle(Guid olympiadId, AppDb db, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ReadAsync(olympiadId, await db.ResultsSignings.AnyAsync(s => s.OlympiadId == olympiadId, cancellationToken), db, cancellationToken));

    /// <param name="occasionId">The olympiad, the contest or the cohort.</param>
    internal static async Task<Response> ReadAsync(Guid occasionId, bool isSigned, AppDb db, CancellationToken cancellationToken)
    {
        var issuing = await db.Issuings.AsNoTracking().SingleOrDefaultAsync(i => i.OccasionId == occasionId, cancellationToken);
        Run? last = null;
        if (issuing is not null)
        {
            var left = issuing.FinishedAt is null ? await db.LeftAsync(occasionId, cancellationToken) : 0;
            last = new Run(issuing.Total, Math.Max(0, issuing.Total - left), issuing.StartedAt, issuing.FinishedAt);
        }

        return new Response(
            isSigned,
            await db.Without(occasionId, CertificateKind.Participant).CountAsync(cancellationToken),
            await db.Without(occasionId, CertificateKind.PrizeWinner).CountAsync(cancellationToken),
            await db.Without(occasionId, CertificateKind.Winner).CountAsync(cancellationToken),
            await db.Without(occasionId, CertificateKind.Completion).CountAsync(cancellationToken),
            await db.Outdated(occasionId).CountAsync(cancellationToken),
            last);
    }
}
