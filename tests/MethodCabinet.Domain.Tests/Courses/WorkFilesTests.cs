using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Materials;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class WorkFilesTests
{
    [Fact]
    public void The_name_of_an_open_work_is_its_own_and_fits_beside_a_file()
    {
        var (one, other, unit) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        string[] places = [WorkFiles.PlaceOf(one, unit), WorkFiles.PlaceOf(other, unit), WorkFiles.PlaceOf(one, other), WorkFiles.PlaceOf(unit, one)];
        Assert.Equal(places.Length, places.Distinct().Count());
        Assert.All(places, place => Assert.InRange(place.Length, 1, StoredFile.MaxPlace));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void A_learner_can_bring_a_whole_try_and_put_each_file_of_it_right(int maxFiles)
    {
        var room = new LargeUploads.Room(maxFiles * (long)WorkFiles.MaxBytes, WorkFiles.RoomOf(maxFiles), 0, null);
        Assert.Null(Record.Exception(() => LargeUploads.CheckRoom(room, WorkFiles.MaxBytes, MaterialErrors.QuotaOfPlace)));
        var full = room with { Own = WorkFiles.RoomOf(maxFiles) };
        Assert.Equal("material.quota.place", (Record.Exception(() => LargeUploads.CheckRoom(full, 1, MaterialErrors.QuotaOfPlace)) as RuleBroken)?.Error.Code);
    }
}
