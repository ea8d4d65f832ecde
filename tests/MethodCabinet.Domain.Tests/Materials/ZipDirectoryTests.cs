using System.IO.Compression;
using System.Text;
using CsCheck;
using MethodCabinet.Domain.Materials.Archives;

namespace MethodCabinet.Domain.Tests.Materials;

public sealed class ZipDirectoryTests
{
    private static readonly ArchiveLimits Limits = new(Entries: 100, Bytes: 64 << 20, Ratio: 20);

    [Fact]
    public void What_a_program_packed_is_found_where_it_lies() => Gen.Select(Gen.String[Gen.Char["абвgz01-_ "], 1, 20], Gen.Byte.Array[0, 2_000]).List[0, 12].Sample(files =>
    {
        var named = files.Select((file, index) => ($"папка {index}/{file.Item1.Trim()}x", file.Item2)).ToList();
        var archive = Pack(named);
        var entries = Read(archive);
        Assert.Equal(named.Select(file => file.Item1).Order(StringComparer.Ordinal), entries.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, content) in named)
        {
            Assert.Equal(content, Unpack(archive, entries[name]));
        }
    });

    [Theory]
    [InlineData("../evil.html")]
    [InlineData("a/../../evil.html")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\evil.html")]
    [InlineData("C:\\evil.html")]
    [InlineData("a//b")]
    [InlineData("a/./b")]
    [InlineData("a\u0000b")]
    [InlineData("a\nb")]
    public void A_name_that_leads_elsewhere_is_refused(string name) => Assert.Equal(ArchiveErrors.NameUnsafe, ErrorOf(Pack([("index.html", [1]), (name, [1])])));

    [Fact]
    public void A_name_that_is_there_twice_is_refused() => Assert.Equal(ArchiveErrors.NameUnsafe, ErrorOf(Pack([("a.html", [1]), ("a.html", [2])])));

    [Fact]
    public void A_link_is_refused()
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = archive.CreateEntry("link");
            entry.ExternalAttributes = unchecked((int)(0xA1FFu << 16));
            using var target = entry.Open();
            target.Write("/etc/passwd"u8);
        }

        // .NET does not write which system has packed it.
        var bytes = content.ToArray();
        bytes[IndexOf(bytes, [0x50, 0x4b, 0x01, 0x02]) + 5] = 3;
        Assert.Equal(ArchiveErrors.NameUnsafe, ErrorOf(bytes));
    }

    [Fact]
    public void A_bomb_is_refused() => Assert.Equal(ArchiveErrors.Bomb, ErrorOf(Pack([("zeros", new byte[32 << 20])])));

    [Fact]
    public void More_than_is_taken_is_refused()
    {
        Assert.Equal(ArchiveErrors.TooLarge, ErrorOf(Pack([("zeros", new byte[65 << 20])])));
        Assert.Equal(ArchiveErrors.TooLarge, ErrorOf(Pack([.. Enumerable.Range(0, 101).Select(index => ($"f{index}", new byte[1]))])));
    }

    [Fact]
    public void Files_that_lie_over_each_other_are_refused()
    {
        var bytes = Pack([("a", Encoding.UTF8.GetBytes(new string('a', 500))), ("b", Encoding.UTF8.GetBytes(new string('b', 500)))]);
        var second = IndexOf(bytes, [0x50, 0x4b, 0x01, 0x02], IndexOf(bytes, [0x50, 0x4b, 0x01, 0x02]) + 4);
        bytes.AsSpan(second + 42, 4).Clear();
        Assert.Equal(ArchiveErrors.Bomb, ErrorOf(bytes));
    }

    [Fact]
    public void Old_Russian_names_are_read()
    {
        var bytes = Pack([("abcd.html", [1])]);
        var name = CodePagesEncodingProvider.Instance.GetEncoding(866)!.GetBytes("урок");
        var directory = IndexOf(bytes, [0x50, 0x4b, 0x01, 0x02]);
        name.CopyTo(bytes, directory + 46);
        bytes[directory + 9] &= 0xf7;
        Assert.Equal("урок.html", Assert.Single(Read(bytes)).Key);
    }

    [Fact]
    public void Whatever_the_bytes_are_nothing_but_a_rule_is_broken()
    {
        var sound = Pack([("index.html", Encoding.UTF8.GetBytes("<p>Да</p>")), ("картинка.png", new byte[300])]);
        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Byte).List[1, 8].Sample(changes =>
        {
            var bytes = (byte[])sound.Clone();
            foreach (var (at, value) in changes)
            {
                bytes[at] = value;
            }

            try
            {
                foreach (var entry in Read(bytes).Values)
                {
                    Assert.InRange(entry.Offset + entry.Packed, 0, bytes.Length);
                }
            }
            catch (RuleBroken)
            {
                // As it should.
            }
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(2_000)]
    public void What_is_no_archive_is_refused(int length) => Assert.Equal(ArchiveErrors.Broken, ErrorOf(new byte[length]));

    private static byte[] Pack(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var target = archive.CreateEntry(name).Open();
                target.Write(bytes);
            }
        }

        return content.ToArray();
    }

    private static IReadOnlyDictionary<string, ZipEntry> Read(byte[] archive)
    {
        var tail = archive.AsSpan(Math.Max(0, archive.Length - ZipDirectory.TailLength));
        var (offset, length, count) = ZipDirectory.Locate(tail, archive.Length);
        return ZipDirectory.Read(archive.AsSpan((int)offset, length), count, offset, Limits, CodePagesEncodingProvider.Instance.GetEncoding(866)!);
    }

    private static ErrorCode ErrorOf(byte[] archive) => Assert.Throws<RuleBroken>(() => Read(archive)).Error;

    private static byte[] Unpack(byte[] archive, ZipEntry entry)
    {
        var from = (int)entry.Offset + ZipDirectory.SkippedBy(archive.AsSpan((int)entry.Offset));
        var packed = new MemoryStream(archive, from, (int)entry.Packed);
        using var content = entry.IsPacked ? (Stream)new DeflateStream(packed, CompressionMode.Decompress) : packed;
        var bytes = new byte[entry.Size];
        content.ReadExactly(bytes);
        return bytes;
    }

    private static int IndexOf(byte[] bytes, byte[] sought, int from = 0) => from + bytes.AsSpan(from).IndexOf(sought);
}
