using System.Text.Json;
using CsCheck;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Interchange;

namespace MethodCabinet.Domain.Tests.Assessment;

public class InterchangeProperties
{
    private static readonly Gen<string> Plain = Gen.Char["абвгд abc 12 .,;:!?=~#{}%/\"'()-+<>&"].Array[1, 14].Select(c => string.Join(' ', new string(c).Split(' ', StringSplitOptions.RemoveEmptyEntries)) + "я")
        .Where(t => !t.Contains("{{", StringComparison.Ordinal));

    private static readonly Gen<string> Text = Gen.Select(Plain, Gen.OneOf("", " **жирный** *курсив*", " $x_1^{2}\\cdot\\frac{a}{b}*c$ и $y$", "\n\n- раз\n- два", " $$\\sum_{i=1}^n i$$", " 5\\$ \\*", "\n\n| а | б |\n| --- | --- |\n| 1 | 2 |"), (p, m) => p + m);

    private static readonly Gen<decimal> Points = Gen.Int[1, 20].Select(p => p / 2m);

    private static readonly Gen<(QuestionBody Body, AnswerKey Key)> Choices =
        from texts in Text.Array[2, 6]
        from multiple in Gen.Bool
        from shuffle in Gen.Bool
        from right in Gen.Int[1, multiple ? texts.Length : 1]
        from allOrNothing in Gen.Bool
        let options = texts.Select((t, i) => new Item(((char)('a' + i)).ToString(), t)).ToList()
        let correct = options.Take(right).Select(o => o.Id).ToList()
        let all = allOrNothing || (!multiple && options.Count < 3)
        let shares = options.Select((o, i) => (o.Id, Share: i < right ? decimal.Round(1m / right, 9) : i % 2 == 0 ? -0.25m : multiple || i > 1 ? 0 : 0.5m)).Where(s => s.Share != 0)
        where all || multiple || shares.Count() > 1
        select ((QuestionBody)new ChoiceBody(options, multiple, shuffle), (AnswerKey)new ChoiceKey(correct, all ? ChoiceRule.AllOrNothing : ChoiceRule.SumOfShares, all ? [] : shares.ToDictionary()));

    private static readonly Gen<TextVariant[]> Variants = Gen.Select(Plain.Array[1, 3], Gen.OneOf("", "*", "\\*"), (t, star) => t.Select((p, i) => new TextVariant(p + star, i == 0 ? 1 : 0.25m)).ToArray());

    private static readonly Gen<(QuestionBody Body, AnswerKey Key)> Texts = Gen.Select(Variants, Gen.Bool, (v, c) =>
        ((QuestionBody)new ShortTextBody(), (AnswerKey)new ShortTextKey(v, new TextRule(c))));

    private static readonly Gen<NumericVariant> Number = Gen.Select(Gen.Int[-100_000, 100_000], Gen.Int[0, 500], (v, t) => new NumericVariant(v / 1000m, t / 100m));

    private static readonly Gen<(QuestionBody Body, AnswerKey Key)> Numbers = Gen.Select(Number, Number, Gen.Bool, Gen.Int[0, 4], (a, b, units, left) => units
        ? ((QuestionBody)new NumericBody(["м", "см"]), (AnswerKey)new NumericKey([a, b with { Share = 0.5m }], [new("м", 1), new("см", 0.01m)], left / 4m))
        : (new NumericBody([]), new NumericKey([a, b with { Share = 0.5m }], [])));

    private static readonly Gen<(QuestionBody Body, AnswerKey Key)> Matchings =
        from left in Text.Where(t => !t.Contains("->", StringComparison.Ordinal)).Array[1, 5]
        from right in Plain.Array[2, 6]
        from picks in Gen.Int[0, 100].Array[left.Length]
        from shuffle in Gen.Bool
        let sorted = right.Distinct().Select(Escaped).Order(StringComparer.Ordinal).Select((t, i) => new Item(((char)('a' + i)).ToString(), t)).ToList()
        where sorted.Count > 1
        let items = left.Select((t, i) => new Item($"{i + 1}", t)).ToList()
        select ((QuestionBody)new MatchingBody(items, sorted, shuffle), (AnswerKey)new MatchingKey(items.Select((l, i) => (l.Id, sorted[picks[i] % sorted.Count].Id)).ToDictionary(), PartialRule.Proportional));

    private static readonly Gen<(QuestionBody Body, AnswerKey Key)> Orderings =
        from texts in Plain.Array[2, 6]
        from rule in Gen.Enum<PartialRule>()
        let sorted = texts.Distinct().Order(StringComparer.Ordinal).Select((t, i) => new Item(((char)('a' + i)).ToString(), t)).ToList()
        where sorted.Count > 1
        select ((QuestionBody)new OrderingBody(sorted), (AnswerKey)new OrderingKey([.. Enumerable.Reverse(sorted).Select(i => i.Id)], rule));

    private static readonly Gen<(QuestionBody Body, AnswerKey Key)> Gaps =
        from before in Text
        from texts in Variants
        from number in Number
        from options in Plain.Array[2, 4]
        from weights in Gen.Int[1, 9].Array[3]
        from ignoreCase in Gen.Bool
        where options.Distinct().Count() == options.Length
        select ((QuestionBody)new GapTextBody(before + " {{1}} и {{2}}, {{3}}", [new("1", []), new("2", []), new("3", options)]),
            (AnswerKey)new GapsKey(
                new Dictionary<string, GapKey> { ["1"] = new(texts, [], weights[0]), ["2"] = new([], [number], weights[1]), ["3"] = new([new(options[0])], [], weights[2]) },
                new TextRule(ignoreCase),
                PartialRule.Proportional));

    private static readonly Gen<(QuestionBody Body, AnswerKey Key)> TrueFalse = Gen.Bool.Select(b => ((QuestionBody)new TrueFalseBody(), (AnswerKey)new TrueFalseKey(b)));

    private static readonly Gen<AnswerKey> Manual = Gen.OneOf(Text, Gen.Const((string?)null)!).Select(model => (AnswerKey)new ManualKey([], model));

    private static readonly Gen<(QuestionBody Body, AnswerKey Key)> Essays = Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], Gen.Bool, Manual, (least, more, limited, key) =>
        ((QuestionBody)new EssayBody(least, limited ? least + more : 0), key));

    private static readonly Gen<(QuestionBody Body, AnswerKey Key)> Uploads = Gen.Select(Gen.Int[1, 50], Gen.OneOf("image/*", "image/png", "application/pdf", "audio/mpeg").Array[1, 3], Manual, (files, kinds, key) =>
        ((QuestionBody)new UploadBody(files, kinds), key));

    [Fact]
    public void Moodle_xml_round_trip() =>
        Gen.Select(Plain, Text, Gen.OneOf(Choices, Texts, Numbers, Matchings, Orderings, Gaps, TrueFalse, Essays, Uploads), Points).Sample(
            (title, statement, q, points) =>
            {
                // Moodle knows one criterion: the whole question.
                var key = q.Key is ManualKey manual ? manual with { Criteria = [new("1", title, points, points % 1 == 0 ? 1 : 0.5m)] } : q.Key;
                var isGaps = q.Body is GapTextBody;
                var question = new ExportedQuestion(title, isGaps ? "" : statement + " ![схема](attachment:a.png)", q.Body, key, new PointRule(points), ["тема"], isGaps ? [] : [new("a.png", [1, 2, 3])]);
                var written = MoodleXml.Write([question], "Раздел");
                Assert.Empty(written.Problems);
                Same(question, MoodleXml.Read(written.Text), images: true);
                Same(question, MoodleXml.Read(Own.Replace(written.Text, "")), images: true);
            },
            iter: 600);

    [Fact]
    public void Moodle_xml_keeps_every_type_and_rule_whole() =>
        Gen.Select(Plain, Text, Gen.OneOf(QuestionSamples.Any, Marked), Plain.List[0, 3], Gen.Byte.Array[1, 40]).Sample(
            (title, statement, q, tags, bytes) =>
            {
                var spot = q.Body is HotspotBody ? "b.png" : null;
                var question = new ExportedQuestion(title, statement + " ![схема](attachment:a.png)", q.Body, q.Key, q.Points, tags, [new("a.png", bytes), .. spot is null ? Array.Empty<Attachment>() : [new(spot, [1])]], spot);
                var written = MoodleXml.Write([question], "Раздел");
                Assert.Empty(written.Problems);
                var result = MoodleXml.Read(written.Text);
                Assert.Empty(result.Problems);
                var read = Assert.Single(result.Questions);
                Assert.Equal(
                    JsonSerializer.Serialize(question),
                    JsonSerializer.Serialize(new ExportedQuestion(read.Title, read.Statement, read.Body, read.Key, read.Points, read.Tags, read.Attachments, read.HotspotImage)));
            },
            iter: 600);

    [Fact]
    public void Gift_round_trip() =>
        Gen.Select(
            Plain,
            Text,
            Gen.OneOf(
                Choices.Where(c => ((ChoiceBody)c.Body).Shuffle && (!((ChoiceBody)c.Body).Multiple || ((ChoiceKey)c.Key).Rule == ChoiceRule.SumOfShares)),
                Texts.Where(t => t.Key is ShortTextKey { Rule.IgnoreCase: true } key && !key.Variants.Any(v => v.Pattern.Contains("->", StringComparison.Ordinal))),
                Numbers.Where(n => ((NumericBody)n.Body).Units.Count == 0),
                Matchings.Where(m => ((MatchingBody)m.Body).Shuffle),
                TrueFalse),
            Plain.List[0, 3]).Sample(
            (title, statement, q, tags) =>
            {
                var question = new ExportedQuestion(title, statement, q.Body, q.Key, new PointRule(1), tags, []);
                var written = Gift.Write([question], "Раздел");
                Assert.Empty(written.Problems);
                Same(question, Gift.Read(written.Text), images: false);
            },
            iter: 600);

    [Fact]
    public void Whatever_is_exported_is_written_or_refused() =>
        QuestionSamples.Any.Sample(
            q =>
            {
                ExportedQuestion[] questions = [new("Вопрос", "Что?", q.Body, q.Key, q.Points, [], [])];
                foreach (var (written, read) in new[] { (MoodleXml.Write(questions), (Func<string, ImportResult>)MoodleXml.Read), (Gift.Write(questions), Gift.Read) })
                {
                    var refused = written.Problems.Count(p => !p.Warning);
                    Assert.Equal(1 - refused, read(written.Text).Questions.Count);
                }
            },
            iter: 400);

    [Fact]
    public void No_text_makes_the_readers_throw()
    {
        var piece = Gen.OneOf(
            Gen.String,
            Gen.OneOf("{", "}", "=", "~", "%50%", "#", "->", "::", "\\", "\n\n", "####", "[html]", "{#1..2}", "{T}", "$CATEGORY: a\n"),
            Gen.OneOf("<quiz>", "</quiz>", "<question type=\"cloze\">", "<question type=\"multichoice\">", "</question>", "<questiontext format=\"html\"><text>", "</text></questiontext>", "<name><text>а</text></name>", "<answer fraction=\"x\"><text>", "</text></answer>", "<![CDATA[", "]]>", "{1:SA:=a~%50%b}", "&lt;b&gt;", "&lt;img src=@@PLUGINFILE@@/a&gt;", "\\(", "$$"));
        piece.Array[0, 25].Select(string.Concat).Sample(
            text =>
            {
                foreach (var result in new[] { Gift.Read(text), MoodleXml.Read(text), MoodleXml.Read($"<quiz><question type=\"truefalse\"><questiontext><text>{System.Security.SecurityElement.Escape(text)}</text></questiontext></question></quiz>") })
                {
                    Assert.All(result.Problems, p => Assert.True(p.Line >= 1));
                    Assert.All(result.Questions, q => Assert.Empty(QuestionCheck.Check(q.Title, q.Statement, q.Body, q.Key, q.Points)));
                }
            },
            iter: 2000);
    }

    [Fact]
    public void Broken_files_of_ours_do_not_throw() =>
        Gen.Select(QuestionSamples.Any.Array[1, 3], Gen.Int[0, 10_000], Gen.Int[0, 50]).Sample(
            (questions, at, length) =>
            {
                var file = MoodleXml.Write([.. questions.Select(q => new ExportedQuestion("Вопрос", "Что?", q.Body, q.Key, q.Points, [], []))]).Text;
                at = Math.Min(at, file.Length - 1);
                var result = MoodleXml.Read(file.Remove(at, Math.Min(length, file.Length - at)));
                Assert.True(result.Questions.Count <= questions.Length);
            },
            iter: 400);

    private static readonly System.Text.RegularExpressions.Regex Own = new("<methodcabinet.*?</methodcabinet>", System.Text.RegularExpressions.RegexOptions.Singleline);

    private static readonly Gen<Sample> Marked =
        from body in Gen.OneOf(Essays, Uploads).Select(e => e.Body)
        from first in Plain
        from points in Gen.Int[1, 9]
        select new Sample(body, new ManualKey([new("к", first, points, 0.5m), new("л", "Ответ", 1)], "Образец"), new PointRule(points + 1, 0.5m, true));

    private static string Escaped(string plain) => string.Concat(plain.Select(c => "\\`*_$[]<".Contains(c) ? "\\" + c : c.ToString()));

    /// <summary>Without ids, which the formats do not carry: options by their places, an order by its texts.</summary>
    private static string Plainly(QuestionBody body, AnswerKey key) => (body, key) switch
    {
        (ChoiceBody b, ChoiceKey k) => JsonSerializer.Serialize(new
        {
            b.Multiple,
            b.Shuffle,
            k.Rule,
            Options = b.Options.Select(o => new { o.Text, Right = k.Correct.Contains(o.Id), Share = k.Shares.GetValueOrDefault(o.Id) }),
        }),
        (OrderingBody b, OrderingKey k) => JsonSerializer.Serialize(new { k.Rule, Order = k.Order.Select(id => b.Items.Single(i => i.Id == id).Text), b.Items.Count }),
        _ => JsonSerializer.Serialize(body) + JsonSerializer.Serialize(key),
    };

    private static void Same(ExportedQuestion expected, ImportResult actual, bool images)
    {
        Assert.Empty(actual.Problems);
        var q = Assert.Single(actual.Questions);
        Assert.Equal((expected.Title, expected.Statement, expected.Points, "Раздел"), (q.Title, q.Statement, q.Points, q.Category));
        Assert.Equal(Plainly(expected.Body, expected.Key), Plainly(q.Body, q.Key));
        Assert.Equal(expected.Tags, q.Tags);
        Assert.Equal(images ? expected.Attachments.Select(i => (i.Name, Convert.ToBase64String(i.Bytes))) : [], q.Attachments.Select(i => (i.Name, Convert.ToBase64String(i.Bytes))));
    }
}
