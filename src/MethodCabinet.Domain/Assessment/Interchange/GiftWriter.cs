using System.Globalization;
using System.Text;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>Writes GIFT, texts as Markdown.</summary>
internal sealed class GiftWriter(ExportedQuestion question, ExportLog log)
{
    private const string Special = "\\~=#{}:";

    public static ExportResult Write(IReadOnlyList<ExportedQuestion> questions, string category)
    {
        var problems = new List<ExportProblem>();
        var file = new StringBuilder();
        if (category.Length > 0)
        {
            file.Append("$CATEGORY: ").Append(category.ReplaceLineEndings(" ")).Append("\n\n");
        }

        for (var i = 0; i < questions.Count; i++)
        {
            file.Append(new GiftWriter(questions[i], new ExportLog(i, problems)).Block());
        }

        return new(file.ToString(), problems);
    }

    private string Block()
    {
        var answers = (question.Body, question.Key) switch
        {
            (ChoiceBody b, ChoiceKey k) => Choice(b, k),
            (TrueFalseBody, TrueFalseKey k) => k.Value ? "TRUE" : "FALSE",
            (ShortTextBody, ShortTextKey k) => ShortText(k),
            (NumericBody { Units.Count: 0 }, NumericKey k) => "#" + string.Concat(k.Variants.Select(v => $"\n\t={Percent(v.Share)}{Number(v.Value)}:{Number(v.Kind == ToleranceKind.Relative ? Math.Abs(v.Value) * v.Tolerance : v.Tolerance)}")) + "\n",
            (MatchingBody b, MatchingKey k) => Matching(b, k),
            (EssayBody b, ManualKey k) => Essay(b, k),
            _ => null,
        };
        if (answers is null)
        {
            log.Refused(AssessmentErrors.ExportTypeUnsupported, question.Title);
            return "";
        }

        log.Common(question);
        log.LeftOut(question.Points.MaxPoints != 1, AssessmentErrors.ExportPointsLeftOut, Number(question.Points.MaxPoints));
        log.LeftOut(question.Attachments.Count > 0, AssessmentErrors.ExportFilesLeftOut, string.Join(", ", question.Attachments.Select(i => i.Name)));
        return $"{Tags()}::{Text(question.Title)}::[markdown]{Text(MarkdownText.ToMoodle(question.Statement))}{{{answers}}}\n\n";
    }

    /// <summary>In a comment, as Moodle writes and reads them.</summary>
    private string Tags() => question.Tags.Count == 0 ? ""
        : $"// {string.Join(' ', question.Tags.Select(tag => $"[tag:{tag.ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)}]"))}\n";

    private string? Choice(ChoiceBody body, ChoiceKey key)
    {
        log.LeftOut(!body.Shuffle, AssessmentErrors.ExportRuleChanged, "shuffle");
        log.LeftOut(body.Multiple && key.Rule != ChoiceRule.SumOfShares, AssessmentErrors.ExportRuleChanged, key.Rule.ToString());
        var lines = body.Options.Select(o =>
        {
            var share = key.Rule == ChoiceRule.SumOfShares ? key.Shares.GetValueOrDefault(o.Id)
                : !key.Correct.Contains(o.Id) ? (body.Multiple ? -1 : 0)
                : body.Multiple ? 1m / key.Correct.Count : 1;
            // With a single choice the sign = marks the right option; its weight is the maximum.
            var right = !body.Multiple && key.Correct.Contains(o.Id);
            return $"\n\t{(right ? "=" : "~")}{(right || share != 0 ? Percent(share) : o.Text.StartsWith('%') ? "%0%" : "")}{Text(MarkdownText.ToMoodle(o.Text))}";
        });
        return string.Concat(lines) + "\n";
    }

    private string? ShortText(ShortTextKey key)
    {
        if (key.Variants.Any(v => v.Pattern.Contains("->", StringComparison.Ordinal)))
        {
            // It would be read as pairs, or as pairs of which some are broken.
            return null;
        }

        log.TextRule(key.Rule);
        log.LeftOut(!key.Rule.IgnoreCase, AssessmentErrors.ExportRuleChanged, "case");
        return string.Concat(key.Variants.Select(v => $"\n\t={Percent(v.Share)}{Text(v.Pattern)}")) + "\n";
    }

    private string? Matching(MatchingBody body, MatchingKey key)
    {
        log.LeftOut(key.Rule == PartialRule.AllOrNothing, AssessmentErrors.ExportRuleChanged, key.Rule.ToString());
        log.LeftOut(!body.Shuffle, AssessmentErrors.ExportRuleChanged, "shuffle");
        var right = body.Right.ToDictionary(r => r.Id, r => log.Plain(r.Text));
        if (body.Left.Any(l => l.Text.Contains("->", StringComparison.Ordinal)))
        {
            // The arrow cannot be escaped.
            return null;
        }

        var pairs = body.Left.Select(l => (Left: Text(MarkdownText.ToMoodle(l.Text)), Right: right.GetValueOrDefault(key.Pairs.GetValueOrDefault(l.Id, ""), "")));
        var distractors = body.Right.Where(r => !key.Pairs.Values.Contains(r.Id)).Select(r => (Left: "", Right: right[r.Id]));
        return string.Concat(pairs.Concat(distractors).Select(p => $"\n\t={p.Left} -> {Text(p.Right)}")) + "\n";
    }

    private string Essay(EssayBody body, ManualKey key)
    {
        log.LeftOut(body.MinWords > 0 || body.MaxWords > 0, AssessmentErrors.ExportPartUnsupported, "words");
        log.LeftOut(key.ModelAnswer is not null, AssessmentErrors.ExportPartUnsupported, key.ModelAnswer ?? "");
        return "";
    }

    private static string Text(string text) => Escaped.Write(text.ReplaceLineEndings("\n"), Special).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Percent(decimal share) => share == 1 ? "%100%" : $"%{Number(decimal.Round(share * 100, 7))}%";

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
