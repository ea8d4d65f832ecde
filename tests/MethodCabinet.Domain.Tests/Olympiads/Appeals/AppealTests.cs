using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Domain.Olympiads.Jury;

namespace MethodCabinet.Domain.Tests.Olympiads.Appeals;

public sealed class AppealTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);
    private static readonly Criterion[] Criteria = [new("k1", "Фактор", 3), new("k2", "Вывод", 2)];
    private static readonly Guid Chair = Id(1);

    [Fact]
    public void Points_are_those_that_most_are_for()
    {
        AppealVote[] votes = [Vote(Chair, 3, 0), Vote(Id(2), 2, 1), Vote(Id(3), 2, 1)];
        Assert.Equal(new Dictionary<string, decimal> { ["k1"] = 2, ["k2"] = 1 }, AppealVotes.PointsOf(Criteria, votes, Chair, 3));
    }

    [Fact]
    public void Where_votes_are_equal_the_chairs_decides()
    {
        AppealVote[] votes = [Vote(Id(2), 2, 1), Vote(Id(3), 2, 1), Vote(Chair, 3, 1), Vote(Id(4), 3, 1)];
        Assert.Equal(3, AppealVotes.PointsOf(Criteria, votes, Chair, 3)["k1"]);
        var equal = Assert.Throws<RuleBroken>(() => AppealVotes.PointsOf(Criteria, [.. votes.Take(2), Vote(Id(4), 3, 1), Vote(Id(5), 3, 1)], Chair, 3));
        Assert.Equal((AppealErrors.VotesEqual, "Фактор"), (equal.Error, equal.Args!["criterion"]));
    }

    [Fact]
    public void The_mean_of_two_markings_may_be_left_as_it_is()
    {
        var halves = AppealVotes.Criteria(Criteria, counting: 2);
        AppealVote[] votes = [Vote(Chair, 2.5m, 1, halves)];
        var after = Filed(Id(9)).DecidePoints(Id(7), Chair, 3.5m, halves, votes, 1, "Так верно", Now);
        Assert.Equal(3.5m, after.Total);
        Assert.Equal(JuryErrors.PointsOffStep, Assert.Throws<RuleBroken>(() => Vote(Chair, 2.25m, 1, halves)).Error);
    }

    [Fact]
    public void The_points_of_one_juror_change_by_the_steps_of_the_criterion() =>
        Assert.Equal(JuryErrors.PointsOffStep, Assert.Throws<RuleBroken>(() => Vote(Chair, 2.5m, 1, AppealVotes.Criteria(Criteria, counting: 1))).Error);

    [Fact]
    public void Too_few_votes_decide_nothing() =>
        Assert.Equal(AppealErrors.VotesMissing, Assert.Throws<RuleBroken>(() => AppealVotes.PointsOf(Criteria, [Vote(Chair, 1, 1), Vote(Id(2), 1, 1)], Chair, 3)).Error);

    [Theory]
    [InlineData(3, AppealOutcome.Raised)]
    [InlineData(2, AppealOutcome.Unchanged)]
    [InlineData(0, AppealOutcome.Lowered)]
    public void A_decision_raises_lowers_or_leaves_the_points_and_is_final(int points, AppealOutcome outcome)
    {
        var appeal = Filed(Id(9));
        var after = appeal.DecidePoints(Id(7), Chair, 3, Criteria, [Vote(Chair, points, 1)], 1, " Так верно ", Now);
        Assert.Equal((outcome, 3m, points + 1m, "Так верно"), (appeal.Outcome, appeal.PointsBefore, appeal.PointsAfter, appeal.Reason));
        Assert.Equal((MarkingTurn.Appeal, points + 1m, Now, "Так верно"), (after.Turn, after.Total, after.DoneAt, after.Comment));
        Assert.Equal(AppealErrors.Ended, Assert.Throws<RuleBroken>(() => appeal.Withdraw(Now)).Error);
        Assert.Equal(JuryErrors.ClaimLost, Assert.Throws<RuleBroken>(() => after.Place(Chair, Criteria, after.Points, "", [], true, Now)).Error);
    }

    [Fact]
    public void A_breach_of_the_order_is_found_or_not()
    {
        var (found, not) = (Filed(null), Filed(null));
        found.DecideProcedure(Chair, [Satisfying(Chair, true), Satisfying(Id(2), false)], 2, "Не было света", Now);
        not.DecideProcedure(Chair, [Satisfying(Chair, false)], 1, "Порядок соблюдён", Now);
        Assert.Equal((AppealOutcome.Satisfied, AppealOutcome.Declined), (found.Outcome, not.Outcome));
    }

    [Fact]
    public void An_appeal_is_taken_from_the_showing_to_the_end_of_the_term()
    {
        var showing = new Showing { RoundId = Id(8), OpensAt = Now, ClosesAt = Now.AddHours(3), AppealDays = 1, AppealsUntil = Now.AddDays(1), MinVotes = 3 };
        Assert.Equal(AppealErrors.NotYet, Assert.Throws<RuleBroken>(() => Appealing.CheckTerm(null, Now)).Error);
        Assert.Equal(AppealErrors.NotYet, Assert.Throws<RuleBroken>(() => Appealing.CheckTerm(showing, Now.AddTicks(-1))).Error);
        Appealing.CheckTerm(showing, Now);
        Appealing.CheckTerm(showing, showing.AppealsUntil.AddTicks(-1));
        Assert.Equal(AppealErrors.TermOver, Assert.Throws<RuleBroken>(() => Appealing.CheckTerm(showing, showing.AppealsUntil)).Error);
        Assert.Equal(AppealErrors.ProcedureOver, Assert.Throws<RuleBroken>(() => Appealing.CheckProcedure(Now, Now.AddTicks(1))).Error);
    }

    [Fact]
    public void To_shorten_a_term_that_participants_were_told_needs_a_reason()
    {
        var showing = new Showing { RoundId = Id(8), OpensAt = Now, ClosesAt = Now.AddHours(3), AppealDays = 1, AppealsUntil = Now.AddDays(1), MinVotes = 3 };
        Assert.Null(showing.CheckTerm(Now.AddHours(1), "Ошибка", Now.AddTicks(-1)));
        Assert.Null(showing.CheckTerm(showing.AppealsUntil, null, Now));
        Assert.Null(showing.CheckTerm(Now.AddDays(2), null, Now));
        var shorter = showing.AppealsUntil.AddTicks(-1);
        var refused = Assert.Throws<RuleBroken>(() => showing.CheckTerm(shorter, " ", Now));
        Assert.Equal((AppealErrors.TermShortened, showing.AppealsUntil), (refused.Error, refused.Args!["until"]));
        Assert.Equal("Ошибка в дате", showing.CheckTerm(shorter, " Ошибка в дате ", Now));
    }

    [Fact]
    public void It_points_at_what_is_there()
    {
        Appealing.CheckSubject(Criteria, ["k2"], new SheetSpot(2, 0.5m, 1), files: 2);
        Appealing.CheckSubject(Criteria, ["k2"], new SheetSpot(2, 0.5m, 1, Page: 3), files: 2);
        Assert.Equal(JuryErrors.CriterionUnknown, Assert.Throws<RuleBroken>(() => Appealing.CheckSubject(Criteria, ["k3"], null, 0)).Error);
        foreach (var spot in new[] { new SheetSpot(3, 0, 0), new SheetSpot(0, 0, 0), new SheetSpot(1, 1.1m, 0), new SheetSpot(1, 0, -0.1m), new SheetSpot(1, 0, 0, Page: 0) })
        {
            Assert.Equal(AppealErrors.SpotInvalid, Assert.Throws<RuleBroken>(() => Appealing.CheckSubject(Criteria, [], spot, files: 2)).Error);
        }
    }

    [Fact]
    public void A_talk_has_a_time_and_a_place()
    {
        var appeal = Filed(null);
        appeal.SetTalk(Now, " каб. 12 ");
        Assert.Equal((Now, "каб. 12"), (appeal.TalkAt, appeal.TalkPlace));
        appeal.SetTalk(null, "");
        Assert.Null(appeal.TalkAt);
        Assert.Equal(AppealErrors.TalkInvalid, Assert.Throws<RuleBroken>(() => appeal.SetTalk(Now, " ")).Error);
        Assert.Equal(AppealErrors.TalkInvalid, Assert.Throws<RuleBroken>(() => appeal.SetTalk(null, "каб. 12")).Error);
    }

    [Fact]
    public void Nobody_decides_about_own_points_own_pupils_or_relatives()
    {
        var (school, pupil) = (Id(20), Id(21));
        JurorTies Ties(Guid[] organizations, Guid[] relatives) => new(Id(2), new DateOnly(2026, 11, 23), organizations, relatives);
        Assert.True(CommissionMember.MayDecide(Ties([], []), pupil, [school], [Id(3)]));
        Assert.False(CommissionMember.MayDecide(Ties([], []), pupil, [school], [Id(3), Id(2)]));
        Assert.False(CommissionMember.MayDecide(Ties([school], []), pupil, [school], []));
        Assert.False(CommissionMember.MayDecide(Ties([], [pupil]), pupil, [school], []));
    }

    [Fact]
    public void An_analysis_holds_something_and_its_video_is_an_address()
    {
        var analysis = new TaskAnalysis { RoundId = Id(8) };
        Assert.Equal(AppealErrors.AnalysisEmpty, Assert.Throws<RuleBroken>(() => analysis.Write(" ", "", null)).Error);
        Assert.Equal(AppealErrors.VideoInvalid, Assert.Throws<RuleBroken>(() => analysis.Write("", "javascript:alert(1)", null)).Error);
        analysis.Write("", " https://video.example/1 ", null);
        Assert.Equal("https://video.example/1", analysis.VideoUrl);
    }

    private static Appeal Filed(Guid? task) => new()
    {
        Id = Id(5),
        AttemptId = Id(6),
        Kind = task is null ? AppealKind.Procedure : AppealKind.Points,
        TaskId = task,
        CriterionIds = [],
        Text = "Не согласен",
        FiledAt = Now,
    };

    private static AppealVote Vote(Guid member, decimal first, decimal second, IReadOnlyList<Criterion>? criteria = null)
    {
        var vote = new AppealVote { AppealId = Id(5), MemberId = member };
        vote.ForPoints(criteria ?? Criteria, new Dictionary<string, decimal> { ["k1"] = first, ["k2"] = second }, "Так верно", Now);
        return vote;
    }

    private static AppealVote Satisfying(Guid member, bool satisfies)
    {
        var vote = new AppealVote { AppealId = Id(5), MemberId = member };
        vote.ForProcedure(satisfies, "Так было", Now);
        return vote;
    }

    private static Guid Id(int number) => new($"0199a1b2-0000-7000-8000-{number:D12}");
}
