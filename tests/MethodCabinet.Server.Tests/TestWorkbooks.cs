using MiniExcelLibs;

namespace MethodCabinet.Server.Tests;

internal static class TestWorkbooks
{
    /// <summary>The rows of a list that is downloaded, by the heads of its columns.</summary>
    public static async Task<List<IDictionary<string, object>>> ReadWorkbookAsync(this HttpClient client, string path)
    {
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType?.MediaType);
        return [.. new MemoryStream(await answer.Content.ReadAsByteArrayAsync()).Query(useHeaderRow: true).Cast<IDictionary<string, object>>()];
    }
}
