using System.Text.RegularExpressions;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>"Select missing words" and "drag and drop into text": <c>[[n]]</c> stands for the n-th choice, chosen from its group.</summary>
internal static partial class MoodleGaps
{
    public static (QuestionBody, AnswerKey)? Select(MoodleQuestion q) => Read(q, "selectoption");

    public static (QuestionBody, AnswerKey)? Drag(MoodleQuestion q) => Read(q, "dragbox");

    private static (QuestionBody, AnswerKey)? Read(MoodleQuestion q, string element)
    {
        var choices = q.Element.Elements(element).Select(e => (At: e, Text: (e.Element("text")?.Value ?? "").Trim(), Group: e.Element("group")?.Value.Trim() ?? "1")).ToList();
        var asked = new HashSet<string>();
        var gaps = new List<Gap>();
        var keys = new Dictionary<string, GapKey>();
        string? broken = null;
        // The HTML converter writes a bracket as \[.
        var text = Place().Replace(q.Statement, m =>
        {
            if (!int.TryParse(m.Groups[1].Value, out var n) || n < 1 || n > choices.Count)
            {
                broken = m.Value;
                return "";
            }

            var id = Ids.Number(gaps.Count);
            var (_, right, group) = choices[n - 1];
            asked.Add(group);
            gaps.Add(new Gap(id, [.. choices.Where(c => c.Group == group).Select(c => c.Text).Distinct().Order(StringComparer.Ordinal)]));
            keys[id] = new GapKey([new(TextPatterns.Exactly(right))], []);
            return GapMarks.Of(id);
        });
        if (broken is not null)
        {
            return q.Broken(AssessmentErrors.ImportAnswerUnreadable, broken);
        }

        foreach (var choice in choices.Where(c => !asked.Contains(c.Group)))
        {
            q.LeftOut(AssessmentErrors.ImportPartUnsupported, choice.Text, choice.At);
        }

        q.Change("", q.Points);
        return (new GapTextBody(text, gaps), new GapsKey(keys, new TextRule(), PartialRule.Proportional));
    }

    [GeneratedRegex(@"\\?\[\\?\[(\d{1,4})\\?\]\\?\]", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
