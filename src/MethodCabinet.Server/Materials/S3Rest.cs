using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;

namespace MethodCabinet.Server.Materials;

/// <summary>The steps of plain S3 that the SDK does not take: an object in parts (multipart upload), and a range of an object.</summary>
internal sealed class S3Rest(S3Settings settings, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    // Putting an object of gigabytes together takes some servers minutes; the answer begins only then.
    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10) }) { Timeout = TimeSpan.FromMinutes(10) };

    private readonly Uri site = new($"{(settings.UseTls ? "https" : "http")}://{settings.Endpoint}");

    /// <returns>The id of the upload.</returns>
    public async Task<string> CreateUploadAsync(string name, string mediaType, CancellationToken ct)
    {
        using var content = new ByteArrayContent([]);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        using var reply = await SendAsync(HttpMethod.Post, name, [("uploads", "")], content, ct);
        return Text(await ReadAsync(reply, ct), "UploadId");
    }

    public async Task PutPartAsync(string name, string upload, int number, Stream content, long size, CancellationToken ct)
    {
        using var body = new StreamContent(content, 128 << 10);
        body.Headers.ContentLength = size;
        using var reply = await SendAsync(HttpMethod.Put, name, [("partNumber", $"{number}"), ("uploadId", upload)], body, ct);
    }

    /// <returns>Null when there is no such upload: it was given up, or is complete.</returns>
    public async Task<IReadOnlyList<Part>?> ListPartsAsync(string name, string upload, CancellationToken ct)
    {
        var parts = new List<Part>();
        for (var marker = "0"; ;)
        {
            using var reply = await SendAsync(HttpMethod.Get, name, [("part-number-marker", marker), ("uploadId", upload)], null, ct, HttpStatusCode.NotFound);
            if (reply.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }

            var list = await ReadAsync(reply, ct);
            parts.AddRange(Elements(list, "Part").Select(part => new Part(
                int.Parse(Text(part, "PartNumber"), CultureInfo.InvariantCulture), long.Parse(Text(part, "Size"), CultureInfo.InvariantCulture), Text(part, "ETag"))));
            if (Text(list, "IsTruncated") != "true")
            {
                return parts;
            }

            marker = Text(list, "NextPartNumberMarker");
        }
    }

    /// <returns>False when there is no such upload.</returns>
    public async Task<bool> CompleteUploadAsync(string name, string upload, IEnumerable<Part> parts, CancellationToken ct)
    {
        var list = new XElement("CompleteMultipartUpload", parts.OrderBy(part => part.Number)
            .Select(part => new XElement("Part", new XElement("PartNumber", part.Number), new XElement("ETag", part.Tag))));
        using var content = new StringContent(list.ToString(SaveOptions.DisableFormatting), Encoding.UTF8, "application/xml");
        using var reply = await SendAsync(HttpMethod.Post, name, [("uploadId", upload)], content, ct, HttpStatusCode.NotFound);
        if (reply.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }

        // The status goes out before the work is done: a failure stands in the body then.
        var result = await ReadAsync(reply, ct);
        return result.Name.LocalName == "Error" ? throw new HttpRequestException($"The storage could not complete an upload: {Text(result, "Code")}") : true;
    }

    public async Task AbortUploadAsync(string name, string upload, CancellationToken ct)
    {
        using var reply = await SendAsync(HttpMethod.Delete, name, [("uploadId", upload)], null, ct, HttpStatusCode.NotFound);
    }

    /// <summary>Uploads that were begun and neither completed nor given up.</summary>
    public async IAsyncEnumerable<(string Name, string Upload, DateTimeOffset BegunAt)> ListUploadsAsync(
        string prefix, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (var (key, id) = ("", ""); ;)
        {
            (string, string)[] after = key.Length == 0 ? [] : [("key-marker", key), ("upload-id-marker", id)];
            using var reply = await SendAsync(HttpMethod.Get, "", [("prefix", prefix), ("uploads", ""), .. after], null, ct);
            var list = await ReadAsync(reply, ct);
            foreach (var upload in Elements(list, "Upload"))
            {
                yield return (Text(upload, "Key"), Text(upload, "UploadId"), DateTimeOffset.Parse(Text(upload, "Initiated"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
            }

            if (Text(list, "IsTruncated") != "true")
            {
                yield break;
            }

            (key, id) = (Text(list, "NextKeyMarker"), Text(list, "NextUploadIdMarker"));
        }
    }

    /// <returns>Bytes of an object; null when there is none.</returns>
    public async Task<long?> SizeOfAsync(string name, CancellationToken ct)
    {
        using var reply = await SendAsync(HttpMethod.Head, name, [], null, ct, HttpStatusCode.NotFound);
        return reply.StatusCode == HttpStatusCode.NotFound ? null : reply.Content.Headers.ContentLength;
    }

    /// <summary>The bytes of an object from one of them on.</summary>
    /// <exception cref="FileNotFoundException">There is no such object.</exception>
    public async Task<Stream> ReadFromAsync(string name, long from, CancellationToken ct)
    {
        var reply = await SendAsync(HttpMethod.Get, name, [], null, ct, HttpStatusCode.NotFound, from);
        if (reply.StatusCode != HttpStatusCode.NotFound)
        {
            return await reply.Content.ReadAsStreamAsync(ct);
        }

        reply.Dispose();
        throw new FileNotFoundException("The storage has no such object.");
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string name, (string, string)[] query, HttpContent? content, CancellationToken ct, HttpStatusCode allowed = HttpStatusCode.OK, long from = 0)
    {
        using var request = new HttpRequestMessage(method, S3Signature.AddressOf(settings, site, method, name, query, null, Validity, clock.GetUtcNow())) { Content = content };
        if (from > 0)
        {
            request.Headers.Range = new RangeHeaderValue(from, null);
        }

        var reply = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (reply.IsSuccessStatusCode || reply.StatusCode == allowed)
        {
            return reply;
        }

        using (reply)
        {
            throw new HttpRequestException($"The storage answered {method} with {(int)reply.StatusCode}: {await reply.Content.ReadAsStringAsync(ct)}", null, reply.StatusCode);
        }
    }

    private static async Task<XElement> ReadAsync(HttpResponseMessage reply, CancellationToken ct)
    {
        await using var content = await reply.Content.ReadAsStreamAsync(ct);
        return (await XDocument.LoadAsync(content, LoadOptions.None, ct)).Root!;
    }

    // Servers differ in whether they name the namespace.
    private static IEnumerable<XElement> Elements(XElement parent, string name) => parent.Elements().Where(element => element.Name.LocalName == name);

    private static string Text(XElement parent, string name) => Elements(parent, name).FirstOrDefault()?.Value ?? "";

    /// <param name="Number">From 1.</param>
    /// <param name="Size">Bytes.</param>
    public sealed record Part(int Number, long Size, string Tag);
}
