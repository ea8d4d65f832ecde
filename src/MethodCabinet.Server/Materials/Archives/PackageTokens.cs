using System.Buffers.Text;
using System.Security.Cryptography;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Materials.Archives;

/// <summary>
/// What lets a page read the files of a package: no cookie goes to the host of packages, so the address itself says that whoever has it was let in. It is the same for a week, so that a slow line fetches a
/// package once, and is of no use after two.
/// </summary>
public sealed class PackageTokens(MasterKey master, TimeProvider clock)
{
    private const int IdLength = 16;
    private const int SignLength = 16;

    private readonly byte[] key = master.Derive("packages");

    public string For(Guid fileId) => TokenOf(fileId, Week);

    /// <returns>Null for what nobody was given, or long ago.</returns>
    public Guid? FileOf(string token)
    {
        var bytes = new byte[IdLength + SignLength];
        if (token.Length != Base64Url.GetEncodedLength(bytes.Length) || !Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, bytes, out var length) || length != bytes.Length)
        {
            return null;
        }

        var fileId = new Guid(bytes.AsSpan(0, IdLength));
        return CryptographicOperations.FixedTimeEquals(Sign(fileId, Week), bytes.AsSpan(IdLength)) || CryptographicOperations.FixedTimeEquals(Sign(fileId, Week - 1), bytes.AsSpan(IdLength)) ? fileId : null;
    }

    private int Week => (int)(clock.GetUtcNow().ToUnixTimeSeconds() / (7 * 24 * 3600));

    private string TokenOf(Guid fileId, int week) => Base64Url.EncodeToString([.. fileId.ToByteArray(), .. Sign(fileId, week)]);

    private byte[] Sign(Guid fileId, int week) => HMACSHA256.HashData(key, (byte[])[.. fileId.ToByteArray(), .. BitConverter.GetBytes(week)])[..SignLength];
}
