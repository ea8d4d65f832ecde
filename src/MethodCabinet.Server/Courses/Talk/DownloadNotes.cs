using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MethodCabinet.Domain.Courses.Talk;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Courses.Talk;

/// <summary>The caller's notes as a plain text.</summary>
public static class GetNotesText
{
    public static async Task<FileContentHttpResult> Handle(AppDb db, PublishedCourses published, CurrentUser user, CancellationToken ct)
    {
        var text = new StringBuilder();
        foreach (var line in NoteLines.Of(await ListNotes.ReadAsync(db, published, user, ct)))
        {
            text.Append(line.Kind == NoteLineKind.Course ? "" : "\r\n").Append(line.Kind == NoteLineKind.Place ? "> " : "").Append(line.Text.ReplaceLineEndings("\r\n")).Append("\r\n");
        }

        // With a mark of its encoding: the editor of older Windows would read another one.
        return TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/plain; charset=utf-8", "Заметки.txt");
    }
}

/// <summary>The caller's notes as a Word document.</summary>
public static class GetNotesDocument
{
    public static async Task<FileContentHttpResult> Handle(AppDb db, PublishedCourses published, CurrentUser user, CancellationToken ct)
    {
        var lines = NoteLines.Of(await ListNotes.ReadAsync(db, published, user, ct));
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(lines.Select(ParagraphOf)));
        }

        return TypedResults.File(stream.ToArray(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Заметки.docx");
    }

    private static Paragraph ParagraphOf(NoteLine line)
    {
        // Headings by their level, so that the contents can be listed and read out; half-points.
        var (level, size) = line.Kind switch
        {
            NoteLineKind.Course => (0, "32"),
            NoteLineKind.Unit => (1, "28"),
            _ => ((int?)null, "24"),
        };
        var paragraph = new ParagraphProperties(new SpacingBetweenLines { Before = level is null ? "0" : "240", After = "120" });
        if (level is { } outline)
        {
            paragraph.PrependChild(new KeepNext());
            paragraph.AppendChild(new OutlineLevel { Val = outline });
        }

        var run = new Run(new RunProperties(new RunFonts { Ascii = "PT Serif", HighAnsi = "PT Serif", ComplexScript = "PT Serif" }));
        if (level is not null)
        {
            run.RunProperties!.AppendChild(new Bold());
        }

        if (line.Kind == NoteLineKind.Place)
        {
            run.RunProperties!.AppendChild(new Italic());
        }

        run.RunProperties!.AppendChild(new FontSize { Val = size });
        foreach (var (index, text) in Storable(line.Text).Split('\n').Index())
        {
            if (index > 0)
            {
                run.AppendChild(new Break());
            }

            run.AppendChild(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        }

        return new Paragraph(paragraph, run);
    }

    /// <summary>XML has no place for control characters.</summary>
    private static string Storable(string text) => string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c)));
}

internal enum NoteLineKind
{
    Course,
    Unit,
    Place,
    Note,
}

internal sealed record NoteLine(NoteLineKind Kind, string Text);

/// <summary>Notes one under the other; documents are Russian as those of the cabinet.</summary>
internal static class NoteLines
{
    public static IEnumerable<NoteLine> Of(IReadOnlyList<ListNotes.Response> courses) => courses.SelectMany(course => course.Units.SelectMany(unit => unit.Notes
            .SelectMany(note => PlaceOf(note.Place) is { } place ? new[] { new NoteLine(NoteLineKind.Place, place), new(NoteLineKind.Note, note.Text) } : [new(NoteLineKind.Note, note.Text)])
            .Prepend(new NoteLine(NoteLineKind.Unit, unit.Title)))
        .Prepend(new NoteLine(NoteLineKind.Course, $"{course.Course} ({course.Cohort})")));

    private static string? PlaceOf(UnitPlace place) => place switch
    {
        { Second: { } second } => TimeSpan.FromSeconds(second).ToString(second < 3600 ? @"mm\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture),
        { Quote.Length: > 0 } => $"«{place.Quote}»",
        _ => null,
    };
}
