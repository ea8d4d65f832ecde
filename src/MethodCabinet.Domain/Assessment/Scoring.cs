using MethodCabinet.Domain.Assessment.ScoreTypes;

namespace MethodCabinet.Domain.Assessment;

/// <summary>
/// Points of an answer. A pure function: the same question and answer always give the same points, whatever the order
/// in which options or pairs are listed. The rule of each type stands in its class of <c>ScoreTypes</c>.
/// </summary>
public static class Scoring
{
    /// <summary>Decimals that points are rounded to, halves away from zero; here and nowhere else.</summary>
    public const int Decimals = 2;

    /// <summary>Whether <see cref="Score"/> gives the points; otherwise people mark by criteria.</summary>
    public static bool IsAutomatic(AnswerKey key) => key is not ManualKey;

    /// <summary>
    /// Points from the lower bound to <see cref="PointRule.MaxPoints"/>. The lower bound is 0, or, where negative points
    /// are allowed, minus the larger of the penalty and the maximum. No answer, an empty one, one of another type
    /// and one that names what the question does not have give 0. Hand-marked questions give 0.
    /// </summary>
    public static decimal Score(QuestionBody body, AnswerKey key, PointRule points, Answer? answer)
    {
        if (answer is null || Earned(body, key, answer) is not { } share)
        {
            return 0;
        }

        var raw = decimal.Round(points.MaxPoints * share.Part / share.Whole, Decimals, MidpointRounding.AwayFromZero);
        if (share.Part <= 0)
        {
            raw = Math.Min(raw, -points.Penalty);
        }

        var lowest = points.AllowNegative ? -Math.Max(points.Penalty, points.MaxPoints) : 0;
        return Math.Clamp(raw, lowest, points.MaxPoints);
    }

    /// <summary>Null when there is nothing to score.</summary>
    private static Share? Earned(QuestionBody body, AnswerKey key, Answer answer) => (body, key, answer) switch
    {
        (ChoiceBody b, ChoiceKey k, ChoiceAnswer a) => ChoiceScore.Of(b, k, a),
        (TrueFalseBody, TrueFalseKey k, TrueFalseAnswer a) => k.Value == a.Value ? Share.All : Share.None,
        (ShortTextBody, ShortTextKey k, ShortTextAnswer a) => ShortTextScore.Of(k, a),
        (NumericBody, NumericKey k, NumericAnswer a) => NumericScore.Of(k, a),
        (MatchingBody b, MatchingKey k, MatchingAnswer a) => MatchingScore.Of(b, k, a),
        (OrderingBody, OrderingKey k, OrderingAnswer a) => OrderingScore.Of(k, a),
        (GapTextBody b, GapsKey k, GapsAnswer a) => GapsScore.Of(b.Gaps, k, a),
        (TableBody b, GapsKey k, GapsAnswer a) => GapsScore.Of(b.Gaps, k, a),
        (HotspotBody b, HotspotKey k, HotspotAnswer a) => HotspotScore.Of(b, k, a),
        (FormulaBody, FormulaKey k, FormulaAnswer a) => FormulaScore.Of(k, a),
        _ => null,
    };
}
