using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MethodCabinet.Domain.Assessment.ScoreTypes;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>
/// Embedded answers: <c>{2:SHORTANSWER:=Пётр~%50%Петр Первый}</c> in the text. The number is the weight; the weights' sum is the maximum.
/// </summary>
internal static partial class MoodleCloze
{
    private enum Kind
    {
        Text,
        CaseText,
        Number,
        Choice,
        Several,
    }

    private static readonly Dictionary<string, Kind> Kinds = new()
    {
        ["SHORTANSWER"] = Kind.Text,
        ["SA"] = Kind.Text,
        ["MW"] = Kind.Text,
        ["SHORTANSWER_C"] = Kind.CaseText,
        ["SAC"] = Kind.CaseText,
        ["MWC"] = Kind.CaseText,
        ["NUMERICAL"] = Kind.Number,
        ["NM"] = Kind.Number,
        ["MULTICHOICE"] = Kind.Choice,
        ["MC"] = Kind.Choice,
        ["MULTICHOICE_V"] = Kind.Choice,
        ["MCV"] = Kind.Choice,
        ["MULTICHOICE_H"] = Kind.Choice,
        ["MCH"] = Kind.Choice,
        ["MULTICHOICE_S"] = Kind.Choice,
        ["MCS"] = Kind.Choice,
        ["MULTICHOICE_VS"] = Kind.Choice,
        ["MCVS"] = Kind.Choice,
        ["MULTICHOICE_HS"] = Kind.Choice,
        ["MCHS"] = Kind.Choice,
        ["MULTIRESPONSE"] = Kind.Several,
        ["MR"] = Kind.Several,
        ["MULTIRESPONSE_H"] = Kind.Several,
        ["MRH"] = Kind.Several,
        ["MULTIRESPONSE_S"] = Kind.Several,
        ["MRS"] = Kind.Several,
        ["MULTIRESPONSE_HS"] = Kind.Several,
        ["MRHS"] = Kind.Several,
    };

    public static (QuestionBody, AnswerKey)? Read(MoodleQuestion q)
    {
        // Answers are cut out before the text's format is read: formatting would take their marks for its own.
        var holder = q.Element.Element("questiontext");
        var source = holder?.Element("text")?.Value ?? "";
        var plain = (string?)holder?.Attribute("format") is "markdown" or "plain_text";
        var text = new StringBuilder();
        var gaps = new List<Gap>();
        var keys = new Dictionary<string, GapKey>();
        var caseMatters = false;
        string? caseIgnored = null;
        var at = 0;
        while (Head().Match(source, at) is { Success: true } head)
        {
            text.Append(source, at, head.Index - at);
            var from = head.Index + head.Length;
            var end = Closing(source, from);
            var whole = source[head.Index..Math.Min(source.Length, (end < 0 ? head.Index + 200 : end) + 1)];
            if (end < 0)
            {
                return q.Broken(AssessmentErrors.ImportBracesUneven, whole);
            }

            // What is not read must not stay: participants would read the answer.
            if (!Kinds.TryGetValue(head.Groups["type"].Value, out var kind) || kind == Kind.Several || Weight(head) is not { } weight)
            {
                return q.Broken(AssessmentErrors.ImportTypeUnsupported, whole);
            }

            var id = Ids.Number(gaps.Count);
            if (GapOf(q, id, kind, plain ? source[from..end] : WebUtility.HtmlDecode(source[from..end]), weight) is not var (gap, key))
            {
                return q.Broken(AssessmentErrors.ImportAnswerUnreadable, whole);
            }

            gaps.Add(gap);
            keys[id] = key;
            caseMatters |= kind == Kind.CaseText;
            caseIgnored ??= kind == Kind.Text ? whole : null;
            text.Append(GapMarks.Of(id));
            at = end + 1;
        }

        text.Append(source, at, source.Length - at);
        if (caseMatters && caseIgnored is not null)
        {
            // One rule for all gaps; the stricter takes nothing that Moodle would not take.
            q.LeftOut(AssessmentErrors.ImportRuleChanged, caseIgnored);
        }

        if (holder is not null)
        {
            holder.SetElementValue("text", text.ToString());
        }

        var markdown = q.Text(holder);
        q.Change("", q.Element.Element("defaultgrade") is null ? keys.Values.Sum(k => k.Weight) : q.Points);
        return (new GapTextBody(markdown, gaps), new GapsKey(keys, new TextRule(IgnoreCase: !caseMatters), PartialRule.Proportional));
    }

    private static int? Weight(Match head) =>
        head.Groups["weight"].Value is not { Length: > 0 } digits ? 1 : int.TryParse(digits, CultureInfo.InvariantCulture, out var weight) ? weight : null;

    private static int Closing(string source, int from)
    {
        for (var i = from; i < source.Length && i - from < QuestionCheck.MaxText; i++)
        {
            if (source[i] == '\\')
            {
                i++;
            }
            else if (source[i] == '}')
            {
                return i;
            }
        }

        return -1;
    }

    private static (Gap Gap, GapKey Key)? GapOf(MoodleQuestion q, string id, Kind kind, string answers, int weight)
    {
        var parts = new List<(string Text, decimal Share)>();
        foreach (var part in Escaped.Split(answers, '~'))
        {
            var body = part;
            var share = 0m;
            if (body.StartsWith('='))
            {
                (body, share) = (body[1..], 1);
            }
            else if (body.StartsWith('%') && body.IndexOf('%', 1) is > 1 and var end && NumberText.TryParse(body[1..end], out var percent))
            {
                (body, share) = (body[(end + 1)..], percent / 100);
            }

            var pieces = Escaped.Split(body, '#');
            pieces.Skip(1).ToList().ForEach(f => q.Feedback(Escaped.Plain(f, lines: false)));

            parts.Add((Escaped.Plain(pieces[0], lines: false).Trim(), share));
        }

        if (kind == Kind.Number)
        {
            var numbers = new List<NumericVariant>();
            foreach (var (text, share) in parts.Where(p => p is not ("*", 0)))
            {
                var colon = text.LastIndexOf(':');
                if (!NumberText.TryParse(colon < 0 ? text : text[..colon], out var value) || !NumberText.TryParse(colon < 0 ? "0" : text[(colon + 1)..], out var tolerance))
                {
                    return null;
                }

                numbers.Add(new(value, Math.Abs(tolerance), Share: share));
            }

            return (new Gap(id, []), new GapKey([], numbers, weight));
        }

        if (kind == Kind.Choice)
        {
            var accepted = parts.Where(p => p.Share > 0).Select(p => new TextVariant(TextPatterns.Exactly(p.Text), p.Share));
            return (new Gap(id, [.. parts.Select(p => p.Text)]), new GapKey([.. accepted], [], weight));
        }

        return (new Gap(id, []), new GapKey([.. parts.Select(p => new TextVariant(p.Text, p.Share))], [], weight));
    }

    // Looser than Moodle, which shows the braces of what it does not know as they are: types in small letters or of additional plugins begin an answer too.
    [GeneratedRegex(@"\{(?<weight>[0-9]*):(?<type>\s*[\p{L}_]\w*\s*):", RegexOptions.NonBacktracking)]
    private static partial Regex Head();
}
