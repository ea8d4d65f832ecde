using CsCheck;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Jury;

namespace MethodCabinet.Domain.Tests.Olympiads.Jury;

public sealed class MarkingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);
    private static readonly Guid Juror = new("0199a1b2-0000-7000-8000-000000000001");
    private static readonly Criterion[] Criteria = [new("k1", "Фактор", 2), new("k2", "Вывод", 1.5m, 0.5m)];

    [Fact]
    public void Points_by_criteria_add_up_and_renew_the_lease()
    {
        var marking = Begun();
        Place(marking, ("k1", 2));
        Assert.Equal((2m, Now + Marking.Lease, (DateTimeOffset?)null), (marking.Total, marking.ClaimedUntil, marking.DoneAt));
        Place(marking, isDone: true, ("k1", 1), ("k2", 0.5m));
        Assert.Equal((1.5m, Now), (marking.Total, marking.DoneAt));
    }

    [Theory]
    [InlineData("k1", "3", "olympiad.marking.points-out-of-range")]
    [InlineData("k1", "-1", "olympiad.marking.points-out-of-range")]
    [InlineData("k1", "0.5", "olympiad.marking.points-off-step")]
    [InlineData("k2", "0.25", "olympiad.marking.points-off-step")]
    [InlineData("k3", "1", "olympiad.marking.criterion-unknown")]
    public void Points_keep_to_the_range_and_the_step_of_their_criterion(string criterion, string points, string code)
    {
        var given = (criterion, decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(code, Assert.Throws<RuleBroken>(() => Place(Begun(), given)).Error.Code);
    }

    [Fact]
    public void It_is_done_with_points_for_every_criterion_and_stays_whole()
    {
        var marking = Begun();
        Assert.Equal(JuryErrors.PointsMissing, Assert.Throws<RuleBroken>(() => Place(marking, isDone: true, ("k1", 1))).Error);
        Place(marking, isDone: true, ("k1", 1), ("k2", 0));
        Assert.Equal(JuryErrors.PointsMissing, Assert.Throws<RuleBroken>(() => Place(marking, ("k1", 1))).Error);
        Assert.Equal(1, marking.Total);
    }

    [Fact]
    public void Whoever_took_it_after_the_lease_ran_out_has_it()
    {
        var marking = Begun();
        // Nobody took it: it is still the juror's.
        marking.Place(Juror, Criteria, new Dictionary<string, decimal>(), "", [], false, Now + (2 * Marking.Lease));
        marking.JurorId = Guid.Empty;
        Assert.Equal(JuryErrors.ClaimLost, Assert.Throws<RuleBroken>(() => Place(marking, ("k1", 1))).Error);
    }

    [Fact]
    public void What_is_refused_changes_nothing() => Gen.Decimal[-3, 3].Select(Gen.Decimal[-3, 3], Gen.Bool).Sample(
        (one, other, isDone) =>
        {
            var marking = Begun();
            Place(marking, ("k1", 1));
            try
            {
                Place(marking, isDone, ("k1", one), ("k2", other));
                Assert.InRange(marking.Total, 0, 3.5m);
            }
            catch (RuleBroken)
            {
                Assert.Equal((1m, (DateTimeOffset?)null), (marking.Total, marking.DoneAt));
            }
        });

    [Fact]
    public void A_juror_is_tied_to_the_own_school_relatives_and_oneself()
    {
        var (school, other, child, pupil) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var ties = new JurorTies(Juror, DateOnly.FromDateTime(Now.Date), [school], [child]);
        Assert.True(ties.IsTiedTo(pupil, [other, school]));
        Assert.True(ties.IsTiedTo(child, [other]));
        Assert.True(ties.IsTiedTo(Juror, [other]));
        Assert.False(ties.IsTiedTo(pupil, [other]));
    }

    [Fact]
    public void A_question_is_short_and_waits_its_turn_and_is_answered_once()
    {
        Assert.Equal(JuryErrors.QuestionEmpty, Refused(() => ParticipantQuestion.Check("", 0, 0)));
        Assert.Equal(JuryErrors.QuestionTooLong, Refused(() => ParticipantQuestion.Check(new string('?', ParticipantQuestion.MaxText + 1), 0, 0)));
        Assert.Equal(JuryErrors.QuestionsTooMany, Refused(() => ParticipantQuestion.Check("Как?", ParticipantQuestion.MaxCount, 0)));
        Assert.Equal(JuryErrors.QuestionsWait, Refused(() => ParticipantQuestion.Check("Как?", 5, ParticipantQuestion.MaxWaiting)));
        var question = new ParticipantQuestion { Id = Guid.Empty, AttemptId = Guid.Empty, RoundId = Guid.Empty, TaskId = Guid.Empty, Text = "Как?", AskedAt = Now };
        question.Reply("Читайте условие", isForAll: true, Juror, Now);
        Assert.Equal(("Читайте условие", true, Now), (question.Answer, question.IsForAll, question.AnsweredAt));
        Assert.Equal(JuryErrors.QuestionAnswered, Refused(() => question.Reply("Иначе", isForAll: false, Juror, Now)));
    }

    [Theory]
    [InlineData(0, 1, 0.5, "здесь")]
    [InlineData(1, 0, 0.5, "здесь")]
    [InlineData(1, SheetRemark.MaxPage + 1, 0.5, "здесь")]
    [InlineData(1, 1, 1.01, "здесь")]
    [InlineData(1, 1, double.NaN, "здесь")]
    public void A_remark_keeps_to_its_sheet(int file, int page, double x, string text)
    {
        Assert.Equal(AssessmentErrors.RemarksInvalid, Assert.Throws<RuleBroken>(() => SheetRemark.Check([new SheetRemark(file, [new SheetPoint(x, 0)], text, page)])).Error);
        SheetRemark.Check([new SheetRemark(1, [new SheetPoint(0.5, 1)], text), new SheetRemark(1, [new SheetPoint(0.5, 1)], text, SheetRemark.MaxPage)]);
    }

    [Fact]
    public void Other_criteria_keep_the_points_that_fit_and_return_a_marking_that_misses_some()
    {
        var marking = Begun();
        Place(marking, isDone: true, ("k1", 2), ("k2", 0.5m));
        // A criterion is gone: its points go with it.
        Assert.True(marking.Reapply([Criteria[0]], Now));
        Assert.Equal(2, marking.Total);
        // Less is the most now, and there is a new one.
        Assert.False(marking.Reapply([Criteria[0] with { MaxPoints = 1 }, new Criterion("k3", "Язык", 1)], Now));
        Assert.Equal((0m, (DateTimeOffset?)null), (marking.Total, marking.DoneAt));
    }

    private static Marking Begun() => new()
    {
        Id = Guid.Empty,
        AttemptId = Guid.Empty,
        TaskId = Guid.Empty,
        Turn = MarkingTurn.First,
        JurorId = Juror,
        BegunAt = Now,
        ClaimedUntil = Now + Marking.Lease,
    };

    private static void Place(Marking marking, params (string Criterion, decimal Points)[] points) => Place(marking, isDone: false, points);

    private static void Place(Marking marking, bool isDone, params (string Criterion, decimal Points)[] points) =>
        marking.Place(Juror, Criteria, points.ToDictionary(p => p.Criterion, p => p.Points), "", [], isDone, Now);

    private static ErrorCode Refused(Action act) => Assert.Throws<RuleBroken>(act).Error;
}
