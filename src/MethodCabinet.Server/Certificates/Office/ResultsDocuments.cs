using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Contests;
using MethodCabinet.Server.Olympiads.Results;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Certificates.Office;

/// <summary>The draft of a document about the signed results of an olympiad, for the last touches in Word. The chair of the jury has the protocol.</summary>
public static class GetOlympiadDocument
{
    public static async Task<FileContentHttpResult> Handle(
        Guid olympiadId, Named<DocumentKind> kind, AppDb db, CurrentUser user, Templates templates, Audit audit, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        if (kind.Value.IsOfContest() || kind.Value.IsOfCourse() || (!user.IsStaff && kind.Value != DocumentKind.JuryProtocol))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        await db.DemandManagerAsync(olympiadId, user, ct);
        return await SendAsync(olympiadId, kind.Value, db, templates, audit, site, clock, ct);
    }

    /// <param name="occasionId">The olympiad or the contest.</param>
    internal static async Task<FileContentHttpResult> SendAsync(
        Guid occasionId, DocumentKind kind, AppDb db, Templates templates, Audit audit, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var values = await DocumentValues.ReadAsync(db, kind, occasionId, site, site.DayOf(clock.GetUtcNow()), ct);
        var document = TemplateText.Fill(await templates.ReadAsync(kind, ct), values);
        audit.Record("results-document.exported", occasionId, new { Kind = kind });
        await db.SaveChangesAsync(ct);
        return TypedResults.File(document, Templates.Docx, Templates.FileNameOf(kind));
    }
}

/// <summary>The same of a contest, and of its experts' chair.</summary>
public static class GetContestDocument
{
    public static async Task<FileContentHttpResult> Handle(
        Guid contestId, Named<DocumentKind> kind, AppDb db, CurrentUser user, Templates templates, Audit audit, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        if (!kind.Value.IsOfContest() || (!user.IsStaff && kind.Value != DocumentKind.ContestProtocol))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        await db.DemandContestManagerAsync(contestId, user, ct);
        return await GetOlympiadDocument.SendAsync(contestId, kind.Value, db, templates, audit, site, clock, ct);
    }
}
