using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Interchange;

namespace MethodCabinet.Domain.Tests.Assessment;

/// <summary>Files inside a question of Moodle: images and sounds come along, everything else is told by line.</summary>
public class MoodleFilesTests
{
    private const string Picture = "iVBORw0KGgo=";
    private static readonly string Mp3 = Convert.ToBase64String("ID3 звук"u8);
    private static readonly string Pdf = Convert.ToBase64String("%PDF-1.4"u8);

    [Theory]
    [InlineData("<audio controls=\"true\" title=\"Диалог &quot;1&quot;\"><source src=\"@@PLUGINFILE@@/a%201.mp3?time=1\">@@PLUGINFILE@@/a%201.mp3</audio>", "Диалог &#34;1&#34;")]
    [InlineData("<audio src=\"@@PLUGINFILE@@/a%201.mp3\"></audio>", "")]
    [InlineData("<a href=\"@@PLUGINFILE@@/a%201.mp3\">Диалог <b>1</b></a>", "Диалог **1**")]
    public void A_sound_stands_as_the_editor_writes_it(string html, string title)
    {
        var result = Read("html", "Слушайте " + html, File("a 1.mp3", Mp3));
        Assert.Empty(result.Problems);
        var question = Assert.Single(result.Questions);
        Assert.Equal($"Слушайте <audio controls src=\"attachment:a_1.mp3\" title=\"{title}\"></audio>", question.Statement);
        Assert.Equal("a_1.mp3", Assert.Single(question.Attachments).Name);
    }

    [Theory]
    [InlineData("![схема](@@PLUGINFILE@@/%D0%BA%201.png)", "![схема](attachment:к_1.png)", "к 1.png", true)]
    [InlineData("[Диалог](@@PLUGINFILE@@/a.mp3)", "<audio controls src=\"attachment:a.mp3\" title=\"Диалог\"></audio>", "a.mp3", false)]
    [InlineData("<audio controls src=\"@@PLUGINFILE@@/a.mp3\" title=\"\"></audio>", "<audio controls src=\"attachment:a.mp3\" title=\"\"></audio>", "a.mp3", false)]
    public void Markdown_of_Moodle_names_files_too(string moodle, string ours, string name, bool isPicture)
    {
        var result = Read("markdown", moodle, File(name, isPicture ? Picture : Mp3));
        Assert.Empty(result.Problems);
        Assert.Equal(ours, Assert.Single(result.Questions).Statement);
    }

    [Theory]
    [InlineData("html", "Смотрите <a href=\"@@PLUGINFILE@@/a.pdf\">таблицу</a>")]
    [InlineData("markdown", "Смотрите [таблицу](@@PLUGINFILE@@/a.pdf)")]
    public void A_link_to_another_file_leaves_its_words_and_both_are_told(string format, string text)
    {
        var result = Read(format, text, File("a.pdf", Pdf));
        Assert.Equal("Смотрите таблицу", Assert.Single(result.Questions).Statement);
        Assert.Equal([(3, "element-left-out", "a: @@PLUGINFILE@@/a.pdf"), (4, "file-left-out", "a.pdf")], Told(result));
    }

    [Fact]
    public void An_address_in_a_tag_of_Markdown_that_is_not_read_is_told() =>
        Assert.Equal(
            [(3, "element-left-out", "@@PLUGINFILE@@/a.png"), (4, "file-left-out", "a.png")],
            Told(Read("markdown", "<img src=\"@@PLUGINFILE@@/a.png\">", File("a.png", Picture))));

    [Fact]
    public void Files_that_nothing_names_and_files_that_are_missing_are_told()
    {
        var result = Read("html", "<audio src=\"@@PLUGINFILE@@/b.mp3\"></audio>Да?", File("a.png", Picture));
        Assert.Equal([(3, "file-missing", "b.mp3"), (4, "file-left-out", "a.png")], Told(result));
    }

    [Fact]
    public void A_file_of_a_part_that_is_not_read_is_told_and_that_of_a_feedback_goes_with_it() =>
        Assert.Equal(
            [(5, "feedback-left-out", "Отзыв"), (6, "file-left-out", "c.png")],
            Told(Read("html", "Да?", "", $"\n<generalfeedback><text>Отзыв</text>{File("f.png", Picture)}</generalfeedback>\n<correctfeedback><text></text>{File("c.png", Picture)}</correctfeedback>")));

    [Fact]
    public void Files_of_one_name_in_two_texts_stay_two_and_the_same_file_one()
    {
        var (red, blue) = (Convert.ToBase64String("\x89PNG 1"u8), Convert.ToBase64String("\x89PNG 2"u8));
        string Option(string file) => $"<answer fraction=\"0\" format=\"html\"><text><![CDATA[<img src=\"@@PLUGINFILE@@/image.png\">]]></text>{File("image.png", file)}</answer>";
        var result = MoodleXml.Read(
            $"<quiz><question type=\"multichoice\"><name><text>Имя</text></name><questiontext format=\"html\"><text>Что это?</text></questiontext><single>true</single>{Option(red).Replace("\"0\"", "\"100\"", StringComparison.Ordinal)}{Option(blue)}{Option(red)}</question></quiz>");
        Assert.Empty(result.Problems);
        var question = Assert.Single(result.Questions);
        var shown = Assert.IsType<ChoiceBody>(question.Body).Options
            .Select(option => question.Attachments.Single(file => option.Text.Contains($"attachment:{file.Name})", StringComparison.Ordinal)))
            .Select(file => Convert.ToBase64String(file.Bytes));
        Assert.Equal([red, blue, red], shown);
        Assert.Equal(2, question.Attachments.Count);
    }

    [Fact]
    public void Elements_that_nobody_knows_are_told_by_line_wherever_they_stand()
    {
        var result = Read("html", "Да?", "", "\n<foo>бар</foo>\n<hint><text/><baz/></hint><single>true</single>");
        Assert.Equal([(5, "part-unsupported", "foo: бар"), (6, "part-unsupported", "baz")], Told(result));
        Assert.Single(result.Questions);
    }

    [Fact]
    public void Sounds_come_back_as_they_left_with_the_whole_record_and_without_it()
    {
        var question = new ExportedQuestion(
            "Диалог",
            "Слушайте <audio controls src=\"attachment:sound1.mp3\" title=\"1 &#62; 0\"></audio> и ![ещё](attachment:sound2.ogg)",
            new TrueFalseBody(),
            new TrueFalseKey(true),
            new PointRule(1),
            [],
            [new("sound1.mp3", [.. "ID3 1"u8]), new("sound2.ogg", [.. "OggS 2"u8])]);
        var written = MoodleXml.Write([question]);
        Assert.Empty(written.Problems);
        Assert.Contains("src=\"@@PLUGINFILE@@/sound1.mp3\"", System.Net.WebUtility.HtmlDecode(written.Text), StringComparison.Ordinal);
        foreach (var file in new[] { written.Text, written.Text[..written.Text.IndexOf("<methodcabinet", StringComparison.Ordinal)] + "</question></quiz>" })
        {
            var result = MoodleXml.Read(file);
            Assert.Empty(result.Problems);
            var read = Assert.Single(result.Questions);
            Assert.Equal(question.Statement, read.Statement);
            Assert.Equal(question.Attachments.Select(a => (a.Name, Convert.ToBase64String(a.Bytes))), read.Attachments.Select(a => (a.Name, Convert.ToBase64String(a.Bytes))));
        }
    }

    private static string File(string name, string base64) => $"<file name=\"{name}\" path=\"/\" encoding=\"base64\">{base64}</file>";

    private static ImportResult Read(string format, string text, string file, string more = "") => MoodleXml.Read(
        $"<quiz>\n<question type=\"truefalse\"><name><text>Имя</text></name><questiontext format=\"{format}\">\n<text><![CDATA[{text}]]></text>\n{file}</questiontext>{more}<answer fraction=\"100\"><text>true</text></answer></question></quiz>");

    private static IEnumerable<(int Line, string Code, string Excerpt)> Told(ImportResult result) => result.Problems.Select(p => (p.Line, p.Error.Code["assessment.import.".Length..], p.Excerpt));
}
