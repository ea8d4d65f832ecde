using MethodCabinet.Domain.Assessment.Interchange;
using MethodCabinet.Domain.Exchange;
using MethodCabinet.Domain.Exchange.Word;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Assessment.Interchange;
using MethodCabinet.Server.Courses;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Exchange.Word;

/// <summary>What modules and units a document of Word would make, and what of it would not be there. Writes nothing.</summary>
public static class PreviewWord
{
    /// <summary>Bytes of pictures that an answer carries; of the others their descriptions stand there.</summary>
    private const int MaxShown = 4 << 20;

    /// <param name="Sha256">Of the file; the import asks for it.</param>
    public sealed record Response(string Sha256, IReadOnlyList<Module> Modules, ExchangeReport Report);

    public sealed record Module(string Title, IReadOnlyList<Unit> Units);

    /// <param name="Html">Sanitized HTML with MathML; pictures as addresses that hold them (data:), for they are not stored yet.</param>
    public sealed record Unit(string Title, string Html, int Pictures, int Tables, int Formulas);

    public static async Task<Ok<Response>> Handle(Guid id, IFormFile file, AppDb db, TextRenderer texts, CancellationToken ct)
    {
        await db.CourseAsync(id, ct);
        var read = await WordFile.ReadAsync(file, ct);
        var shown = ShownOf(read.Course.Pictures);
        var broken = new List<ExchangeLine>();
        var modules = read.Course.Modules.Select(module => new Module(module.Title, [.. module.Units.Select(unit => Show(unit, texts, shown, broken))])).ToList();
        return TypedResults.Ok(new Response(read.Sha256, modules, new([.. read.Course.Report.Lines, .. broken])));
    }

    private static Unit Show(WordUnit unit, TextRenderer texts, Dictionary<string, (Guid Id, string Address)> shown, List<ExchangeLine> broken)
    {
        var rendered = texts.Render(FileReferences.ToFiles(unit.Text, shown.ToDictionary(picture => picture.Key, picture => picture.Value.Id)));
        if (rendered.BrokenTex.Count > 0)
        {
            var log = new ExchangeLog();
            foreach (var tex in rendered.BrokenTex)
            {
                log.Note(ExchangeReason.FormulaBroken, tex);
            }

            broken.Add(log.Line(ExchangePart.Text, unit.Title));
        }

        // After sanitizing, which lets no such addresses through: these the server has made itself.
        var html = shown.Values.Aggregate(rendered.Html, (text, picture) => text.Replace(FileReferences.AddressOf(picture.Id), picture.Address, StringComparison.Ordinal));
        return new(unit.Title, html, unit.Pictures, unit.Tables, unit.Formulas);
    }

    private static Dictionary<string, (Guid Id, string Address)> ShownOf(IReadOnlyList<Attachment> pictures)
    {
        var shown = new Dictionary<string, (Guid, string)>();
        var left = MaxShown;
        foreach (var picture in pictures.Where(picture => (left -= picture.Bytes.Length) >= 0))
        {
            shown[picture.Name] = (Guid.NewGuid(), $"data:{FileKind.MediaTypeOfContent(picture.Bytes, picture.Name)};base64,{Convert.ToBase64String(picture.Bytes)}");
        }

        return shown;
    }
}
