using CsCheck;
using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Tests.Assessment;

public sealed record Sample(QuestionBody Body, AnswerKey Key, PointRule Points);

/// <summary>Sound questions of every automatic type, and answers to them, right, wrong and hostile.</summary>
internal static class QuestionSamples
{
    public static readonly Gen<string> Word = Gen.Char["абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁ"].Array[1, 9].Select(c => new string(c));

    private static readonly Gen<string> Odd = Gen.OneOf(
        Gen.String,
        Word,
        Gen.OneOf("", " ", "\0", "\uD800", "\uFFFE\uFFFF", "*", "\\*", "1e28", "-79228162514264337593543950335", "1e-28", "∞", "{{a}}", "a", "b", "x", "1", "((((", "м"));

    private static readonly Gen<PointRule> Rules =
        from max in Gen.Int[1, 20]
        from penalty in Gen.Int[0, max]
        from negative in Gen.Bool
        select new PointRule(max / 2m, penalty / 2m, negative);

    private static readonly Gen<Sample> Choices =
        from n in Gen.Int[2, 7]
        from multiple in Gen.Bool
        from rule in multiple ? Gen.Enum<ChoiceRule>() : Gen.OneOf(ChoiceRule.AllOrNothing, ChoiceRule.SumOfShares)
        from right in Gen.Int[1, multiple ? n : 1]
        from points in Rules
        let options = Items(n)
        select new Sample(
            new ChoiceBody(options, multiple),
            new ChoiceKey([.. options.Take(right).Select(o => o.Id)], rule, options.Select((o, i) => (o.Id, Share: i < right ? 1m / right : -1m / n)).ToDictionary()),
            points);

    private static readonly Gen<Sample> TrueFalse = Gen.Select(Gen.Bool, Rules, (v, p) => new Sample(new TrueFalseBody(), new TrueFalseKey(v), p));

    private static readonly Gen<TextRule> TextRules = Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 3], (c, y, s) => new TextRule(c, y, s));

    private static readonly Gen<IReadOnlyList<TextVariant>> TextVariants = Gen.Select(Word.Array[1, 4], Gen.Bool, (w, wild) =>
        (IReadOnlyList<TextVariant>)[.. w.Distinct().Select((t, i) => new TextVariant(wild ? t + "*" + t : t, i == 0 ? 1 : 0.5m))]);

    private static readonly Gen<Sample> Texts = Gen.Select(TextVariants, TextRules, Rules, (v, r, p) => new Sample(new ShortTextBody(), new ShortTextKey(v, r), p));

    private static readonly Gen<IReadOnlyList<NumericVariant>> NumericVariants = Gen.Select(Gen.Int[-5000, 5000], Gen.Int[0, 100], Gen.Enum<ToleranceKind>(), (v, t, k) =>
        (IReadOnlyList<NumericVariant>)[new(v / 100m, t / 100m, k), new(v / 50m, t / 100m, ToleranceKind.Absolute, 0.5m)]);

    private static readonly Gen<Sample> Numbers =
        from variants in NumericVariants
        from units in Gen.Bool
        from left in Gen.Int[0, 4]
        from points in Rules
        select units
            ? new Sample(new NumericBody(["м", "см"]), new NumericKey(variants, [new("м", 1), new("см", 0.01m)], left / 4m), points)
            : new Sample(new NumericBody([]), new NumericKey(variants, []), points);

    private static readonly Gen<Sample> Matchings =
        from n in Gen.Int[2, 6]
        from extra in Gen.Int[0, 2]
        from rule in Gen.OneOf(PartialRule.AllOrNothing, PartialRule.Proportional)
        from points in Rules
        let pairs = Items(n).ToDictionary(i => i.Id, i => i.Id)
        select new Sample(new MatchingBody(Items(n), Items(n + extra)), new MatchingKey(pairs, rule), points);

    private static readonly Gen<Sample> Orderings =
        from n in Gen.Int[2, 8]
        from rule in Gen.Enum<PartialRule>()
        from points in Rules
        let items = Items(n)
        select new Sample(new OrderingBody([.. Enumerable.Reverse(items)]), new OrderingKey([.. items.Select(i => i.Id)], rule), points);

    private static readonly Gen<Sample> Gaps =
        from texts in TextVariants
        from numbers in NumericVariants
        from rule in TextRules
        from partial in Gen.OneOf(PartialRule.AllOrNothing, PartialRule.Proportional)
        from weight in Gen.Int[1, 5]
        from table in Gen.Bool
        from points in Rules
        let gaps = new Gap[] { new("a", []), new("b", []), new("c", ["да", "нет"]) }
        let keys = new Dictionary<string, GapKey> { ["a"] = new(texts, []), ["b"] = new([], numbers, weight), ["c"] = new([new("да")], []) }
        let body = table
            ? (QuestionBody)new TableBody([], [[new("1", null), new(null, "a")], [new(null, "b"), new(null, "c")]], gaps)
            : new GapTextBody("Раз {{a}}, два {{b}}, три {{c}}", gaps)
        select new Sample(body, new GapsKey(keys, rule, partial), points);

    private static readonly Gen<Sample> Hotspots =
        from n in Gen.Int[1, 3]
        from max in Gen.Int[n, 5]
        from rule in Gen.OneOf(PartialRule.AllOrNothing, PartialRule.Proportional)
        from points in Rules
        let regions = Enumerable.Range(0, n).Select(i => new HotspotRegion([new(i / 4.0, 0), new((i + 1) / 4.0, 0), new(i / 4.0, 1)])).ToList()
        select new Sample(new HotspotBody(new Guid(1, 0, 0, new byte[8]), 640, 480, "Схема", max), new HotspotKey(regions, rule), points);

    private static readonly Gen<Sample> Formulas = Gen.Select(Gen.OneOf("x+1", "2x^2", "sqrt(x)", "1/x", "sin x cos x", "x-x"), Rules, (e, p) =>
        new Sample(new FormulaBody(["x"]), new FormulaKey(e, [new("x", -1, 2)]), p));

    public static readonly Gen<Sample> Any = Gen.OneOf(Choices, TrueFalse, Texts, Numbers, Matchings, Orderings, Gaps, Hotspots, Formulas);

    private static readonly Gen<string> Id = Gen.Frequency((9, Gen.Char['a', 'h'].Select(c => c.ToString())), (1, Odd));

    public static readonly Gen<Answer?> AnyAnswer = Gen.OneOf(
        Gen.Const((Answer?)null),
        Id.Array[0, 8].Select(i => (Answer?)new ChoiceAnswer(i)),
        Gen.Const((Answer?)new ChoiceAnswer(null!)),
        Gen.Bool.Select(b => (Answer?)new TrueFalseAnswer(b)),
        Odd.Select(t => (Answer?)new ShortTextAnswer(t)),
        Gen.Const((Answer?)new ShortTextAnswer(null!)),
        Gen.Select(Gen.OneOf(Odd, Gen.Decimal.Select(d => d.ToString(System.Globalization.CultureInfo.InvariantCulture))), Odd, (t, u) => (Answer?)new NumericAnswer(t, u)),
        Gen.Select(Id, Id).Array[0, 8].Select(p => (Answer?)new MatchingAnswer(p.DistinctBy(x => x.Item1).ToDictionary(x => x.Item1, x => x.Item2))),
        Gen.Const((Answer?)new MatchingAnswer(null!)),
        Id.Array[0, 9].Select(i => (Answer?)new OrderingAnswer(i)),
        Gen.Const((Answer?)new OrderingAnswer([null!, "a"])),
        Gen.Select(Id, Odd).Array[0, 4].Select(p => (Answer?)new GapsAnswer(p.DistinctBy(x => x.Item1).ToDictionary(x => x.Item1, x => x.Item2))),
        Gen.Const((Answer?)new GapsAnswer(new Dictionary<string, string> { ["a"] = null! })),
        Gen.Select(Gen.OneOf(Gen.Double, Gen.Double[0, 1]), Gen.OneOf(Gen.Double, Gen.Double[0, 1])).Array[0, 6].Select(p => (Answer?)new HotspotAnswer([.. p.Select(x => new ImagePoint(x.Item1, x.Item2))])),
        Gen.Const((Answer?)new HotspotAnswer([null!])),
        Gen.OneOf(Odd, Gen.Char["x+-*/^()12.,sincolg| "].Array[0, 30].Select(c => new string(c))).Select(t => (Answer?)new FormulaAnswer(t)),
        Odd.Select(t => (Answer?)new EssayAnswer(t)),
        Gen.Const((Answer?)new UploadAnswer([])));

    /// <summary>The answer that deserves the maximum.</summary>
    public static Answer Right(Sample question) => (question.Body, question.Key) switch
    {
        (_, ChoiceKey k) => new ChoiceAnswer(k.Correct),
        (_, TrueFalseKey k) => new TrueFalseAnswer(k.Value),
        (_, ShortTextKey k) => new ShortTextAnswer(k.Variants[0].Pattern.Replace('*', '-')),
        (NumericBody b, NumericKey k) => new NumericAnswer(Text(k.Variants[0].Value), b.Units.Count > 0 ? b.Units[0] : null),
        (_, MatchingKey k) => new MatchingAnswer(k.Pairs),
        (_, OrderingKey k) => new OrderingAnswer(k.Order),
        (_, GapsKey k) => new GapsAnswer(k.Gaps.ToDictionary(g => g.Key, g => g.Value.Texts.Count > 0 ? g.Value.Texts[0].Pattern.Replace('*', '-') : Text(g.Value.Numbers[0].Value))),
        (_, HotspotKey k) => new HotspotAnswer([.. k.Regions.Select(r => r.Corners).Select(c => new ImagePoint((c[0].X * 0.8) + (c[1].X * 0.1) + (c[2].X * 0.1), 0.1))]),
        (_, FormulaKey k) => new FormulaAnswer(k.Expression),
        _ => throw new InvalidOperationException("No automatic type"),
    };

    private static string Text(decimal value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture).Replace('.', ',');

    private static List<Item> Items(int n) => [.. Enumerable.Range(0, n).Select(i => new Item(((char)('a' + i)).ToString(), $"Пункт {i}"))];
}
