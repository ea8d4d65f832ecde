using System.Security.Cryptography;
using System.Text.Json;
using CsCheck;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class CarriedWorkTests
{
    private static readonly Guid Round = Guid.Parse("0198c0de-0000-7000-8000-000000000001");
    private static readonly ECDiffieHellman Pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private static readonly byte[] Public = Pair.ExportSubjectPublicKeyInfo();
    private static readonly byte[] Private = Pair.ExportPkcs8PrivateKey();

    /// <summary>They were made by another program from docs/carried-works.md.</summary>
    [Fact]
    public void The_file_of_the_vectors_opens()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "carrier-vectors.json")));
        byte[] Bytes(string name) => vectors.RootElement.GetProperty(name).GetBytesFromBase64();

        Assert.Equal(Bytes("content"), CarriedWork.Open(Bytes("file"), vectors.RootElement.GetProperty("roundId").GetGuid(), Bytes("privateKey")));
    }

    [Fact]
    public void What_was_sealed_is_what_is_opened() =>
        Gen.Byte.Array[0, 2000].Sample(content => CarriedWork.Open(CarriedWork.Seal(content, Round, Public), Round, Private).SequenceEqual(content), iter: 100);

    /// <summary>Nothing packs to nothing: such a file is its header and its tag alone.</summary>
    [Fact]
    public void An_empty_content_is_sealed_and_opened() => Assert.Empty(CarriedWork.Open(CarriedWork.Seal([], Round, Public), Round, Private));

    [Fact]
    public void A_file_with_any_bit_changed_is_refused()
    {
        var file = CarriedWork.Seal("работа"u8, Round, Public);
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Int[0, 7]).Sample(
            (place, bit) => Refuses([.. file[..place], (byte)(file[place] ^ (1 << bit)), .. file[(place + 1)..]]), iter: 200);
    }

    [Fact]
    public void What_is_no_such_file_is_refused() =>
        Gen.Byte.Array[0, 300].Sample(file => Refuses(file) && Refuses([.. "MCW1"u8, .. Round.ToByteArray(bigEndian: true), .. file]), iter: 200);

    [Fact]
    public void A_file_cut_short_or_of_another_round_is_refused()
    {
        var file = CarriedWork.Seal("работа"u8, Round, Public);

        Assert.All(Enumerable.Range(0, file.Length), length => Assert.True(Refuses(file[..length])));
        Assert.Equal(LateErrors.CarrierUnreadable, Assert.Throws<RuleBroken>(() => CarriedWork.Open(file, Guid.NewGuid(), Private)).Error);
        Assert.Equal(Round, CarriedWork.RoundOf(file));
    }

    [Fact]
    public void A_file_that_unpacks_to_very_much_is_refused() => Assert.True(Refuses(CarriedWork.Seal(new byte[97 << 20], Round, Public)));

    [Fact]
    public void Content_is_split_as_it_was_joined()
    {
        var (json, files) = CarriedWork.Split(CarriedWork.Join("{}"u8, [1, 2], [3]));

        Assert.Equal("{}"u8.ToArray(), json.ToArray());
        Assert.Equal([1, 2, 3], files.ToArray());
        Assert.Throws<RuleBroken>(() => CarriedWork.Split(new byte[] { 0, 0, 0, 9, 1 }));
        Assert.Throws<RuleBroken>(() => CarriedWork.Split(new byte[] { 255, 255, 255, 255, 1 }));
    }

    private static bool Refuses(byte[] file)
    {
        try
        {
            CarriedWork.Open(file, Round, Private);
            return false;
        }
        catch (RuleBroken refused)
        {
            return refused.Error == LateErrors.CarrierUnreadable;
        }
    }
}
