using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Certificates.Office;

/// <summary>The draft of a document about the signed results of an olympiad, for the last touches in Word.</summary>
public static class GetOlympiadDocument
{
    public static Task<FileContentHttpResult> Handle(
        Guid olympiadId, Named<DocumentKind> kind, AppDb db, Templates templates, Audit audit, SiteSettings site, TimeProvider clock, CancellationToken ct) =>
        kind.Value.IsOfContest() ? throw new RuleBroken(PlatformErrors.NotFound) : SendAsync(olympiadId, kind.Value, db, templates, audit, site, clock, ct);

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

/// <summary>The same of a contest.</summary>
public static class GetContestDocument
{
    public static Task<FileContentHttpResult> Handle(
        Guid contestId, Named<DocumentKind> kind, AppDb db, Templates templates, Audit audit, SiteSettings site, TimeProvider clock, CancellationToken ct) =>
        kind.Value.IsOfContest() ? GetOlympiadDocument.SendAsync(contestId, kind.Value, db, templates, audit, site, clock, ct) : throw new RuleBroken(PlatformErrors.NotFound);
}
