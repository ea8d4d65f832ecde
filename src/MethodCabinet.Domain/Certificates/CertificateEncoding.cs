using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace MethodCabinet.Domain.Certificates;

/// <summary>
/// What the QR code of a document says and what is signed of it. docs/certificates.md tells an outsider the same, docs/certificate-vectors.json holds vectors that this
/// code and the web client pass. All numbers are big-endian.
/// </summary>
public static class CertificateEncoding
{
    /// <summary>
    /// "MCD1" ‖ kind (1) ‖ year (2) ‖ month (1) ‖ day (1) ‖ number, holder, holder's detail, ground and season, each as its length in bytes (2) and UTF-8: what is signed.
    /// </summary>
    public static byte[] ContentOf(CertificateKind kind, DateOnly issuedOn, string number, CertificateText text)
    {
        using var content = new MemoryStream();
        content.Write("MCD1"u8);
        content.WriteByte((byte)kind);
        Write(content, (ushort)issuedOn.Year);
        content.WriteByte((byte)issuedOn.Month);
        content.WriteByte((byte)issuedOn.Day);
        foreach (var words in new[] { number, text.Holder, text.HolderDetail, text.StatedGround(), text.Season })
        {
            var bytes = Encoding.UTF8.GetBytes(words);
            Write(content, checked((ushort)bytes.Length));
            content.Write(bytes);
        }

        return content.ToArray();
    }

    /// <summary>Key id (8) ‖ signature (64) ‖ content, in the base 64 of addresses: what stands behind the # of the printed address.</summary>
    /// <param name="keyId">16 hexadecimal digits.</param>
    /// <param name="signature">r and s, 64 bytes.</param>
    public static string FragmentOf(string keyId, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> content) =>
        Base64Url.EncodeToString([.. Convert.FromHexString(keyId), .. signature, .. content]);

    private static void Write(Stream target, ushort number)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, number);
        target.Write(bytes);
    }
}
