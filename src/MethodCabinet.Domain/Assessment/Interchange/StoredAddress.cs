namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>Addresses under which the cabinet hands out stored files: <c>/api/files/{id}</c>.</summary>
internal static class StoredAddress
{
    private const string Start = "/api/files/";

    public static bool Is(string address) => address.StartsWith(Start, StringComparison.Ordinal) && Guid.TryParseExact(address[Start.Length..], "D", out _);
}
