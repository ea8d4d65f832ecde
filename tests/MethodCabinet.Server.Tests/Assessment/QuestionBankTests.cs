using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Assessment;

public sealed class QuestionBankTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_methodist_writes_a_question_finds_it_and_reads_it_again()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var bank = await NewBankAsync(client);
        var id = Guid.CreateVersion7();
        var saved = await JsonAsync(await client.PutAsJsonAsync($"/api/questions/{id}", Question(bank, 0, "Скорость", "Найдите $v$.")));
        Assert.Equal(1, saved.GetProperty("number").GetInt32());
        Assert.Empty(saved.GetProperty("problems").EnumerateArray());

        var found = await JsonAsync(await client.GetAsync($"/api/question-banks/{bank}/questions?search=скор&tag=Механика&grade=8"));
        var row = Assert.Single(found.GetProperty("rows").EnumerateArray());
        Assert.Equal(("numeric", 2m), (row.GetProperty("type").GetString(), row.GetProperty("maxPoints").GetDecimal()));
        Assert.Equal(0, (await JsonAsync(await client.GetAsync($"/api/question-banks/{bank}/questions?search=%25"))).GetProperty("total").GetInt32());

        var read = await JsonAsync(await client.GetAsync($"/api/questions/{id}"));
        Assert.Contains("<mi>v</mi>", read.GetProperty("statementHtml").GetString(), StringComparison.Ordinal);
        Assert.Equal(5, read.GetProperty("draft").GetProperty("key").GetProperty("variants")[0].GetProperty("value").GetDecimal());
        Assert.True(await app.WithDbAsync(db => db.AuditLog.AnyAsync(a => a.Action == "answer-key.read")));
    }

    [Fact]
    public async Task Questions_of_a_bank_are_sorted_by_title_in_both_directions()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var bank = await NewBankAsync(client);
        foreach (var title in new[] { "Б", "А", "В" })
        {
            await JsonAsync(await client.PutAsJsonAsync($"/api/questions/{Guid.CreateVersion7()}", Question(bank, 0, title, "Что?")));
        }

        Assert.Equal(["А", "Б", "В"], await TitlesAsync("title"));
        Assert.Equal(["В", "Б", "А"], await TitlesAsync("-title"));
        Assert.Equal(["Б", "А", "В"], await TitlesAsync("created"));
        Assert.Equal(3, (await TitlesAsync("-grades")).Count);
        await ErrorAsync(HttpStatusCode.BadRequest, "platform.request.sort-unknown", await client.GetAsync($"/api/question-banks/{bank}/questions?sort=key"));

        async Task<List<string?>> TitlesAsync(string sort) =>
            [.. (await JsonAsync(await client.GetAsync($"/api/question-banks/{bank}/questions?sort={sort}"))).GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("title").GetString())];
    }

    [Fact]
    public async Task Of_two_who_edit_a_version_the_second_gets_a_conflict()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var bank = await NewBankAsync(client);
        var id = Guid.CreateVersion7();
        await JsonAsync(await client.PutAsJsonAsync($"/api/questions/{id}", Question(bank, 0, "Первая", "Что?")));
        var same = await JsonAsync(await client.PutAsJsonAsync($"/api/questions/{id}", Question(bank, 1, "Вторая", "Что?")));
        Assert.Equal(1, same.GetProperty("number").GetInt32());
        await ErrorAsync(HttpStatusCode.Conflict, "assessment.question.changed", await client.PutAsJsonAsync($"/api/questions/{id}", Question(bank, 0, "Третья", "Что?")));
        await ErrorAsync(HttpStatusCode.NotFound, "assessment.bank.not-found", await client.PutAsJsonAsync($"/api/questions/{Guid.CreateVersion7()}", Question(Guid.NewGuid(), 0, "Чужая", "Что?")));
        await ErrorAsync(HttpStatusCode.NotFound, "assessment.question.not-found", await client.GetAsync($"/api/questions/{Guid.NewGuid()}"));
    }

    [Fact]
    public async Task An_archived_question_leaves_the_list_and_comes_back()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var bank = await NewBankAsync(client);
        var id = Guid.CreateVersion7();
        await JsonAsync(await client.PutAsJsonAsync($"/api/questions/{id}", Question(bank, 0, "Скорость", "Найдите $v$.")));
        foreach (var archived in new[] { true, true, false })
        {
            Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsJsonAsync($"/api/questions/{id}/archived", new { archived })).StatusCode);
            Assert.Equal(archived ? 0 : 1, await CountAsync("false"));
            Assert.Equal(archived ? 1 : 0, await CountAsync("true"));
            Assert.Equal(archived, (await JsonAsync(await client.GetAsync($"/api/questions/{id}"))).GetProperty("archived").GetBoolean());
        }

        var changes = await app.WithDbAsync(db => db.AuditLog.Where(a => a.SubjectId == id.ToString() && a.Action == "Question.Modified").OrderBy(a => a.Id).Select(a => a.Changes!).ToListAsync());
        Assert.Equal(["[false,true]", "[true,false]"], changes.Select(c => JsonElement.Parse(c).GetProperty("Archived").GetRawText().Replace(" ", "", StringComparison.Ordinal)));
        await ErrorAsync(HttpStatusCode.NotFound, "assessment.question.not-found", await client.PutAsJsonAsync($"/api/questions/{Guid.NewGuid()}/archived", new { archived = true }));

        async Task<int> CountAsync(string archived) =>
            (await JsonAsync(await client.GetAsync($"/api/question-banks/{bank}/questions?archived={archived}"))).GetProperty("total").GetInt32();
    }

    [Fact]
    public async Task What_may_be_shuffled_goes_out_in_the_order_of_its_ids()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        string[] correct = ["q7"];
        object[] options = [new { id = "q7", text = "Верный, потому первый" }, new { id = "c2", text = "Неверный" }];
        foreach (var shuffle in new[] { true, false })
        {
            var preview = await JsonAsync(await client.PostAsJsonAsync("/api/questions/preview", new
            {
                title = "Порядок",
                statement = "Что?",
                body = new { type = "choice", options, multiple = false, shuffle },
                key = new { type = "choice", correct, rule = "allOrNothing", shares = new { } },
                points = new { maxPoints = 1, penalty = 0, allowNegative = false },
            }));
            Assert.Equal(shuffle ? ["c2", "q7"] : ["q7", "c2"], preview.GetProperty("body").GetProperty("options").EnumerateArray().Select(o => o.GetProperty("id").GetString()!));
        }
    }

    [Fact]
    public async Task A_preview_tells_what_is_wrong_and_stores_nothing()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var draft = new { title = "", statement = "Верно, что $x^2$?", body = new { type = "trueFalse" }, key = new { type = "trueFalse", value = true }, points = new { maxPoints = 1, penalty = 0, allowNegative = false } };
        var preview = await JsonAsync(await client.PostAsJsonAsync("/api/questions/preview", draft));
        Assert.Contains("<msup>", preview.GetProperty("statementHtml").GetString(), StringComparison.Ordinal);
        Assert.Equal("assessment.question.title-missing", Assert.Single(preview.GetProperty("problems").EnumerateArray()).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("gift", "::Скорость::")]
    [InlineData("moodle-xml", "<question type=\"numerical\">")]
    public async Task A_bank_is_exported(string format, string holds)
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var bank = await NewBankAsync(client);
        await JsonAsync(await client.PutAsJsonAsync($"/api/questions/{Guid.CreateVersion7()}", Question(bank, 0, "Скорость", "Найдите $v$.")));
        var file = await JsonAsync(await client.GetAsync($"/api/question-banks/{bank}/export/{format}"));
        Assert.Contains(holds, file.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(file.GetProperty("problems").EnumerateArray(), p => !p.GetProperty("warning").GetBoolean());
    }

    [Theory]
    [InlineData("gift")]
    [InlineData("moodle-xml")]
    public async Task A_sound_that_stays_behind_is_told(string format)
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var bank = await NewBankAsync(client);
        var address = $"/api/files/{Guid.CreateVersion7()}";
        await JsonAsync(await client.PutAsJsonAsync($"/api/questions/{Guid.CreateVersion7()}", Question(bank, 0, "Диалог", $"Слушайте <audio controls src=\"{address}\" title=\"1 > 0\"></audio>")));
        var file = await JsonAsync(await client.GetAsync($"/api/question-banks/{bank}/export/{format}"));
        var problem = Assert.Single(file.GetProperty("problems").EnumerateArray(), p => p.GetProperty("code").GetString() == "assessment.export.files-left-out");
        Assert.Equal(("Диалог", address, true), (problem.GetProperty("question").GetString(), problem.GetProperty("excerpt").GetString(), problem.GetProperty("warning").GetBoolean()));
    }

    [Theory]
    [InlineData(Role.Pupil)]
    [InlineData(Role.Teacher)]
    [InlineData(Role.Coordinator)]
    public async Task Nobody_but_staff_comes_near_the_keys(Role role)
    {
        var client = await app.SignInAsAsync(role);
        foreach (var path in new[] { "/api/question-banks", $"/api/questions/{Guid.NewGuid()}", $"/api/question-banks/{Guid.NewGuid()}/questions", $"/api/question-banks/{Guid.NewGuid()}/export/gift" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(path)).StatusCode);
        }
    }

    private static async Task<Guid> NewBankAsync(HttpClient client) =>
        (await JsonAsync(await client.PostAsJsonAsync("/api/question-banks", new { title = "Физика", subject = "physics" }))).GetProperty("id").GetGuid();

    private static object Question(Guid bank, int number, string title, string statement) => new
    {
        bankId = bank,
        subject = "physics",
        gradeFrom = 7,
        gradeTo = 9,
        tags = new[] { "механика" },
        number,
        draft = new
        {
            title,
            statement,
            body = new { type = "numeric", units = Array.Empty<string>() },
            key = new { type = "numeric", variants = new[] { new { value = 5, tolerance = 0, kind = "absolute", share = 1 } }, units = Array.Empty<object>(), wrongUnitShare = 0 },
            points = new { maxPoints = 2, penalty = 0, allowNegative = false },
        },
    };

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task ErrorAsync(HttpStatusCode status, string code, HttpResponseMessage response)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }
}
