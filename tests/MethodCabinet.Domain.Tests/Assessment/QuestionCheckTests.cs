using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Tests.Assessment;

public class QuestionCheckTests
{
    private static readonly Dictionary<string, decimal> NoShares = [];
    private static readonly TextRule Rule = new();

    public static TheoryData<string, string, QuestionBody, AnswerKey> Wrong() => new()
    {
        { "key-of-another-type", "key", new TrueFalseBody(), new ManualKey([], null) },
        { "too-few-items", "body.options", new ChoiceBody([new("a", "1")], false), new ChoiceKey(["a"], ChoiceRule.AllOrNothing, NoShares) },
        { "id-repeated", "body.options[1].id", new ChoiceBody([new("a", "1"), new("a", "2")], false), new ChoiceKey(["a"], ChoiceRule.AllOrNothing, NoShares) },
        { "text-missing", "body.options[1].text", new ChoiceBody([new("a", "1"), new("b", " ")], false), new ChoiceKey(["a"], ChoiceRule.AllOrNothing, NoShares) },
        { "key-unknown-option", "key.correct[0]", new ChoiceBody([new("a", "1"), new("b", "2")], false), new ChoiceKey(["z"], ChoiceRule.AllOrNothing, NoShares) },
        { "key-empty", "key.correct", new ChoiceBody([new("a", "1"), new("b", "2")], true), new ChoiceKey([], ChoiceRule.AllOrNothing, NoShares) },
        { "key-needs-one-option", "key.correct", new ChoiceBody([new("a", "1"), new("b", "2")], false), new ChoiceKey(["a", "b"], ChoiceRule.AllOrNothing, NoShares) },
        { "shares-never-full", "key.shares", new ChoiceBody([new("a", "1"), new("b", "2")], true), new ChoiceKey(["a"], ChoiceRule.SumOfShares, new Dictionary<string, decimal> { ["a"] = 0.5m }) },
        { "share-range", "key.shares.a", new ChoiceBody([new("a", "1"), new("b", "2")], true), new ChoiceKey(["a"], ChoiceRule.SumOfShares, new Dictionary<string, decimal> { ["a"] = 2 }) },
        { "rule-not-for-type", "key.rule", new ChoiceBody([new("a", "1"), new("b", "2")], false), new ChoiceKey(["a"], ChoiceRule.EachOption, NoShares) },
        { "key-empty", "key.variants", new ShortTextBody(), new ShortTextKey([], Rule) },
        { "slips-range", "key.rule.slips", new ShortTextBody(), new ShortTextKey([new("да")], new TextRule(Slips: 9)) },
        { "shares-never-full", "key.variants", new ShortTextBody(), new ShortTextKey([new("да", 0.5m)], Rule) },
        { "tolerance-range", "key.variants[0].tolerance", new NumericBody([]), new NumericKey([new(1, -1)], []) },
        { "number-range", "key.variants[0].value", new NumericBody([]), new NumericKey([new(decimal.MaxValue)], []) },
        { "units-differ", "key.units[0].unit", new NumericBody([]), new NumericKey([new(1)], [new("м", 1)]) },
        { "unit-factor-range", "key.units[0].factor", new NumericBody(["м"]), new NumericKey([new(1)], [new("м", 0)]) },
        { "key-incomplete", "key.pairs.2", new MatchingBody([new("1", "x"), new("2", "y")], [new("a", "x"), new("b", "y")]), new MatchingKey(new Dictionary<string, string> { ["1"] = "a" }, PartialRule.Proportional) },
        { "rule-not-for-type", "key.rule", new MatchingBody([new("1", "x")], [new("a", "x"), new("b", "y")]), new MatchingKey(new Dictionary<string, string> { ["1"] = "a" }, PartialRule.LongestRun) },
        { "key-incomplete", "key.order", new OrderingBody([new("a", "1"), new("b", "2")]), new OrderingKey(["b"], PartialRule.Pairs) },
        { "key-shown-as-given", "body.items", new OrderingBody([new("a", "1"), new("b", "2")]), new OrderingKey(["a", "b"], PartialRule.Pairs) },
        { "gap-unknown", "body.text:b", new GapTextBody("{{a}} {{b}}", [new("a", [])]), GapA("да") },
        { "gap-placed-twice", "body.text:a", new GapTextBody("{{a}} {{a}}", [new("a", [])]), GapA("да") },
        { "gap-not-placed", "body.gaps[0]", new GapTextBody("нет мест", [new("a", [])]), GapA("да") },
        { "key-not-listed", "key.gaps.a", new GapTextBody("{{a}}", [new("a", ["нет", "может быть"])]), GapA("да") },
        { "too-few-items", "body.gaps[0].options", new GapTextBody("{{a}}", [new("a", ["да"])]), GapA("да") },
        { "option-repeated", "body.gaps[0].options", new GapTextBody("{{a}}", [new("a", ["да", "да"])]), GapA("да") },
        { "text-missing", "body.gaps[0].options[1]", new GapTextBody("{{a}}", [new("a", ["да", " "])]), GapA("да") },
        { "key-incomplete", "key.gaps.b", new GapTextBody("{{a}} {{b}}", [new("a", []), new("b", [])]), GapA("да") },
        { "cells-uneven", "body.rows[1]", new TableBody([], [[new("1", null), new(null, "a")], [new("2", null)]], [new("a", [])]), GapA("да") },
        { "cell-both-text-and-gap", "body.rows[0][0]", new TableBody([], [[new("1", "a")]], [new("a", [])]), GapA("да") },
        { "region-too-few-corners", "key.regions[0]", Map(1), new HotspotKey([new([new(0, 0), new(1, 1)])], PartialRule.Proportional) },
        { "region-off-image", "key.regions[0]", Map(1), new HotspotKey([new([new(0, 0), new(1, 1), new(double.NaN, 0)])], PartialRule.Proportional) },
        { "regions-more-than-points", "body.maxPoints", Map(1), new HotspotKey([new([new(0, 0), new(1, 1), new(0, 1)]), new([new(0, 0), new(1, 1), new(1, 0)])], PartialRule.Proportional) },
        { "formula-unreadable", "key.expression", new FormulaBody(["x"]), new FormulaKey("x+", [new("x", 0, 1)]) },
        { "formula-has-no-values", "key.variables", new FormulaBody(["x"]), new FormulaKey("sqrt(x)", [new("x", -2, -1)]) },
        { "variable-range", "key.variables[0]", new FormulaBody(["x"]), new FormulaKey("x", [new("x", 1, 1)]) },
        { "variable-name", "key.variables[0].name", new FormulaBody(["sin"]), new FormulaKey("1", [new("sin", 0, 1)]) },
        { "variables-differ", "body.variables", new FormulaBody(["y"]), new FormulaKey("x", [new("x", 0, 1)]) },
        { "tolerance-range", "key.tolerance", new FormulaBody(["x"]), new FormulaKey("x", [new("x", 0, 1)], double.NaN) },
        { "criteria-sum", "key.criteria", new EssayBody(), new ManualKey([new("1", "Речь", 1)], null) },
        { "criterion-step", "key.criteria[0].step", new EssayBody(), new ManualKey([new("1", "Речь", 2, 0.3m)], null) },
        { "words-range", "body.maxWords", new EssayBody(100, 50), new ManualKey([new("1", "Речь", 2)], null) },
        { "files-range", "body.maxFiles", new UploadBody(0, ["image/jpeg"]), new ManualKey([new("1", "Решение", 2)], null) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Names_what_is_wrong_and_where(string code, string path, QuestionBody body, AnswerKey key) =>
        Assert.Contains((code, path), QuestionCheck.Check(body, key, new PointRule(2)).Select(p => (p.Error.Code["assessment.question.".Length..], p.Path)));

    [Fact]
    public void Points_title_and_statement_are_checked()
    {
        var found = QuestionCheck.Check("", " ", new TrueFalseBody(), new TrueFalseKey(true), new PointRule(0, 1));
        Assert.Equal(["title", "statement", "points.maxPoints", "points.penalty"], found.Select(p => p.Path));
        Assert.Empty(QuestionCheck.Check("Да или нет", "Земля — шар?", new TrueFalseBody(), new TrueFalseKey(true), new PointRule(1)));
        Assert.Empty(QuestionCheck.Check("Эссе", "Напишите эссе.", new EssayBody(), new ManualKey([new("1", "Речь", 1.5m, 0.5m), new("2", "Мысль", 0.5m, 0.5m)], null), new PointRule(2)));
    }

    [Fact]
    public void Codes_of_the_catalogue_are_unique()
    {
        var codes = typeof(AssessmentErrors).GetFields().Select(f => ((ErrorCode)f.GetValue(null)!).Code).ToList();
        Assert.Equal(codes.Distinct(), codes);
        Assert.All(codes, c => Assert.StartsWith("assessment.", c, StringComparison.Ordinal));
    }

    private static HotspotBody Map(int points) => new(new Guid(1, 0, 0, new byte[8]), 100, 100, "Карта", points);

    private static GapsKey GapA(string text) => new(new Dictionary<string, GapKey> { ["a"] = new([new(text)], []) }, Rule, PartialRule.Proportional);
}
