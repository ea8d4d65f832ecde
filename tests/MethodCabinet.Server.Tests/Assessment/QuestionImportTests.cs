using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Data.Seed.Example;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Assessment;

public sealed partial class QuestionImportTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private const string ThreeInGift = """
        ::Столица::Столица России? {=Москва ~Казань ~Тула}

        ::Сломан::Чему равно? {=4

        ::Дважды два::$$2 \\cdot 2$$ равно? {#4:0}
        """;

    [Fact]
    public async Task A_preview_shows_what_can_be_taken_and_names_the_line_of_what_cannot_and_writes_nothing()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var bank = await NewBankAsync(client);

        var preview = await (await SendAsync(client, $"{bank}/import/preview", ThreeInGift)).OkJsonAsync();

        Assert.Equal("gift", preview.GetProperty("format").GetString());
        Assert.Equal(["choice", "numeric"], preview.GetProperty("questions").EnumerateArray().Select(q => q.GetProperty("type").GetString()));
        Assert.Contains("<math", preview.GetProperty("questions")[1].GetProperty("statementHtml").GetString(), StringComparison.Ordinal);
        var broken = preview.GetProperty("problems").EnumerateArray().Single(p => !p.GetProperty("warning").GetBoolean());
        Assert.Equal((3, "assessment.import.braces-uneven"), (broken.GetProperty("line").GetInt32(), broken.GetProperty("code").GetString()));
        Assert.Equal(0, await CountAsync(bank));
    }

    [Fact]
    public async Task Only_the_chosen_questions_are_taken_and_the_act_is_written_in_the_audit_log()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var bank = await NewBankAsync(client);
        var preview = await (await SendAsync(client, $"{bank}/import/preview", ThreeInGift)).OkJsonAsync();

        var done = await (await ImportAsync(client, bank, ThreeInGift, preview, 1)).OkJsonAsync();

        Assert.Equal(1, done.GetProperty("created").GetInt32());
        var row = Assert.Single((await RowsAsync(client, bank)).EnumerateArray());
        Assert.Equal(("Дважды два", 7, 9), (row.GetProperty("title").GetString(), row.GetProperty("gradeFrom").GetInt32(), row.GetProperty("gradeTo").GetInt32()));
        Assert.True(await app.WithDbAsync(db => db.AuditLog.AnyAsync(a => a.Action == "questions.imported" && a.SubjectId == bank.ToString())));
    }

    [Fact]
    public async Task Another_file_and_unknown_numbers_and_grades_that_are_none_take_nothing()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var bank = await NewBankAsync(client);
        var preview = await (await SendAsync(client, $"{bank}/import/preview", ThreeInGift)).OkJsonAsync();

        Assert.Equal("assessment.import.another-file", await (await ImportAsync(client, bank, ThreeInGift + "\n", preview)).ErrorCodeAsync());
        Assert.Equal("assessment.import.nothing-chosen", await (await ImportAsync(client, bank, ThreeInGift, preview, 3)).ErrorCodeAsync());
        Assert.Equal("assessment.import.nothing-chosen", await (await ImportAsync(client, bank, ThreeInGift, preview, 1, 2)).ErrorCodeAsync());
        Assert.Equal("assessment.question.grades-range", await (await ImportAsync(client, bank, ThreeInGift, preview, (9, 7))).ErrorCodeAsync());
        Assert.Equal("assessment.bank.not-found", await (await ImportAsync(client, Guid.NewGuid(), ThreeInGift, preview)).ErrorCodeAsync());
        Assert.Equal(0, await CountAsync(bank));
    }

    [Fact]
    public async Task Images_are_stored_and_leave_with_the_questions_again_and_what_is_no_image_is_told()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var bank = await NewBankAsync(client);
        var page = Convert.ToBase64String("<script>alert(1)</script>"u8);
        var xml = $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <quiz>
              <question type="truefalse">
                <name><text>Цепь</text></name>
                <questiontext format="html">
                  <text><![CDATA[<p>Лампа <img src="@@PLUGINFILE@@/lamp.png" alt="схема"> горит <img src="@@PLUGINFILE@@/page.png" alt="страница">.</p>]]></text>
                  <file name="lamp.png" encoding="base64">{Pixel}</file>
                  <file name="page.png" encoding="base64">{page}</file>
                </questiontext>
                <answer fraction="100"><text>true</text></answer>
                <answer fraction="0"><text>false</text></answer>
              </question>
            </quiz>
            """;
        var preview = await (await SendAsync(client, $"{bank}/import/preview", xml)).OkJsonAsync();
        Assert.Equal((3, "assessment.import.file-broken"), preview.GetProperty("problems").EnumerateArray()
            .Select(p => (p.GetProperty("line").GetInt32(), p.GetProperty("code").GetString())).Single());

        var done = await (await ImportAsync(client, bank, xml, preview)).OkJsonAsync();

        Assert.Equal(1, done.GetProperty("files").GetInt32());
        var id = (await RowsAsync(client, bank))[0].GetProperty("id").GetGuid();
        var statement = (await client.GetFromJsonAsync<JsonElement>($"/api/questions/{id}")).GetProperty("draft").GetProperty("statement").GetString()!;
        Assert.DoesNotContain("page.png", statement, StringComparison.Ordinal);
        var address = statement[statement.IndexOf("/api/files/", StringComparison.Ordinal)..].Split(')')[0];
        Assert.Equal(Pixel, Convert.ToBase64String(await client.GetByteArrayAsync(address)));

        var exported = await ExportAsync(client, bank, "moodle-xml");
        Assert.Contains(Pixel, exported.Text, StringComparison.Ordinal);
        Assert.Empty(exported.Problems);
        var gift = await ExportAsync(client, bank, "gift");
        Assert.Contains(gift.Problems, p => p == "assessment.export.files-left-out");
    }

    [Fact]
    public async Task What_was_exported_comes_back_the_same()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var first = await NewBankAsync(client);
        await ImportAllAsync(client, first, ThreeInGift);
        var exported = await ExportAsync(client, first, "moodle-xml");

        var second = await NewBankAsync(client);
        await ImportAllAsync(client, second, exported.Text);

        Assert.Equal(2, await CountAsync(second));
        Assert.Equal(await DraftsAsync(client, first), await DraftsAsync(client, second));
    }

    [Fact]
    public async Task Every_type_of_question_comes_back_from_Moodle_xml_as_it_was()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var first = await NewBankAsync(client);
        Guid circuit;
        using (var scope = app.Services.CreateScope())
        using (var picture = new MemoryStream(ExampleCircuit.DrawPng()))
        {
            circuit = (await scope.ServiceProvider.GetRequiredService<Files>().AddAsync("circuit.png", picture, null, CancellationToken.None)).Id;
            await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        }

        var physics = ExampleQuestions.Physics(circuit);
        foreach (var q in physics)
        {
            var draft = new QuestionDraft(q.Title, q.Statement, q.Body, q.Key, q.Points);
            var request = new SaveQuestion.Request(first, "physics", 7, 9, ["механика"], 0, draft);
            await (await client.PutAsJsonAsync($"/api/questions/{Guid.CreateVersion7()}", request, StoredJson.Options)).OkJsonAsync();
        }

        var exported = await ExportAsync(client, first, "moodle-xml");
        Assert.Empty(exported.Problems);
        var second = await NewBankAsync(client);
        var preview = await (await SendAsync(client, $"{second}/import/preview", exported.Text)).OkJsonAsync();
        Assert.Empty(preview.GetProperty("problems").EnumerateArray());
        Assert.All(preview.GetProperty("questions").EnumerateArray(), q => Assert.Equal(
            q.GetProperty("type").GetString() == "hotspot" ? "data:image/png;base64," + Convert.ToBase64String(ExampleCircuit.DrawPng()) : null, q.GetProperty("picture").GetString()));
        await ImportAllAsync(client, second, exported.Text);

        // The picture is stored anew: its id differs, its bytes do not.
        var read = await DraftsAsync(client, second);
        var another = read.Select(d => JsonDocument.Parse(d).RootElement.GetProperty("body")).Single(b => b.GetProperty("type").GetString() == "hotspot").GetProperty("imageId").GetGuid();
        Assert.NotEqual(circuit, another);
        Assert.Equal(await client.GetByteArrayAsync($"/api/files/{circuit}"), await client.GetByteArrayAsync($"/api/files/{another}"));
        Assert.Equal(13, physics.Count);
        Assert.Equal(await DraftsAsync(client, first), [.. read.Select(d => d.Replace(another.ToString(), circuit.ToString(), StringComparison.Ordinal)).Order(StringComparer.Ordinal)]);
        Assert.All((await RowsAsync(client, second)).EnumerateArray(), row => Assert.Equal(["механика"], row.GetProperty("tags").EnumerateArray().Select(t => t.GetString())));
    }

    [Theory]
    [InlineData("application", "4D5A900003000000")]
    [InlineData("windows-1251", "CCEEF1EAE2E0")]
    public async Task What_is_no_text_is_refused(string what, string bytes)
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var bank = await NewBankAsync(client);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Convert.FromHexString(bytes)), "file", what } };
        Assert.Equal("assessment.import.not-text", await (await client.PostAsync($"/api/question-banks/{bank}/import/preview", form)).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_file_of_too_many_questions_is_refused()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var bank = await NewBankAsync(client);
        var many = string.Concat(Enumerable.Range(1, 10_001).Select(i => string.Create(CultureInfo.InvariantCulture, $"::{i}::Верно? {{T}}\n\n")));

        Assert.Equal("assessment.import.too-many-questions", await (await SendAsync(client, $"{bank}/import/preview", many)).ErrorCodeAsync());
    }

    [Fact]
    public async Task Many_questions_are_shown_by_pages_and_taken_all()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var bank = await NewBankAsync(client);
        var many = string.Concat(Enumerable.Range(1, 1_100).Select(i => string.Create(CultureInfo.InvariantCulture, $"::Вопрос {i}::Верно? {{T}}\n\n")));

        var first = await (await SendAsync(client, $"{bank}/import/preview", many)).OkJsonAsync();
        var last = await (await SendAsync(client, $"{bank}/import/preview?skip=1000", many)).OkJsonAsync();
        var beyond = await (await SendAsync(client, $"{bank}/import/preview?skip=1100", many)).OkJsonAsync();
        var done = await (await ImportAsync(client, bank, many, first, 2, 1_100)).OkJsonAsync();

        Assert.Equal(1_100, first.GetProperty("count").GetInt32());
        Assert.Equal(Enumerable.Range(1, 100), first.GetProperty("questions").EnumerateArray().Select(q => q.GetProperty("number").GetInt32()));
        Assert.Equal(Enumerable.Range(1_001, 100), last.GetProperty("questions").EnumerateArray().Select(q => q.GetProperty("number").GetInt32()));
        Assert.Empty(beyond.GetProperty("questions").EnumerateArray());
        Assert.Equal(1_098, done.GetProperty("created").GetInt32());
        Assert.Equal(1_098, await CountAsync(bank));
        var exported = (await ExportAsync(client, bank, "gift")).Text;
        Assert.Equal(
            Enumerable.Range(1, 1_100).Where(number => number is not (2 or 1_100)),
            exported.Split("::Вопрос ").Skip(1).Select(rest => int.Parse(rest[..rest.IndexOf(':', StringComparison.Ordinal)], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_document_that_names_files_of_the_server_gives_a_problem_and_no_file()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var bank = await NewBankAsync(client);
        var preview = await (await SendAsync(client, $"{bank}/import/preview", """<!DOCTYPE quiz [<!ENTITY f SYSTEM "file:///etc/passwd">]><quiz>&f;</quiz>""")).OkJsonAsync();
        Assert.Equal("assessment.import.xml-broken", preview.GetProperty("problems")[0].GetProperty("code").GetString());
        Assert.Empty(preview.GetProperty("questions").EnumerateArray());
    }

    private static async Task<Guid> NewBankAsync(HttpClient client) =>
        (await (await client.PostAsJsonAsync("/api/question-banks", new { title = "Банк", subject = "physics" })).OkJsonAsync()).GetProperty("id").GetGuid();

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, string text, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "questions.txt" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return await client.PostAsync($"/api/question-banks/{path}", form);
    }

    private static Task<HttpResponseMessage> ImportAsync(HttpClient client, Guid bank, string text, JsonElement preview, params int[] leftOut) =>
        ImportAsync(client, bank, text, preview, (7, 9), leftOut);

    private static Task<HttpResponseMessage> ImportAsync(HttpClient client, Guid bank, string text, JsonElement preview, (int From, int To) grades, params int[] leftOut) => SendAsync(
        client, $"{bank}/import?sha256={preview.GetProperty("sha256").GetString()}", text,
        [
            ("gradeFrom", grades.From.ToString(CultureInfo.InvariantCulture)), ("gradeTo", grades.To.ToString(CultureInfo.InvariantCulture)),
            .. leftOut.Select(n => ("leftOut", n.ToString(CultureInfo.InvariantCulture))),
        ]);

    private static async Task ImportAllAsync(HttpClient client, Guid bank, string text)
    {
        var preview = await (await SendAsync(client, $"{bank}/import/preview", text)).OkJsonAsync();
        await (await ImportAsync(client, bank, text, preview)).OkJsonAsync();
    }

    private static async Task<(string Text, IReadOnlyList<string> Problems)> ExportAsync(HttpClient client, Guid bank, string format)
    {
        var file = await client.GetFromJsonAsync<JsonElement>($"/api/question-banks/{bank}/export/{format}");
        return (file.GetProperty("text").GetString()!, [.. file.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("code").GetString()!)]);
    }

    private static async Task<JsonElement> RowsAsync(HttpClient client, Guid bank) =>
        (await client.GetFromJsonAsync<JsonElement>($"/api/question-banks/{bank}/questions")).GetProperty("rows");

    private static async Task<SortedSet<string>> DraftsAsync(HttpClient client, Guid bank)
    {
        var drafts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var row in (await RowsAsync(client, bank)).EnumerateArray())
        {
            drafts.Add((await client.GetFromJsonAsync<JsonElement>($"/api/questions/{row.GetProperty("id").GetGuid()}")).GetProperty("draft").GetRawText());
        }

        return drafts;
    }

    private Task<int> CountAsync(Guid bank) => app.WithDbAsync(db => db.Questions.CountAsync(q => q.BankId == bank));
}
