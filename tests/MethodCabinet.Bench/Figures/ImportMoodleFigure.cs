using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace MethodCabinet.Bench.Figures;

/// <summary>
/// Moodle XML of 10,000 questions as Moodle writes it, of the kinds that teachers use, a quarter with formulas: previewed, then taken into a bank.
/// Each hundredth is of a kind that cannot be taken over, and the report names it.
/// </summary>
public sealed class ImportMoodleFigure : Figure
{
    private const int Questions = 10_000;
    private const int EachUnsupported = 100;
    private const double WorstSeconds = 20;

    public override string Name => "import-moodle";

    public override string Summary => "10,000 questions of Moodle XML, preview and import";

    public override string Unit => "s";

    public override string Target => "<= 20";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        var server = await context.StartServerAsync(new Dictionary<string, string> { ["Example__Enabled"] = "true" }, ct);
        using var client = new HttpClient { BaseAddress = server.Address };
        (await client.PostAsJsonAsync("/api/account/sign-in", new { login = "methodist", password = "Primer-2026" }, ct)).EnsureSuccessStatusCode();
        var made = await client.PostAsJsonAsync("/api/question-banks", new { title = "Из Moodle", subject = "mathematics" }, ct);
        var bank = (await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("id").GetGuid();
        var file = Encoding.UTF8.GetBytes(Xml());

        var started = Stopwatch.GetTimestamp();
        var preview = await SendAsync($"/api/question-banks/{bank}/import/preview");
        var previewed = Stopwatch.GetElapsedTime(started);
        var created = (await SendAsync($"/api/question-banks/{bank}/import?sha256={preview.GetProperty("sha256").GetString()}", ("gradeFrom", "5"), ("gradeTo", "11"))).GetProperty("created").GetInt32();
        var total = Stopwatch.GetElapsedTime(started);

        var leftOut = preview.GetProperty("problems").EnumerateArray().Count(problem => !problem.GetProperty("warning").GetBoolean());
        var isComplete = created == preview.GetProperty("count").GetInt32() && leftOut == Questions / EachUnsupported && created + leftOut == Questions;
        return new FigureResult(Math.Round(total.TotalSeconds, 2), isComplete && total.TotalSeconds <= WorstSeconds, new
        {
            created,
            leftOutAndTold = leftOut,
            isComplete,
            previewSeconds = Math.Round(previewed.TotalSeconds, 2),
            importSeconds = Math.Round((total - previewed).TotalSeconds, 2),
            fileKilobytes = file.Length / 1024,
        });

        async Task<JsonElement> SendAsync(string path, params (string Name, string Value)[] fields)
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "moodle.xml" } };
            foreach (var (name, value) in fields)
            {
                form.Add(new StringContent(value), name);
            }

            var response = await client.PostAsync(new Uri(path, UriKind.Relative), form, ct);
            return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct);
        }
    }

    private static string Xml()
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n<question type=\"category\"><category><text>$course$/Математика</text></category></question>\n");
        for (var i = 1; i <= Questions; i++)
        {
            xml.Append(i % EachUnsupported == 0 ? Question(i, "ddimageortext", "") : Supported(i));
        }

        return xml.Append("</quiz>\n").ToString();
    }

    private static string Supported(int i) => (i % 6) switch
    {
        0 => Question(i, "multichoice", $"<single>true</single><shuffleanswers>true</shuffleanswers>{Answer(100, $"{i}")}{Answer(0, $"{i + 1}")}{Answer(0, $"{i + 2}")}{Answer(0, "не хватает данных")}"),
        1 => Question(i, "truefalse", "<answer fraction=\"100\"><text>true</text></answer><answer fraction=\"0\"><text>false</text></answer>"),
        2 => Question(i, "shortanswer", $"<usecase>0</usecase>{Answer(100, "гипотенуза")}{Answer(100, "большая сторона")}"),
        3 => Question(i, "numerical", string.Create(CultureInfo.InvariantCulture, $"<answer fraction=\"100\"><text>{i / 8.0}</text><tolerance>0.01</tolerance></answer>")),
        4 => Question(i, "matching", string.Concat(Enumerable.Range(1, 4).Select(n => $"<subquestion format=\"html\"><text><![CDATA[<p>{n} см</p>]]></text><answer><text>{n * 10} мм</text></answer></subquestion>"))),
        _ => Question(i, "essay", "<responseformat>editor</responseformat><attachments>0</attachments>"),
    };

    private static string Question(int i, string type, string rest)
    {
        var formula = i % 4 == 0 ? $@" Известно, что \(x^2 + {i}x = \frac{{1}}{{{i}}}\)." : "";
        return $"<question type=\"{type}\"><name><text>Вопрос {i}</text></name><questiontext format=\"html\"><text><![CDATA[<p>Прочитайте условие и выберите <b>верный</b> ответ.{formula}</p><p>В треугольнике со сторонами {i}, {i + 1} и {i + 2} см проведена медиана к большей стороне.</p>]]></text></questiontext>"
            + $"<generalfeedback format=\"html\"><text></text></generalfeedback><defaultgrade>1.0</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>{rest}</question>\n";
    }

    private static string Answer(int fraction, string text) => $"<answer fraction=\"{fraction}\" format=\"html\"><text>{text}</text><feedback format=\"html\"><text></text></feedback></answer>";
}
