using System.Text.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Interchange;

namespace MethodCabinet.Domain.Tests.Assessment;

public class MoodleXmlTests
{
    private static string Quiz(string type, string inside, string text = "<p>Вопрос</p>") =>
        $"<quiz>\n<question type=\"{type}\"><name><text>Имя</text></name><questiontext format=\"html\"><text><![CDATA[{text}]]></text></questiontext>\n{inside}</question></quiz>";

    private static ImportedQuestion One(string xml)
    {
        var result = MoodleXml.Read(xml);
        Assert.Empty(result.Problems);
        return Assert.Single(result.Questions);
    }

    [Fact]
    public void Multichoice()
    {
        var q = One(Quiz("multichoice", "<defaultgrade>3.0000000</defaultgrade><single>false</single><shuffleanswers>true</shuffleanswers><answer fraction=\"50\" format=\"html\"><text>&lt;b&gt;Да&lt;/b&gt;</text></answer><answer fraction=\"50\"><text>Ага</text></answer><answer fraction=\"-50\"><text>Нет</text></answer>"));
        var options = ItemIds.Give(["**Да**", "Ага", "Нет"]);
        string[] ids = [.. options.Select(i => i.Id)];
        Same(new ChoiceBody(options, true), q.Body);
        Same(new ChoiceKey([ids[0], ids[1]], ChoiceRule.SumOfShares, new Dictionary<string, decimal> { [ids[0]] = 0.5m, [ids[1]] = 0.5m, [ids[2]] = -0.5m }), q.Key);
        Assert.Equal((3m, 2, "Вопрос"), (q.Points.MaxPoints, q.Line, q.Statement));
    }

    [Fact]
    public void Numerical_with_units()
    {
        var q = One(Quiz("numerical", "<answer fraction=\"100\"><text>1.5</text><tolerance>0.1</tolerance></answer><units><unit><multiplier>1</multiplier><unit_name>м</unit_name></unit><unit><multiplier>100</multiplier><unit_name>см</unit_name></unit></units><unitgradingtype>1</unitgradingtype><unitpenalty>0.25</unitpenalty>"));
        Same(new NumericKey([new(1.5m, 0.1m)], [new("м", 1), new("см", 0.01m)], 0.75m), q.Key);
        Assert.Equal(1, Scoring.Score(q.Body, q.Key, q.Points, new NumericAnswer("150", "см")));
    }

    [Fact]
    public void Cloze()
    {
        var q = One(Quiz("cloze", "", "Основал {1:SHORTANSWER:=Пётр~%50%Петр \\} Первый} в {2:NUMERICAL:=1703:1} году на реке {:MC:Москве~=Неве}. $$\\frac{1}{2}$$"));
        var body = Assert.IsType<GapTextBody>(q.Body);
        Assert.Equal("Основал {{1}} в {{2}} году на реке {{3}}.\n\n$$\\frac{1}{2}$$", body.Text);
        Assert.Equal((4m, ""), (q.Points.MaxPoints, q.Statement));
        Same(
            new GapsKey(
                new Dictionary<string, GapKey> { ["1"] = new([new("Пётр"), new("Петр } Первый", 0.5m)], []), ["2"] = new([], [new(1703, 1)], 2), ["3"] = new([new("Неве")], []) },
                new TextRule(),
                PartialRule.Proportional),
            q.Key);
    }

    [Theory]
    [InlineData("{1:REGEXP:=Пётр}")]
    [InlineData("{1:shortanswer:=Пётр}")]
    [InlineData("{1: SHORTANSWER :=Пётр}")]
    [InlineData("{:SHORTANSWER_WITH_ENDINGS:=Пётр}")]
    [InlineData("{12345678901:SHORTANSWER:=Пётр}")]
    public void A_gap_that_cannot_be_read_does_not_stay_in_the_text(string gap)
    {
        var result = MoodleXml.Read(Quiz("cloze", "", $"Столица {{1:SHORTANSWER:=Москва}}; царь {gap} первый"));
        Assert.Empty(result.Questions);
        Assert.Equal([("type-unsupported", gap, false)], Told(result));
    }

    [Fact]
    public void Braces_that_hold_no_answer_stay_in_the_text()
    {
        var body = Assert.IsType<GapTextBody>(One(Quiz("cloze", "", "Множество {1: 2} и {a}: {1:SA:=да}")).Body);
        Assert.Equal("Множество {1: 2} и {a}: {{1}}", body.Text);
    }

    [Fact]
    public void Gaps_share_one_rule_of_letter_case()
    {
        var result = MoodleXml.Read(Quiz("cloze", "", "{1:SHORTANSWER:=Пётр} и {1:NM:=1} и {1:SHORTANSWER_C:=Анна}"));
        Assert.Equal([("rule-changed", "{1:SHORTANSWER:=Пётр}", true)], Told(result));
        Assert.False(Assert.IsType<GapsKey>(Assert.Single(result.Questions).Key).Rule.IgnoreCase);
    }

    [Theory]
    [InlineData("gapselect", "selectoption")]
    [InlineData("ddwtos", "dragbox")]
    public void Missing_words(string type, string element)
    {
        var q = One(Quiz(type, string.Concat(new[] { ("кот", 1), ("пёс", 1), ("сидит", 2), ("лежит", 2) }.Select(c => $"<{element}><text>{c.Item1}</text><group>{c.Item2}</group></{element}>")), "<p>[[2]] [[3]]</p>"));
        Same(new GapTextBody("{{1}} {{2}}", [new("1", ["кот", "пёс"]), new("2", ["лежит", "сидит"])]), (GapTextBody)q.Body);
        Assert.Equal(1, Scoring.Score(q.Body, q.Key, q.Points, new GapsAnswer(new Dictionary<string, string> { ["1"] = "пёс", ["2"] = "сидит" })));
    }

    [Fact]
    public void Ordering_never_shows_the_answer()
    {
        var q = One(Quiz("ordering", "<gradingtype>LONGEST_ORDERED_SUBSET</gradingtype><answer fraction=\"1\"><text>б</text></answer><answer fraction=\"2\"><text>а</text></answer><answer fraction=\"3\"><text>в</text></answer>"));
        var (body, key) = (Assert.IsType<OrderingBody>(q.Body), Assert.IsType<OrderingKey>(q.Key));
        Assert.Equal(["б", "а", "в"], key.Order.Select(id => body.Items.Single(i => i.Id == id).Text));
        Assert.NotEqual(key.Order, body.Items.Select(i => i.Id));
        Assert.Equal(PartialRule.LongestRun, key.Rule);
    }

    [Theory]
    [InlineData("RANDOM")]
    [InlineData("2")]
    public void Ordering_of_some_items_becomes_one_of_all(string selection)
    {
        var result = MoodleXml.Read(Quiz("ordering", $"<gradingtype>0</gradingtype>\n<selecttype>{selection}</selecttype><selectcount>2</selectcount><answer><text>а</text></answer><answer><text>б</text></answer><answer><text>в</text></answer>"));
        Assert.Equal([(4, "rule-changed", "selecttype: " + selection)], result.Problems.Select(p => (p.Line, Code(p), p.Excerpt)));
        Assert.Equal(3, Assert.IsType<OrderingBody>(Assert.Single(result.Questions).Body).Items.Count);
    }

    [Fact]
    public void Essay_and_upload()
    {
        Same(new EssayBody(50, 200), One(Quiz("essay", "<minwordlimit>50</minwordlimit><maxwordlimit>200</maxwordlimit>")).Body);
        var upload = One(Quiz("essay", "<defaultgrade>5</defaultgrade><responseformat>noinline</responseformat><attachments>2</attachments><filetypeslist>image/png</filetypeslist><graderinfo format=\"html\"><text>Образец</text></graderinfo>"));
        Same(new UploadBody(2, ["image/png"]), upload.Body);
        Same(new ManualKey([new("1", "Имя", 5)], "Образец"), upload.Key);
    }

    [Fact]
    public void Endings_name_kinds_of_files()
    {
        var upload = One(Quiz("essay", "<responseformat>noinline</responseformat><attachments>1</attachments><filetypeslist>.docx, .JPEG,image/png</filetypeslist>"));
        Same(new UploadBody(1, ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "image/jpeg", "image/png"]), (UploadBody)upload.Body);
    }

    [Fact]
    public void What_an_upload_loses_is_told_by_line()
    {
        var result = MoodleXml.Read(Quiz("essay", "<responseformat>noinline</responseformat>\n<attachments>-1</attachments>\n<filetypeslist>.odt,document,.pdf</filetypeslist>\n<responsetemplate format=\"html\"><text>Дано:</text></responsetemplate>"));
        Assert.Equal(
            [(4, "attachments: -1"), (5, "filetypeslist: .odt"), (5, "filetypeslist: document"), (6, "responsetemplate: Дано:")],
            result.Problems.Select(p => (p.Line, p.Excerpt)));
        Assert.All(result.Problems, p => Assert.Equal(("part-unsupported", true), (Code(p), p.Warning)));
        Same(new UploadBody(10, ["application/pdf"]), (UploadBody)Assert.Single(result.Questions).Body);
    }

    [Fact]
    public void Any_kind_of_file_becomes_the_usual_ones()
    {
        var result = MoodleXml.Read(Quiz("essay", "<responseformat>noinline</responseformat><attachments>3</attachments>"));
        Assert.Equal([("part-unsupported", "filetypeslist", true)], Told(result));
        Same(new UploadBody(3, ["image/jpeg", "image/png", "application/pdf"]), (UploadBody)Assert.Single(result.Questions).Body);
    }

    [Fact]
    public void What_Moodle_shows_after_an_answer_is_told_once_a_question_by_its_kind()
    {
        var result = MoodleXml.Read(Quiz("multichoice", "<penalty>0.3333333</penalty>\n<answer fraction=\"100\"><text>Да</text>\n<feedback><text>Верно</text></feedback></answer>\n<answer fraction=\"0\"><text>Нет</text><feedback><text>Неверно</text></feedback></answer>\n<hint><text> </text></hint>\n<hint><text>Подумайте</text></hint><hint><text>Ещё</text></hint>"));
        Assert.Equal(
            [(5, "feedback-left-out", "Верно", true), (8, "hint-left-out", "Подумайте", true)],
            result.Problems.Select(p => (p.Line, Code(p), p.Excerpt, p.Warning)));
        Assert.Single(result.Questions);
    }

    [Theory]
    [InlineData("html", "&lt;p&gt;x &amp;lt; 5 и y &amp;gt; 2&lt;/p&gt;")]
    [InlineData("plain_text", "x &lt; 5 и y &gt; 2")]
    [InlineData("markdown", "x &lt; 5 и y &gt; 2")]
    public void Only_what_is_HTML_is_told_without_its_tags(string format, string text) =>
        Assert.Equal([("feedback-left-out", "x < 5 и y > 2", true)], Told(MoodleXml.Read(Quiz(
            "truefalse", $"<penalty>1</penalty><generalfeedback format=\"{format}\"><text>{text}</text></generalfeedback><answer fraction=\"100\"><text>true</text></answer><answer fraction=\"0\"><text>false</text></answer>"))));

    [Fact]
    public void Words_between_questions_are_told_and_blanks_are_not()
    {
        var result = MoodleXml.Read("<quiz><![CDATA[ \n ]]>\n<![CDATA[\nЗаметка]]></quiz>");
        Assert.Equal([(4, "part-unsupported", "Заметка")], result.Problems.Select(p => (p.Line, Code(p), p.Excerpt)));
    }

    [Fact]
    public void The_number_of_a_question_is_told() =>
        Assert.Equal([("element-left-out", "idnumber: Ф-7", true)], Told(MoodleXml.Read(Quiz("truefalse", "<penalty>1</penalty><idnumber>Ф-7</idnumber><answer fraction=\"100\"><text>true</text></answer><answer fraction=\"0\"><text>false</text></answer>"))));

    [Fact]
    public void Feedback_in_gaps_is_told_once_a_question() =>
        Assert.Equal([("feedback-left-out", "да", true)], Told(MoodleXml.Read(Quiz("cloze", "<penalty>0</penalty>", "{1:SA:=а#да~%50%б#почти} {1:SA:=в#ага}"))));

    [Fact]
    public void Images_come_out_as_attachments()
    {
        var q = One("<quiz><question type=\"truefalse\"><name><text>Имя</text></name><questiontext format=\"html\"><text><![CDATA[<p>Что? <img src=\"@@PLUGINFILE@@/%D0%BA%D0%BE%D1%82%201.png\" alt=\"кот\"></p>]]></text><file name=\"кот 1.png\" encoding=\"base64\">iVBORw==</file></questiontext><answer fraction=\"100\"><text>false</text></answer></question></quiz>");
        Assert.Equal("Что? ![кот](attachment:кот_1.png)", q.Statement);
        var image = Assert.Single(q.Attachments);
        Assert.Equal("кот_1.png", image.Name);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], image.Bytes);
    }

    [Fact]
    public void What_is_unsupported_is_told_by_line()
    {
        var result = MoodleXml.Read("<quiz>\n<question type=\"category\"><category><text>Физика</text></category></question>\n<question type=\"calculated\"><name><text>Расчёт</text></name></question>\n<question type=\"description\"><name><text>Текст</text></name></question>\n"
            + "<question type=\"numerical\"><name><text>Ч</text></name><questiontext><text>Ч</text></questiontext>\n<answer fraction=\"100\"><text>x</text></answer></question>\n"
            + "<question type=\"truefalse\"><name><text>Верно</text></name><questiontext><text>Да?</text></questiontext><generalfeedback><text>Отзыв</text></generalfeedback><answer fraction=\"100\"><text>true</text></answer></question></quiz>");
        Assert.Equal(
            [(3, "type-unsupported", false), (4, "no-question", false), (6, "answer-unreadable", false), (7, "feedback-left-out", true)],
            result.Problems.Select(p => (p.Line, p.Error.Code["assessment.import.".Length..], p.Warning)));
        Assert.Equal("Физика", Assert.Single(result.Questions).Category);
    }

    [Theory]
    [InlineData("", "xml-broken")]
    [InlineData("не xml", "xml-broken")]
    [InlineData("<html/>", "not-moodle-xml")]
    [InlineData("<!DOCTYPE quiz [<!ENTITY a \"aaaa\">]><quiz>&a;</quiz>", "xml-broken")]
    public void Other_files_are_refused(string xml, string code) =>
        Assert.Equal("assessment.import." + code, Assert.Single(MoodleXml.Read(xml).Problems).Error.Code);

    [Fact]
    public void What_stands_before_a_break_is_kept()
    {
        var whole = Quiz("truefalse", "<answer fraction=\"100\"><text>true</text></answer>");
        var result = MoodleXml.Read(whole.Replace("</quiz>", "\n<question type=\"truefalse\"><name>", StringComparison.Ordinal));
        Assert.Single(result.Questions);
        Assert.Equal((4, "assessment.import.xml-broken"), (Assert.Single(result.Problems).Line, result.Problems[0].Error.Code));
    }

    /// <summary>Building such a tree took minutes, and reading its text ended the process.</summary>
    [Fact]
    public void What_is_nested_without_end_is_refused()
    {
        const int Depth = 200_000;
        var deep = string.Concat(Enumerable.Repeat("<a>", Depth)) + string.Concat(Enumerable.Repeat("</a>", Depth));
        var problem = Assert.Single(MoodleXml.Read($"<quiz>\n<question type=\"truefalse\"><name><text>{deep}</text></name></question></quiz>").Problems);
        Assert.Equal((2, "xml-broken"), (problem.Line, Code(problem)));
    }

    private static IEnumerable<(string Code, string Excerpt, bool Warning)> Told(ImportResult result) => result.Problems.Select(p => (Code(p), p.Excerpt, p.Warning));

    private static string Code(ImportProblem problem) => problem.Error.Code["assessment.import.".Length..];

    private static void Same<T>(T expected, T actual) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
}
