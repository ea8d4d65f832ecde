using CsCheck;
using MethodCabinet.Domain.Assessment.Journal;

namespace MethodCabinet.Domain.Tests.Assessment.Journal;

public sealed class MerkleTreeTests
{
    private static readonly Gen<byte[][]> Leaves = Gen.Byte.Array[0, 40].Select(content => MerkleTree.HashLeaf(content)).Array[1, 70];

    /// <summary>The seven roots of the reference implementation of certificate transparency: github.com/google/certificate-transparency, merkletree_test.</summary>
    [Theory]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    public void Roots_are_those_of_the_reference_implementation(int size, string root)
    {
        string[] contents = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"];

        var tree = MerkleTree.Of([.. contents.Take(size).Select(hex => MerkleTree.HashLeaf(Convert.FromHexString(hex)))]);

        Assert.Equal(root, Convert.ToHexStringLower(tree.Root));
    }

    [Fact]
    public void The_root_of_nothing_is_the_hash_of_nothing() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Convert.ToHexStringLower(MerkleTree.Of([]).Root));

    [Fact]
    public void The_path_of_every_leaf_leads_to_the_root() => Leaves.Sample(
        leaves =>
        {
            var tree = MerkleTree.Of(leaves);
            for (var i = 0; i < leaves.Length; i++)
            {
                Assert.Equal(tree.Root, MerkleTree.RootOf(leaves[i], i, leaves.Length, tree.PathOf(i)));
            }
        },
        iter: 300);

    [Fact]
    public void A_path_that_is_altered_cut_short_or_lengthened_leads_nowhere() => Gen.Select(Leaves, Gen.Int[0, 10_000], Gen.Int[0, 10_000]).Sample(
        (leaves, at, bit) =>
        {
            var tree = MerkleTree.Of(leaves);
            var index = at % leaves.Length;
            var path = tree.PathOf(index);
            Assert.Null(MerkleTree.RootOf(leaves[index], index, leaves.Length, [.. path, .. new byte[MerkleTree.HashLength]]));
            Assert.Null(MerkleTree.RootOf(leaves[index], leaves.Length, leaves.Length, path));
            Assert.Null(MerkleTree.RootOf(leaves[index], -1, leaves.Length, path));
            if (path.Length > 0)
            {
                Assert.Null(MerkleTree.RootOf(leaves[index], index, leaves.Length, path.AsSpan(MerkleTree.HashLength)));
                path[bit % path.Length] ^= 1;
                Assert.NotEqual(tree.Root, MerkleTree.RootOf(leaves[index], index, leaves.Length, path));
            }
        },
        iter: 300);
}
