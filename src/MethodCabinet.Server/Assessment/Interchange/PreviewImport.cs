using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Assessment.Interchange;

/// <summary>What a file of questions in GIFT or Moodle XML would bring into a bank, and what in it cannot be taken over. Writes nothing.</summary>
public static class PreviewImport
{
    /// <summary>Questions that are shown at a time: formulas are rendered one by one, and nobody looks through more at once.</summary>
    public const int PageSize = 100;

    /// <param name="Number">To choose it by, from 1.</param>
    /// <param name="Line">Where it begins in the file, from 1.</param>
    /// <param name="StatementHtml">Sanitized HTML with MathML, without the images and sounds.</param>
    /// <param name="Body">The body with its texts rendered.</param>
    /// <param name="Files">How many images and sounds come with it.</param>
    /// <param name="Picture">On which places are pointed at, as an address that holds it (data:): it is not stored yet. Null for other types.</param>
    public sealed record Item(
        int Number, int Line, string Title, string Type, decimal MaxPoints, string StatementHtml, QuestionBody Body, IReadOnlyList<string> Tags, int Files, string? Picture);

    /// <param name="Line">From 1.</param>
    /// <param name="Excerpt">The text concerned, shortened.</param>
    /// <param name="Warning">True when the question is taken over without this part; false when it is not taken over.</param>
    public sealed record Problem(int Line, string Code, string Excerpt, bool Warning);

    /// <param name="Format"><c>gift</c> or <c>moodle-xml</c>.</param>
    /// <param name="Sha256">Of the file; the import asks for it.</param>
    /// <param name="Count">Questions of the file that can be taken.</param>
    /// <param name="Questions">At most <see cref="PageSize"/> of them, in the order of the file.</param>
    /// <param name="Problems">All of them.</param>
    public sealed record Response(string Format, string Sha256, int Count, IReadOnlyList<Item> Questions, IReadOnlyList<Problem> Problems);

    /// <param name="skip">Questions that were shown already.</param>
    public static async Task<Ok<Response>> Handle(Guid bankId, IFormFile file, AppDb db, QuestionContents contents, CancellationToken ct, int skip = 0)
    {
        if (!await db.QuestionBanks.AnyAsync(b => b.Id == bankId, ct))
        {
            throw new RuleBroken(AssessmentErrors.BankNotFound);
        }

        var read = await (await QuestionFile.ReadAsync(file, ct)).WithUnknownFilesAsync(db, ct);
        return TypedResults.Ok(new Response(
            read.Format,
            read.Sha256,
            read.Questions.Count,
            [.. read.Questions.Skip(skip).Take(PageSize).Select(q => Show(q, contents))],
            [.. read.Problems.Select(p => new Problem(p.Line, p.Error.Code, p.Excerpt, p.Warning))]));
    }

    private static Item Show(FileQuestion question, QuestionContents contents)
    {
        // The files are not stored yet: their descriptions stand for them.
        var content = contents.Render(question.WithFiles(new Dictionary<string, Guid>()));
        return new(
            question.Number, question.Line, content.Title, QuestionTypes.NameOf(content.Body), content.Points.MaxPoints,
            content.StatementHtml, content.BodyRendered, question.Tags, question.Attachments.Count, PictureOf(question));
    }

    private static string? PictureOf(FileQuestion question) =>
        question.Attachments.FirstOrDefault(file => file.Name == question.HotspotImage) is { } picture ? $"data:{QuestionFile.KindOf(picture)};base64,{Convert.ToBase64String(picture.Bytes)}" : null;
}
