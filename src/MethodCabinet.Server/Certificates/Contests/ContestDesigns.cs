using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Certificates.Designs;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Contests;

/// <summary><see cref="GetDesign"/> of a contest.</summary>
public static class GetContestDesign
{
    public static async Task<Ok<GetDesign.Response>> Handle(Guid contestId, Named<CertificateKind> kind, AppDb db, SiteSettings site, CancellationToken ct) =>
        await db.Contests.AnyAsync(c => c.Id == contestId, ct)
            ? TypedResults.Ok(await GetDesign.ReadAsync(contestId, ofContest: true, kind.Value, db, site, ct))
            : throw new RuleBroken(PlatformErrors.NotFound);
}

/// <summary>The design of the documents that a contest issues from now on.</summary>
public static class SaveContestDesign
{
    public static async Task<NoContent> Handle(
        Guid contestId, Named<CertificateKind> kind, CertificateDesign design, AppDb db, CurrentUser user, CertificateDesigns designs, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Contests.AnyAsync(c => c.Id == contestId, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        await SaveDesign.SaveAsync(DesignOwner.Contest(contestId), kind.Value, design, db, user, designs, clock, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The design of the documents of all contests that have none of their own.</summary>
public static class SaveCabinetContestDesign
{
    public static async Task<NoContent> Handle(
        Named<CertificateKind> kind, CertificateDesign design, AppDb db, CurrentUser user, CertificateDesigns designs, TimeProvider clock, CancellationToken ct)
    {
        await SaveDesign.SaveAsync(DesignOwner.Cabinet(forContests: true), kind.Value, design, db, user, designs, clock, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Back to the cabinet's design.</summary>
public static class DropContestDesign
{
    public static async Task<NoContent> Handle(Guid contestId, Named<CertificateKind> kind, AppDb db, CancellationToken ct)
    {
        await SaveDesign.RetireAsync(DesignOwner.Contest(contestId), kind.Value, db, ct);
        return TypedResults.NoContent();
    }
}

/// <summary><see cref="PreviewDesign"/> of a contest.</summary>
public static class PreviewContestDesign
{
    public static Task<FileContentHttpResult> Handle(
        Guid contestId, Named<CertificateKind> kind, PreviewDesign.Request request, AppDb db, CertificateDesigns designs, SiteSettings site, TimeProvider clock, CancellationToken ct) =>
        PreviewDesign.DrawAsync(contestId, kind.Value, request, db, designs, site, clock, ct);
}
