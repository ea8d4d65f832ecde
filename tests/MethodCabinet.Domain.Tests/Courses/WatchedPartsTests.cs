using CsCheck;
using MethodCabinet.Domain.Courses;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class WatchedPartsTests
{
    private const double Length = 1_000;

    private static readonly Gen<List<WatchedPart>> Accounts =
        Gen.Select(Gen.Double[0, 1_200], Gen.Double[0, 300]).Select((from, length) => new WatchedPart(from, from + length)).List[0, 30];

    [Fact]
    public void Accounts_add_up_in_any_order_and_twice_is_once() => Gen.Select(Accounts, Accounts).Sample((one, other) =>
    {
        var sum = WatchedParts.Union(one, other, Length);
        Assert.Equal(sum, WatchedParts.Union(other, one, Length));
        Assert.Equal(sum, WatchedParts.Union(sum, other, Length));
        Assert.InRange(WatchedParts.Share(sum, Length), Math.Max(WatchedParts.Share(WatchedParts.Union(one, [], Length), Length), 0), 1);
        Assert.All(sum.Zip(sum.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
    });

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(5, 4)]
    [InlineData(double.NaN, 4)]
    [InlineData(0, double.PositiveInfinity)]
    public void What_is_no_part_is_refused(double from, double to) =>
        Assert.Equal(CourseErrors.WatchedInvalid, Assert.Throws<RuleBroken>(() => WatchedParts.Union([new(from, to)], [], Length)).Error);

    [Fact]
    public void Nine_tenths_are_enough_and_are_said_once()
    {
        var file = Guid.NewGuid();
        var viewing = new Viewing { EnrolmentId = Guid.NewGuid(), UnitId = Guid.NewGuid(), FileId = file };
        Assert.False(viewing.Watch(file, 500, [new(0, 500)], Length, DateTimeOffset.UnixEpoch));
        Assert.False(viewing.Watch(file, 899, [new(600, 899)], Length, DateTimeOffset.UnixEpoch));
        Assert.True(viewing.Watch(file, 600, [new(490, 620)], Length, DateTimeOffset.UnixEpoch) is false && viewing.Watch(file, 910, [new(890, 910)], Length, DateTimeOffset.UnixEpoch));
        Assert.False(viewing.Watch(file, 950, [new(900, 950)], Length, DateTimeOffset.UnixEpoch));
        Assert.Equal([new WatchedPart(0, 950)], viewing.Parts);
    }

    [Fact]
    public void Another_recording_begins_anew()
    {
        var viewing = new Viewing { EnrolmentId = Guid.NewGuid(), UnitId = Guid.NewGuid(), FileId = Guid.NewGuid() };
        viewing.Watch(viewing.FileId, 500, [new(0, 500)], Length, DateTimeOffset.UnixEpoch);
        viewing.Watch(Guid.NewGuid(), 10, [new(0, 10)], Length, DateTimeOffset.UnixEpoch);
        Assert.Equal([new WatchedPart(0, 10)], viewing.Parts);
    }
}
