using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MethodCabinet.Server.Certificates.Office;

/// <summary>How letters look.</summary>
/// <param name="Size">Points.</param>
/// <param name="Color">Six hexadecimal digits; null for black.</param>
internal readonly record struct LetterLook(bool IsBold, bool IsItalic, bool IsUnderlined, bool IsStruck, bool IsCapital, bool IsSans, decimal Size, string? Color);

/// <summary>How a paragraph lies; lengths in points.</summary>
/// <param name="Align">As CSS has it.</param>
/// <param name="Line">Of the height of a line.</param>
internal readonly record struct ParagraphLook(string Align, decimal Before, decimal After, decimal Left, decimal First, decimal Line);

/// <summary>
/// What a Word document says of looks in several places, put together: defaults, styles and what they are based on, and the place itself (ISO/IEC 29500-1, 17.7.2). Values are read as text, for a
/// file may hold whatever it likes; those that make no sense say nothing.
/// </summary>
internal sealed class WordLooks(MainDocumentPart main)
{
    private static readonly string[] SansFonts = ["Arial", "Calibri", "Tahoma", "Verdana", "Segoe UI", "Helvetica", "PT Sans", "Roboto"];

    private readonly Styles? styles = main.StyleDefinitionsPart?.Styles;

    private readonly Dictionary<string, Style> known = (main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        .Where(style => style.StyleId?.InnerText is { Length: > 0 }).GroupBy(style => style.StyleId!.InnerText!).ToDictionary(same => same.Key, same => same.First());

    public ParagraphLook Of(Paragraph paragraph)
    {
        var look = With(new ParagraphLook("left", 0, 0, 0, 0, 1), styles?.DocDefaults?.ParagraphPropertiesDefault?.ParagraphPropertiesBaseStyle);
        foreach (var style in StylesOf(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.InnerText, StyleValues.Paragraph))
        {
            look = With(look, style.StyleParagraphProperties);
        }

        return With(look, paragraph.ParagraphProperties);
    }

    /// <summary>Of its letters, before a run says otherwise.</summary>
    public LetterLook LettersOf(Paragraph paragraph)
    {
        var look = With(new LetterLook { Size = 10 }, styles?.DocDefaults?.RunPropertiesDefault?.RunPropertiesBaseStyle);
        foreach (var style in StylesOf(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.InnerText, StyleValues.Paragraph))
        {
            look = With(look, style.StyleRunProperties);
        }

        return look;
    }

    public LetterLook Of(Run run, LetterLook around)
    {
        if (run.RunProperties?.RunStyle?.Val?.InnerText is { } id)
        {
            foreach (var style in StylesOf(id, StyleValues.Character))
            {
                around = With(around, style.StyleRunProperties);
            }
        }

        return With(around, run.RunProperties);
    }

    /// <summary>What a paragraph, or its style, says of the list to which it belongs.</summary>
    public NumberingProperties? NumberingOf(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.NumberingProperties
        ?? StylesOf(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.InnerText, StyleValues.Paragraph).Select(style => style.StyleParagraphProperties?.NumberingProperties).LastOrDefault(found => found is not null);

    /// <summary>Lines around the table or within.</summary>
    public bool HasLines(Table table) =>
        Draws(table.GetFirstChild<TableProperties>()?.TableBorders)
        || StylesOf(table.GetFirstChild<TableProperties>()?.TableStyle?.Val?.InnerText, StyleValues.Table).Any(style => Draws(style.StyleTableProperties?.TableBorders));

    public static bool Draws(OpenXmlElement? borders) => borders?.Elements<BorderType>().Any(border => border.Val?.InnerText is not (null or "none" or "nil")) == true;

    /// <param name="text">Twentieths of a point.</param>
    public static decimal? Points(string? text, decimal least = 0) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var twips) ? Math.Clamp(twips / 20, least, 1_000) : null;

    public static int? Number(string? text, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, most) : null;

    /// <summary>From what everything is based on to the style itself; a circle ends.</summary>
    private List<Style> StylesOf(string? id, StyleValues kind)
    {
        var style = id is not null ? known.GetValueOrDefault(id) : known.Values.FirstOrDefault(s => s.Default is not null && IsOn(s.Default.InnerText) && s.Type?.InnerText == ((IEnumValue)kind).Value);
        var chain = new List<Style>();
        while (style is not null && !chain.Contains(style))
        {
            chain.Insert(0, style);
            style = style.BasedOn?.Val?.InnerText is { } basis ? known.GetValueOrDefault(basis) : null;
        }

        return chain;
    }

    private static ParagraphLook With(ParagraphLook look, OpenXmlElement? said)
    {
        if (said is null)
        {
            return look;
        }

        var spacing = said.GetFirstChild<SpacingBetweenLines>();
        var indent = said.GetFirstChild<Indentation>();
        return new ParagraphLook(
            said.GetFirstChild<Justification>()?.Val?.InnerText switch { "center" => "center", "right" or "end" => "right", "both" or "distribute" => "justify", "left" or "start" => "left", _ => look.Align },
            Points(spacing?.Before?.InnerText) ?? look.Before,
            Points(spacing?.After?.InnerText) ?? look.After,
            Points(indent?.Left?.InnerText ?? indent?.Start?.InnerText) ?? look.Left,
            Points(indent?.FirstLine?.InnerText) ?? -Points(indent?.Hanging?.InnerText) ?? look.First,
            spacing?.LineRule?.InnerText is null or "auto" && Points(spacing?.Line?.InnerText) is { } line ? Math.Clamp(line / 12, 0.5m, 5) : look.Line);
    }

    private static LetterLook With(LetterLook look, OpenXmlElement? said) => said is null ? look : new LetterLook(
        Toggle(said.GetFirstChild<Bold>(), look.IsBold),
        Toggle(said.GetFirstChild<Italic>(), look.IsItalic),
        said.GetFirstChild<Underline>() is { } line ? line.Val?.InnerText is not (null or "none") : look.IsUnderlined,
        Toggle(said.GetFirstChild<Strike>(), look.IsStruck),
        Toggle(said.GetFirstChild<Caps>(), look.IsCapital),
        said.GetFirstChild<RunFonts>()?.Ascii?.InnerText is { } font ? SansFonts.Contains(font, StringComparer.OrdinalIgnoreCase) : look.IsSans,
        Number(said.GetFirstChild<FontSize>()?.Val?.InnerText, 300) is { } half and > 1 ? half / 2m : look.Size,
        said.GetFirstChild<Color>()?.Val?.InnerText is { } color ? (color.Length == 6 && color.All(char.IsAsciiHexDigit) ? color : null) : look.Color);

    private static bool Toggle(OnOffType? said, bool otherwise) => said is null ? otherwise : said.Val is null || IsOn(said.Val.InnerText);

    private static bool IsOn(string? text) => text is "1" or "true" or "on";
}
