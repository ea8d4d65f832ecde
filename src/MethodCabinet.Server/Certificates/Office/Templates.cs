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
public sealed class Templates(AppDb db, Files files, IFileStore store)
{
    internal const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public async Task<byte[]> ReadAsync(DocumentKind kind, CancellationToken ct)
    {
        var own = await db.DocumentTemplates.Where(t => t.Kind == kind).Select(t => (Guid?)t.FileId).SingleOrDefaultAsync(ct);
        return own is { } file ? await ReadFileAsync(file, ct) : Standard(kind);
    }

    /// <summary>An uploaded file, when it can be a template of this kind: it is tried with every field.</summary>
    /// <exception cref="RuleBroken">FileNotFound, and those of <see cref="TemplateText.Fill(byte[], TemplateValues)"/>.</exception>
    public async Task<byte[]> TryAsync(DocumentKind kind, Guid fileId, CancellationToken ct)
    {
        var file = await files.FindAsync(fileId, ct);
        if (file.MediaType != Docx)
        {
            throw new RuleBroken(CertificateErrors.TemplateUnreadable);
        }

        if (file.Size > TemplateGuard.MaxBytes)
        {
            throw new RuleBroken(CertificateErrors.TemplateTooLarge);
        }

        var template = await ReadFileAsync(fileId, ct);
        TemplateText.Fill(template, DocumentValues.ExampleOf(kind));
        return template;
    }

    private async Task<byte[]> ReadFileAsync(Guid fileId, CancellationToken ct)
    {
        using var content = new MemoryStream();
        await Files.ReachAsync(() => store.CopyToAsync(fileId, content, ct), ct);
        return content.ToArray();
    }

    public static string FileNameOf(DocumentKind kind) => kind switch
    {
        DocumentKind.JuryProtocol => "protocol.docx",
        DocumentKind.ResultsOrder => "order.docx",
        DocumentKind.ContestProtocol => "contest-protocol.docx",
        DocumentKind.ContestOrder => "contest-order.docx",
        DocumentKind.EnrolmentOrder => "enrolment-order.docx",
        DocumentKind.ExpulsionOrder => "expulsion-order.docx",
        DocumentKind.GraduationOrder => "graduation-order.docx",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

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
    public sealed record Item(DocumentKind Kind, bool IsOfContest, bool IsOfCourse, DateTimeOffset? ChangedAt);

    /// <param name="Fields">Of documents about olympiads, such as <c>olympiad.title</c>; those of a list, such as <c>participant.name</c>, stand in a row of a table.</param>
    /// <param name="ContestFields">Of documents about contests.</param>
    /// <param name="CourseFields">Of orders about people of a course.</param>
    public sealed record Response(IReadOnlyList<Item> Items, IReadOnlyList<string> Fields, IReadOnlyList<string> ContestFields, IReadOnlyList<string> CourseFields);

    public static async Task<Ok<Response>> Handle(AppDb db, CancellationToken ct)
    {
        var own = await db.DocumentTemplates.ToDictionaryAsync(t => t.Kind, t => t.ChangedAt, ct);
        return TypedResults.Ok(new Response(
            [.. Enum.GetValues<DocumentKind>().Select(kind => new Item(kind, kind.IsOfContest(), kind.IsOfCourse(), own.TryGetValue(kind, out var changedAt) ? changedAt : null))],
            FieldsOf(DocumentKind.JuryProtocol),
            FieldsOf(DocumentKind.ContestProtocol),
            FieldsOf(DocumentKind.EnrolmentOrder)));

        static List<string> FieldsOf(DocumentKind kind)
        {
            var example = DocumentValues.ExampleOf(kind);
            return [.. example.Fields.Keys, .. example.Lists.SelectMany(list => list.Value[0].Keys.Select(field => $"{list.Key}.{field}"))];
        }
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
        Named<DocumentKind> kind, Request request, AppDb db, Templates templates, TimeProvider clock, CancellationToken ct)
    {
        var own = await db.DocumentTemplates.SingleOrDefaultAsync(t => t.Kind == kind.Value, ct);
        if (request.FileId is not { } fileId)
        {
            db.DocumentTemplates.RemoveRange(own is null ? [] : [own]);
        }
        else
        {
            await templates.TryAsync(kind.Value, fileId, ct);
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
