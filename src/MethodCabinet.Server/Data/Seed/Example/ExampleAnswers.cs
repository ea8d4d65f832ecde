using System.Globalization;
using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>What pupils of different strength answer.</summary>
internal static class ExampleAnswers
{
    /// <param name="strength">0 to 1: how likely the answer is the correct one.</param>
    /// <returns>Null for a question left out.</returns>
    public static Answer? Of(ExampleQuestion question, double strength, Random random)
    {
        if (random.NextDouble() < strength)
        {
            return Correct(question, random);
        }

        return random.Next(6) == 0 ? null : Wrong(question.Body, question.Key, random);
    }

    private static Answer? Correct(ExampleQuestion question, Random random) => question.Key switch
    {
        ChoiceKey choice => new ChoiceAnswer(choice.Correct),
        TrueFalseKey truth => new TrueFalseAnswer(truth.Value),
        ShortTextKey text => new ShortTextAnswer(text.Variants[0].Pattern),
        NumericKey number => new NumericAnswer(Number(number.Variants[0].Value), number.Units is [var first, ..] ? first.Unit : null),
        MatchingKey matching => new MatchingAnswer(matching.Pairs),
        OrderingKey ordering => new OrderingAnswer(ordering.Order),
        GapsKey gaps => new GapsAnswer(gaps.Gaps.ToDictionary(gap => gap.Key, gap => GapText(gap.Value))),
        HotspotKey hotspot => new HotspotAnswer([.. hotspot.Regions.Select(Middle)]),
        FormulaKey formula => new FormulaAnswer(formula.Expression),
        ManualKey => question.Essays is { Count: > 0 } essays ? new EssayAnswer(essays.Count == 1 ? essays[0] : essays[random.Next(essays.Count)]) : null,
        _ => null,
    };

    private static Answer? Wrong(QuestionBody body, AnswerKey key, Random random) => body switch
    {
        ChoiceBody choice => new ChoiceAnswer([choice.Options[random.Next(choice.Options.Count)].Id]),
        TrueFalseBody => new TrueFalseAnswer(!((TrueFalseKey)key).Value),
        ShortTextBody => new ShortTextAnswer("не знаю"),
        NumericBody numeric => new NumericAnswer(Number(random.Next(2, 60)), numeric.Units.Count == 0 ? null : numeric.Units[0]),
        MatchingBody matching => new MatchingAnswer(matching.Left.ToDictionary(item => item.Id, _ => matching.Right[random.Next(matching.Right.Count)].Id)),
        OrderingBody ordering => new OrderingAnswer([.. ordering.Items.Select(item => item.Id)]),
        GapTextBody gaps => new GapsAnswer(new Dictionary<string, string> { [gaps.Gaps[0].Id] = "плавлением" }),
        TableBody table => new GapsAnswer(new Dictionary<string, string> { [table.Gaps[0].Id] = "8" }),
        HotspotBody => new HotspotAnswer([new ImagePoint(0.69, 0.5)]),
        FormulaBody => new FormulaAnswer("a+t"),
        _ => null,
    };

    private static string GapText(GapKey gap) => gap.Texts.Count > 0 ? gap.Texts[0].Pattern : Number(gap.Numbers[0].Value);

    private static ImagePoint Middle(HotspotRegion region) => new(region.Corners.Average(c => c.X), region.Corners.Average(c => c.Y));

    private static string Number(decimal value) => value.ToString(CultureInfo.GetCultureInfo("ru-RU"));
}
