using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MethodCabinet.Server.Materials;

/// <summary>
/// The address at which anybody who has it puts one object of one size (AWS Signature Version 4 in the query,
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html). The SDK signs no header but the host, and would let a browser put
/// gigabytes.
/// </summary>
internal static class PresignedPut
{
    /// <summary>A file of 20 MB takes an hour and a half on a line of 4 KB/s; whoever is slower asks for new addresses.</summary>
    private static readonly TimeSpan Validity = TimeSpan.FromHours(2);

    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string SignedHeaders = "content-length;host";

    public static Uri AddressOf(S3Settings settings, string name, long size, DateTimeOffset now)
    {
        var site = new Uri(settings.PublicUrl);
        var path = $"/{settings.Bucket}/{name}";
        var moment = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{moment[..8]}/{settings.Region}/s3/aws4_request";
        var query = string.Join('&',
            $"X-Amz-Algorithm={Algorithm}",
            $"X-Amz-Credential={Uri.EscapeDataString($"{settings.AccessKey}/{scope}")}",
            $"X-Amz-Date={moment}",
            $"X-Amz-Expires={(int)Validity.TotalSeconds}",
            $"X-Amz-SignedHeaders={Uri.EscapeDataString(SignedHeaders)}");
        var request = string.Join('\n', "PUT", path, query, $"content-length:{size}", $"host:{site.Authority}", "", SignedHeaders, "UNSIGNED-PAYLOAD");
        var text = string.Join('\n', Algorithm, moment, scope, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request))));
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes($"AWS4{settings.SecretKey}"), Sign);
        return new Uri(site, $"{path}?{query}&X-Amz-Signature={Convert.ToHexStringLower(Sign(key, text))}");
    }

    private static byte[] Sign(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
