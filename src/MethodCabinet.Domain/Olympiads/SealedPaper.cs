using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MethodCabinet.Domain.Olympiads;

/// <summary>What chance gives to a seal; each value serves once.</summary>
/// <param name="ContentKey">32 bytes.</param>
/// <param name="Salt">16 bytes.</param>
/// <param name="KeyNonce">12 bytes.</param>
/// <param name="Nonce">12 bytes.</param>
public sealed record SealChance(byte[] ContentKey, byte[] Salt, byte[] KeyNonce, byte[] Nonce);

/// <summary>What stands in a sealed file before its content.</summary>
/// <param name="WrappedKey">The content key as the opening key encrypts it, with its tag: 48 bytes.</param>
public sealed record SealHeader(int Version, Guid SealId, Guid PaperId, byte[] Salt, int Iterations, byte[] KeyNonce, byte[] WrappedKey, byte[] Nonce);

/// <summary>
/// Запечатанный комплект: the paper of a round for a track in one encrypted file, which lies on devices days before the start. docs/sealed-papers.md tells an outsider the
/// same, docs/seal-vectors.json holds a file that this code and the web client open. All numbers are big-endian.
/// <code>
/// file = "MCP1" ‖ length of header (4) ‖ header (JSON) ‖ AES-256-GCM(content key, nonce, gzip(length of view (4) ‖ view (JSON) ‖ files), authenticated: all before it)
/// </code>
/// </summary>
public static class SealedPaper
{
    /// <summary>Of PBKDF2. The key has 80 random bits, so few would do; these cost an old telephone a fifth of a second.</summary>
    public const int Iterations = 100_000;

    public const int ContentKeyLength = 32;
    public const int SaltLength = 16;
    public const int NonceLength = 12;

    private const int Version = 1;
    private const int TagLength = 16;
    private const int PrefixLength = 8;

    private static ReadOnlySpan<byte> Magic => "MCP1"u8;

    /// <param name="view">JSON.</param>
    /// <param name="files">In the order in which the view names them.</param>
    public static byte[] Seal(Guid sealId, Guid paperId, OpeningKey key, SealChance chance, ReadOnlySpan<byte> view, IEnumerable<byte[]> files)
    {
        var wrapped = Encrypt(KeyOf(key, chance.Salt, Iterations), chance.KeyNonce, chance.ContentKey, BindingOf(sealId, paperId));
        var header = JsonSerializer.SerializeToUtf8Bytes(
            new SealHeader(Version, sealId, paperId, chance.Salt, Iterations, chance.KeyNonce, wrapped, chance.Nonce), JsonSerializerOptions.Web);
        var before = new byte[PrefixLength + header.Length];
        Magic.CopyTo(before);
        BinaryPrimitives.WriteInt32BigEndian(before.AsSpan(Magic.Length), header.Length);
        header.CopyTo(before.AsSpan(PrefixLength));
        return [.. before, .. Encrypt(chance.ContentKey, chance.Nonce, Compress(view, files), before)];
    }

    /// <summary>The view and, one after another, the files.</summary>
    /// <exception cref="CryptographicException">Another key, or a file that was altered.</exception>
    public static (byte[] View, byte[] Files) Open(ReadOnlySpan<byte> file, OpeningKey key)
    {
        var header = HeaderOf(file, out var length);
        var contentKey = Decrypt(KeyOf(key, header.Salt, header.Iterations), header.KeyNonce, header.WrappedKey, BindingOf(header.SealId, header.PaperId));
        using var plain = new MemoryStream();
        using (var zipped = new GZipStream(new MemoryStream(Decrypt(contentKey, header.Nonce, file[length..], file[..length])), CompressionMode.Decompress))
        {
            zipped.CopyTo(plain);
        }

        var content = plain.ToArray();
        var viewLength = BinaryPrimitives.ReadInt32BigEndian(content);
        return (content[4..(4 + viewLength)], content[(4 + viewLength)..]);
    }

    /// <param name="length">Bytes before the content.</param>
    /// <exception cref="CryptographicException">It is no sealed paper.</exception>
    private static SealHeader HeaderOf(ReadOnlySpan<byte> file, out int length)
    {
        if (file.Length < PrefixLength || !file.StartsWith(Magic))
        {
            throw new CryptographicException("Not a sealed paper.");
        }

        length = PrefixLength + BinaryPrimitives.ReadInt32BigEndian(file[Magic.Length..]);
        if (length < PrefixLength || length > file.Length)
        {
            throw new CryptographicException("A sealed paper that was cut short.");
        }

        var header = JsonSerializer.Deserialize<SealHeader>(file[PrefixLength..length], JsonSerializerOptions.Web);
        return header is { Version: Version } ? header : throw new CryptographicException("A sealed paper of another version.");
    }

    private static byte[] KeyOf(OpeningKey key, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(key.Symbols), salt, iterations, HashAlgorithmName.SHA256, ContentKeyLength);

    /// <summary>"MCK1" ‖ seal id (16) ‖ paper id (16): a wrapped key belongs to its file.</summary>
    private static byte[] BindingOf(Guid sealId, Guid paperId) => [.. "MCK1"u8, .. sealId.ToByteArray(bigEndian: true), .. paperId.ToByteArray(bigEndian: true)];

    private static byte[] Compress(ReadOnlySpan<byte> view, IEnumerable<byte[]> files)
    {
        using var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.SmallestSize))
        {
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, view.Length);
            zip.Write(length);
            zip.Write(view);
            foreach (var file in files)
            {
                zip.Write(file);
            }
        }

        return target.ToArray();
    }

    /// <summary>Ciphertext and tag in one, as WebCrypto has them.</summary>
    private static byte[] Encrypt(byte[] key, byte[] nonce, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> authenticated)
    {
        var whole = new byte[plain.Length + TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, whole.AsSpan(0, plain.Length), whole.AsSpan(plain.Length), authenticated);
        return whole;
    }

    private static byte[] Decrypt(byte[] key, byte[] nonce, ReadOnlySpan<byte> whole, ReadOnlySpan<byte> authenticated)
    {
        if (whole.Length < TagLength)
        {
            throw new CryptographicException("A sealed paper that was cut short.");
        }

        var plain = new byte[whole.Length - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(nonce, whole[..plain.Length], whole[plain.Length..], plain, authenticated);
        return plain;
    }
}
