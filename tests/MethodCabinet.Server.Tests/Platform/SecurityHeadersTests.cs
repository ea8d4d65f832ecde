using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http;

namespace MethodCabinet.Server.Tests.Platform;

public sealed class SecurityHeadersTests
{
    private static readonly string[] OfADocument = ["Referrer-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy", "Content-Security-Policy"];

    [Theory]
    [InlineData("/")]
    [InlineData("/attempts/019ac0de-0000-7000-8000-000000000000")]
    [InlineData("/index.html")]
    [InlineData("/icon.svg")]
    public async Task A_page_says_what_it_may_do(string path)
    {
        var headers = await OfAsync(path);

        Assert.All(OfADocument, name => Assert.True(headers.ContainsKey(name), name));
        Assert.Contains("connect-src 'self' https://files.example.org/parts/", headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
    }

    // A worker obeys its own policy, not that of the page that starts it.
    [Theory]
    [InlineData("/sw.js")]
    [InlineData("/assets/heic.worker-D3adB33f.js")]
    public async Task A_worker_says_what_it_may_do(string path) =>
        Assert.Contains("default-src 'self'", (await OfAsync(path)).ContentSecurityPolicy.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("/assets/vendor-D3adB33f.js")]
    [InlineData("/assets/shell-D3adB33f.css")]
    [InlineData("/assets/pt-sans-D3adB33f.woff2")]
    public async Task What_a_page_fetches_for_itself_carries_nothing_that_only_a_document_obeys(string path)
    {
        var headers = await OfAsync(path);

        Assert.All(OfADocument, name => Assert.False(headers.ContainsKey(name), name));
    }

    // What lies there one day and can be opened by itself is a document.
    [Theory]
    [InlineData("/assets/picture.svg")]
    [InlineData("/assets/page.html")]
    [InlineData("/assets/page")]
    [InlineData("/assetsx/vendor.js")]
    public async Task What_can_be_opened_by_itself_keeps_its_policy(string path) =>
        Assert.True((await OfAsync(path)).ContainsKey("Content-Security-Policy"));

    [Theory]
    [InlineData("/")]
    [InlineData("/api/site")]
    [InlineData("/assets/vendor-D3adB33f.js")]
    [InlineData("/openapi/v1.json")]
    public async Task No_browser_guesses_what_a_file_is(string path) =>
        Assert.Equal("nosniff", (await OfAsync(path)).XContentTypeOptions.ToString());

    private static async Task<IHeaderDictionary> OfAsync(string path)
    {
        var context = new DefaultHttpContext { Request = { Path = path } };
        await new SecurityHeaders(_ => Task.CompletedTask, [new ReachedByPages("https://files.example.org/parts/")], []).InvokeAsync(context);
        return context.Response.Headers;
    }
}
