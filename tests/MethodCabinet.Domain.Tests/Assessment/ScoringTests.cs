using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Tests.Assessment;

public class ScoringTests
{
    private static readonly PointRule Two = new(2);

    [Theory]
    [InlineData(ChoiceRule.AllOrNothing, "a,b", 2)]
    [InlineData(ChoiceRule.AllOrNothing, "b,a,a", 2)]
    [InlineData(ChoiceRule.AllOrNothing, "a", 0)]
    [InlineData(ChoiceRule.AllOrNothing, "a,b,c", 0)]
    [InlineData(ChoiceRule.SumOfShares, "a", 1)]
    [InlineData(ChoiceRule.SumOfShares, "a,b", 2)]
    [InlineData(ChoiceRule.SumOfShares, "a,b,c", 1)]
    [InlineData(ChoiceRule.SumOfShares, "c", 0)]
    [InlineData(ChoiceRule.EachOption, "a,b", 2)]
    [InlineData(ChoiceRule.EachOption, "a", 1.5)]
    [InlineData(ChoiceRule.EachOption, "c,d", 0)]
    [InlineData(ChoiceRule.OneMistakeHalf, "a,b", 2)]
    [InlineData(ChoiceRule.OneMistakeHalf, "a", 1)]
    [InlineData(ChoiceRule.OneMistakeHalf, "a,b,d", 1)]
    [InlineData(ChoiceRule.OneMistakeHalf, "a,c", 0)]
    [InlineData(ChoiceRule.AllOrNothing, "a,b,z", 0)]
    public void Multiple_choice(ChoiceRule rule, string chosen, double points)
    {
        var body = new ChoiceBody([new("a", "1"), new("b", "2"), new("c", "3"), new("d", "4")], Multiple: true);
        var key = new ChoiceKey(["a", "b"], rule, new Dictionary<string, decimal> { ["a"] = 0.5m, ["b"] = 0.5m, ["c"] = -0.5m });
        Assert.Equal((decimal)points, Scoring.Score(body, key, Two, new ChoiceAnswer(chosen.Split(','))));
    }

    [Fact]
    public void A_single_choice_with_two_options_chosen_is_no_answer()
    {
        var body = new ChoiceBody([new("a", "1"), new("b", "2")], Multiple: false);
        var key = new ChoiceKey(["a"], ChoiceRule.AllOrNothing, new Dictionary<string, decimal>());
        var rule = new PointRule(1, Penalty: 1, AllowNegative: true);
        Assert.Equal(0, Scoring.Score(body, key, rule, new ChoiceAnswer(["a", "b"])));
        Assert.Equal(-1, Scoring.Score(body, key, rule, new ChoiceAnswer(["b"])));
        Assert.Equal(1, Scoring.Score(body, key, rule, new ChoiceAnswer(["a"])));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, -0.5)]
    public void A_penalty_falls_below_zero_only_where_allowed(bool allowed, double points)
    {
        var rule = new PointRule(1, Penalty: 0.5m, AllowNegative: allowed);
        Assert.Equal((decimal)points, Scoring.Score(new TrueFalseBody(), new TrueFalseKey(true), rule, new TrueFalseAnswer(false)));
        Assert.Equal(1, Scoring.Score(new TrueFalseBody(), new TrueFalseKey(true), rule, new TrueFalseAnswer(true)));
        Assert.Equal(0, Scoring.Score(new TrueFalseBody(), new TrueFalseKey(true), rule, null));
    }

    [Fact]
    public void Negative_shares_take_at_most_the_maximum()
    {
        var body = new ChoiceBody([new("a", "1"), new("b", "2"), new("c", "3")], Multiple: true);
        var key = new ChoiceKey(["a"], ChoiceRule.SumOfShares, new Dictionary<string, decimal> { ["a"] = 1, ["b"] = -1, ["c"] = -0.5m });
        Assert.Equal(-2, Scoring.Score(body, key, new PointRule(2, AllowNegative: true), new ChoiceAnswer(["b", "c"])));
        Assert.Equal(-1, Scoring.Score(body, key, new PointRule(2, AllowNegative: true), new ChoiceAnswer(["c"])));
        Assert.Equal(0, Scoring.Score(body, key, new PointRule(2), new ChoiceAnswer(["b", "c"])));
    }

    [Theory]
    [InlineData("Ёлка", "елка", true)]
    [InlineData("Ёлка", "  ЁЛКА ", true)]
    [InlineData("Лев Толстой", "лев \u00A0\n толстой", true)]
    [InlineData("Лев Толстой", "лефтолстой", false)]
    [InlineData("*Толстой", "Л. Н. Толстой", true)]
    [InlineData("Т*й", "Тургенев", false)]
    [InlineData("а*б*в", "а-б-в", true)]
    [InlineData("аб*ба", "аба", false)]
    [InlineData("a\\*b", "a*b", true)]
    [InlineData("a\\*b", "axb", false)]
    [InlineData("северо-восток", "северо—восток", true)]
    [InlineData("«Мцыри»", "\"мцыри\"", true)]
    [InlineData("й", "и\u0306", true)]
    public void Short_text(string pattern, string text, bool right)
    {
        var key = new ShortTextKey([new(pattern)], new TextRule());
        Assert.Equal(right ? 2 : 0, Scoring.Score(new ShortTextBody(), key, Two, new ShortTextAnswer(text)));
    }

    [Theory]
    [InlineData("Елка", true, false)]
    [InlineData("ёлка", false, true)]
    public void Case_and_yo_matter_where_the_rule_says_so(string text, bool ignoreCase, bool yo)
    {
        var key = new ShortTextKey([new("Ёлка")], new TextRule(ignoreCase, yo));
        Assert.Equal(0, Scoring.Score(new ShortTextBody(), key, Two, new ShortTextAnswer(text)));
    }

    [Theory]
    [InlineData("фотосинтез", "фотосинтес", 1, true)]
    [InlineData("фотосинтез", "фоотсинтез", 1, true)]
    [InlineData("фотосинтез", "фотсинтез", 1, true)]
    [InlineData("фотосинтез", "фотоссинтез", 1, true)]
    [InlineData("фотосинтез", "фатасинтез", 1, false)]
    [InlineData("фотосинтез", "фатасинтез", 2, true)]
    [InlineData("кот", "рот", 1, false)]
    [InlineData("1812 год", "1813 год", 1, false)]
    [InlineData("1812 год", "1812 гот", 1, true)]
    public void Slips(string pattern, string text, int slips, bool right)
    {
        var key = new ShortTextKey([new(pattern)], new TextRule(Slips: slips));
        Assert.Equal(right ? 2 : 0, Scoring.Score(new ShortTextBody(), key, Two, new ShortTextAnswer(text)));
    }

    [Fact]
    public void A_variant_that_fits_exactly_goes_before_one_that_fits_with_a_slip()
    {
        var key = new ShortTextKey([new("Московия"), new("Молковия", 0.5m), new("Масковия", 0)], new TextRule(Slips: 1));
        Assert.Equal(1, Scoring.Score(new ShortTextBody(), key, Two, new ShortTextAnswer("молковия")));
        Assert.Equal(0, Scoring.Score(new ShortTextBody(), key, Two, new ShortTextAnswer("масковия")));
        Assert.Equal(2, Scoring.Score(new ShortTextBody(), key, Two, new ShortTextAnswer("москвия")));
    }

    [Theory]
    [InlineData("3,5", 3.5)]
    [InlineData("3.5", 3.5)]
    [InlineData("−0,2", -0.2)]
    [InlineData("+7", 7)]
    [InlineData("- 7", -7)]
    [InlineData("1 000 000", 1000000)]
    [InlineData("1\u2009000,5", 1000.5)]
    [InlineData("12\u00A0500", 12500)]
    [InlineData("1,6e3", 1600)]
    [InlineData("1,6Е−3", 0.0016)]
    [InlineData("1,6·10^3", 1600)]
    [InlineData("1,6 × 10³", 1600)]
    [InlineData("1,6х10⁻³", 0.0016)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    public void Numbers_as_people_type_them(string text, double value)
    {
        var key = new NumericKey([new((decimal)value)], []);
        Assert.Equal(2, Scoring.Score(new NumericBody([]), key, Two, new NumericAnswer(text)));
    }

    [Theory]
    [InlineData("1,000.5")]
    [InlineData("1 2")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("abc")]
    [InlineData("NaN")]
    [InlineData("1e99999")]
    [InlineData("1 1/2")]
    public void What_is_no_number_is_wrong(string text)
    {
        var key = new NumericKey([new(1, 0.9m), new(1000.5m), new(12)], []);
        var rule = new PointRule(2, Penalty: 1, AllowNegative: true);
        Assert.Equal(-1, Scoring.Score(new NumericBody([]), key, rule, new NumericAnswer(text)));
    }

    [Theory]
    [InlineData("10,5", 2)]
    [InlineData("9.5", 2)]
    [InlineData("10.51", 1)]
    [InlineData("11", 1)]
    [InlineData("11.01", 0)]
    public void Tolerance_includes_its_ends(string text, int points)
    {
        var key = new NumericKey([new(10, 0.05m, ToleranceKind.Relative), new(10, 1, Share: 0.5m)], []);
        Assert.Equal(points, Scoring.Score(new NumericBody([]), key, Two, new NumericAnswer(text)));
    }

    [Theory]
    [InlineData("1,5", "м", 2)]
    [InlineData("150", "см", 2)]
    [InlineData("150 см", null, 2)]
    [InlineData("1,5", null, 1)]
    [InlineData("150", "м", 1)]
    [InlineData("1,5", "кг", 1)]
    [InlineData("7", "м", 0)]
    [InlineData("150 м", "см", 1)]
    public void Units(string text, string? unit, int points)
    {
        var key = new NumericKey([new(1.5m)], [new("м", 1), new("см", 0.01m)], WrongUnitShare: 0.5m);
        Assert.Equal(points, Scoring.Score(new NumericBody(["м", "см", "кг"]), key, Two, new NumericAnswer(text, unit)));
    }

    [Fact]
    public void Units_are_compared_by_meaning_of_their_signs_but_not_by_case()
    {
        var key = new NumericKey([new(5)], [new("м/с²", 1)]);
        Assert.Equal(2, Scoring.Score(new NumericBody(["м/с²"]), key, Two, new NumericAnswer("5 м / с^2")));
        var watts = new NumericKey([new(5)], [new("МВт", 1)]);
        Assert.Equal(0, Scoring.Score(new NumericBody(["МВт"]), watts, Two, new NumericAnswer("5 мВт")));
    }

    [Theory]
    [InlineData(PartialRule.Proportional, "1a 2b 3c", 3)]
    [InlineData(PartialRule.Proportional, "1a 2c 3b", 1)]
    [InlineData(PartialRule.Proportional, "1a 2b", 2)]
    [InlineData(PartialRule.AllOrNothing, "1a 2b", 0)]
    [InlineData(PartialRule.AllOrNothing, "3c 2b 1a", 3)]
    [InlineData(PartialRule.Proportional, "1a 2b 9c", 0)]
    public void Matching(PartialRule rule, string pairs, int points)
    {
        var body = new MatchingBody([new("1", "x"), new("2", "y"), new("3", "z")], [new("a", "x"), new("b", "y"), new("c", "z"), new("d", "-")]);
        var key = new MatchingKey(new Dictionary<string, string> { ["1"] = "a", ["2"] = "b", ["3"] = "c" }, rule);
        var answer = new MatchingAnswer(pairs.Split(' ').ToDictionary(p => p[..1], p => p[1..]));
        Assert.Equal(points, Scoring.Score(body, key, new PointRule(3), answer));
    }

    [Theory]
    [InlineData(PartialRule.AllOrNothing, "abcde", 4)]
    [InlineData(PartialRule.AllOrNothing, "abced", 0)]
    [InlineData(PartialRule.AllOrNothing, "abcd", 0)]
    [InlineData(PartialRule.Proportional, "abced", 2.4)]
    [InlineData(PartialRule.LongestRun, "abcde", 4)]
    [InlineData(PartialRule.LongestRun, "eabcd", 3)]
    [InlineData(PartialRule.LongestRun, "edcba", 0)]
    [InlineData(PartialRule.Pairs, "abced", 3.6)]
    [InlineData(PartialRule.Pairs, "edcba", 0)]
    [InlineData(PartialRule.Pairs, "aabcd", 0)]
    public void Ordering(PartialRule rule, string order, double points)
    {
        var body = new OrderingBody([.. "edcba".Select(c => new Item(c.ToString(), "x"))]);
        var key = new OrderingKey(["a", "b", "c", "d", "e"], rule);
        var answer = new OrderingAnswer([.. order.Select(c => c.ToString())]);
        Assert.Equal((decimal)points, Scoring.Score(body, key, new PointRule(4), answer));
    }

    [Theory]
    [InlineData(PartialRule.Proportional, "Пётр", "1703", "их", 4)]
    [InlineData(PartialRule.Proportional, "петр", "1703,0", "Их", 3)]
    [InlineData(PartialRule.Proportional, "", "1703", "", 2)]
    [InlineData(PartialRule.AllOrNothing, "Пётр", "1704", "их", 0)]
    [InlineData(PartialRule.Proportional, " ", "", "", 0)]
    public void Gaps(PartialRule rule, string name, string year, string word, int points)
    {
        var body = new GapTextBody("{{n}} {{y}} {{w}}", [new("n", []), new("y", []), new("w", ["их", "ихний", "Их"])]);
        var key = new GapsKey(new Dictionary<string, GapKey> { ["n"] = new([new("Пётр")], []), ["y"] = new([], [new(1703)], 2), ["w"] = new([new("их")], []) }, new TextRule(), rule);
        var answer = new GapsAnswer(new Dictionary<string, string> { ["n"] = name, ["y"] = year, ["w"] = word });
        Assert.Equal(points, Scoring.Score(body, key, new PointRule(4), answer));
    }

    [Fact]
    public void A_table_is_scored_as_gaps()
    {
        var body = new TableBody(["Слово", "Часть речи"], [[new("дом", null), new(null, "1")], [new("бежать", null), new(null, "2")]], [new("1", []), new("2", [])]);
        var key = new GapsKey(new Dictionary<string, GapKey> { ["1"] = new([new("существительное")], []), ["2"] = new([new("глагол")], []) }, new TextRule(), PartialRule.Proportional);
        Assert.Equal(1, Scoring.Score(body, key, Two, new GapsAnswer(new Dictionary<string, string> { ["1"] = "прилагательное", ["2"] = "Глагол" })));
    }

    [Theory]
    [InlineData(PartialRule.Proportional, "0.1 0.1; 0.7 0.7", 2)]
    [InlineData(PartialRule.Proportional, "0.1 0.1", 1)]
    [InlineData(PartialRule.Proportional, "0.1 0.1; 0.5 0.5", 0)]
    [InlineData(PartialRule.Proportional, "0 0.2; 0.6 0.8", 2)]
    [InlineData(PartialRule.AllOrNothing, "0.1 0.1; 0.7 0.7; 0.5 0.5", 0)]
    [InlineData(PartialRule.AllOrNothing, "0.1 0.1; 0.7 0.7; 0.15 0.15", 2)]
    [InlineData(PartialRule.AllOrNothing, "0.1 0.1; 0.7 1.7", 0)]
    public void Hotspot(PartialRule rule, string points, int expected)
    {
        var body = new HotspotBody(new Guid(1, 0, 0, new byte[8]), 100, 100, "Карта", 3);
        var key = new HotspotKey([Square(0, 0.2), Square(0.6, 0.8)], rule);
        var answer = new HotspotAnswer([.. points.Split("; ").Select(p => p.Split(' ').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray()).Select(p => new ImagePoint(p[0], p[1]))]);
        Assert.Equal(expected, Scoring.Score(body, key, Two, answer));

        static HotspotRegion Square(double from, double to) => new([new(from, from), new(to, from), new(to, to), new(from, to)]);
    }

    [Fact]
    public void Hand_marked_questions_and_foreign_answers_give_nothing()
    {
        var manual = new ManualKey([new("1", "Полнота", 2)], null);
        Assert.False(Scoring.IsAutomatic(manual));
        Assert.True(Scoring.IsAutomatic(new TrueFalseKey(true)));
        Assert.Equal(0, Scoring.Score(new EssayBody(), manual, Two, new EssayAnswer("текст")));
        Assert.Equal(0, Scoring.Score(new TrueFalseBody(), new TrueFalseKey(true), new PointRule(1, 1, true), new EssayAnswer("да")));
    }

    [Fact]
    public void Thirds_of_the_maximum_are_exact_where_they_can_be()
    {
        var body = new ChoiceBody([new("a", "1"), new("b", "2"), new("c", "3")], Multiple: true);
        var key = new ChoiceKey(["a", "b"], ChoiceRule.EachOption, new Dictionary<string, decimal>());
        Assert.Equal(2, Scoring.Score(body, key, new PointRule(3), new ChoiceAnswer(["a"])));
        Assert.Equal(0.67m, Scoring.Score(body, key, new PointRule(1), new ChoiceAnswer(["a"])));
    }
}
