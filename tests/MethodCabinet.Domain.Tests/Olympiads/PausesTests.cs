using CsCheck;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class PausesTests
{
    private static readonly DateTimeOffset Opens = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

    private enum Step
    {
        Wait,
        Everybody,
        One,
    }

    [Theory]
    [InlineData(5, 3)] // before both pauses: what was paused without being recorded
    [InlineData(12, 5)] // in the first
    [InlineData(15, 8)]
    [InlineData(25, 8)] // between them
    [InlineData(34, 12)]
    [InlineData(60, 18)]
    public void How_long_a_round_had_stood_at_a_moment_follows_from_its_pauses(int moment, int expected)
    {
        var finished = new[] { (10, 15), (30, 40) }.Select(p => new RoundPause { RoundId = Guid.Empty, From = At(p.Item1), Until = At(p.Item2) });

        Assert.Equal(TimeSpan.FromMinutes(expected), Pauses.StoodUntil(At(moment), TimeSpan.FromMinutes(18), finished));
    }

    [Fact]
    public void A_pause_of_the_round_moves_window_and_duration()
    {
        var scene = new Scene(window: 240, duration: 120, opened: 0);
        scene.Round.PausedAt = At(30);
        Assert.Equal(At(120), scene.Deadline(30));
        Assert.Equal(At(140), scene.Deadline(50));

        scene.Everybody(50);
        Assert.Equal(At(140), scene.Deadline(51));
        Assert.Equal(At(260), scene.Round.ClosesAt);
    }

    [Fact]
    public void An_own_pause_gives_its_time_back_past_the_end_of_the_window_too()
    {
        var scene = new Scene(window: 240, duration: 120, opened: 200);
        scene.One(230);
        Assert.Equal(At(270), scene.Deadline(260));

        scene.One(260);
        Assert.Equal(At(270), scene.Deadline(261));
        Assert.Equal(At(240), scene.Round.ClosesAt);
    }

    [Fact]
    public void Who_opens_after_a_pause_has_the_usual_time()
    {
        var scene = new Scene(window: 240, duration: 120, opened: 100, pausedBefore: 40);

        Assert.Equal(At(220), scene.Deadline(100));
    }

    [Fact]
    public void Overlapping_pauses_give_the_time_once()
    {
        var scene = new Scene(window: 240, duration: 120, opened: 0);
        scene.One(10);
        scene.Everybody(20);
        scene.One(30);
        scene.Everybody(40);

        // Stood from the tenth to the fortieth minute.
        Assert.Equal(At(150), scene.Deadline(41));
    }

    [Fact]
    public void Who_had_no_time_left_gets_none_by_a_pause()
    {
        var scene = new Scene(window: 240, duration: 120, opened: 0);
        scene.Everybody(125);

        Assert.True(AttemptClock.IsLate(At(140), scene.Deadline(140), null, null));
        scene.Everybody(145);
        Assert.True(AttemptClock.IsLate(At(146), scene.Deadline(146), null, null));
        Assert.Equal(ParticipationState.Over, Participation.StateOf(scene.Round, scene.Attempt, 0, At(140)));
    }

    [Fact]
    public void What_arrives_in_a_pause_is_not_late_nor_what_came_before_it_and_is_judged_in_it()
    {
        var scene = new Scene(window: 240, duration: 120, opened: 0);
        scene.Everybody(110);

        Assert.False(AttemptClock.IsLate(At(500), scene.Deadline(500), null, null));
        Assert.False(AttemptClock.IsLate(At(109), scene.Deadline(109), null, null));
    }

    /// <summary>The time left goes down while nothing stands, and only then, however pauses follow and overlap.</summary>
    [Fact]
    public void The_time_left_goes_down_only_while_the_clock_goes() =>
        Gen.Select(
            Gen.Int[60, 300], Gen.Int[30, 200], Gen.Int[0, 50], Gen.Int[0, 20],
            Gen.Select(Gen.Enum<Step>(), Gen.Int[1, 20]).Array[0, 30]).Sample((window, duration, opened, before, steps) =>
            {
                var scene = new Scene(window, duration, opened, before);
                var now = opened;
                var left = scene.Deadline(now) - At(now);
                foreach (var (step, minutes) in steps)
                {
                    switch (step)
                    {
                        case Step.Everybody:
                            scene.Everybody(now);
                            break;
                        case Step.One:
                            scene.One(now);
                            break;
                    }

                    left -= scene.IsPaused ? TimeSpan.Zero : TimeSpan.FromMinutes(minutes);
                    now += minutes;
                    Assert.Equal(left, scene.Deadline(now) - At(now));
                    Assert.Equal(scene.IsPaused, Pauses.Of(scene.Round, scene.Attempt).Since is not null);
                }
            });

    [Fact]
    public void A_round_is_paused_between_its_start_and_its_closing_and_once_at_a_time()
    {
        var scene = new Scene(window: 240, duration: 120, opened: 0);
        Pausing.Check(scene.Round, At(0));
        Assert.Equal(OlympiadErrors.RoundNotOpen, Broken(() => Pausing.Check(scene.Round, At(-1))));

        scene.Everybody(10);
        Assert.Equal(OlympiadErrors.PausedAlready, Broken(() => Pausing.Check(scene.Round, At(11))));
        scene.Everybody(20);
        scene.Round.ClosedAt = At(30);
        Assert.Equal(OlympiadErrors.RoundClosed, Broken(() => Pausing.Check(scene.Round, At(31))));
    }

    [Fact]
    public void A_participant_is_paused_while_there_is_time_left_also_while_everybody_is()
    {
        var scene = new Scene(window: 240, duration: 120, opened: 0);
        scene.Everybody(100);
        Pausing.Check(scene.Round, scene.Attempt, 0, At(300));
        scene.Everybody(300);
        Assert.Equal(AttemptErrors.Over, Broken(() => Pausing.Check(scene.Round, scene.Attempt, 0, At(321))));
        scene.One(310);
        Assert.Equal(OlympiadErrors.PausedAlready, Broken(() => Pausing.Check(scene.Round, scene.Attempt, 0, At(311))));
        scene.One(312);
        scene.Attempt.HandedInAt = At(313);
        Assert.Equal(AttemptErrors.Over, Broken(() => Pausing.Check(scene.Round, scene.Attempt, 0, At(314))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_pause_has_a_reason(string reason)
    {
        Assert.Equal(OlympiadErrors.PauseReasonMissing, Broken(() => Pausing.CheckReason(reason)));
        Pausing.CheckReason("Пожарная тревога");
    }

    [Fact]
    public void Nobody_opens_a_paper_while_the_round_is_paused()
    {
        var scene = new Scene(window: 240, duration: 120, opened: 0);
        scene.Everybody(230);

        Assert.Equal(OlympiadErrors.RoundPaused, Broken(() => AttemptClock.CheckMayOpen(scene.Round, 0, At(300))));
        Assert.Equal(ParticipationState.Open, Participation.StateOf(scene.Round, null, 0, At(300)));
        scene.Everybody(310);
        AttemptClock.CheckMayOpen(scene.Round, 0, At(319));
        Assert.Equal(OlympiadErrors.RoundClosed, Broken(() => AttemptClock.CheckMayOpen(scene.Round, 0, At(320))));
    }

    [Fact]
    public void Nobody_is_silent_in_a_pause_nor_right_after_it()
    {
        var scene = new Scene(window: 240, duration: 120, opened: 0);
        scene.One(3);
        Assert.Equal(BoardState.Paused, BoardRules.StateOf(scene.Round, scene.Attempt, 0, At(2), At(30)));
        scene.One(30);
        Assert.Equal(BoardState.Answering, BoardRules.StateOf(scene.Round, scene.Attempt, 0, At(2), At(34)));
        Assert.Equal(BoardState.Silent, BoardRules.StateOf(scene.Round, scene.Attempt, 0, At(2), At(35)));
        Assert.Equal(BoardState.Answering, BoardRules.StateOf(scene.Round, scene.Attempt, 0, At(2), At(39), silentMinutes: 10));
        Assert.Equal(At(30), BoardRules.LastSignOf(scene.Round, scene.Attempt, At(2)));
    }

    private static DateTimeOffset At(int minutes) => Opens.AddMinutes(minutes);

    private static ErrorCode Broken(Action act) => Assert.Throws<RuleBroken>(act).Error;

    /// <summary>One participant of a round; pauses begin and end as the operations do it.</summary>
    private sealed class Scene
    {
        public Scene(int window, int duration, int opened, int pausedBefore = 0)
        {
            Round = new Round
            {
                Id = Guid.Empty,
                OlympiadId = Guid.Empty,
                Kind = RoundKind.Theory,
                Title = "Тур",
                OpensAt = Opens,
                ClosesAt = At(window),
                DurationMinutes = duration,
                PausedFor = TimeSpan.FromMinutes(pausedBefore),
            };
            Attempt = new Attempt
            {
                Id = Guid.Empty,
                RoundId = Guid.Empty,
                RegistrationId = Guid.Empty,
                PersonId = Guid.Empty,
                PaperId = Guid.Empty,
                OpenedAt = At(opened),
                RoundPausedBefore = TimeSpan.FromMinutes(pausedBefore),
            };
        }

        public Round Round { get; }

        public Attempt Attempt { get; }

        public bool IsPaused => Round.PausedAt is not null || Attempt.PausedAt is not null;

        public DateTimeOffset Deadline(int now) => AttemptClock.Deadline(Round, Attempt, 0, At(now));

        /// <summary>Pauses everybody, or lets them go on.</summary>
        public void Everybody(int now)
        {
            if (Round.PausedAt is { } since)
            {
                (Round.PausedAt, Round.ResumedAt) = (null, At(now));
                Round.PausedFor += At(now) - since;
                Round.ClosesAt += At(now) - since;
            }
            else
            {
                Round.PausedAt = At(now);
            }
        }

        /// <summary>Pauses the participant, or lets them go on.</summary>
        public void One(int now)
        {
            if (Attempt.PausedAt is null)
            {
                (Attempt.PausedAt, Attempt.RoundPausedThen) = (At(now), Round.PausedFor + Pauses.Of(Round).RunningOfRound(At(now)));
            }
            else
            {
                Attempt.PausedFor = Pauses.Of(Round, Attempt).OwnUntil(At(now));
                (Attempt.PausedAt, Attempt.ResumedAt) = (null, At(now));
            }
        }
    }
}
