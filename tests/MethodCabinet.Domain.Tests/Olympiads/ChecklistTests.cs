using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class ChecklistTests
{
    private static readonly DateTimeOffset Opens = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);
    private static readonly Guid Round = new(1, 0, 0, new byte[8]), Track = new(2, 0, 0, new byte[8]), Paper = new(3, 0, 0, new byte[8]);

    private static readonly ChecklistFacts Sound = new(
        IsDraft: false,
        Opens.AddDays(-1),
        [new(Track, "9 класс", 12)],
        [new(Round, "Теория", Opens, Opens.AddHours(4), 240)],
        [new(Paper, Round, Track, "Комплект", 10, 50, 50, 0)],
        HasRegulations: true,
        Pending: 0,
        WithoutConsents: 0);

    public static TheoryData<string, ChecklistFacts> Faults => new()
    {
        { "no-tracks", Sound with { Tracks = [] } },
        { "no-rounds", Sound with { Rounds = [] } },
        { "paper-missing", Sound with { Papers = [] } },
        { "paper-empty", Sound with { Papers = [Sound.Papers[0] with { Tasks = 0, Points = 0 }] } },
        { "points-differ", Sound with { Papers = [Sound.Papers[0] with { Points = 49.5m }] } },
        { "task-unsound", Sound with { Papers = [Sound.Papers[0] with { UnsoundTasks = 1 }] } },
        { "duration-exceeds-window", Sound with { Rounds = [Sound.Rounds[0] with { DurationMinutes = 241 }] } },
        { "duration-exceeds-window", Sound with { Papers = [Sound.Papers[0] with { MoreMinutes = 240 }] } },
        { "duration-exceeds-window", Sound with { Papers = [Sound.Papers[0] with { MoreMinutes = -240 }] } },
        { "registration-closes-after-opening", Sound with { RegistrationClosesAt = Opens.AddMinutes(1) } },
        { "round-in-the-past", Sound with { Rounds = [Sound.Rounds[0] with { OpensAt = Opens.AddDays(-1), ClosesAt = Opens.AddDays(-1).AddHours(4) }] } },
        { "rounds-overlap", Sound with { Rounds = [Sound.Rounds[0], new(Guid.Empty, "Практика", Opens.AddHours(3), Opens.AddHours(9), 60)] } },
        { "nobody-registered", Sound with { Tracks = [Sound.Tracks[0] with { Registered = 0 }] } },
        { "track-without-participants", Sound with { Tracks = [Sound.Tracks[0], new(Guid.Empty, "10 класс", 0)] } },
        { "registrations-pending", Sound with { Pending = 2 } },
        { "consents-missing", Sound with { WithoutConsents = 3 } },
        { "regulations-missing", Sound with { HasRegulations = false } },
    };

    [Fact]
    public void A_sound_plan_has_no_findings() => Assert.Empty(Checklist.Of(Sound, Opens.AddHours(-1)));

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_is_found(string code, ChecklistFacts facts) => Assert.Contains(Checklist.Of(facts, Opens.AddHours(-1)), f => f.Code == code);

    [Fact]
    public void In_a_draft_nobody_can_be_entered_and_nobody_is_missed() =>
        Assert.Empty(Checklist.Of(Sound with { IsDraft = true, Tracks = [Sound.Tracks[0] with { Registered = 0 }, new(Guid.Empty, "10 класс", 0)], Papers = [Sound.Papers[0], Sound.Papers[0] with { TrackId = Guid.Empty }] }, Opens.AddHours(-1)));

    [Fact]
    public void A_plan_that_cannot_be_held_is_not_announced_while_papers_may_follow()
    {
        var draft = new Olympiad
        {
            Id = Round,
            SeasonId = Round,
            SubjectCode = "biology",
            Stage = Stage.School,
            Title = "Биология",
            RegistrationOpensAt = Opens.AddDays(-9),
            RegistrationClosesAt = Sound.RegistrationClosesAt,
            CreatedById = Round,
            CreatedAt = Opens.AddDays(-10),
        };
        var overlapping = Sound with { Rounds = [Sound.Rounds[0], new(Guid.Empty, "Практика", Opens, Opens.AddHours(9), 60)] };

        Assert.Equal("olympiad.plan-has-errors", Assert.Throws<RuleBroken>(() => OlympiadPlan.Publish(draft, Checklist.Of(overlapping, Opens.AddDays(-5)))).Error.Code);
        OlympiadPlan.Publish(draft, Checklist.Of(Sound with { Papers = [] }, Opens.AddDays(-5)));
        Assert.Equal(OlympiadStatus.Published, draft.Status);
    }

    [Fact]
    public void Rounds_that_follow_one_another_do_not_overlap() => Assert.DoesNotContain(
        Checklist.Of(Sound with { Rounds = [Sound.Rounds[0], new(Guid.Empty, "Практика", Opens.AddHours(4), Opens.AddHours(9), 60)] }, Opens.AddHours(-1)), f => f.Code == "rounds-overlap");
}
