using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class StandingAccessTests
{
    private static readonly Guid Pupil = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid School = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Other = new("00000000-0000-0000-0000-000000000003");

    [Theory]
    [InlineData("staff", false, false, false, RowView.Full)]
    [InlineData("self", false, false, true, RowView.Hidden)]
    [InlineData("self", true, false, false, RowView.Full)]
    [InlineData("guardian", true, false, false, RowView.Full)]
    [InlineData("own coordinator", false, false, true, RowView.Hidden)]
    [InlineData("own coordinator", true, false, false, RowView.Full)]
    [InlineData("foreign coordinator", true, false, true, RowView.Hidden)]
    [InlineData("foreign coordinator", true, true, false, RowView.Anonymous)]
    [InlineData("foreign coordinator", true, true, true, RowView.Named)]
    [InlineData("classmate", true, false, true, RowView.Hidden)]
    [InlineData("classmate", true, true, true, RowView.Named)]
    [InlineData("spectator", false, false, true, RowView.Hidden)]
    [InlineData("spectator", true, false, true, RowView.Hidden)]
    [InlineData("spectator", true, true, false, RowView.Anonymous)]
    [InlineData("spectator", true, true, true, RowView.Named)]
    public void Each_sees_what_is_theirs_to_see(string who, bool published, bool isPublic, bool consent, RowView expected)
    {
        var viewer = who switch
        {
            "staff" => StandingViewer.Spectator with { PersonId = Other, IsStaff = true },
            "self" => StandingViewer.Spectator with { PersonId = Pupil },
            "guardian" => StandingViewer.Spectator with { PersonId = Other, Wards = new HashSet<Guid> { Pupil } },
            "own coordinator" => StandingViewer.Spectator with { PersonId = Other, Coordinates = new HashSet<Guid> { School } },
            "foreign coordinator" => StandingViewer.Spectator with { PersonId = Other, Coordinates = new HashSet<Guid> { Other } },
            "classmate" => StandingViewer.Spectator with { PersonId = Other },
            _ => StandingViewer.Spectator,
        };

        Assert.Equal(expected, StandingAccess.Of(viewer, Pupil, School, published, isPublic, consent));
    }
}
