using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MethodCabinet.Server.Materials;

/// <summary>
/// Addresses that hold their own permission (AWS Signature Version 4 in the query,
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html). The SDK signs no header but the host, and would let a browser put
/// gigabytes; nor does it know the steps of a multipart upload or a range of an object.
/// </summary>
internal static class S3Signature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <param name="site">Scheme, host and port under which the address is used: the host is signed.</param>
    /// <param name="name">Of the object; empty for the bucket itself.</param>
    /// <param name="query">Beside what the signature adds, without its escapes.</param>
    /// <param name="size">Of the body: when it is given, the address takes neither more nor less.</param>
    public static Uri AddressOf(
        S3Settings settings, Uri site, HttpMethod method, string name, IEnumerable<(string Name, string Value)> query, long? size, TimeSpan validity, DateTimeOffset now)
    {
        var path = name.Length == 0 ? $"/{settings.Bucket}" : $"/{settings.Bucket}/{name}";
        var moment = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{moment[..8]}/{settings.Region}/s3/aws4_request";
        var headers = size is null ? "host" : "content-length;host";
        var canonical = string.Join('&', query
            .Concat(
            [
                ("X-Amz-Algorithm", Algorithm),
                ("X-Amz-Credential", $"{settings.AccessKey}/{scope}"),
                ("X-Amz-Date", moment),
                ("X-Amz-Expires", ((int)validity.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
                ("X-Amz-SignedHeaders", headers),
            ])
            .OrderBy(pair => pair.Item1, StringComparer.Ordinal)
            .Select(pair => $"{Uri.EscapeDataString(pair.Item1)}={Uri.EscapeDataString(pair.Item2)}"));
        List<string> request = [method.Method, path, canonical];
        if (size is not null)
        {
            request.Add(string.Create(CultureInfo.InvariantCulture, $"content-length:{size}"));
        }

        request.AddRange([$"host:{site.Authority}", "", headers, "UNSIGNED-PAYLOAD"]);
        var text = string.Join('\n', Algorithm, moment, scope, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', request)))));
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes($"AWS4{settings.SecretKey}"), Sign);
        return new Uri(site, $"{path}?{canonical}&X-Amz-Signature={Convert.ToHexStringLower(Sign(key, text))}");
    }

    private static byte[] Sign(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
