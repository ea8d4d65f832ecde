using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;

namespace MethodCabinet.Server.Certificates.Office;

/// <summary>What the fields of a template stand for.</summary>
/// <param name="Fields">By name, such as <c>olympiad.title</c>.</param>
/// <param name="Lists">By the first word of their fields: a row of a table with <c>{{participant.name}}</c> is repeated for each item of <c>participant</c>.</param>
public sealed record TemplateValues(
    IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Lists);

/// <summary>Puts values in the place of <c>{{fields}}</c> of a Word document.</summary>
public static partial class TemplateText
{
    /// <summary>Characters that the rows of one list may come to; ten thousand participants need ten millions.</summary>
    private const int MaxRepeated = 50_000_000;

    private static readonly OpenSettings Settings = new() { AutoSave = false, MaxCharactersInPart = TemplateGuard.MaxText };

    /// <exception cref="RuleBroken"><see cref="CertificateErrors.TemplateUnreadable"/>, <see cref="CertificateErrors.TemplateTooLarge"/>, <see cref="CertificateErrors.TemplateExternal"/>; <see cref="CertificateErrors.TemplateFieldUnknown"/>, also for a field of a list outside of a table.</exception>
    public static byte[] Fill(byte[] template, TemplateValues values) => Fill(template, values, int.MaxValue, out _);

    /// <inheritdoc cref="Fill(byte[], TemplateValues)"/>
    /// <param name="maxRows">So many rows of each list at most.</param>
    /// <param name="leftOut">Rows of the longest list in the template that there were no places for.</param>
    public static byte[] Fill(byte[] template, TemplateValues values, int maxRows, out int leftOut)
    {
        leftOut = 0;
        using var file = new MemoryStream();
        file.Write(template);
        try
        {
            TemplateGuard.CheckSize(template);
            using var document = WordprocessingDocument.Open(file, isEditable: true, Settings);
            TemplateGuard.CheckRelations(document);
            var main = document.MainDocumentPart ?? throw new InvalidDataException();
            OpenXmlPartRootElement?[] roots = [main.Document, .. main.HeaderParts.Select(part => part.Header), .. main.FooterParts.Select(part => part.Footer)];
            foreach (var root in roots.OfType<OpenXmlPartRootElement>())
            {
                leftOut = Math.Max(leftOut, Fill(root, values, maxRows));
                root.Save();
            }
        }
        catch (Exception exception) when (exception is OpenXmlPackageException or InvalidDataException or FileFormatException or System.Xml.XmlException)
        {
            throw new RuleBroken(CertificateErrors.TemplateUnreadable, cause: exception);
        }

        return file.ToArray();
    }

    private static int Fill(OpenXmlElement root, TemplateValues values, int maxRows)
    {
        var leftOut = 0;
        foreach (var row in root.Descendants<TableRow>().Where(row => !row.Descendants<TableRow>().Any()).ToList())
        {
            var name = Field().Matches(row.InnerText).Select(match => match.Groups[1].Value.Split('.')[0]).FirstOrDefault(values.Lists.ContainsKey);
            if (name is null)
            {
                continue;
            }

            var items = values.Lists[name];
            leftOut = Math.Max(leftOut, items.Count - maxRows);
            if ((long)row.OuterXml.Length * Math.Min(items.Count, maxRows) > MaxRepeated)
            {
                throw new RuleBroken(CertificateErrors.TemplateTooLarge);
            }

            foreach (var item in items.Take(maxRows))
            {
                var filled = (TableRow)row.CloneNode(deep: true);
                row.InsertBeforeSelf(filled);
                FillParagraphs(filled, field => field.StartsWith($"{name}.", StringComparison.Ordinal) ? item.GetValueOrDefault(field[(name.Length + 1)..]) : values.Fields.GetValueOrDefault(field));
            }

            var table = row.Parent;
            row.Remove();

            // Word does not open a table without rows: of a jury whose chair is alone nobody else signs.
            if (table is Table && !table.Elements<TableRow>().Any())
            {
                table.Remove();
            }
        }

        FillParagraphs(root, values.Fields.GetValueOrDefault);
        return leftOut;
    }

    private static void FillParagraphs(OpenXmlElement root, Func<string, string?> valueOf)
    {
        foreach (var paragraph in root.Descendants<Paragraph>())
        {
            var texts = paragraph.Descendants<Text>().ToList();
            foreach (var match in Field().Matches(string.Concat(texts.Select(text => text.Text))).Reverse())
            {
                var name = match.Groups[1].Value;
                Replace(texts, match.Index, match.Length, valueOf(name) ?? throw new RuleBroken(CertificateErrors.TemplateFieldUnknown, new Dictionary<string, object?> { ["field"] = name }));
            }
        }
    }

    /// <summary>Word cuts what was typed into pieces as it likes, so a field may lie across several; the value comes into the first and looks like it.</summary>
    private static void Replace(List<Text> texts, int start, int length, string value)
    {
        var at = 0;
        var isFirst = true;
        foreach (var text in texts)
        {
            var (from, to) = (Math.Max(start, at), Math.Min(start + length, at + text.Text.Length));
            var begin = at;
            at += text.Text.Length;
            if (from >= to)
            {
                continue;
            }

            text.Text = text.Text[..(from - begin)] + (isFirst ? XmlText.Clean(value) : "") + text.Text[(to - begin)..];
            text.Space = SpaceProcessingModeValues.Preserve;
            isFirst = false;
        }
    }

    [GeneratedRegex(@"\{\{\s*([^{}]*?)\s*\}\}")]
    private static partial Regex Field();
}
