using System.Globalization;
using System.Xml.Linq;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>Writes Moodle XML. Texts go as Markdown, which Moodle reads, so that nothing of them is lost on the way.</summary>
internal sealed class MoodleXmlWriter(ExportedQuestion question, ExportLog log)
{
    private const string ClozeSpecial = "\\~=#}/\"";

    public static ExportResult Write(IReadOnlyList<ExportedQuestion> questions, string category)
    {
        var problems = new List<ExportProblem>();
        var quiz = new XElement("quiz");
        if (category.Length > 0)
        {
            quiz.Add(new XElement("question", new XAttribute("type", "category"), new XElement("category", Plain(category))));
        }

        for (var i = 0; i < questions.Count; i++)
        {
            var lost = new List<ExportProblem>();
            var log = new ExportLog(i, lost);
            var writer = new MoodleXmlWriter(questions[i], log);
            var readable = writer.Element();
            var element = readable ?? writer.Of("essay", PaperForm.Of(questions[i]), new XElement("responseformat", "editor"), new XElement("attachments", 0), writer.Tags());

            // Beside the whole question nothing is lost, whatever Moodle has no place for.
            var whole = OwnElement.Add(element, questions[i]);
            quiz.Add(whole ? element : readable);
            problems.AddRange(whole ? [] : lost);
        }

        return new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + quiz.ToString().ReplaceLineEndings("\n") + "\n", problems);
    }

    private XElement? Element()
    {
        var element = (question.Body, question.Key) switch
        {
            (ChoiceBody b, ChoiceKey k) => Choice(b, k),
            (TrueFalseBody, TrueFalseKey k) => Of("truefalse", question.Statement, Answer("true", k.Value ? 1 : 0), Answer("false", k.Value ? 0 : 1)),
            (ShortTextBody, ShortTextKey k) => ShortText(k),
            (NumericBody, NumericKey k) => Numeric(k),
            (MatchingBody b, MatchingKey k) => Matching(b, k),
            (OrderingBody b, OrderingKey k) => Ordering(b, k),
            (GapTextBody b, GapsKey k) => Cloze(b, k),
            (EssayBody b, ManualKey k) => Of("essay", question.Statement, new XElement("responseformat", "editor"), new XElement("attachments", 0), new XElement("minwordlimit", b.MinWords), new XElement("maxwordlimit", b.MaxWords), Markdown("graderinfo", k.ModelAnswer ?? "")),
            (UploadBody b, ManualKey k) => Of("essay", question.Statement, new XElement("responseformat", "noinline"), new XElement("attachments", b.MaxFiles), new XElement("filetypeslist", XmlText.Clean(string.Join(",", b.Accept))), Markdown("graderinfo", k.ModelAnswer ?? "")),
            _ => null,
        };
        if (element is null)
        {
            log.Refused(AssessmentErrors.ExportTypeUnsupported, question.Title);
            return null;
        }

        log.Common(question);
        element.Add(Tags());
        return element;
    }

    private XElement? Tags() => question.Tags.Count == 0 ? null : new XElement("tags", question.Tags.Select(t => new XElement("tag", Plain(t))));

    private XElement Choice(ChoiceBody body, ChoiceKey key)
    {
        // Moodle's own type adds shares; "all or nothing" is its well-known additional type.
        var allOrNothing = body.Multiple && key.Rule == ChoiceRule.AllOrNothing;
        log.LeftOut(key.Rule is ChoiceRule.EachOption or ChoiceRule.OneMistakeHalf, AssessmentErrors.ExportRuleChanged, key.Rule.ToString());
        return Of(
            allOrNothing ? "multichoiceset" : "multichoice",
            question.Statement,
            allOrNothing ? null : new XElement("single", body.Multiple ? "false" : "true"),
            new XElement("shuffleanswers", body.Shuffle ? "true" : "false"),
            body.Options.Select(o => Markdown("answer", o.Text, new XAttribute("fraction", Percent(Share(o.Id))))));

        decimal Share(string id) => key.Rule switch
        {
            ChoiceRule.SumOfShares => key.Shares.GetValueOrDefault(id),
            ChoiceRule.AllOrNothing => key.Correct.Contains(id) ? 1 : 0,
            _ => key.Correct.Contains(id) ? 1m / key.Correct.Count : -1m / Math.Max(1, body.Options.Count - key.Correct.Count),
        };
    }

    private XElement ShortText(ShortTextKey key)
    {
        log.TextRule(key.Rule);
        return Of("shortanswer", question.Statement, new XElement("usecase", key.Rule.IgnoreCase ? 0 : 1), key.Variants.Select(v => Answer(v.Pattern, v.Share)));
    }

    private XElement Numeric(NumericKey key)
    {
        var units = key.Units.Select(u => new XElement("unit", new XElement("multiplier", Number(1 / u.Factor)), new XElement("unit_name", XmlText.Clean(u.Unit))));
        var body = (NumericBody)question.Body;
        log.LeftOut(body.Units.Except(key.Units.Select(u => u.Unit)).Any(), AssessmentErrors.ExportPartUnsupported, string.Join(", ", body.Units));
        var answers = key.Variants.Select(v =>
        {
            var answer = Answer(Number(v.Value), v.Share);
            answer.Add(new XElement("tolerance", Number(v.Kind == ToleranceKind.Relative ? Math.Abs(v.Value) * v.Tolerance : v.Tolerance)));
            return answer;
        });
        var graded = key.Units.Count > 0 && key.WrongUnitShare < 1;
        return Of(
            "numerical",
            question.Statement,
            answers,
            key.Units.Count > 0 ? new XElement("units", units) : null,
            new XElement("unitgradingtype", graded ? 1 : 0),
            new XElement("unitpenalty", Number(graded ? 1 - key.WrongUnitShare : 0)),
            new XElement("showunits", key.Units.Count > 0 ? 0 : 3));
    }

    private XElement Matching(MatchingBody body, MatchingKey key)
    {
        log.LeftOut(key.Rule == PartialRule.AllOrNothing, AssessmentErrors.ExportRuleChanged, key.Rule.ToString());
        var right = body.Right.ToDictionary(r => r.Id, r => log.Plain(r.Text));
        var pairs = body.Left.Select(l => (l.Text, Right: right.GetValueOrDefault(key.Pairs.GetValueOrDefault(l.Id, ""), "")));
        var distractors = body.Right.Where(r => !key.Pairs.Values.Contains(r.Id)).Select(r => (Text: "", Right: right[r.Id]));
        return Of("matching", question.Statement, new XElement("shuffleanswers", body.Shuffle ? "true" : "false"), pairs.Concat(distractors).Select(p =>
        {
            var sub = Markdown("subquestion", p.Text);
            sub.Add(new XElement("answer", Plain(p.Right)));
            return sub;
        }));
    }

    private XElement Ordering(OrderingBody body, OrderingKey key) => Of(
        "ordering",
        question.Statement,
        new XElement("layouttype", "VERTICAL"),
        new XElement("selecttype", "ALL"),
        new XElement("gradingtype", key.Rule switch
        {
            PartialRule.AllOrNothing => "ALL_OR_NOTHING",
            PartialRule.Proportional => "ABSOLUTE_POSITION",
            PartialRule.LongestRun => "LONGEST_ORDERED_SUBSET",
            _ => "RELATIVE_ALL_PREVIOUS_AND_NEXT",
        }),
        key.Order.Select(id => Markdown("answer", body.Items.First(i => i.Id == id).Text, new XAttribute("fraction", "1"))));

    private XElement? Cloze(GapTextBody body, GapsKey key)
    {
        log.TextRule(key.Rule);
        log.LeftOut(key.Partial == PartialRule.AllOrNothing, AssessmentErrors.ExportRuleChanged, key.Partial.ToString());

        // Weights are whole numbers here; a common factor changes nothing.
        var scale = 1m;
        while (scale < 10_000 && key.Gaps.Values.Any(g => g.Weight * scale % 1 != 0))
        {
            scale *= 10;
        }

        string? refused = null;
        var text = MarkdownText.ToMoodle(question.Statement.Length > 0 ? question.Statement + "\n\n" + body.Text : body.Text);
        text = GapMarks.Replace(text, id =>
        {
            var gap = body.Gaps.FirstOrDefault(g => g.Id == id);
            if (gap is null || !key.Gaps.TryGetValue(id, out var accepted) || (accepted.Texts.Count > 0 && accepted.Numbers.Count > 0))
            {
                refused ??= id;
                return "";
            }

            return "{" + Number(decimal.Round(accepted.Weight * scale)) + ":" + ClozeAnswers(gap, accepted, key.Rule) + "}";
        });
        if (refused is not null)
        {
            log.Refused(AssessmentErrors.ExportPartUnsupported, $"{question.Title}: {refused}");
            return null;
        }

        return Of("cloze", text, moodle: true);
    }

    private static string ClozeAnswers(Gap gap, GapKey key, TextRule rule)
    {
        if (gap.Options.Count > 0)
        {
            var shares = gap.Options.Select(o => (Text: o, Share: ScoreTypes.GapsScore.One(gap, key, rule, o)));
            return "MULTICHOICE:" + string.Join('~', shares.Select(s => Weighted(Escaped.Write(s.Text, ClozeSpecial), s.Share)));
        }

        return key.Numbers.Count > 0
            ? "NUMERICAL:" + string.Join('~', key.Numbers.Select(n => Weighted($"{Number(n.Value)}:{Number(n.Kind == ToleranceKind.Relative ? Math.Abs(n.Value) * n.Tolerance : n.Tolerance)}", n.Share)))
            : (rule.IgnoreCase ? "SHORTANSWER:" : "SHORTANSWER_C:") + string.Join('~', key.Texts.Select(t => Weighted(Escaped.Write(t.Pattern, ClozeSpecial), t.Share)));

        static string Weighted(string text, decimal share) => share == 1 ? "=" + text : $"%{Percent(share)}%{text}";
    }

    private XElement Of(string type, string statement, params object?[] parts)
    {
        var element = Of(type, MarkdownText.ToMoodle(statement), moodle: true);
        element.Add(parts);
        return element;
    }

    private XElement Of(string type, string statement, bool moodle)
    {
        var text = Markdown("questiontext", statement, ready: moodle);
        text.Add(question.Attachments.Select(i => new XElement("file", new XAttribute("name", XmlText.Clean(i.Name)), new XAttribute("path", "/"), new XAttribute("encoding", "base64"), Convert.ToBase64String(i.Bytes))));
        return new XElement("question", new XAttribute("type", type), new XElement("name", Plain(question.Title)), text, new XElement("defaultgrade", Number(question.Points.MaxPoints)));
    }

    private static XElement Answer(string text, decimal share) => new("answer", new XAttribute("fraction", Percent(share)), new XAttribute("format", "plain_text"), Plain(text));

    private static XElement Markdown(string name, string text, XAttribute? attribute = null, bool ready = false) => new(
        name,
        attribute,
        new XAttribute("format", "markdown"),
        Plain(MoodleFiles.Written(ready ? text : MarkdownText.ToMoodle(text))));

    private static XElement Plain(string text) => new("text", XmlText.Clean(text));

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Seven digits: five as Moodle writes them would make three thirds less than one by what can be seen in the points.</summary>
    private static string Percent(decimal share) => Number(decimal.Round(share * 100, 7));
}
