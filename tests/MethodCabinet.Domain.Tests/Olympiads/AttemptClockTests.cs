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
    [InlineData(10L * 60_000, 50)] // begun ten minutes ago
    [InlineData(0L, 60)]
    [InlineData(null, 60)] // the device says nothing
    [InlineData(-5L, 60)]
    [InlineData(61L * 60_000, 0)] // longer than the window has been open
    [InlineData(long.MinValue, 60)]
    [InlineData(long.MaxValue, 0)]
    public void A_begin_that_is_heard_later_lies_between_the_start_of_the_window_and_now(long? elapsedMs, int expected) =>
        Assert.Equal(Opens.AddMinutes(expected), AttemptClock.BegunAt(RoundOf(null), elapsedMs, Opens.AddMinutes(60)));

    [Fact]
    public void Before_the_window_nobody_has_begun() =>
        Assert.Equal(Opens.AddMinutes(-1), AttemptClock.BegunAt(RoundOf(null), 5 * 60_000, Opens.AddMinutes(-1)));

    [Theory]
    [InlineData(null)] // the server opened it
    [InlineData(0)]
    [InlineData(1)] // a page with a network says it within half a minute
    public void A_begin_that_was_heard_at_once_is_nothing_to_be_told_of(int? heardAfter) =>
        Assert.Empty(AttemptOf(heardAfter).HeardBegins());

    [Fact]
    public void Begins_that_were_heard_later_say_which_of_them_counts()
    {
        var attempt = AttemptOf(25);
        (attempt.BegunBeforeAt, attempt.BegunBeforeHeardAt) = (Opens.AddMinutes(-5), Opens.AddMinutes(40));

        Assert.Equal(
            [new HeardBegin(Opens, Opens.AddMinutes(25), true), new HeardBegin(Opens.AddMinutes(-5), Opens.AddMinutes(40), false)], attempt.HeardBegins());
        Assert.Equal(Opens.AddMinutes(25), attempt.KnownAt);
    }

    [Theory]
    [InlineData(null, null, 150)] // the time ran out: duration and granted minutes
    [InlineData(90, null, 90)]
    [InlineData(90, 60, 60)]
    [InlineData(null, 400, 150)] // closed after everybody's end
    public void An_attempt_ends_with_the_first_of_deadline_hand_in_and_closing(int? handedIn, int? closed, int expected)
    {
        var attempt = AttemptOf(null);
        (attempt.GrantedMinutes, attempt.HandedInAt) = (10, handedIn is { } h ? Opens.AddMinutes(h) : null);

        Assert.Equal(Opens.AddMinutes(expected), AttemptClock.EndOf(RoundOf(closed), attempt, extraMinutes: 20, Opens.AddMinutes(500)));
    }

    [Theory]
    [InlineData(-30, 90)]
    [InlineData(60, 180)]
    [InlineData(180, 240)] // never past the window
    public void The_paper_of_a_grade_gives_its_own_time(int more, int expected) =>
        Assert.Equal(Opens.AddMinutes(expected), AttemptClock.Deadline(RoundOf(null), AttemptOf(null, more), extraMinutes: 0, Opens));

    private static Round RoundOf(int? closed) => new()
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

    private static Attempt AttemptOf(int? heardAfter, int paperMinutes = 0) => new()
    {
        Id = Guid.Empty,
        RoundId = Guid.Empty,
        RegistrationId = Guid.Empty,
        PersonId = Guid.Empty,
        PaperId = Guid.Empty,
        PaperMinutes = paperMinutes,
        OpenedAt = Opens,
        HeardAt = heardAfter is { } m ? Opens.AddMinutes(m) : null,
    };
}
