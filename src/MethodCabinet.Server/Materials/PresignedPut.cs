namespace MethodCabinet.Server.Materials;

/// <summary>The address at which anybody who has it puts one object, or one part of it, of one size.</summary>
internal static class PresignedPut
{
    /// <summary>A file of 20 MB takes an hour and a half on a line of 4 KB/s; whoever is slower asks for new addresses.</summary>
    private static readonly TimeSpan Validity = TimeSpan.FromHours(2);

    public static Uri AddressOf(S3Settings settings, string name, long size, DateTimeOffset now, params (string Name, string Value)[] query) =>
        S3Signature.AddressOf(settings, new Uri(settings.PublicUrl), HttpMethod.Put, name, query, size, Validity, now);
}
