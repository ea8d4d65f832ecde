using MethodCabinet.Domain.Olympiads.Results;

namespace MethodCabinet.Domain.Tests.Olympiads.Results;

public sealed class AwardChangeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);
    private static readonly Guid Proposer = new("0199a1b2-0000-7000-8000-000000000001");
    private static readonly Guid Other = new("0199a1b2-0000-7000-8000-000000000002");

    [Fact]
    public void A_second_person_gives_the_proposed_status()
    {
        var award = Award();
        var change = Propose(award);
        Assert.Equal(AwardStatus.Participant, award.Status);

        change.Decide(award, confirm: true, Other, Now.AddHours(1));

        Assert.Equal((AwardStatus.PrizeWinner, AwardChangeState.Confirmed, Other), (award.Status, change.State, change.DecidedById));
        Assert.Equal(ResultsErrors.Decided, Assert.Throws<RuleBroken>(() => change.Decide(award, confirm: false, Other, Now)).Error);
    }

    [Fact]
    public void A_refused_one_leaves_the_status()
    {
        var award = Award();
        var change = Propose(award);
        change.Decide(award, confirm: false, Other, Now);
        Assert.Equal((AwardStatus.Participant, AwardChangeState.Refused), (award.Status, change.State));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nobody_decides_about_the_own_proposal(bool confirm)
    {
        var award = Award();
        var change = Propose(award);
        Assert.Equal(ResultsErrors.OwnProposal, Assert.Throws<RuleBroken>(() => change.Decide(award, confirm, Proposer, Now)).Error);
        Assert.Equal((AwardStatus.Participant, AwardChangeState.Proposed), (award.Status, change.State));
    }

    [Fact]
    public void There_is_a_reason_and_something_to_change()
    {
        var award = Award();
        Assert.Equal(ResultsErrors.ReasonInvalid, Assert.Throws<RuleBroken>(() => Propose(award, reason: " ")).Error);
        Assert.Equal(ResultsErrors.ReasonInvalid, Assert.Throws<RuleBroken>(() => Propose(award, reason: new string('ж', AwardChange.MaxReason + 1))).Error);
        Assert.Equal(ResultsErrors.SameStatus, Assert.Throws<RuleBroken>(() => Propose(award, AwardStatus.Participant)).Error);
    }

    private static AwardChange Propose(Award award, AwardStatus to = AwardStatus.PrizeWinner, string reason = "Решение апелляционной комиссии") =>
        AwardChange.Propose(award, to, reason, Guid.Empty, Proposer, Now);

    private static Award Award() => new()
    {
        RegistrationId = Guid.Empty,
        OlympiadId = Guid.Empty,
        TrackId = Guid.Empty,
        Status = AwardStatus.Participant,
        PlaceFrom = 3,
        PlaceTo = 3,
        Points = 10,
        MaxPoints = 20,
    };
}
