using System.Diagnostics;
using CsCheck;
using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Tests.Assessment;

public class ScoringProperties
{
    private static decimal Score(Sample q, Answer? a) => Scoring.Score(q.Body, q.Key, q.Points, a);

    [Fact]
    public void Sample_questions_are_sound() =>
        QuestionSamples.Any.Sample(q => Assert.Empty(QuestionCheck.Check(q.Body, q.Key, q.Points)), iter: 2000);

    [Fact]
    public void Any_answer_gets_points_between_the_bounds_and_always_the_same() =>
        Gen.Select(QuestionSamples.Any, QuestionSamples.AnyAnswer).Sample(
            (q, a) =>
            {
                var points = Score(q, a);
                Assert.InRange(points, q.Points.AllowNegative ? -Math.Max(q.Points.Penalty, q.Points.MaxPoints) : 0, q.Points.MaxPoints);
                Assert.Equal(points, Score(q, a));
            },
            iter: 6000);

    [Fact]
    public void The_right_answer_gets_the_maximum() =>
        QuestionSamples.Any.Sample(q => Assert.Equal(q.Points.MaxPoints, Score(q, QuestionSamples.Right(q))), iter: 5000);

    [Fact]
    public void No_answer_costs_nothing() => QuestionSamples.Any.Sample(q => Assert.Equal(0, Score(q, null)), iter: 500);

    [Fact]
    public void Order_of_choices_pairs_and_key_never_matters() =>
        Gen.Select(QuestionSamples.Any, QuestionSamples.AnyAnswer).Sample(
            (q, a) => Assert.Equal(Score(q, a), Score(Reversed(q), Reversed(a))),
            iter: 6000);

    [Fact]
    public void A_hostile_answer_takes_no_time()
    {
        var body = new ShortTextBody();
        var key = new ShortTextKey([.. Enumerable.Range(0, 100).Select(i => new TextVariant(string.Concat(Enumerable.Repeat("а*", 20)) + i))], new TextRule(Slips: 3));
        string[] hostile = [new('а', 100_000), new('а', 1000), string.Concat(Enumerable.Repeat("аб", 500)), new(' ', 100_000), new('\u0301', 100_000)];
        foreach (var text in hostile)
        {
            Assert.InRange(Fastest(() => Scoring.Score(body, key, new PointRule(1), new ShortTextAnswer(text))), 0, 10);
            Assert.InRange(Fastest(() => Scoring.Score(new NumericBody([]), new NumericKey([new(1)], []), new PointRule(1), new NumericAnswer(text))), 0, 10);
            Assert.InRange(Fastest(() => Scoring.Score(new FormulaBody(["x"]), new FormulaKey("x", [new("x", 0, 1)]), new PointRule(1), new FormulaAnswer(text))), 0, 10);
        }
    }

    /// <summary>Milliseconds of the best of several runs, so that a busy machine does not fail the test.</summary>
    private static double Fastest(Action action) => Enumerable.Range(0, 7).Min(_ =>
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    });

    private static Sample Reversed(Sample q) => (q.Body, q.Key) switch
    {
        (ChoiceBody b, ChoiceKey k) => q with { Body = b with { Options = [.. b.Options.Reverse()] }, Key = k with { Correct = [.. k.Correct.Reverse()], Shares = k.Shares.Reverse().ToDictionary() } },
        (MatchingBody b, MatchingKey k) => q with { Body = b with { Left = [.. b.Left.Reverse()], Right = [.. b.Right.Reverse()] }, Key = k with { Pairs = k.Pairs.Reverse().ToDictionary() } },
        (OrderingBody b, _) => q with { Body = b with { Items = [.. b.Items.Reverse()] } },
        (_, ShortTextKey k) => q with { Key = k with { Variants = [.. k.Variants.Reverse()] } },
        (_, NumericKey k) => q with { Key = k with { Variants = [.. k.Variants.Reverse()], Units = [.. k.Units.Reverse()] } },
        (GapTextBody b, GapsKey k) => q with { Body = b with { Gaps = [.. b.Gaps.Reverse()] }, Key = k with { Gaps = k.Gaps.Reverse().ToDictionary() } },
        (_, HotspotKey k) => q with { Key = k with { Regions = [.. k.Regions.Reverse()] } },
        _ => q,
    };

    private static Answer? Reversed(Answer? answer) => answer switch
    {
        ChoiceAnswer { Selected: not null } a => new ChoiceAnswer([.. a.Selected.Reverse()]),
        MatchingAnswer { Pairs: not null } a => new MatchingAnswer(a.Pairs.Reverse().ToDictionary()),
        GapsAnswer a => new GapsAnswer(a.Values.Reverse().ToDictionary()),
        HotspotAnswer a => new HotspotAnswer([.. a.Points.Reverse()]),
        _ => answer,
    };
}
