using System.Net;
using System.Text;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Tests.Olympiads;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>What no page sends and anybody can: each gets a code, never an internal error.</summary>
public sealed class BadInputTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("POST", "/api/account/sign-in", """{"login":"a\u0000","password":"b"}""")]
    [InlineData("POST", "/api/account/forgot", """{"loginOrEmail":"a\u0000"}""")]
    [InlineData("GET", "/api/people?name=%00", null)]
    [InlineData("GET", "/api/olympiads?search=%00", null)]
    [InlineData("POST", "/api/question-banks", """{"title":"Банк\u0000","subject":"biology"}""")]
    [InlineData("POST", "/api/rounds/ROUND/extend", """{"minutes":5,"reason":"Свет\u0000"}""")]
    public async Task A_text_that_the_database_cannot_hold_is_a_malformed_request(string method, string path, string? body)
    {
        var (methodist, round) = await app.WithDbAsync(async db =>
        {
            var by = db.AddMethodist();
            var running = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddMinutes(-5));
            await db.SaveChangesAsync();
            return (by.Id, running.Rounds[0].Id);
        });
        using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("ROUND", round.ToString(), StringComparison.Ordinal));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await app.As(methodist).SendAsync(request);

        Assert.Equal((HttpStatusCode.BadRequest, "platform.request.malformed"), (response.StatusCode, await response.ErrorCodeAsync()));
    }

    [Theory]
    [InlineData("\"x\"", "{\"id\":\"a\",\"text\":\"1\"}", "\"a\"", "0.5", "assessment.bank.not-found")]
    [InlineData("null", "{\"id\":\"a\",\"text\":\"1\"}", "\"a\"", "0.5", "platform.request.malformed")]
    [InlineData("\"x\"", "null", "\"a\"", "0.5", "platform.request.malformed")]
    [InlineData("\"x\"", "{\"id\":\"a\",\"text\":\"1\"}", "null", "0.5", "platform.request.malformed")]
    [InlineData("\"x\"", "{\"id\":\"a\",\"text\":\"1\"}", "\"a\"", "null", "platform.request.malformed")]
    public async Task A_list_with_nothing_for_an_element_is_a_malformed_request(string tag, string option, string correct, string share, string code)
    {
        var methodist = await app.CreatePersonAsync([Role.Methodist]);
        var body = $$$"""
            {"bankId":"{{{Guid.NewGuid()}}}","subject":"biology","gradeFrom":7,"gradeTo":8,"tags":[{{{tag}}}],"number":0,"draft":{"title":"","statement":"?",
            "body":{"type":"choice","options":[{{{option}}}],"multiple":false},
            "key":{"type":"choice","correct":[{{{correct}}}],"rule":"allOrNothing","shares":{"a":{{{share}}} } },
            "points":{"maxPoints":1,"penalty":0,"allowNegative":false} } }
            """;

        using var response = await app.As(methodist.Id).PutAsync($"/api/questions/{Guid.NewGuid()}", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(code, await response.ErrorCodeAsync());
    }

    [Theory]
    [InlineData("DELETE", "/api/people", null, 405, "platform.request.method-wrong")]
    [InlineData("GET", "/api/account/sign-in", null, 405, "platform.request.method-wrong")]
    [InlineData("POST", "/api/account/sign-in", "text/plain", 415, "platform.request.content-type-wrong")]
    [InlineData("POST", "/api/account/sign-in", "application/json; charset=utf-8", 400, "platform.request.malformed")]
    [InlineData("GET", "/api/no-such-thing", null, 404, "platform.not-found")]
    [InlineData("GET", "/api/people/no-id", null, 404, "platform.not-found")]
    public async Task What_is_wrong_is_said_of_the_address_its_method_and_the_type_of_the_body(string method, string path, string? type, int status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (type is not null)
        {
            request.Content = new StringContent("x");
            request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        }

        using var response = await app.CreateClient().SendAsync(request);

        Assert.Equal((status, code), ((int)response.StatusCode, await response.ErrorCodeAsync()));
        Assert.Equal(status == 405, response.Content.Headers.Allow.Count > 0);
    }

    [Fact]
    public async Task A_page_far_beyond_the_last_one_is_empty()
    {
        var (methodist, school, olympiad, bank) = await app.WithDbAsync(async db =>
        {
            var by = db.AddMethodist();
            var (place, held) = (db.AddSchool(), db.AddOlympiad(by));
            db.AddRegistration(held, db.AddPupil(place), place);
            db.AddQuestion(by);
            await db.SaveChangesAsync();
            return (by.Id, place.Id, held.Id, db.QuestionBanks.First().Id);
        });
        var client = app.As(methodist);

        foreach (var path in new[]
        {
            "/api/olympiads?", $"/api/olympiads/{olympiad}/registrations?", $"/api/olympiads/{olympiad}/candidates?organizationId={school}&", "/api/certificates?", "/api/people?",
            $"/api/question-banks/{bank}/questions?",
        })
        {
            using var response = await client.GetAsync($"{path}page={int.MaxValue}");
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} {(int)response.StatusCode}");
        }
    }
}
