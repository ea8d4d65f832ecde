using System.Security.Cryptography;
using System.Text.Json;
using MethodCabinet.Domain.Assessment.Journal;

namespace MethodCabinet.Domain.Tests.Assessment.Journal;

/// <summary>The vectors were made by another program from docs/receipts.md.</summary>
public sealed class ReceiptEncodingTests : IDisposable
{
    private readonly JsonDocument vectors = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "receipt-vectors.json")));
    private readonly ECDsa key = ECDsa.Create();

    public ReceiptEncodingTests() => key.ImportSubjectPublicKeyInfo(Key.GetProperty("publicKey").GetBytesFromBase64(), out _);

    private JsonElement Key => vectors.RootElement.GetProperty("key");

    private IEnumerable<JsonElement> Receipts => vectors.RootElement.GetProperty("group").GetProperty("receipts").EnumerateArray();

    public void Dispose()
    {
        key.Dispose();
        vectors.Dispose();
    }

    [Fact]
    public void A_key_is_named_by_its_digest() =>
        Assert.Equal(Key.GetProperty("id").GetString(), ReceiptEncoding.KeyIdOf(Key.GetProperty("publicKey").GetBytesFromBase64()));

    [Fact]
    public void Receipts_have_the_leaves_of_the_vectors_and_are_genuine()
    {
        foreach (var receipt in Receipts)
        {
            Assert.Equal(receipt.GetProperty("leaf").GetString(), Convert.ToHexStringLower(ReceiptEncoding.LeafOf(ClaimOf(receipt))));
            Assert.True(Verify(receipt, ClaimOf(receipt)));
        }
    }

    [Fact]
    public void No_other_claim_is_behind_a_signature()
    {
        var receipt = Receipts.First();
        var claim = ClaimOf(receipt);
        ReceiptClaim[] others =
        [
            claim with { AttemptId = Guid.NewGuid() },
            claim with { DeviceId = Guid.NewGuid() },
            claim with { Seq = claim.Seq + 1 },
            claim with { HeadHash = new byte[JournalChain.HashLength] },
            claim with { ReceivedAt = claim.ReceivedAt.AddMicroseconds(1) },
        ];

        Assert.All(others, other => Assert.False(Verify(receipt, other)));
        Assert.False(Verify(Receipts.Last(), claim));
    }

    [Fact]
    public void The_digest_of_a_round_is_that_of_the_vectors_and_every_chain_is_in_it()
    {
        var round = vectors.RootElement.GetProperty("round");
        var (size, root) = (round.GetProperty("size").GetInt32(), Convert.FromHexString(round.GetProperty("root").GetString()!));
        foreach (var chain in round.GetProperty("chains").EnumerateArray())
        {
            var leaf = ReceiptEncoding.HeadLeafOf(
                chain.GetProperty("attemptId").GetGuid(), chain.GetProperty("deviceId").GetGuid(), chain.GetProperty("seq").GetInt64(),
                Convert.FromHexString(chain.GetProperty("hash").GetString()!));
            Assert.Equal(chain.GetProperty("leaf").GetString(), Convert.ToHexStringLower(leaf));
            Assert.Equal(root, MerkleTree.RootOf(leaf, chain.GetProperty("index").GetInt32(), size, chain.GetProperty("path").GetBytesFromBase64()));
        }

        var signed = ReceiptEncoding.SignedContent(
            round.GetProperty("roundId").GetGuid(), round.GetProperty("number").GetInt32(), round.GetProperty("madeAt").GetDateTimeOffset(), size, root);
        Assert.True(key.VerifyData(signed, round.GetProperty("signature").GetBytesFromBase64(), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }

    private static ReceiptClaim ClaimOf(JsonElement receipt) => new(
        receipt.GetProperty("attemptId").GetGuid(),
        receipt.GetProperty("deviceId").GetGuid(),
        receipt.GetProperty("seq").GetInt64(),
        Convert.FromHexString(receipt.GetProperty("headHash").GetString()!),
        receipt.GetProperty("receivedAt").GetDateTimeOffset());

    private bool Verify(JsonElement receipt, ReceiptClaim claim) => ReceiptEncoding.Verify(
        key,
        claim,
        receipt.GetProperty("index").GetInt32(),
        receipt.GetProperty("size").GetInt32(),
        receipt.GetProperty("path").GetBytesFromBase64(),
        receipt.GetProperty("signature").GetBytesFromBase64());
}
