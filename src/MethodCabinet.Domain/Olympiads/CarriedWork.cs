using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace MethodCabinet.Domain.Olympiads;

/// <summary>The pair of keys to which works of a round are sealed when they have to be carried. One for a round, so that a file tells nothing of whose it is.</summary>
public sealed class CarrierKey
{
    public required Guid RoundId { get; init; }

    /// <summary>SubjectPublicKeyInfo of a P-256 key.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>PKCS #8, encrypted by the key ring for this round alone.</summary>
    public required byte[] ProtectedPrivateKey { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>
/// Файл с работой: what a device could not send, sealed to its round's key so that whoever carries it learns nothing and can change nothing. docs/carried-works.md is the format;
/// docs/carrier-vectors.json holds a file that both C# and TypeScript pass.
/// </summary>
public static class CarriedWork
{
    /// <summary>Bytes of a whole file.</summary>
    public const int MaxBytes = 64 << 20;

    /// <summary>What a file may unpack to: a small file that unpacks to gigabytes is an attack.</summary>
    private const int MaxPlainBytes = 96 << 20;

    private const int PointLength = 65;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 4 + 16 + PointLength + NonceLength;

    private static ReadOnlySpan<byte> Magic => "MCW1"u8;

    /// <summary>The round of which a file says it is; null for what is no such file.</summary>
    public static Guid? RoundOf(ReadOnlySpan<byte> file) =>
        file.Length >= HeaderLength + TagLength && file.StartsWith(Magic) ? new Guid(file.Slice(4, 16), bigEndian: true) : null;

    /// <summary>Opens a file and unpacks it.</summary>
    /// <param name="privateKey">PKCS #8.</param>
    /// <exception cref="RuleBroken">CarrierUnreadable: no such file, another round's, cut short or altered.</exception>
    public static byte[] Open(ReadOnlySpan<byte> file, Guid roundId, ReadOnlySpan<byte> privateKey)
    {
        if (RoundOf(file) != roundId)
        {
            throw Unreadable();
        }

        try
        {
            using var own = ECDiffieHellman.Create();
            own.ImportPkcs8PrivateKey(privateKey, out _);
            var point = file.Slice(20, PointLength);
            using var other = ECDiffieHellman.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = point[1..33].ToArray(), Y = point[33..].ToArray() },
            });
            var key = KeyOf(own.DeriveRawSecretAgreement(other.PublicKey), file[..(HeaderLength - NonceLength)]);
            var sealedBytes = file[HeaderLength..];
            var plain = new byte[sealedBytes.Length - TagLength];
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(file.Slice(HeaderLength - NonceLength, NonceLength), sealedBytes[..^TagLength], sealedBytes[^TagLength..], plain, file[..HeaderLength]);
            return Unpack(plain);
        }
        catch (Exception exception) when (exception is CryptographicException or InvalidDataException)
        {
            throw Unreadable();
        }
    }

    /// <summary>Makes a file, as a device does.</summary>
    /// <param name="publicKey">SubjectPublicKeyInfo.</param>
    public static byte[] Seal(ReadOnlySpan<byte> content, Guid roundId, ReadOnlySpan<byte> publicKey)
    {
        using var recipient = ECDiffieHellman.Create();
        recipient.ImportSubjectPublicKeyInfo(publicKey, out _);
        using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = own.ExportParameters(includePrivateParameters: false).Q;
        var packed = Pack(content);
        var file = new byte[HeaderLength + packed.Length + TagLength];
        Magic.CopyTo(file);
        roundId.TryWriteBytes(file.AsSpan(4), bigEndian: true, out _);
        file[20] = 4; // An uncompressed point, SEC 1, section 2.3.3.
        point.X!.CopyTo(file, 21);
        point.Y!.CopyTo(file, 53);
        RandomNumberGenerator.Fill(file.AsSpan(HeaderLength - NonceLength, NonceLength));
        var key = KeyOf(own.DeriveRawSecretAgreement(recipient.PublicKey), file.AsSpan(0, HeaderLength - NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(
            file.AsSpan(HeaderLength - NonceLength, NonceLength), packed, file.AsSpan(HeaderLength, packed.Length), file.AsSpan(HeaderLength + packed.Length), file.AsSpan(0, HeaderLength));
        return file;
    }

    /// <summary>Splits the content: JSON, and the files that follow it in the order in which it names them.</summary>
    /// <exception cref="RuleBroken">CarrierUnreadable.</exception>
    public static (ReadOnlyMemory<byte> Json, ReadOnlyMemory<byte> Files) Split(ReadOnlyMemory<byte> content)
    {
        if (content.Length < 4 || BinaryPrimitives.ReadUInt32BigEndian(content.Span) is var length && length > content.Length - 4)
        {
            throw Unreadable();
        }

        return (content.Slice(4, (int)length), content[(4 + (int)length)..]);
    }

    /// <summary>The reverse of <see cref="Split"/>.</summary>
    public static byte[] Join(ReadOnlySpan<byte> json, params ReadOnlySpan<byte[]> files)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)json.Length);
        byte[] content = [.. length, .. json];
        foreach (var file in files)
        {
            content = [.. content, .. file];
        }

        return content;
    }

    public static RuleBroken Unreadable() => new(LateErrors.CarrierUnreadable);

    /// <summary>HKDF-SHA-256 (RFC 5869) of the shared secret, bound to the file's beginning.</summary>
    private static byte[] KeyOf(byte[] secret, ReadOnlySpan<byte> header)
    {
        var key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt: [], info: header);
        return key;
    }

    private static byte[] Pack(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            zip.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var zip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int read; (read = zip.Read(buffer)) > 0;)
        {
            if (plain.Length + read > MaxPlainBytes)
            {
                throw new InvalidDataException("It unpacks to too much.");
            }

            plain.Write(buffer, 0, read);
        }

        return plain.ToArray();
    }
}
