using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Platform;

public sealed class EndpointTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void Every_endpoint_says_who_may_call_it()
    {
        var silent = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText);

        Assert.Empty(silent);
    }

    [Fact]
    public async Task The_committed_description_of_the_api_is_that_of_the_code()
    {
        var served = await app.CreateClient().GetStringAsync("/openapi/v1.json");
        var committed = await File.ReadAllTextAsync(Path.Combine(TestPostgres.Repository, "docs", "openapi.json"));

        // To renew it: dotnet MethodCabinet.Server.dll openapi docs/openapi.json, then npm run api in web/ for the types of the client.
        Assert.Equal(Normal(committed), Normal(served));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_answered(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await app.CreateClient().GetAsync(path)).StatusCode);

    [Fact]
    public async Task An_unknown_address_of_the_api_is_a_coded_error()
    {
        var response = await app.CreateClient().GetAsync("/api/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("platform.not-found", problem.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    public async Task A_change_sent_by_a_foreign_page_is_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/anything");
        request.Headers.Add(header, value);

        var response = await app.CreateClient().SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("platform.request.cross-origin", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("https://evil.example", true)]
    [InlineData("https://sub.localhost", true)]
    [InlineData(null, false)]
    public async Task A_hub_is_not_opened_by_a_foreign_page(string? origin, bool isRefused)
    {
        var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/hubs/standings");
        request.Headers.Add("Connection", "Upgrade");
        request.Headers.Add("Upgrade", "websocket");
        request.Headers.Add("Origin", origin ?? client.BaseAddress!.GetLeftPart(UriPartial.Authority));

        var response = await client.SendAsync(request);

        Assert.Equal(isRefused, response.StatusCode == HttpStatusCode.Forbidden);
    }

    private static string Normal(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);
}
