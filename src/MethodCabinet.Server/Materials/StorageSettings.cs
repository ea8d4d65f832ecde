using System.ComponentModel.DataAnnotations;

namespace MethodCabinet.Server.Materials;

/// <summary>Section <c>Storage</c>: exactly one of a folder and an S3 server.</summary>
public sealed class StorageSettings : IValidatableObject
{
    public string Folder { get; set; } = "";

    public S3Settings? S3 { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Folder.Length > 0 == S3 is not null)
        {
            yield return new ValidationResult("name either a folder (Storage__Folder) or an S3 server (Storage__S3__Endpoint and so on).", [nameof(Folder)]);
        }

        if (S3 is { } s3 && new[] { s3.Endpoint, s3.AccessKey, s3.SecretKey, s3.Bucket }.Any(string.IsNullOrWhiteSpace))
        {
            yield return new ValidationResult("Endpoint, AccessKey, SecretKey and Bucket are needed.", [nameof(S3)]);
        }
        else if (S3 is not null && S3.Endpoint.Contains('/', StringComparison.Ordinal))
        {
            yield return new ValidationResult("host and port are needed, without http:// (Storage__S3__UseTls tells which).", [$"{nameof(S3)}:{nameof(S3Settings.Endpoint)}"]);
        }
        else if (S3 is { PublicUrl: not "" } && !(Uri.TryCreate(S3.PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.PathAndQuery == "/"))
        {
            yield return new ValidationResult("an address without a path is needed, such as https://files.example.ru.", [$"{nameof(S3)}:{nameof(S3Settings.PublicUrl)}"]);
        }
    }
}

/// <summary>Section <c>Storage:S3</c>.</summary>
public sealed class S3Settings
{
    /// <summary>Host and port.</summary>
    public string Endpoint { get; set; } = "";

    public string AccessKey { get; set; } = "";

    public string SecretKey { get; set; } = "";

    public string Bucket { get; set; } = "";

    public string Region { get; set; } = "us-east-1";

    public bool UseTls { get; set; } = true;

    /// <summary>Where browsers reach the storage to put parts of files by themselves. Empty: the application takes them.</summary>
    public string PublicUrl { get; set; } = "";
}
