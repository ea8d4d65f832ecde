using CsCheck;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class OlympiadPlanTests
{
    private static readonly DateTimeOffset Opens = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-08-31", "2025/26")]
    [InlineData("2026-09-01", "2026/27")]
    [InlineData("2099-12-31", "2099/00")]
    public void A_school_year_begins_in_september(string day, string name)
    {
        var season = Season.Starting(new Guid([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), Season.StartYearOf(DateOnly.Parse(day, null)));

        Assert.Equal(name, season.Name);
        Assert.InRange(DateOnly.Parse(day, null), season.From, season.To);
    }

    [Theory]
    [InlineData(OlympiadStatus.Draft, 0, OlympiadPhase.Draft)]
    [InlineData(OlympiadStatus.Cancelled, 0, OlympiadPhase.Cancelled)]
    [InlineData(OlympiadStatus.Published, -21 * 24, OlympiadPhase.Announced)]
    [InlineData(OlympiadStatus.Published, -10 * 24, OlympiadPhase.Registration)]
    [InlineData(OlympiadStatus.Published, -1, OlympiadPhase.Waiting)]
    [InlineData(OlympiadStatus.Published, 0, OlympiadPhase.Running)]
    [InlineData(OlympiadStatus.Published, 24, OlympiadPhase.Waiting)]
    [InlineData(OlympiadStatus.Published, 49, OlympiadPhase.Running)]
    [InlineData(OlympiadStatus.Published, 52, OlympiadPhase.Over)]
    public void The_phase_follows_from_dates(OlympiadStatus status, int hours, OlympiadPhase expected) => Assert.Equal(expected, OlympiadPlan.PhaseOf(
        status, Opens.AddDays(-20), Opens.AddDays(-2), [(Opens, Opens.AddHours(4), null), (Opens.AddHours(48), Opens.AddHours(52), null)], Opens.AddHours(hours)));

    [Theory]
    [InlineData(1, null, OlympiadPhase.Waiting)]
    [InlineData(49, 49, OlympiadPhase.Over)]
    [InlineData(49, null, OlympiadPhase.Running)]
    public void A_round_closed_early_runs_no_more(int hours, int? secondClosed, OlympiadPhase expected) => Assert.Equal(expected, OlympiadPlan.PhaseOf(
        OlympiadStatus.Published,
        Opens.AddDays(-20),
        Opens.AddDays(-2),
        [(Opens, Opens.AddHours(4), Opens.AddHours(1)), (Opens.AddHours(48), Opens.AddHours(52), secondClosed is { } h ? Opens.AddHours(h) : null)],
        Opens.AddHours(hours)));

    [Theory]
    [InlineData(-1, 60, "olympiad.round.window-invalid")]
    [InlineData(32 * 24, 60, "olympiad.round.window-invalid")]
    [InlineData(4, 0, "olympiad.round.duration-invalid")]
    [InlineData(4, 1441, "olympiad.round.duration-invalid")]
    [InlineData(4, 240, null)]
    public void A_round_has_a_window_and_a_duration(int hours, int minutes, string? code) =>
        Assert.Equal(code, (Record.Exception(() => OlympiadPlan.CheckRound(Opens, Opens.AddHours(hours), minutes)) as RuleBroken)?.Error.Code);

    [Theory]
    [InlineData("0001-01-01", "9999-12-31", "olympiad.registration-period-invalid")]
    [InlineData("1999-12-31", "2026-01-01", "olympiad.registration-period-invalid")]
    [InlineData("2026-01-01", "2100-01-02", "olympiad.registration-period-invalid")]
    [InlineData("2026-01-01", "2026-01-01", "olympiad.registration-period-invalid")]
    [InlineData("2000-01-02", "2099-12-31", null)]
    public void A_period_of_registration_lies_in_this_century(string opens, string closes, string? code) =>
        Assert.Equal(code, (Record.Exception(() => OlympiadPlan.CheckRegistrationPeriod(Day(opens), Day(closes))) as RuleBroken)?.Error.Code);

    [Theory]
    [InlineData("1999-12-31")]
    [InlineData("2099-12-31")]
    public void A_round_lies_in_this_century(string opens) => Assert.Equal(
        "olympiad.round.window-invalid", Assert.Throws<RuleBroken>(() => OlympiadPlan.CheckRound(Day(opens), Day(opens).AddDays(2), 60)).Error.Code);

    [Theory]
    [InlineData(false, null, -1, ParticipationState.Upcoming)]
    [InlineData(false, null, 0, ParticipationState.Open)]
    [InlineData(false, null, 239, ParticipationState.Open)]
    [InlineData(false, null, 255, ParticipationState.Open)] // 30 minutes of accommodation after the window
    [InlineData(false, null, 270, ParticipationState.Over)]
    [InlineData(true, null, 100, ParticipationState.InProgress)]
    [InlineData(true, null, 150, ParticipationState.Over)] // 120 of duration and 30 of accommodation
    [InlineData(true, 90, 100, ParticipationState.HandedIn)]
    public void Where_a_participant_is(bool opened, int? handedIn, int minute, ParticipationState expected)
    {
        var id = new Guid([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        var round = new Round { Id = id, OlympiadId = id, Kind = RoundKind.Theory, Title = "Тур", OpensAt = Opens, ClosesAt = Opens.AddMinutes(240), DurationMinutes = 120 };
        var attempt = opened
            ? new Attempt { Id = id, RoundId = id, RegistrationId = id, PersonId = id, PaperId = id, OpenedAt = Opens, HandedInAt = handedIn is { } m ? Opens.AddMinutes(m) : null }
            : null;

        Assert.Equal(expected, Participation.StateOf(round, attempt, extraMinutes: 30, Opens.AddMinutes(minute)));
    }

    [Fact]
    public void An_order_names_every_row_once() => Gen.Shuffle(Enumerable.Range(1, 6).Select(i => new Guid(i, 0, 0, new byte[8])).ToArray()).Sample(order =>
    {
        var placed = Positions.Of(order.Order().ToList(), id => id, order);
        return placed.Select(p => p.Row).SequenceEqual(order) && placed.Select(p => p.Position).SequenceEqual(Enumerable.Range(1, 6))
            && Record.Exception(() => Positions.Of(order, id => id, order[1..])) is RuleBroken
            && Record.Exception(() => Positions.Of(order, id => id, [order[1], .. order[1..]])) is RuleBroken;
    });

    private static DateTimeOffset Day(string day) => new(DateOnly.Parse(day, null), TimeOnly.MinValue, TimeSpan.Zero);
}
