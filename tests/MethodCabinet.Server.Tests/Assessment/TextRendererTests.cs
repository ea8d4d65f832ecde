using MethodCabinet.Server.Assessment;

namespace MethodCabinet.Server.Tests.Assessment;

public sealed class TextRendererTests : IDisposable
{
    private readonly TexRenderer tex = new();
    private readonly TextRenderer texts;

    public TextRendererTests() => texts = new TextRenderer(tex);

    public void Dispose() => tex.Dispose();

    [Fact]
    public void Markdown_with_formulas_becomes_html_with_mathml()
    {
        var text = texts.Render("Найдите $\\frac{a}{b}$ и **m**:\n\n$$\n\\sum_{i=1}^n i\n$$\n\n| а | б |\n| --- | --: |\n| 1 | {{1}} |\n");
        Assert.Empty(text.BrokenTex);
        Assert.Contains("<mfrac><mi>a</mi><mi>b</mi></mfrac>", text.Html, StringComparison.Ordinal);
        Assert.Contains("display=\"block\"", text.Html, StringComparison.Ordinal);
        Assert.Contains("<strong>m</strong>", text.Html, StringComparison.Ordinal);
        Assert.Contains("<td style=\"text-align: right\">{{1}}</td>", text.Html, StringComparison.Ordinal);
    }

    /// <summary>Such texts come in files of others; Markdig throws at some, and a tree that is walked by recursion would end the process at others.</summary>
    [Theory]
    [InlineData("> ", 128)]
    [InlineData("- ", 200)]
    [InlineData("<b>", 10_000)]
    [InlineData("<table><tr><td>", 3_000)]
    [InlineData("*a **b ", 2_000)]
    [InlineData("[", 10_000)]
    [InlineData("![a](", 5_000)]
    public void What_is_nested_without_end_is_shown_in_some_way(string beginning, int times) =>
        Assert.Contains("конец", texts.Render(string.Concat(Enumerable.Repeat(beginning, times)) + "конец").Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("IMPORTANT", "important", "Важно")]
    [InlineData("tip", "tip", "Совет")]
    [InlineData("NEWS", "note", "К сведению")]
    public void A_callout_has_its_heading(string kind, string look, string heading) =>
        Assert.Equal(
            $"<blockquote data-callout=\"{look}\"><p><strong>{heading}</strong></p><p>Пароль — <em>тайна</em>.</p>\n</blockquote>",
            texts.Render($"> [!{kind}]\n> Пароль — *тайна*.").Html.Trim());

    [Fact]
    public void An_item_of_one_paragraph_stands_in_a_line()
    {
        Assert.Equal("да, H<sub>2</sub>O", texts.RenderItem("да, H<sub>2</sub>O").Html);
        Assert.Equal("<p>раз</p>\n<p>два</p>", texts.RenderItem("раз\n\nдва").Html);
    }

    [Fact]
    public void Images_and_sounds_come_through_as_the_editor_writes_them()
    {
        Assert.Equal("<p>Схема <img src=\"/api/files/1\" alt=\"Ось [x] и *y*, $5\"></p>", texts.Render("Схема ![Ось \\[x\\] и \\*y\\*, \\$5](/api/files/1)").Html);
        Assert.Equal("<p>Слушайте <audio controls=\"\" src=\"/api/files/2\" title=\"«Диалог» &quot;1&quot;\"></audio></p>", texts.Render("Слушайте <audio controls src=\"/api/files/2\" title=\"«Диалог» &#34;1&#34;\"></audio>").Html);
        Assert.DoesNotContain("example.org", texts.Render("<audio controls src=\"https://example.org/a.mp3\"></audio>").Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[ссылка](javascript:alert(1))")]
    [InlineData("<math><mtext><img src=x onerror=alert(1)></mtext></math>")]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("$\\href{javascript:alert(1)}{x}$")]
    [InlineData("$\\text{<img src=x onerror=alert(1)>}$")]
    [InlineData("$<img src=x onerror=alert(1)$")]
    [InlineData("<a title=\"<span data-math='0'></span>\" href=\"https://example.org\">x</a> $<script>alert(1)$")]
    [InlineData("<p style=\"background:url(javascript:alert(1))\">x</p>")]
    public void Nothing_of_an_author_runs(string markdown)
    {
        var html = texts.Render(markdown).Html;
        var tags = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).All;
        Assert.DoesNotContain(tags, t => t.LocalName is "script" or "svg" or "iframe");
        Assert.DoesNotContain(tags.SelectMany(t => t.Attributes), a =>
            a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Value.Contains("javascript:", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Images_come_from_this_server_only()
    {
        Assert.Contains("src=\"/api/files/1\"", texts.Render("![кот](/api/files/1)").Html, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", texts.Render("![кот](https://example.org/a.png)").Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_formula_is_shown_as_its_source_and_named()
    {
        var text = texts.Render("Дано $\\frac{1$ и $x$");
        Assert.Equal(["\\frac{1"], text.BrokenTex);
        Assert.Contains("<code>\\frac{1</code>", text.Html, StringComparison.Ordinal);
        Assert.Contains("<mi>x</mi>", text.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_formula_is_cut_off_and_the_next_one_is_read()
    {
        Assert.Null(tex.Render("\\def\\a{\\a\\a}\\a", display: false));
        Assert.Null(tex.Render(new string('{', 4000), display: false));
        Assert.Contains("<mi>x</mi>", tex.Render("x", display: false), StringComparison.Ordinal);
    }
}
