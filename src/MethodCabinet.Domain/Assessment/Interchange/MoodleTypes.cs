using System.Xml.Linq;
using MethodCabinet.Domain.Assessment.ScoreTypes;
using MethodCabinet.Domain.Materials;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>How each type of Moodle's questions becomes one of ours.</summary>
internal static class MoodleTypes
{
    public delegate (QuestionBody Body, AnswerKey Key)? Reader(MoodleQuestion question);

    public static readonly IReadOnlyDictionary<string, Reader> Readers = new Dictionary<string, Reader>
    {
        ["multichoice"] = Choice,
        ["multichoiceset"] = Choice,
        ["truefalse"] = TrueFalse,
        ["shortanswer"] = ShortText,
        ["numerical"] = Numeric,
        ["matching"] = Matching,
        ["match"] = Matching,
        ["ordering"] = Ordering,
        ["cloze"] = MoodleCloze.Read,
        ["multianswer"] = MoodleCloze.Read,
        ["gapselect"] = MoodleGaps.Select,
        ["ddwtos"] = MoodleGaps.Drag,
        ["essay"] = Essay,
    };

    private static (QuestionBody, AnswerKey)? Choice(MoodleQuestion q)
    {
        var answers = q.Element.Elements("answer").Select(a => (Text: q.Text(a), Share: q.Share(a))).ToList();
        var allOrNothing = (string?)q.Element.Attribute("type") == "multichoiceset";
        return Choice(answers, multiple: allOrNothing || !q.Flag("single", true), q.Flag("shuffleanswers", true), allOrNothing);
    }

    /// <summary>A choice with one full option and no other shares is plain; otherwise the shares are added.</summary>
    public static (QuestionBody, AnswerKey) Choice(IReadOnlyList<(string Text, decimal Share)> answers, bool multiple, bool shuffle, bool allOrNothing = false)
    {
        var options = ItemIds.Give(answers.Select(a => a.Text));
        var shares = options.Zip(answers, (o, a) => (o.Id, a.Share)).Where(s => s.Share != 0).ToList();
        var gains = shares.Where(s => s.Share > 0).ToList();
        if (allOrNothing || (!multiple && gains is [(_, 1)] && shares.Count == 1))
        {
            return (new ChoiceBody(options, multiple, shuffle), new ChoiceKey([.. gains.Select(g => g.Id)], ChoiceRule.AllOrNothing, new Dictionary<string, decimal>()));
        }

        var correct = multiple ? gains : [.. gains.OrderByDescending(g => g.Share).Take(1)];
        return (new ChoiceBody(options, multiple, shuffle), new ChoiceKey([.. correct.Select(g => g.Id)], ChoiceRule.SumOfShares, shares.ToDictionary(s => s.Id, s => s.Share)));
    }

    private static (QuestionBody, AnswerKey)? TrueFalse(MoodleQuestion q)
    {
        var right = q.Element.Elements("answer").FirstOrDefault(a => q.Share(a) > 0)?.Element("text")?.Value.Trim().ToLowerInvariant();
        return right is "true" or "false" ? (new TrueFalseBody(), new TrueFalseKey(right == "true")) : q.Broken(AssessmentErrors.ImportAnswerUnreadable, right ?? q.Title);
    }

    private static (QuestionBody, AnswerKey)? ShortText(MoodleQuestion q)
    {
        var variants = q.Element.Elements("answer").Select(a => new TextVariant((a.Element("text")?.Value ?? "").Trim(), q.Share(a))).ToList();
        return (new ShortTextBody(), new ShortTextKey(variants, new TextRule(IgnoreCase: !q.Flag("usecase", false))));
    }

    private static (QuestionBody, AnswerKey)? Numeric(MoodleQuestion q)
    {
        var variants = new List<NumericVariant>();
        foreach (var answer in q.Element.Elements("answer"))
        {
            var text = answer.Element("text")?.Value.Trim() ?? "";
            var share = q.Share(answer);
            if (text == "*" && share <= 0)
            {
                // Any other number gives nothing: as with us.
                continue;
            }

            if (!NumberText.TryParse(text, out var value) || !NumberText.TryParse(answer.Element("tolerance")?.Value is { Length: > 0 } t ? t : "0", out var tolerance))
            {
                return q.Broken(AssessmentErrors.ImportAnswerUnreadable, text, answer);
            }

            variants.Add(new(value, Math.Abs(tolerance), ToleranceKind.Absolute, share));
        }

        var units = new List<UnitFactor>();
        foreach (var unit in q.Element.Elements("units").Elements("unit"))
        {
            // Moodle says how many of this unit one base unit is; we say the reverse.
            if (!NumberText.TryParse(unit.Element("multiplier")?.Value ?? "", out var multiplier) || multiplier is <= 0 or < 1e-20m)
            {
                return q.Broken(AssessmentErrors.ImportAnswerUnreadable, unit.Value, unit);
            }

            units.Add(new((unit.Element("unit_name")?.Value ?? "").Trim(), 1 / multiplier));
        }

        var graded = q.Element.Element("unitgradingtype")?.Value.Trim() is "1" or "2";
        var left = !graded ? (units.Count > 0 ? 1 : 0) : NumberText.TryParse(q.Element.Element("unitpenalty")?.Value ?? "", out var penalty) ? 1 - Math.Clamp(penalty, 0, 1) : 0;
        return (new NumericBody([.. units.Select(u => u.Unit)]), new NumericKey(variants, units, units.Count > 0 ? left : 0));
    }

    private static (QuestionBody, AnswerKey)? Matching(MoodleQuestion q)
    {
        var pairs = q.Element.Elements("subquestion").Select(s => (Left: q.Text(s), Right: MarkdownText.Escape((s.Element("answer")?.Element("text")?.Value ?? "").Trim()))).ToList();
        return Matching(pairs, q.Flag("shuffleanswers", true));
    }

    /// <summary>Pairs, and distractors where the left is empty. The right column is sorted, so that its order tells nothing.</summary>
    public static (QuestionBody, AnswerKey) Matching(IReadOnlyList<(string Left, string Right)> pairs, bool shuffle)
    {
        var right = Ids.Letters(pairs.Select(p => p.Right).Where(r => r.Length > 0).Distinct().Order(StringComparer.Ordinal));
        var idOf = right.ToDictionary(r => r.Text, r => r.Id);
        var asked = pairs.Where(p => p.Left.Length > 0).ToList();
        var left = asked.Select((p, i) => new Item(Ids.Number(i), p.Left)).ToList();
        var key = asked.Select((p, i) => (Ids.Number(i), idOf.GetValueOrDefault(p.Right, ""))).ToDictionary();
        return (new MatchingBody(left, right, shuffle), new MatchingKey(key, PartialRule.Proportional));
    }

    private static (QuestionBody, AnswerKey)? Ordering(MoodleQuestion q)
    {
        var texts = q.Element.Elements("answer").Select(q.Text).ToList();
        var grading = q.Element.Element("gradingtype")?.Value.Trim() ?? "";
        PartialRule? rule = grading switch
        {
            "ALL_OR_NOTHING" or "-1" => PartialRule.AllOrNothing,
            "ABSOLUTE_POSITION" or "0" => PartialRule.Proportional,
            "LONGEST_ORDERED_SUBSET" or "5" => PartialRule.LongestRun,
            "RELATIVE_ALL_PREVIOUS_AND_NEXT" or "4" => PartialRule.Pairs,
            _ => null,
        };
        if (rule is null)
        {
            q.LeftOut(AssessmentErrors.ImportRuleChanged, grading.Length > 0 ? grading : q.Title);
        }

        if (q.Element.Element("selecttype") is { } selection && selection.Value.Trim() is not ("" or "ALL" or "0"))
        {
            q.LeftOut(AssessmentErrors.ImportRuleChanged, "selecttype: " + selection.Value.Trim(), selection);
        }

        if (texts.Distinct().Count() < texts.Count)
        {
            return q.Broken(AssessmentErrors.OptionRepeated, q.Title);
        }

        var items = ItemIds.Mixed(texts);
        var idOf = items.ToDictionary(i => i.Text, i => i.Id);
        return (new OrderingBody(items), new OrderingKey([.. texts.Select(t => idOf[t])], rule ?? PartialRule.Pairs));
    }

    private static (QuestionBody, AnswerKey)? Essay(MoodleQuestion q)
    {
        var model = q.Text(q.Element.Element("graderinfo"));
        var key = Manual(q.Title, q.Points, model.Length > 0 ? model : null);
        var template = q.Element.Element("responsetemplate");
        if (q.Text(template) is { Length: > 0 } start)
        {
            q.LeftOut(AssessmentErrors.ImportPartUnsupported, "responsetemplate: " + start, template);
        }

        var attachments = q.Element.Element("attachments");
        var files = Count(attachments);
        if (q.Element.Element("responseformat")?.Value.Trim() == "noinline")
        {
            if (files is < 1 or > 50)
            {
                q.LeftOut(AssessmentErrors.ImportPartUnsupported, $"attachments: {attachments?.Value}", attachments);
                files = 10;
            }

            return (new UploadBody(files, KindsOfFiles(q)), key);
        }

        if (files != 0)
        {
            q.LeftOut(AssessmentErrors.ImportPartUnsupported, "attachments", attachments);
        }

        return (new EssayBody(Count(q.Element.Element("minwordlimit")), Count(q.Element.Element("maxwordlimit"))), key);

        static int Count(XElement? e) => int.TryParse(e?.Value, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : 0;
    }

    /// <summary>Moodle names kinds by media type, by ending or by groups of its own; with none named it takes every kind, which we do not.</summary>
    private static List<string> KindsOfFiles(MoodleQuestion q)
    {
        var list = q.Element.Element("filetypeslist");
        var kinds = new List<string>();
        foreach (var named in (list?.Value ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if ((named.Contains('/') ? named : FileKind.MediaTypeOfName(named)) is { } kind)
            {
                kinds.Add(kind);
            }
            else
            {
                q.LeftOut(AssessmentErrors.ImportPartUnsupported, "filetypeslist: " + named, list);
            }
        }

        if (kinds.Count > 0)
        {
            return kinds;
        }

        q.LeftOut(AssessmentErrors.ImportPartUnsupported, "filetypeslist", list);
        return ["image/jpeg", "image/png", "application/pdf"];
    }

    /// <summary>One criterion, named as the question, for the whole maximum.</summary>
    public static ManualKey Manual(string title, decimal points, string? model)
    {
        var step = points % 1 == 0 ? 1 : points % 0.5m == 0 ? 0.5m : points;
        return new ManualKey([new("1", title, points, step)], model);
    }
}
