using CsCheck;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class AttemptClockTests
{
    private static readonly DateTimeOffset Opens = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 120, 0, 120)] // opened at once: the whole duration
    [InlineData(200, 120, 0, 240)] // opened late: the window ends first
    [InlineData(200, 120, 30, 270)] // an accommodation goes past the window
    public void The_deadline_is_the_earlier_of_window_and_duration_plus_what_was_granted(int opened, int duration, int more, int expected) =>
        Assert.Equal(Opens.AddMinutes(expected), AttemptClock.Deadline(Opens.AddMinutes(240), duration, Opens.AddMinutes(opened), more));

    [Fact]
    public void Granting_time_never_brings_the_deadline_nearer() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[1, 300], Gen.Int[0, 300], Gen.Int[0, 60], Gen.Int[0, 60]).Sample((opened, duration, window, more, granted) =>
            AttemptClock.Deadline(Opens.AddMinutes(window), duration, Opens.AddMinutes(opened), more + granted)
            >= AttemptClock.Deadline(Opens.AddMinutes(window), duration, Opens.AddMinutes(opened), more));
}
