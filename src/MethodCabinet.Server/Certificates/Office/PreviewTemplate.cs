using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Certificates.Office;

/// <summary>What a template gives, filled as the document is, as a page that can be looked at; a new file is looked at before it is taken.</summary>
public static class PreviewTemplate
{
    /// <summary>Of each list; a page of an olympiad of thousands would help nobody.</summary>
    private const int MaxRows = 20;

    /// <param name="FileId">As uploading gave it; null for the template in force.</param>
    /// <param name="OccasionId">The olympiad or contest, by the template's kind, whose results are signed; null for an example.</param>
    public sealed record Request(Guid? FileId, Guid? OccasionId);

    /// <param name="Html">A whole page, which runs nothing and loads nothing.</param>
    /// <param name="LeftOut">So many rows the page leaves out; the document has them all.</param>
    public sealed record Response(string Html, int LeftOut);

    public static async Task<Ok<Response>> Handle(
        Named<DocumentKind> kind, Request request, AppDb db, Templates templates, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var template = request.FileId is { } fileId ? await templates.TryAsync(kind.Value, fileId, ct) : await templates.ReadAsync(kind.Value, ct);
        var values = request.OccasionId is { } occasionId
            ? await DocumentValues.ReadAsync(db, kind.Value, occasionId, site, site.DayOf(clock.GetUtcNow()), ct)
            : DocumentValues.ExampleOf(kind.Value, site);
        var filled = TemplateText.Fill(template, values, MaxRows, out var leftOut);
        return TypedResults.Ok(new Response(WordHtml.Page(filled, Templates.FileNameOf(kind.Value)), leftOut));
    }
}
