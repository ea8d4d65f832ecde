using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Interchange;

namespace MethodCabinet.Domain.Tests.Assessment;

/// <summary>The record of the whole question inside Moodle XML, when somebody changed it or what stands beside it.</summary>
public partial class WholeRecordTests
{
    private static readonly ExportedQuestion OneMistake = new(
        "Силы",
        "Какие силы действуют?",
        new ChoiceBody([new("a", "Тяжести"), new("b", "Упругости"), new("c", "Лени")], Multiple: true),
        new ChoiceKey(["a", "b"], ChoiceRule.OneMistakeHalf, new Dictionary<string, decimal>()),
        new PointRule(2, 1),
        ["механика"],
        []);

    private static readonly string File = MoodleXml.Write([OneMistake]).Text;

    private static readonly int Line = File[..File.IndexOf("<methodcabinet", StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    [Fact]
    public void Spaces_between_elements_change_nothing()
    {
        var result = MoodleXml.Read(Between().Replace(File, ">\r\n\t<"));
        Assert.Empty(result.Problems);
        Assert.Equal(ChoiceRule.OneMistakeHalf, Assert.IsType<ChoiceKey>(Assert.Single(result.Questions).Key).Rule);
    }

    [Theory]
    [InlineData("<text>Упругости", "<text>Трения", "own-changed")]
    [InlineData("oneMistakeHalf", "allOrNothing", "own-changed")]
    [InlineData("digest=\"", "digest=\"0", "own-changed")]
    [InlineData("version=\"1\"", "version=\"2\"", "own-newer")]
    [InlineData("version=\"1\"", "version=\"один\"", "own-broken")]
    [InlineData("</methodcabinet>", "</methodcabinet><methodcabinet/>", "own-broken")]
    public void What_was_changed_is_told_by_line_and_what_Moodle_sees_is_read(string from, string to, string code)
    {
        Assert.Contains(from, File, StringComparison.Ordinal);
        FallsBack(File.Replace(from, to, StringComparison.Ordinal), code);
    }

    [Theory]
    [InlineData("\"correct\":[\"a\",\"b\"]", "\"correct\":[\"x\"]")]
    [InlineData("\"correct\":[\"a\",\"b\"]", "\"correct\":[null]")]
    [InlineData("\"multiple\":true", "\"multiple\":true,\"key\":{}")]
    [InlineData("\"maxPoints\":2", "\"maxPoints\":-2")]
    [InlineData("\"rule\":\"oneMistakeHalf\"", "\"rule\":77")]
    [InlineData("\"title\"", "\"titel\"")]
    public void A_forged_digest_does_not_pass_what_the_editor_would_not(string from, string to)
    {
        var json = Json(File);
        Assert.Contains(from, json, StringComparison.Ordinal);
        FallsBack(Forged(json.Replace(from, to, StringComparison.Ordinal)), "own-broken");
    }

    [Fact]
    public void A_record_too_large_is_not_read() => FallsBack(Forged(Json(File) + new string(' ', 2_000_000)), "own-too-large");

    [Fact]
    public void No_forgery_gives_an_unsound_question()
    {
        var json = Json(File);
        Gen.Select(Gen.Int[0, json.Length - 1], Gen.Int[0, 30], Gen.OneOf("", "null", "\"", "{", "}", "[]", "-1", "9e30", ",", "\\uD800")).Sample((at, length, piece) =>
        {
            var result = MoodleXml.Read(Forged(json.Remove(at, Math.Min(length, json.Length - at)).Insert(at, piece)));
            var q = Assert.Single(result.Questions);
            Assert.Empty(QuestionCheck.Check(q.Title, q.Statement, q.Body, q.Key, q.Points));
        }, iter: 500);
    }

    [Fact]
    public void A_type_that_Moodle_has_not_can_be_read_there_without_its_key()
    {
        var table = new TableBody(["Тело", "Масса"], [[new("Шар", null), new(null, "m")]], [new("m", [])]);
        var key = new GapsKey(new Dictionary<string, GapKey> { ["m"] = new([new("пять")], []) }, new TextRule(), PartialRule.Proportional);
        var written = MoodleXml.Write([new("Масса", "Заполните.", table, key, new PointRule(1), [], [])]);
        Assert.Empty(written.Problems);
        var read = Assert.Single(MoodleXml.Read(Record().Replace(written.Text, "")).Questions);
        Assert.IsType<EssayBody>(read.Body);
        Assert.Equal("Заполните.\n\n| Тело | Масса |\n| --- | --- |\n| Шар | \\_\\_\\_\\_\\_ |", read.Statement);
    }

    private static void FallsBack(string file, string code)
    {
        var result = MoodleXml.Read(file);
        var problem = Assert.Single(result.Problems);
        Assert.Equal(("assessment.import." + code, Line, true), (problem.Error.Code, problem.Line, problem.Warning));
        Assert.Equal(ChoiceRule.SumOfShares, Assert.IsType<ChoiceKey>(Assert.Single(result.Questions).Key).Rule);
    }

    private static string Json(string file) => System.Xml.Linq.XDocument.Parse(file).Descendants("methodcabinet").Single().Value;

    /// <summary>With another record and the digest that belongs to it: anybody can reckon one.</summary>
    private static string Forged(string json)
    {
        var document = System.Xml.Linq.XDocument.Parse(File, System.Xml.Linq.LoadOptions.PreserveWhitespace);
        var own = document.Descendants("methodcabinet").Single();
        var seen = new StringBuilder();
        Append(own.Parent!);
        Write(json);
        own.Value = json;
        own.SetAttributeValue("digest", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen.ToString()))));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document.Root!.ToString(System.Xml.Linq.SaveOptions.DisableFormatting);

        void Append(System.Xml.Linq.XElement element)
        {
            Write(element.Name.LocalName);
            foreach (var attribute in element.Attributes().OrderBy(a => a.Name.LocalName, StringComparer.Ordinal))
            {
                Write(attribute.Name.LocalName);
                Write(attribute.Value);
            }

            Write(element.HasElements ? "" : element.Value);
            element.Elements().Where(e => e != own).ToList().ForEach(Append);
            Write("/");
        }

        void Write(string part) => seen.Append(part.Length).Append(':').Append(part);
    }

    [GeneratedRegex(">\\s+<")]
    private static partial Regex Between();

    [GeneratedRegex("<methodcabinet.*?</methodcabinet>", RegexOptions.Singleline)]
    private static partial Regex Record();
}
