using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Certificates.Designs;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Contests;

/// <summary><see cref="IssueCertificates"/> of a contest: certificates for all entries in the signed results, diplomas by them, for authors and co-authors.</summary>
public static class IssueContestCertificates
{
    public static async Task<Accepted<IssueCertificates.Response>> Handle(
        Guid contestId, AppDb db, CurrentUser user, IBackgroundJobClient jobs, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Accepted($"/api/contests/{contestId}/certificates/issuing", await IssueCertificates.OrderAsync(contestId, db, user, jobs, clock, ct));
}

/// <summary><see cref="GetIssuing"/> of a contest.</summary>
public static class GetContestIssuing
{
    public static async Task<Ok<GetIssuing.Response>> Handle(Guid contestId, AppDb db, CancellationToken ct) =>
        await db.Contests.AnyAsync(c => c.Id == contestId, ct)
            ? TypedResults.Ok(await GetIssuing.ReadAsync(contestId, await db.ContestSignings.AnyAsync(s => s.ContestId == contestId, ct), db, ct))
            : throw new RuleBroken(PlatformErrors.NotFound);
}

/// <summary>All documents of a contest, or all of a kind, to print at once; a coordinator gets those of the own school.</summary>
public static class GetContestCertificatesPdf
{
    public static Task<FileStreamHttpResult> Handle(
        Guid contestId, Named<CertificateKind>? kind, AppDb db, CurrentUser user, Audit audit, CertificateDesigns designs, SiteSettings site, CancellationToken ct) =>
        GetOlympiadCertificatesPdf.SendAsync(contestId, kind, db, user, audit, designs, site, ct);
}

/// <summary>The same as files in an archive.</summary>
public static class GetContestCertificatesZip
{
    public static Task<PushStreamHttpResult> Handle(
        Guid contestId, Named<CertificateKind>? kind, AppDb db, CurrentUser user, Audit audit, CertificateFiles files, HttpContext context, CancellationToken ct) =>
        GetOlympiadCertificatesZip.SendAsync(contestId, kind, db, user, audit, files, context, ct);
}
