using System.Globalization;

namespace MethodCabinet.Domain.Assessment;

/// <summary>An answer that is right, for whoever may be shown one after the work.</summary>
public static class RightAnswer
{
    /// <summary>One that gives the maximum; null where the key does not name one (a pattern that no plain text fits, a work that people mark).</summary>
    public static Answer? Of(QuestionBody body, AnswerKey key, PointRule points) =>
        Candidates(body, key).FirstOrDefault(answer => Scoring.Score(body, key, points, answer) == points.MaxPoints);

    private static IEnumerable<Answer> Candidates(QuestionBody body, AnswerKey key) => (body, key) switch
    {
        (_, ChoiceKey k) => [new ChoiceAnswer(k.Correct)],
        (_, TrueFalseKey k) => [new TrueFalseAnswer(k.Value)],
        (_, ShortTextKey k) => k.Variants.OrderByDescending(variant => variant.Share).Select(variant => new ShortTextAnswer(Plain(variant))),
        (_, NumericKey k) => k.Variants.OrderByDescending(variant => variant.Share).Select(variant => new NumericAnswer(Text(variant.Value), k.Units.FirstOrDefault(unit => unit.Factor == 1)?.Unit)),
        (_, MatchingKey k) => [new MatchingAnswer(k.Pairs)],
        (_, OrderingKey k) => [new OrderingAnswer(k.Order)],
        (_, GapsKey k) => [new GapsAnswer(k.Gaps.ToDictionary(gap => gap.Key, gap => Filled(gap.Value)))],
        (_, HotspotKey k) => [new HotspotAnswer([.. k.Regions.Select(Middle)])],
        (_, FormulaKey k) => [new FormulaAnswer(k.Expression)],
        _ => [],
    };

    private static string Filled(GapKey gap)
    {
        var (text, number) = (gap.Texts.MaxBy(variant => variant.Share), gap.Numbers.MaxBy(variant => variant.Share));
        return number is not null && (text is null || text.Share < number.Share) ? Text(number.Value) : text is null ? "" : Plain(text);
    }

    /// <summary>The shortest text that fits: stars stand for nothing, escaped ones for themselves.</summary>
    private static string Plain(TextVariant variant) => string.Join('*', variant.Pattern.Split("\\*").Select(part => part.Replace("*", "", StringComparison.Ordinal))).Trim();

    /// <summary>As it is written in Russia; both ways are understood.</summary>
    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture).Replace('.', ',');

    private static ImagePoint Middle(HotspotRegion region) => new(region.Corners.Average(corner => corner.X), region.Corners.Average(corner => corner.Y));
}
