using System.Reflection;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Office;

/// <summary>Where the bytes of a template come from: the cabinet's own file, or the one of the product.</summary>
public sealed class Templates(AppDb db, IFileStore store)
{
    internal const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public async Task<byte[]> ReadAsync(DocumentKind kind, CancellationToken ct)
    {
        var own = await db.DocumentTemplates.Where(t => t.Kind == kind).Select(t => (Guid?)t.FileId).SingleOrDefaultAsync(ct);
        return own is { } file ? await ReadFileAsync(file, ct) : Standard(kind);
    }

    public async Task<byte[]> ReadFileAsync(Guid fileId, CancellationToken ct)
    {
        using var content = new MemoryStream();
        await Files.ReachAsync(() => store.CopyToAsync(fileId, content, ct), ct);
        return content.ToArray();
    }

    public static string FileNameOf(DocumentKind kind) => kind == DocumentKind.JuryProtocol ? "protocol.docx" : "order.docx";

    private static byte[] Standard(DocumentKind kind)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Templates.{FileNameOf(kind)}")!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }
}

/// <summary>Which templates there are, and the fields that they may have.</summary>
public static class ListTemplates
{
    /// <param name="ChangedAt">Null for the template that comes with the product.</param>
    public sealed record Item(DocumentKind Kind, DateTimeOffset? ChangedAt);

    /// <param name="Fields">Such as <c>olympiad.title</c>; those of a list, such as <c>participant.name</c>, stand in a row of a table.</param>
    public sealed record Response(IReadOnlyList<Item> Items, IReadOnlyList<string> Fields);

    public static async Task<Ok<Response>> Handle(AppDb db, CancellationToken ct)
    {
        var own = await db.DocumentTemplates.ToDictionaryAsync(t => t.Kind, t => t.ChangedAt, ct);
        var example = DocumentValues.Example;
        return TypedResults.Ok(new Response(
            [.. Enum.GetValues<DocumentKind>().Select(kind => new Item(kind, own.TryGetValue(kind, out var changedAt) ? changedAt : null))],
            [.. example.Fields.Keys, .. example.Lists.SelectMany(list => list.Value[0].Keys.Select(field => $"{list.Key}.{field}"))]));
    }
}

/// <summary>A template, to be changed in Word.</summary>
public static class GetTemplate
{
    public static async Task<FileContentHttpResult> Handle(Named<DocumentKind> kind, Templates templates, CancellationToken ct) =>
        TypedResults.File(await templates.ReadAsync(kind.Value, ct), Templates.Docx, $"template-{Templates.FileNameOf(kind.Value)}");
}

/// <summary>Takes an uploaded file as the cabinet's template; it is tried with every field before.</summary>
public static class SetTemplate
{
    /// <param name="FileId">As uploading gave it; null for the template that comes with the product.</param>
    public sealed record Request(Guid? FileId);

    public static async Task<NoContent> Handle(
        Named<DocumentKind> kind, Request request, AppDb db, Files files, Templates templates, TimeProvider clock, CancellationToken ct)
    {
        var own = await db.DocumentTemplates.SingleOrDefaultAsync(t => t.Kind == kind.Value, ct);
        if (request.FileId is not { } fileId)
        {
            db.DocumentTemplates.RemoveRange(own is null ? [] : [own]);
        }
        else
        {
            if ((await files.FindAsync(fileId, ct)).MediaType != Templates.Docx)
            {
                throw new RuleBroken(CertificateErrors.TemplateUnreadable);
            }

            TemplateText.Fill(await templates.ReadFileAsync(fileId, ct), DocumentValues.Example);
            if (own is null)
            {
                db.DocumentTemplates.Add(new DocumentTemplate { Kind = kind.Value, FileId = fileId, ChangedAt = clock.GetUtcNow() });
            }
            else
            {
                (own.FileId, own.ChangedAt) = (fileId, clock.GetUtcNow());
            }
        }

        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The draft of a document about the signed results of an olympiad, for the last touches in Word.</summary>
public static class GetOlympiadDocument
{
    public static async Task<FileContentHttpResult> Handle(
        Guid olympiadId, Named<DocumentKind> kind, AppDb db, Templates templates, Audit audit, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var values = await DocumentValues.ReadAsync(db, olympiadId, site, site.DayOf(clock.GetUtcNow()), ct);
        var document = TemplateText.Fill(await templates.ReadAsync(kind.Value, ct), values);
        audit.Record("results-document.exported", olympiadId, new { Kind = kind.Value });
        await db.SaveChangesAsync(ct);
        return TypedResults.File(document, Templates.Docx, Templates.FileNameOf(kind.Value));
    }
}
