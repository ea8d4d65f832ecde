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
        Assert.Equal(Opens.AddMinutes(expected), AttemptClock.Deadline(Opens.AddMinutes(240), duration, Opens.AddMinutes(opened), more, default, Opens));

    [Fact]
    public void Granting_time_never_brings_the_deadline_nearer() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[1, 300], Gen.Int[0, 300], Gen.Int[0, 60], Gen.Int[0, 60]).Sample((opened, duration, window, more, granted) =>
            AttemptClock.Deadline(Opens.AddMinutes(window), duration, Opens.AddMinutes(opened), more + granted, default, Opens)
            >= AttemptClock.Deadline(Opens.AddMinutes(window), duration, Opens.AddMinutes(opened), more, default, Opens));

    [Theory]
    [InlineData(null, null, 150)] // the time ran out: duration and granted minutes
    [InlineData(90, null, 90)]
    [InlineData(90, 60, 60)]
    [InlineData(null, 400, 150)] // closed after everybody's end
    public void An_attempt_ends_with_the_first_of_deadline_hand_in_and_closing(int? handedIn, int? closed, int expected)
    {
        var round = new Round
        {
            Id = Guid.Empty,
            OlympiadId = Guid.Empty,
            Kind = RoundKind.Theory,
            Title = "Тур",
            OpensAt = Opens,
            ClosesAt = Opens.AddMinutes(240),
            DurationMinutes = 120,
            ClosedAt = closed is { } c ? Opens.AddMinutes(c) : null,
        };
        var attempt = new Attempt
        {
            Id = Guid.Empty,
            RoundId = Guid.Empty,
            RegistrationId = Guid.Empty,
            PersonId = Guid.Empty,
            PaperId = Guid.Empty,
            OpenedAt = Opens,
            GrantedMinutes = 10,
            HandedInAt = handedIn is { } h ? Opens.AddMinutes(h) : null,
        };

        Assert.Equal(Opens.AddMinutes(expected), AttemptClock.EndOf(round, attempt, extraMinutes: 20, Opens.AddMinutes(500)));
    }
}
