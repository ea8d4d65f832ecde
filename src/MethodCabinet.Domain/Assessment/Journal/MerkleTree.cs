using System.Security.Cryptography;

namespace MethodCabinet.Domain.Assessment.Journal;

/// <summary>
/// The Merkle tree of RFC 9162, section 2.1 (https://www.rfc-editor.org/rfc/rfc9162#section-2.1), with SHA-256: one root stands for all leaves,
/// and a path of a few hashes proves that a leaf is among them.
/// </summary>
public sealed class MerkleTree
{
    public const int HashLength = 32;

    /// <summary>From the leaves to the root; a node without a neighbour rises unchanged.</summary>
    private readonly byte[][][] levels;

    private MerkleTree(byte[][][] levels) => this.levels = levels;

    /// <summary>32 bytes. Of no leaves: SHA-256 of nothing.</summary>
    public byte[] Root => levels[^1].Length == 0 ? SHA256.HashData([]) : levels[^1][0];

    public int Size => levels[0].Length;

    /// <param name="leaves">What <see cref="HashLeaf"/> gives, in the tree's order.</param>
    public static MerkleTree Of(byte[][] leaves)
    {
        var levels = new List<byte[][]> { leaves };
        while (levels[^1].Length > 1)
        {
            var below = levels[^1];
            var level = new byte[(below.Length + 1) / 2][];
            for (var i = 0; i < level.Length; i++)
            {
                level[i] = (2 * i) + 1 < below.Length ? HashNode(below[2 * i], below[(2 * i) + 1]) : below[2 * i];
            }

            levels.Add(level);
        }

        return new MerkleTree([.. levels]);
    }

    /// <summary>SHA-256(0x00 ‖ content).</summary>
    public static byte[] HashLeaf(ReadOnlySpan<byte> content)
    {
        Span<byte> buffer = stackalloc byte[1 + content.Length];
        buffer[0] = 0;
        content.CopyTo(buffer[1..]);
        return SHA256.HashData(buffer);
    }

    /// <summary>The neighbours on the way from leaf <paramref name="index"/> to the root, one after the other, 32 bytes each.</summary>
    public byte[] PathOf(int index)
    {
        var path = new List<byte>(HashLength * levels.Length);
        foreach (var level in levels.AsSpan(0, levels.Length - 1))
        {
            if ((index ^ 1) < level.Length)
            {
                path.AddRange(level[index ^ 1]);
            }

            index /= 2;
        }

        return [.. path];
    }

    /// <summary>The root to which a leaf and its path lead (RFC 9162, section 2.1.3.2); null when the path does not fit the place.</summary>
    public static byte[]? RootOf(byte[] leaf, long index, long size, ReadOnlySpan<byte> path)
    {
        if (index < 0 || index >= size || path.Length % HashLength != 0)
        {
            return null;
        }

        var (at, last, root) = (index, size - 1, leaf);
        while (last > 0)
        {
            if ((at ^ 1) <= last)
            {
                if (path.IsEmpty)
                {
                    return null;
                }

                var neighbour = path[..HashLength];
                root = at % 2 == 0 ? HashNode(root, neighbour) : HashNode(neighbour, root);
                path = path[HashLength..];
            }

            (at, last) = (at / 2, last / 2);
        }

        return path.IsEmpty ? root : null;
    }

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    private static byte[] HashNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> buffer = stackalloc byte[1 + (2 * HashLength)];
        buffer[0] = 1;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[(1 + HashLength)..]);
        return SHA256.HashData(buffer);
    }
}
