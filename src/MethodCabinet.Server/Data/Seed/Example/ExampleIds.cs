using System.Security.Cryptography;
using System.Text;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>Identifiers that are the same in every example municipality, so that pictures and journeys can name them.</summary>
internal static class ExampleIds
{
    public static Guid Of(string kind, params object[] parts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}/{string.Join('/', parts)}"), hash);
        return new Guid(hash[..16], bigEndian: true);
    }
}
