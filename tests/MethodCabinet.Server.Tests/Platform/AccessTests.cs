using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MethodCabinet.Domain.People;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>
/// Walks every endpoint with every role. access.txt beside this file is the table of who passes the endpoint's policy;
/// METHODCABINET_RENEW_ACCESS=1 writes it anew, and the reviewer reads what changed. Rows are guarded by the operations' own tests.
/// </summary>
public sealed partial class AccessTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string Table = Path.Combine(TestPostgres.Repository, "tests", "MethodCabinet.Server.Tests", "Platform", "access.txt");

    [Fact]
    public async Task Every_endpoint_lets_in_whom_the_table_says()
    {
        var clients = new List<(string Name, HttpClient Client)> { ("anonymous", app.CreateClient()), ("incomplete", await IncompleteAsync()) };
        foreach (var role in Enum.GetValues<Role>())
        {
            clients.Add((role.ToString().ToLowerInvariant(), await app.SignInAsAsync(role)));
        }

        var lines = new SortedSet<string>(StringComparer.Ordinal);
        var signOut = "";
        foreach (var (method, pattern, takesFile) in Endpoints())
        {
            if (pattern.EndsWith("/sign-out", StringComparison.Ordinal))
            {
                // Last, for it ends the sessions that walk.
                signOut = pattern;
                continue;
            }

            lines.Add(await LineAsync(method, pattern, takesFile, clients));
        }

        lines.Add(await LineAsync("POST", signOut, takesFile: false, clients));
        if (Environment.GetEnvironmentVariable("METHODCABINET_RENEW_ACCESS") == "1")
        {
            await File.WriteAllLinesAsync(Table, lines);
        }

        Assert.Equal(await File.ReadAllLinesAsync(Table), lines);
    }

    private static async Task<string> LineAsync(string method, string pattern, bool takesFile, List<(string Name, HttpClient Client)> clients)
    {
        var path = Parameter().Replace(pattern, match => match.Value switch
        {
            var p when p.Contains(":guid", StringComparison.Ordinal) => "00000000-0000-0000-0000-0000000000ff",
            var p when p.Contains(":int", StringComparison.Ordinal) => "1",
            "{kind}" => "participation",
            var p when p.StartsWith("{format:", StringComparison.Ordinal) => "gift",
            _ => "x",
        });
        var passing = new List<string>();
        foreach (var (name, client) in clients)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (method is "POST" or "PUT" or "PATCH")
            {
                request.Content = takesFile
                    ? new MultipartFormDataContent { { new ByteArrayContent([]), "file", "x" } }
                    : new StringContent("{}", Encoding.UTF8, "application/json");
            }

            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.NotEqual(HttpStatusCode.InternalServerError, response.StatusCode);
            if (!await IsRefusedAsync(response))
            {
                passing.Add(name);
            }
        }

        var who = passing.Count == clients.Count ? "everybody" : passing.Count == clients.Count - 1 && passing[0] == "incomplete" ? "any session" :
            passing.Count == clients.Count - 2 && passing[0] != "anonymous" ? "signed in" : string.Join(' ', passing);
        return $"{method} /{pattern.TrimStart('/')}: {who}";
    }

    /// <summary>Whether the policy refused, as opposed to a rule of the operation.</summary>
    private static async Task<bool> IsRefusedAsync(HttpResponseMessage response)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            return true;
        }

        if (response.RequestMessage!.Method == HttpMethod.Head)
        {
            // An answer without a body names no code.
            return response.StatusCode == HttpStatusCode.Forbidden;
        }

        return response.StatusCode == HttpStatusCode.Forbidden && await response.ErrorCodeAsync() is "platform.access.not-allowed" or "people.sign-in.incomplete";
    }

    private IEnumerable<(string Method, string Pattern, bool TakesFile)> Endpoints() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (
            method,
            endpoint.RoutePattern.RawText ?? "",
            endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("multipart/form-data") == true)))
        .Distinct();

    /// <summary>Signed in with a password that must be changed first.</summary>
    private async Task<HttpClient> IncompleteAsync()
    {
        var person = await app.CreatePersonAsync([Role.Teacher]);
        await app.WithDbAsync(db => db.Users.Where(a => a.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.MustChangePassword, true)));
        var client = app.CreateClient();
        await client.SignInAsync(person.Login, TestPeople.Password);
        return client;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
