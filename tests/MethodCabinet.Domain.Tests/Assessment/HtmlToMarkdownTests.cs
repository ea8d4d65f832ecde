using MethodCabinet.Domain.Assessment.Interchange;

namespace MethodCabinet.Domain.Tests.Assessment;

/// <summary>The converter seen through the importer: HTML of a statement in, Markdown out.</summary>
public class HtmlToMarkdownTests
{
    [Theory]
    [InlineData("<p>Один</p><p>Два</p>", "Один\n\nДва")]
    [InlineData("Один<br/>два<br>", "Один\\\nдва")]
    [InlineData("<p>  много \n пробелов </p>", "много пробелов")]
    [InlineData("это <b>важно </b>очень", "это **важно** очень")]
    [InlineData("<em>курсив</em> и <strong><i>оба</i></strong>", "*курсив* и ***оба***")]
    [InlineData("H<sub>2</sub>O, м<sup>2</sup>", "H<sub>2</sub>O, м<sup>2</sup>")]
    [InlineData("<ul><li>раз<li>два</ul>", "- раз\n- два")]
    [InlineData("<ol><li>раз</li><li>два<ul><li>вложено</li></ul></li></ol>", "1. раз\n2. два\n   \n   - вложено")]
    [InlineData("<table><tbody><tr><th>А</th><th>Б</th></tr><tr><td>1</td></tr></tbody></table>", "| А | Б |\n| --- | --- |\n| 1 |  |")]
    [InlineData("<h3>Задача</h3>текст", "### Задача\n\nтекст")]
    [InlineData("корень \\(\\frac{1}{2} &lt; x\\) и $$y^2$$", "корень $\\frac{1}{2} < x$ и\n\n$$y^2$$")]
    [InlineData("цена 5$ и 10$, 2*2=4, a_b", "цена 5\\$ и 10\\$, 2\\*2=4, a\\_b")]
    [InlineData("a < b &amp;&amp; c &gt; d", "a \\< b && c > d")]
    [InlineData("1. не список", "1\\. не список")]
    [InlineData("- не список", "\\- не список")]
    [InlineData("-5 и 5.5", "-5 и 5.5")]
    [InlineData("<a href=\"https://example.org/x\">сайт</a> <a href=\"javascript:alert(1)\">нет</a>", "[сайт](https://example.org/x) нет")]
    [InlineData("<span style=\"color:red\">слово</span><!-- скрыто --><script>alert('x')</script>", "слово")]
    [InlineData("<u>под</u> <s>за</s> <del>нет</del> <ins>да</ins> <strike>нет </strike>и", "<u>под</u> <s>за</s> <del>нет</del> <u>да</u> <s>нет</s> и")]
    [InlineData("<span style=\"color: red; text-decoration: underline\">раз <span>и</span> <b>два</b></span> три <span style=\"text-decoration-line:line-through\">нет</span>", "<u>раз и **два**</u> три <s>нет</s>")]
    [InlineData("<a href=\"mailto:a@example.org\">письмо</a> <a name=\"x\">якорь</a>", "[письмо](mailto:a@example.org) якорь")]
    [InlineData("<a href=\"/api/files/0199c5a1-0000-7000-8000-000000000001\">файл</a>", "[файл](/api/files/0199c5a1-0000-7000-8000-000000000001)")]
    [InlineData("<p>не закрыт <b>жирный", "не закрыт **жирный**")]
    public void Converts(string html, string markdown) => Assert.Equal(markdown, Statement(html).Questions[0].Statement);

    [Fact]
    public void Names_what_is_lost()
    {
        var result = Statement("Слушайте <audio src=\"a.mp3\"></audio><audio>нечего</audio><iframe src=\"x\"></iframe><img src=\"https://example.org/a.png\"> и отвечайте");
        Assert.Equal("Слушайте и отвечайте", result.Questions[0].Statement);
        Assert.Equal(["a.mp3", "audio", "iframe", "https://example.org/a.png"], Lost(result));
    }

    [Theory]
    [InlineData("<a href=\"javascript:alert(1)\">нет</a>", "нет", "a: javascript:alert(1)")]
    [InlineData("<a href=\"../b.html\">нет</a>", "нет", "a: ../b.html")]
    [InlineData("<a href=\"@@PLUGINFILE@@/a.pdf\">таблицу</a>", "таблицу", "a: @@PLUGINFILE@@/a.pdf")]
    [InlineData("<table><tr><td colspan=\"2\">а</td></tr><tr><td rowspan=1>б</td><td>в</td></tr></table>", "| а |  |\n| --- | --- |\n| б | в |", "td colspan=\"2\"")]
    [InlineData("<table><tr><th rowspan=3>а</th></tr></table>", "| а |\n| --- |", "th rowspan=\"3\"")]
    [InlineData("<p style=\"text-decoration: underline\">а</p>", "а", "p style=\"text-decoration\"")]
    [InlineData("<video><source src=\"a.mp4\"></video>а", "а", "video")]
    public void Names_the_part_that_is_lost(string html, string markdown, string lost)
    {
        var result = Statement(html);
        Assert.Equal(markdown, Assert.Single(result.Questions).Statement);
        Assert.Equal([lost], Lost(result));
    }

    [Fact]
    public void A_sound_that_nobody_closed_takes_no_text_away() =>
        Assert.Equal("раз два\n\nтри", Statement("<p>раз <audio src=\"a.mp3\">два</p><p>три</p>").Questions[0].Statement);

    /// <summary>Each beginning was once looked for to the end of the text: that took minutes.</summary>
    [Theory]
    [InlineData("<a data:")]
    [InlineData("<a data: b=\"")]
    [InlineData("<a ")]
    public void Beginnings_of_tags_without_an_end_are_text(string beginning)
    {
        // Longer than a statement may be, so the question is refused after it was read.
        var result = Statement(string.Concat(Enumerable.Repeat(beginning, 4_000_001 / beginning.Length)));
        Assert.Equal("assessment.question.text-too-long", Assert.Single(result.Problems).Error.Code);
    }

    private static IEnumerable<string> Lost(ImportResult result) => result.Problems.Where(p => p.Warning).Select(p => p.Excerpt);

    private static ImportResult Statement(string html) => MoodleXml.Read(
        $"<quiz><question type=\"truefalse\"><name><text>Т</text></name><questiontext format=\"html\"><text><![CDATA[{html}]]></text></questiontext><answer fraction=\"100\"><text>true</text></answer></question></quiz>");
}
