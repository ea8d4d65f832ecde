using CsCheck;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Tests.Materials;

public sealed class LargeUploadsTests
{
    private const long Gigabyte = 1L << 30;

    [Theory]
    [InlineData(1, 1, 8)]
    [InlineData(8 << 20, 1, 8)]
    [InlineData((8 << 20) + 1, 2, 8)]
    [InlineData(5 * Gigabyte, 640, 8)]
    [InlineData(8_000L << 20, 1_000, 8)]
    [InlineData((8_000L << 20) + 1, 501, 16)]
    [InlineData(LargeUploads.MostBytes, 1_000, 64)]
    public void Parts_are_as_small_as_a_thousand_of_them_allow(long size, int parts, int megabytes)
    {
        Assert.Equal(parts, LargeUploads.PartsOf(size));
        Assert.Equal(megabytes << 20, LargeUploads.PartBytesOf(size));
    }

    [Fact]
    public void Parts_lie_one_after_another_and_are_the_whole() => Gen.Long[1, LargeUploads.MostBytes].Sample(size =>
    {
        var at = 0L;
        for (var part = 1; part <= LargeUploads.PartsOf(size); part++)
        {
            Assert.Equal(at, LargeUploads.OffsetOf(size, part));
            Assert.InRange(LargeUploads.SizeOfPart(size, part), 1, LargeUploads.MaxPartBytes);
            at += LargeUploads.SizeOfPart(size, part);
        }

        Assert.Equal(size, at);
        Assert.InRange(LargeUploads.PartsOf(size), 1, LargeUploads.MaxParts);
    }, iter: 200);

    [Theory]
    [InlineData(0, "material.file.empty")]
    [InlineData(-1, "material.file.empty")]
    [InlineData(101, "material.file.too-large")]
    public void A_size_that_cannot_be_taken_is_refused(long size, string code)
    {
        Assert.Equal(code, Assert.Throws<RuleBroken>(() => LargeUploads.CheckSize(size, 100)).Error.Code);
        LargeUploads.CheckSize(100, 100);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_part_that_the_file_has_not_is_refused(int part) =>
        Assert.Equal("material.upload.invalid", Assert.Throws<RuleBroken>(() => LargeUploads.CheckPart(9 << 20, part)).Error.Code);

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "material.quota.person")]
    public void A_file_takes_no_more_than_what_is_left_to_its_owner(long size, string? code) => Check(new LargeUploads.Room(90, 100, 0, null), size, code);

    [Theory]
    [InlineData(5, null)]
    [InlineData(6, "material.quota.all")]
    public void A_file_takes_no_more_than_what_is_left_to_all(long size, string? code) => Check(new LargeUploads.Room(90, 100, 995, 1_000), size, code);

    [Fact]
    public void What_is_left_is_never_less_than_nothing() => Assert.Equal((0, 0L), (new LargeUploads.Room(200, 100, 2, 1).OwnLeft, new LargeUploads.Room(200, 100, 2, 1).AllLeft));

    [Theory]
    [InlineData(Role.Methodist, 50)]
    [InlineData(Role.Head, 50)]
    [InlineData(Role.Administrator, 50)]
    [InlineData(Role.Teacher, 2)]
    [InlineData(Role.Pupil, 0)]
    [InlineData(Role.Guardian, 0)]
    public void Room_goes_by_the_role(Role role, long quota) => Assert.Equal(quota, LargeUploads.QuotaOf(new HashSet<Role> { role }, 50, 2));

    [Theory]
    [InlineData(FileState.Ready, null)]
    [InlineData(FileState.Checking, "material.file.checking")]
    [InlineData(FileState.Infected, "material.file.infected")]
    [InlineData(FileState.Spoilt, "material.file.spoilt")]
    public void Only_a_file_that_was_read_through_is_handed_out(FileState state, string? code)
    {
        var file = new StoredFile { Id = Guid.Empty, Name = "", MediaType = "", Size = 1, Sha256 = [], CreatedAt = default, FileState = state };
        Assert.Equal(code, (Record.Exception(file.CheckMayBeHandedOut) as RuleBroken)?.Error.Code);
    }

    private static void Check(LargeUploads.Room room, long size, string? code) =>
        Assert.Equal(code, (Record.Exception(() => LargeUploads.CheckRoom(room, size, MaterialErrors.QuotaOfPerson)) as RuleBroken)?.Error.Code);
}
