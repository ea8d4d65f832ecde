using CsCheck;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class RescoringTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_preview_names_who_gains_who_loses_and_whose_place_moves()
    {
        Guid first = Id(1), second = Id(2), third = Id(3), last = Id(4);

        var effects = Rescoring.Effects([new(first, 10, -2), new(second, 9, 0), new(third, 7, 2), new(last, 1, 0)]);

        Assert.Equal(
            [
                new RescoreEffect(second, 9, 9, new Place(2, 2), new Place(1, 2)),
                new RescoreEffect(third, 7, 9, new Place(3, 3), new Place(1, 2)),
                new RescoreEffect(first, 10, 8, new Place(1, 1), new Place(3, 3)),
            ],
            effects);
    }

    [Fact]
    public void A_key_that_changes_no_points_touches_nobody() => Gen.Int[0, 100].Array[0, 40].Sample(points =>
        Assert.Empty(Rescoring.Effects([.. points.Select((p, i) => new RescoredRow(Id(i + 1), p, 0))])));

    [Fact]
    public void Only_another_automatic_version_of_the_same_question_is_taken()
    {
        var question = new Question(Id(1), Id(2), "physics", Now);
        var first = question.Revise(null, false, Content(new TrueFalseBody(), new TrueFalseKey(true)), Id(3), Now, Id(9));
        var second = question.Revise(first, true, Content(new TrueFalseBody(), new TrueFalseKey(false)), Id(4), Now, Id(9));
        var essay = question.Revise(second, true, Content(new EssayBody(), new ManualKey([], null)), Id(5), Now, Id(9));
        var secondEssay = question.Revise(essay, true, Content(new EssayBody(), new ManualKey([], null)), Id(6), Now, Id(9));
        var foreign = new Question(Id(7), Id(2), "physics", Now).Revise(null, false, Content(new TrueFalseBody(), new TrueFalseKey(true)), Id(8), Now, Id(9));

        Rescoring.Check(first, second);
        Assert.Equal(ScoringErrors.RescoreSameVersion, Broken(first, first));
        Assert.Equal(ScoringErrors.RescoreOtherQuestion, Broken(first, foreign));
        Assert.Equal(ScoringErrors.RescoreOtherQuestion, Broken(first, essay));
        Assert.Equal(ScoringErrors.RescoreManual, Broken(essay, secondEssay));
    }

    private static ErrorCode Broken(QuestionVersion from, QuestionVersion to) => Assert.Throws<RuleBroken>(() => Rescoring.Check(from, to)).Error;

    private static QuestionContent Content(QuestionBody body, AnswerKey key) => new("Вопрос", "?", "?", body, body, key, new PointRule(2));

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);
}
