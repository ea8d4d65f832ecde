using System.Text.Json;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Olympiads.Receipts;

/// <summary>A page that verifies signatures without this server: one file, with the keys of the moment when it is saved.</summary>
public static class PageWithKeys
{
    private const string Place = "<!-- keys -->";

    /// <param name="template">The page as the client's build makes it; its ending keeps it from being served as it is.</param>
    public static async Task<Results<ContentHttpResult, NotFound>> ServeAsync(
        string template, AppDb db, IWebHostEnvironment environment, CancellationToken cancellationToken)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(template);
        if (!file.Exists)
        {
            return TypedResults.NotFound();
        }

        using var reader = new StreamReader(file.CreateReadStream());
        var page = await reader.ReadToEndAsync(cancellationToken);
        var keys = (await ListReceiptKeys.Handle(db, cancellationToken)).Value!.Select(key => new { key.Id, key.PublicKey });
        return TypedResults.Content(page.Replace(Place, JsonSerializer.Serialize(keys, StoredJson.Options), StringComparison.Ordinal), "text/html; charset=utf-8");
    }
}

/// <summary>The page that verifies a file of receipts. With the keys of this server a file that somebody signed with a key of their own is not taken for genuine.</summary>
public static class OfflineReceiptVerifier
{
    public const string Path = "/verify-receipt.html";

    public static Task<Results<ContentHttpResult, NotFound>> Handle(AppDb db, IWebHostEnvironment environment, CancellationToken cancellationToken) =>
        PageWithKeys.ServeAsync("/verify-receipt.template", db, environment, cancellationToken);
}
