using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class RoundClosingTests
{
    private static readonly DateTimeOffset Opens = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_last_deadline_waits_for_those_who_may_still_answer()
    {
        var round = ARound();

        Assert.Equal(Opens.AddHours(3), RoundClosing.LastDeadline(round, [], Opens));
        Assert.Equal(Opens.AddHours(3).AddMinutes(30), RoundClosing.LastDeadline(round, [new Sitting(30, null)], Opens));
        Assert.Equal(Opens.AddHours(3).AddMinutes(25), RoundClosing.LastDeadline(round, [new Sitting(20, AnAttempt(Opens.AddHours(2.5), granted: 5))], Opens));
        Assert.Equal(Opens.AddHours(3), RoundClosing.LastDeadline(round, [new Sitting(20, AnAttempt(Opens.AddHours(2.5), handedIn: Opens.AddHours(2.6)))], Opens));
    }

    [Fact]
    public void A_round_closes_after_the_last_deadline_or_when_it_is_confirmed()
    {
        var last = Opens.AddHours(3);

        Assert.Equal(ScoringErrors.RoundRunning, Broken(ARound(), last, last, early: false));
        RoundClosing.Check(ARound(), last, isPaused: false, leftBehind: 0, last.AddTicks(1), early: false);
        RoundClosing.Check(ARound(), last, isPaused: false, leftBehind: 0, Opens, early: true);
    }

    [Fact]
    public void A_round_of_which_something_may_be_left_behind_waits()
    {
        var last = Opens.AddHours(3);

        Assert.Equal(ReconcilingErrors.LeftBehind, Broken(ARound(), last, last.AddTicks(1), early: false, leftBehind: 1));
        Assert.Equal(ReconcilingErrors.LeftBehind, Broken(ARound(), last, Opens, early: true, leftBehind: 2));
    }

    [Fact]
    public void A_closed_round_and_one_that_has_not_begun_are_not_closed()
    {
        var closed = ARound();
        closed.ClosedAt = Opens.AddHours(4);

        Assert.Equal(OlympiadErrors.RoundClosed, Broken(closed, Opens, Opens.AddHours(5), early: true));
        Assert.Equal(OlympiadErrors.RoundNotOpen, Broken(ARound(), Opens.AddHours(3), Opens.AddTicks(-1), early: true));
    }

    [Fact]
    public void Nothing_is_closed_while_a_clock_stands_and_the_last_deadline_waits()
    {
        var paused = ARound();
        paused.PausedAt = Opens.AddHours(1);
        Assert.Equal(OlympiadErrors.RoundPaused, Broken(paused, Opens.AddHours(3), Opens.AddHours(5), early: true));
        Assert.Equal(Opens.AddHours(7), RoundClosing.LastDeadline(paused, [], Opens.AddHours(5)));

        var one = AnAttempt(Opens.AddHours(2));
        one.PausedAt = Opens.AddHours(2.5);
        Assert.True(RoundClosing.IsPaused(ARound(), [new Sitting(0, one)]));
        Assert.Equal(Opens.AddHours(5.5), RoundClosing.LastDeadline(ARound(), [new Sitting(0, one)], Opens.AddHours(5)));
        one.HandedInAt = Opens.AddHours(2.6);
        Assert.False(RoundClosing.IsPaused(ARound(), [new Sitting(0, one)]));
    }

    private static ErrorCode Broken(Round round, DateTimeOffset last, DateTimeOffset now, bool early, int leftBehind = 0) =>
        Assert.Throws<RuleBroken>(() => RoundClosing.Check(round, last, isPaused: RoundClosing.IsPaused(round, []), leftBehind, now, early)).Error;

    private static Round ARound() => new()
    {
        Id = Guid.Empty,
        OlympiadId = Guid.Empty,
        Kind = RoundKind.Theory,
        Title = "Тур",
        OpensAt = Opens,
        ClosesAt = Opens.AddHours(3),
        DurationMinutes = 120,
    };

    private static Attempt AnAttempt(DateTimeOffset opened, int granted = 0, DateTimeOffset? handedIn = null) => new()
    {
        Id = Guid.Empty,
        RoundId = Guid.Empty,
        RegistrationId = Guid.Empty,
        PersonId = Guid.Empty,
        PaperId = Guid.Empty,
        OpenedAt = opened,
        GrantedMinutes = granted,
        HandedInAt = handedIn,
    };
}
