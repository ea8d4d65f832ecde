using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

/// <summary>The vectors were made by another program from docs/sealed-papers.md.</summary>
public sealed class SealedPaperTests : IDisposable
{
    private static readonly Guid Seal = Guid.Parse("0198d7a4-0000-7000-8000-000000000001");
    private static readonly Guid Paper = Guid.Parse("0198d7a4-0000-7000-8000-000000000002");
    private static readonly OpeningKey Key = OpeningKey.Read("0123-4567-89AB-CDEF")!;

    private readonly JsonDocument vectors = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seal-vectors.json")));

    public void Dispose() => vectors.Dispose();

    [Fact]
    public void The_file_of_the_vectors_opens()
    {
        var vector = vectors.RootElement.GetProperty("sealed");

        var (view, files) = SealedPaper.Open(vector.GetProperty("file").GetBytesFromBase64(), OpeningKey.Read(vector.GetProperty("key").GetString()!)!);

        Assert.Equal(vector.GetProperty("view").GetString(), Encoding.UTF8.GetString(view));
        Assert.Equal(vector.GetProperty("files").GetString(), Convert.ToHexStringLower(files));
    }

    [Fact]
    public void Keys_are_read_as_the_vectors_say()
    {
        foreach (var reading in vectors.RootElement.GetProperty("readings").EnumerateArray())
        {
            Assert.Equal(reading.GetProperty("symbols").GetString(), OpeningKey.Read(reading.GetProperty("typed").GetString()!)?.Symbols);
        }
    }

    [Fact]
    public void The_id_of_an_attempt_is_that_of_the_vectors()
    {
        var vector = vectors.RootElement.GetProperty("attempt");

        Assert.Equal(vector.GetProperty("id").GetGuid(), Attempt.IdOf(vector.GetProperty("roundId").GetGuid(), vector.GetProperty("registrationId").GetGuid()));
    }

    [Fact]
    public void What_was_sealed_comes_out() => Gen.Select(Gen.Byte.Array[0, 300], Gen.Byte.Array[0, 300].Array[0, 4]).Sample(
        (view, files) =>
        {
            var opened = SealedPaper.Open(SealedPaper.Seal(Seal, Paper, Key, Chance(), view, files), Key);

            Assert.Equal(view, opened.View);
            Assert.Equal(files.SelectMany(file => file), opened.Files);
        },
        iter: 20);

    [Fact]
    public void Another_key_opens_nothing()
    {
        var file = SealedPaper.Seal(Seal, Paper, Key, Chance(), "{}"u8, []);

        Assert.ThrowsAny<CryptographicException>(() => SealedPaper.Open(file, OpeningKey.Read("0123-4567-89AB-CDEG")!));
    }

    [Fact]
    public void No_altered_byte_goes_unnoticed()
    {
        var file = SealedPaper.Seal(Seal, Paper, Key, Chance(), "{}"u8, []);

        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Int[0, 7]).Sample(
            (at, bit) =>
            {
                var altered = file.ToArray();
                altered[at] ^= (byte)(1 << bit);

                Assert.NotNull(Record.Exception(() => SealedPaper.Open(altered, Key)));
            },
            iter: 40);
        Assert.NotNull(Record.Exception(() => SealedPaper.Open(file.AsSpan(0, file.Length - 1), Key)));
    }

    [Fact]
    public void Nothing_of_the_paper_is_readable_in_the_file()
    {
        var view = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Из чего состоит ёж? ", 50)));
        var file = SealedPaper.Seal(Seal, Paper, Key, Chance(), view, []);

        Assert.True(file.AsSpan().IndexOf(view.AsSpan(0, 20)) < 0);
        Assert.True(file.Length < view.Length);
    }

    private static SealChance Chance() => new(
        RandomNumberGenerator.GetBytes(SealedPaper.ContentKeyLength), RandomNumberGenerator.GetBytes(SealedPaper.SaltLength),
        RandomNumberGenerator.GetBytes(SealedPaper.NonceLength), RandomNumberGenerator.GetBytes(SealedPaper.NonceLength));
}
