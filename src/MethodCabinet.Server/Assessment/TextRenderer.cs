using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace MethodCabinet.Server.Assessment;

/// <param name="Html">Sanitized HTML with MathML.</param>
/// <param name="BrokenTex">Formulas that could not be read; they are shown as their source.</param>
public sealed record RenderedText(string Html, IReadOnlyList<string> BrokenTex);

/// <summary>
/// Markdown with TeX between dollar signs to HTML with MathML. The author's HTML is sanitized first, while each formula is only a mark; MathML, which
/// Temml alone writes, is put in afterwards. So no MathML of an author's own ever reaches a page.
/// </summary>
public sealed partial class TextRenderer(TexRenderer tex)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseMathematics().UseAlertBlocks().Build();
    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    /// <summary>A whole text: paragraphs, lists, tables.</summary>
    public RenderedText Render(string markdown)
    {
        try
        {
            return RenderMarkdown(markdown);
        }
        catch (ArgumentException)
        {
            // Markdig's answer to quotes and lists nested a hundred times over.
            return new($"<p>{WebUtility.HtmlEncode(markdown)}</p>", []);
        }
    }

    private RenderedText RenderMarkdown(string markdown)
    {
        var formulas = new List<(string Tex, bool Display)>();
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var html = new HtmlRenderer(writer);
        Pipeline.Setup(html);
        html.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new InlineMark(formulas));
        html.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new BlockMark(formulas));
        html.ObjectRenderers.ReplaceOrAdd<AlertBlockRenderer>(new Callout());
        html.Render(Markdown.Parse(markdown, Pipeline));
        var broken = new List<string>();
        var safe = Sanitizer.Sanitize(writer.ToString());
        return new(Mark().Replace(safe, m => MathMl(formulas, m.Groups[1].Value, broken)).Trim(), broken);
    }

    /// <summary>A text that may stand in a line, as options do: a single paragraph loses its tags.</summary>
    public RenderedText RenderItem(string markdown)
    {
        var whole = Render(markdown);
        var single = whole.Html.StartsWith("<p>", StringComparison.Ordinal) && whole.Html.IndexOf("</p>", StringComparison.Ordinal) == whole.Html.Length - 4;
        return single ? whole with { Html = whole.Html[3..^4] } : whole;
    }

    private string MathMl(List<(string Tex, bool Display)> formulas, string index, List<string> broken)
    {
        // An author can write such a mark, but only of a formula that the text has anyway.
        if (!int.TryParse(index, CultureInfo.InvariantCulture, out var i) || i >= formulas.Count)
        {
            return "";
        }

        var (source, display) = formulas[i];
        if (tex.Render(source, display) is { } mathMl)
        {
            return mathMl;
        }

        broken.Add(source);
        return $"<code>{WebUtility.HtmlEncode(source)}</code>";
    }

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(
            "p br hr b strong i em u s del sub sup small code pre blockquote q ul ol li h1 h2 h3 h4 h5 h6 table thead tbody tr th td caption a img audio span".Split(' '));
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith("href src alt title width height start colspan rowspan controls style lang data-math data-callout".Split(' '));
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedCssProperties.Add("text-align");
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto"]);
        sanitizer.FilterUrl += (_, url) =>
        {
            // Images and sounds come from this server only: another one would learn who sits an olympiad and when, and could change a task.
            if (url.Tag.LocalName is "img" or "audio" && !url.OriginalUrl.StartsWith("/api/", StringComparison.Ordinal))
            {
                url.SanitizedUrl = null;
            }
        };
        return sanitizer;
    }

    // The sanitizer writes quotation marks inside attributes as &quot;, so this never matches within one.
    [GeneratedRegex("<span data-math=\"([0-9]{1,6})\"></span>")]
    private static partial Regex Mark();

    private static void WriteMark(HtmlRenderer renderer, List<(string, bool)> formulas, string source, bool display)
    {
        renderer.Write(string.Create(CultureInfo.InvariantCulture, $"<span data-math=\"{formulas.Count}\"></span>"));
        formulas.Add((source, display));
    }

    private sealed class InlineMark(List<(string, bool)> formulas) : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline obj) => WriteMark(renderer, formulas, obj.Content.ToString(), obj.DelimiterCount > 1);
    }

    /// <summary>
    /// A quotation that begins with <c>[!IMPORTANT]</c>, as on GitHub, stands out with a heading: its look is the page's.
    /// </summary>
    private sealed class Callout : HtmlObjectRenderer<AlertBlock>
    {
        protected override void Write(HtmlRenderer renderer, AlertBlock obj)
        {
            var (kind, heading) = obj.Kind.ToString().ToUpperInvariant() switch
            {
                "TIP" => ("tip", "Совет"),
                "IMPORTANT" => ("important", "Важно"),
                "WARNING" => ("warning", "Внимание"),
                "CAUTION" => ("caution", "Осторожно"),
                _ => ("note", "К сведению"),
            };
            renderer.EnsureLine();
            renderer.Write($"<blockquote data-callout=\"{kind}\"><p><strong>{heading}</strong></p>");
            renderer.WriteChildren(obj);
            renderer.Write("</blockquote>");
            renderer.EnsureLine();
        }
    }

    private sealed class BlockMark(List<(string, bool)> formulas) : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock obj)
        {
            renderer.EnsureLine();
            renderer.Write("<p>");
            WriteMark(renderer, formulas, obj.Lines.ToString(), display: true);
            renderer.Write("</p>");
        }
    }
}
