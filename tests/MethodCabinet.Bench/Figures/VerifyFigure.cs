using System.Diagnostics;
using System.Security.Cryptography;
using MethodCabinet.Domain.Assessment.Journal;

namespace MethodCabinet.Bench.Figures;

/// <summary>How fast receipts are verified on one processor: each its own path and its own signature check, nothing remembered between them.</summary>
public sealed class VerifyFigure : Figure
{
    /// <summary>Saves that share a signature: about what a group has under load.</summary>
    private const int GroupSize = 32;
    private const int Groups = 64;
    private const double Least = 5_000;

    public override string Name => "verify";

    public override string Summary => "receipts verified per second on one core";

    public override string Unit => "receipts/s";

    public override string Target => $">= {Least}";

    public override Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var receipts = Enumerable.Range(0, Groups).SelectMany(_ => GroupOf(key)).ToArray();
        Verify(key, receipts, TimeSpan.FromSeconds(1), ct);
        var perSecond = Verify(key, receipts, context.Duration / 4, ct);
        return Task.FromResult(new FigureResult(
            Math.Round(perSecond), perSecond >= Least, new { groupSize = GroupSize, pathBytes = receipts[0].Path.Length }));
    }

    private static double Verify(ECDsa key, SignedClaim[] receipts, TimeSpan duration, CancellationToken ct)
    {
        var (count, begun) = (0, Stopwatch.GetTimestamp());
        for (; Stopwatch.GetElapsedTime(begun) < duration; count++)
        {
            ct.ThrowIfCancellationRequested();
            var (claim, index, path, signature) = receipts[count % receipts.Length];
            if (!ReceiptEncoding.Verify(key, claim, index, GroupSize, path, signature))
            {
                throw new InvalidOperationException("A genuine receipt was not believed.");
            }
        }

        return count / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static IEnumerable<SignedClaim> GroupOf(ECDsa key)
    {
        var claims = Enumerable.Range(1, GroupSize)
            .Select(seq => new ReceiptClaim(Guid.NewGuid(), Guid.NewGuid(), seq, RandomNumberGenerator.GetBytes(JournalChain.HashLength), DateTimeOffset.UnixEpoch.AddSeconds(seq)))
            .ToArray();
        var tree = MerkleTree.Of([.. claims.Select(ReceiptEncoding.LeafOf)]);
        var signature = key.SignData(ReceiptEncoding.SignedContent(tree.Size, tree.Root), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return claims.Select((claim, i) => new SignedClaim(claim, i, tree.PathOf(i), signature));
    }

    private sealed record SignedClaim(ReceiptClaim Claim, int Index, byte[] Path, byte[] Signature);
}
