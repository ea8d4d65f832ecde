using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using MethodCabinet.Domain.Certificates;

namespace MethodCabinet.Domain.Tests.Certificates;

/// <summary>The vectors were made by another program from docs/certificates.md.</summary>
public sealed class CertificateEncodingTests : IDisposable
{
    private readonly JsonDocument vectors = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "certificate-vectors.json")));

    private IEnumerable<JsonElement> Documents => vectors.RootElement.GetProperty("documents").EnumerateArray();

    public void Dispose() => vectors.Dispose();

    [Fact]
    public void What_is_signed_is_that_of_the_vectors_and_their_signatures_stand_behind_it()
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(vectors.RootElement.GetProperty("key").GetProperty("publicKey").GetBytesFromBase64(), out _);
        foreach (var document in Documents)
        {
            var content = ContentOf(document);
            Assert.Equal(Text(document, "content"), Convert.ToHexStringLower(content));

            var signature = Base64Url.DecodeFromChars(Text(document, "fragment"))[8..72];
            Assert.True(key.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
            Assert.Equal(Text(document, "fragment"), CertificateEncoding.FragmentOf(Text(vectors.RootElement.GetProperty("key"), "id"), signature, content));
        }
    }

    [Fact]
    public void Every_kind_is_in_the_vectors() =>
        Assert.Equal(Enum.GetValues<CertificateKind>(), Documents.Select(KindOf).Order());

    private static byte[] ContentOf(JsonElement document) => CertificateEncoding.ContentOf(
        KindOf(document),
        DateOnly.Parse(Text(document, "issuedOn"), System.Globalization.CultureInfo.InvariantCulture),
        Text(document, "number"),
        new CertificateText(Text(document, "holder"), Text(document, "holderDetail"), Text(document, "ground"), Text(document, "season"), "И. С. Петрова", "Заведующий"));

    private static CertificateKind KindOf(JsonElement document) => Enum.Parse<CertificateKind>(Text(document, "kind"), ignoreCase: true);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
