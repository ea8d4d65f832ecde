using System.Text.Json;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Receipts;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Certificates;

/// <summary>The page that verifies documents without this server: one file, with the keys of the moment when it is saved.</summary>
public static class OfflineVerifier
{
    public const string Path = "/verify-document.html";

    /// <summary>The page as the client's build makes it; its ending keeps it from being served as it is.</summary>
    private const string Template = "/verify-document.template";

    private const string Place = "<!-- keys -->";

    public static async Task<Results<ContentHttpResult, NotFound>> Handle(AppDb db, IWebHostEnvironment environment, CancellationToken cancellationToken)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(Template);
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
