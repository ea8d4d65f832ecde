using System.Xml;
using System.Xml.Linq;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Interchange;

namespace MethodCabinet.Domain.Tests.Assessment;

/// <summary>Whole files: each question of them is taken over or told by its line, and what is left out of one is told too.</summary>
public sealed class ImportSampleTests
{
    [Fact]
    public void The_questions_in_the_guide_of_another_reader_of_GIFT_are_all_read()
    {
        var result = Gift.Read(SampleFile.Text("gift/readme-gift-pegjs.gift"));
        Assert.Empty(result.Problems);
        Assert.Equal([(2, "TrueFalse"), (4, "Choice"), (10, "Choice"), (17, "Numeric")], Read(result));
        Assert.Equal("Mahatma Gandhi's birthday is an Indian holiday on \\_\\_\\_\\_\\_ of October.", result.Questions[1].Statement);
        var number = Assert.IsType<NumericKey>(result.Questions[3].Key).Variants.Single();
        Assert.Equal((3.1415m, 0.0005m), (number.Value, number.Tolerance));
    }

    [Fact]
    public void What_Moodle_writes_as_GIFT_is_read_and_what_has_no_place_is_told()
    {
        var result = Gift.Read(SampleFile.Text("gift/as-moodle-writes.gift"));
        Assert.Equal(
            [
                (7, "TrueFalse"), (11, "Choice"), (20, "Choice"), (28, "Numeric"), (36, "Numeric"), (40, "Matching"), (48, "ShortText"), (55, "Choice"), (63, "Essay"), (71, "Choice"),
            ],
            Read(result));
        Assert.Equal(
            [
                (6, "element-left-out", true), (7, "feedback-left-out", true), (11, "feedback-left-out", true), (28, "feedback-left-out", true), (67, "no-question", false),
            ],
            Told(result));
        Assert.All(result.Questions, question => Assert.Equal("$course$/top/Информатика/Сети", question.Category));
        Assert.Equal(["пароли", "7 класс"], result.Questions[0].Tags);
        Assert.Equal("Соедините **службу** и её дело.", result.Questions[5].Statement);
        Assert.Equal("Опишите \\*правила\\* сети вашего класса.", result.Questions[8].Statement);
        Assert.Equal("Знаки : все", result.Questions[9].Title);
    }

    [Fact]
    public void Of_broken_GIFT_each_question_is_told_by_its_line()
    {
        var result = Gift.Read(SampleFile.Text("gift/broken.gift"));
        Assert.Equal([(2, "TrueFalse"), (30, "TrueFalse")], Read(result));
        Assert.Equal(
            [
                (4, "braces-uneven", false), (6, "braces-uneven", false), (8, "braces-uneven", false), (10, "braces-uneven", false), (13, "braces-uneven", false), (16, "no-question", false),
                (18, "key-empty", false), (20, "answer-unreadable", false), (22, "answer-unreadable", false), (24, "answer-unreadable", false), (26, "answer-unreadable", false),
                (28, "answer-unreadable", false),
            ],
            Told(result));
    }

    [Fact]
    public void What_Moodle_writes_as_XML_is_read_and_what_has_no_place_is_told()
    {
        var result = MoodleXml.Read(SampleFile.Text("moodle/as-moodle-writes.xml"));
        Assert.Equal(
            ["TrueFalse", "Choice", "Choice", "ShortText", "Numeric", "Matching", "GapText", "GapText", "GapText", "Ordering", "Essay"],
            Read(result).Select(question => question.Type));
        Assert.Equal(
            [
                ("element-left-out", "info: Вопросы к курсу о безопасности", true), ("feedback-left-out", "Длина важнее редких знаков.", true), ("element-left-out", "idnumber: ПАР-2", true),
                ("hint-left-out", "Посчитайте знаки.", true), ("feedback-left-out", "Посмотрите на строку адреса.", true), ("part-unsupported", "лишнее слово", true),
                ("no-question", "description: Перед вопросами", false), ("type-unsupported", "calculated: Вычислить", false), ("type-unsupported", "ddmarker: Отметить на рисунке", false),
            ],
            result.Problems.Select(problem => (Code(problem), problem.Excerpt, problem.Warning)));
        Assert.Equal("card.png", Assert.Single(result.Questions[2].Attachments).Name);
        Assert.Equal(20m, result.Questions.Sum(question => question.Points.MaxPoints));
    }

    [Fact]
    public void Of_broken_XML_each_question_is_told_by_its_line_and_what_was_put_behind_it_too()
    {
        var result = MoodleXml.Read(SampleFile.Text("moodle/broken.xml"));
        Assert.Equal([(3, "TrueFalse"), (46, "TrueFalse"), (52, "Choice")], Read(result));
        Assert.Equal(
            [
                (9, "part-unsupported", false), (10, "answer-unreadable", false), (14, "key-empty", false), (14, "shares-never-full", false), (24, "answer-unreadable", false), (26, "braces-uneven", false),
                (30, "answer-unreadable", false), (35, "too-few-items", false), (35, "key-unknown-option", false), (41, "type-unsupported", false), (45, "part-unsupported", false), (48, "file-missing", true),
                (55, "answer-unreadable", true), (58, "answer-unreadable", true), (61, "xml-broken", false),
            ],
            Told(result));
    }

    [Theory]
    [InlineData("moodle/as-moodle-writes.xml")]
    [InlineData("moodle/broken.xml")]
    public void No_question_of_XML_goes_in_silence(string name)
    {
        // The first document of the file alone: what follows is one problem.
        var text = SampleFile.Text(name);
        var first = text[..(text.IndexOf("</quiz>", StringComparison.Ordinal) + "</quiz>".Length)];
        var asked = XDocument.Parse(first, LoadOptions.SetLineInfo).Root!.Elements("question").Where(question => (string?)question.Attribute("type") != "category")
            .Select(question => ((IXmlLineInfo)question).LineNumber).ToList();
        var result = MoodleXml.Read(text);
        Assert.NotEmpty(asked);
        Assert.All(asked, (line, index) =>
        {
            var end = index + 1 < asked.Count ? asked[index + 1] : int.MaxValue;
            Assert.True(result.Questions.Any(question => question.Line == line) != result.Problems.Any(problem => !problem.Warning && problem.Line >= line && problem.Line < end && IsOfQuestion(problem)), $"line {line}");
        });

        static bool IsOfQuestion(ImportProblem problem) => Code(problem) is not ("part-unsupported" or "xml-broken");
    }

    private static (int Line, string Type)[] Read(ImportResult result) =>
        [.. result.Questions.Select(question => (question.Line, question.Body.GetType().Name.Replace("Body", "", StringComparison.Ordinal)))];

    private static (int, string, bool)[] Told(ImportResult result) => [.. result.Problems.Select(problem => (problem.Line, Code(problem), problem.Warning))];

    private static string Code(ImportProblem problem) => problem.Error.Code[(problem.Error.Code.LastIndexOf('.') + 1)..];
}
