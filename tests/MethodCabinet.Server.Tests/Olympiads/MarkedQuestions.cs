using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>A question of each type. Every key holds what stands nowhere else: whoever receives it has seen a key.</summary>
internal static class MarkedQuestions
{
    private const string Word = "ключ-который-никто-не-видит";
    private const string Digits = "271828";

    private static readonly decimal Number = decimal.Parse(Digits, System.Globalization.CultureInfo.InvariantCulture);
    private static readonly double Share = (double)Number / 1_000_000;

    /// <summary>What no participant may be sent: the marks, the key of the only statement that is true, and names that belong to keys alone.</summary>
    public static IReadOnlyList<string> Signs { get; } =
    [
        Word, Digits, "\"value\":true", "\"key\"", "\"correct\"", "\"shares\"", "\"variants\"", "\"pattern\"", "\"slips\"", "\"tolerance\"", "\"wrongUnitShare\"", "\"factor\"",
        "\"partial\"", "\"weight\"", "\"regions\"", "\"corners\"", "\"expression\"", "\"criteria\"", "\"modelAnswer\"",
    ];

    public static IReadOnlyList<QuestionContent> All { get; } =
    [
        Sitting.Content(new ChoiceBody([new("a", "Клетка"), new("b", "Атом")], Multiple: false), Chosen("a")),
        Sitting.Content(new ChoiceBody([new("a", "Клетка"), new("b", "Атом"), new("c", "Лапа")], Multiple: true), Chosen("a", "c")),
        Sitting.Content(new TrueFalseBody(), new TrueFalseKey(true)),
        Sitting.Content(new ShortTextBody(), new ShortTextKey([new TextVariant(Word)], new TextRule(Slips: 1))),
        Sitting.Content(new NumericBody(["см", "м"]), new NumericKey([new NumericVariant(Number)], [new UnitFactor("см", Number)], 0.5m)),
        Sitting.Content(
            new MatchingBody([new("1", "ёж"), new("2", "уж")], [new("x", "иглы"), new("y", "чешуя")]),
            new MatchingKey(new Dictionary<string, string> { ["1"] = "x", ["2"] = "y", [Word] = Word }, PartialRule.Proportional)),
        Sitting.Content(new OrderingBody([new("2", "ёж"), new("1", "ежонок")]), new OrderingKey(["1", "2", Word], PartialRule.Pairs)),
        Sitting.Content(new GapTextBody("У ежа {{g}} и {{h}}.", [new Gap("g", []), new Gap("h", ["лапы", "рога"])]), Filled("g", "h")),
        Sitting.Content(new TableBody(["Зверь", "Лап"], [[new("ёж", null), new(null, "g")]], [new Gap("g", [])]), Filled("g")),
        Sitting.Content(
            new HotspotBody(Guid.NewGuid(), 640, 480, "Ёж в траве", 1),
            new HotspotKey([new HotspotRegion([new(Share, 0), new(1, Share), new(Share, 1)])], PartialRule.AllOrNothing)),
        Sitting.Content(new FormulaBody(["x"]), new FormulaKey($"x+{Digits}", [new FormulaVariable("x", 1, 2)])),
        Sitting.Content(new EssayBody(), new ManualKey([new Criterion("k1", Word, 1)], Word)),
        Sitting.Content(new UploadBody(1, ["image/jpeg"]), new ManualKey([new Criterion("k1", Word, 1)], Word)),
    ];

    private static ChoiceKey Chosen(params string[] ids) =>
        new([.. ids, Word], ChoiceRule.SumOfShares, ids.ToDictionary(id => id, _ => Number / 1_000_000));

    private static GapsKey Filled(params string[] gaps) =>
        new(gaps.ToDictionary(gap => gap, _ => new GapKey([new TextVariant(Word)], [new NumericVariant(Number)])), new TextRule(), PartialRule.Proportional);
}
