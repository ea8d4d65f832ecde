using MethodCabinet.Domain.Assessment.ScoreTypes;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>What stands between the braces of GIFT; its signs tell the type of the question.</summary>
internal static class GiftAnswers
{
    /// <param name="Right">Begins with =, otherwise with ~.</param>
    /// <param name="Weight">The share named between per cent signs.</param>
    private sealed record Part(bool Right, decimal? Weight, string Text);

    public static (QuestionBody Body, AnswerKey Key)? Read(GiftQuestion q, string answers)
    {
        if (answers.Length == 0)
        {
            return (new EssayBody(), MoodleTypes.Manual(q.Title, 1, null));
        }

        if (answers[0] == '#')
        {
            return Numeric(q, answers[1..].Trim());
        }

        var pieces = Escaped.Split(answers, '#');
        var truth = pieces[0].Trim().ToUpperInvariant();
        if (truth is "T" or "TRUE" or "F" or "FALSE")
        {
            pieces.Skip(1).ToList().ForEach(q.Feedback);
            return (new TrueFalseBody(), new TrueFalseKey(truth[0] == 'T'));
        }

        if (Parts(q, answers) is not { Count: > 0 } parts)
        {
            return q.Broken(AssessmentErrors.ImportAnswerUnreadable, answers);
        }

        if (parts.Exists(p => !p.Right))
        {
            return Choice(q, parts);
        }

        // One pair without its arrow: Moodle refuses it too.
        if (!IsMatching(answers) && parts.Count > 1 && parts.Exists(p => Escaped.IndexOf(p.Text, "->") >= 0))
        {
            return q.Broken(AssessmentErrors.ImportAnswerUnreadable, parts.Find(p => Escaped.IndexOf(p.Text, "->") < 0)?.Text ?? answers);
        }

        return IsMatching(answers) ? Matching(q, parts)
            : (new ShortTextBody(), new ShortTextKey([.. parts.Select(p => new TextVariant(Escaped.Plain(p.Text, lines: true).Trim(), p.Weight ?? 1))], new TextRule()));
    }

    private static (QuestionBody, AnswerKey)? Choice(GiftQuestion q, List<Part> parts)
    {
        var multiple = !parts.Exists(p => p.Right);
        if (multiple && !parts.Exists(p => p.Weight > 0))
        {
            return q.Broken(AssessmentErrors.KeyEmpty, parts[0].Text);
        }

        return MoodleTypes.Choice([.. parts.Select(p => (q.Text(p.Text), p.Weight ?? (p.Right ? 1 : 0)))], multiple, shuffle: true);
    }

    private static (QuestionBody, AnswerKey)? Matching(GiftQuestion q, List<Part> parts) =>
        MoodleTypes.Matching(
            [.. parts.Select(p =>
            {
                var arrow = Escaped.IndexOf(p.Text, "->");
                return (q.Text(p.Text[..arrow]), MarkdownText.Escape(Escaped.Plain(p.Text[(arrow + 2)..].Trim(), lines: true)));
            })],
            shuffle: true);

    private static (QuestionBody, AnswerKey)? Numeric(GiftQuestion q, string answers)
    {
        if (Escaped.IndexOf(answers, "=") < 0)
        {
            answers = "=" + answers;
        }

        var variants = new List<NumericVariant>();
        foreach (var part in Parts(q, answers) ?? [])
        {
            if (!part.Right)
            {
                // The part for every other number holds nothing but feedback.
                if (part.Text.Length > 0 || part.Weight > 0)
                {
                    return q.Broken(AssessmentErrors.ImportAnswerUnreadable, part.Text);
                }

                continue;
            }

            if (Variant(Escaped.Plain(part.Text, lines: true)) is not { } variant)
            {
                return q.Broken(AssessmentErrors.ImportAnswerUnreadable, part.Text);
            }

            variants.Add(variant with { Share = part.Weight ?? 1 });
        }

        return (new NumericBody([]), new NumericKey(variants, []));
    }

    /// <summary>3, 3:0.5 or 1..5.</summary>
    private static NumericVariant? Variant(string text)
    {
        if (text.Split("..") is [var from, var to])
        {
            return NumberText.TryParse(from, out var low) && NumberText.TryParse(to, out var high) && low <= high
                ? new NumericVariant((low + high) / 2, (high - low) / 2)
                : null;
        }

        var parts = text.Split(':');
        return parts.Length <= 2 && NumberText.TryParse(parts[0], out var value) && NumberText.TryParse(parts.Length == 2 ? parts[1] : "0", out var tolerance)
            ? new NumericVariant(value, Math.Abs(tolerance))
            : null;
    }

    /// <summary>The parts, their feedback told and taken off; null when something stands before the first sign or a weight cannot be read.</summary>
    private static List<Part>? Parts(GiftQuestion q, string answers)
    {
        var parts = new List<Part>();
        var at = Next(answers, 0);
        if (at != 0)
        {
            return null;
        }

        var pairs = IsMatching(answers);
        while (at < answers.Length)
        {
            var end = Next(answers, at + 1);
            var text = answers[(at + 1)..end].Trim();
            decimal? weight = null;
            if (!pairs && text.StartsWith('%') && text.IndexOf('%', 1) is > 1 and var close)
            {
                if (!NumberText.TryParse(text[1..close], out var percent) || percent is < -100 or > 100)
                {
                    return null;
                }

                (weight, text) = (percent / 100, text[(close + 1)..].Trim());
            }

            var pieces = Escaped.Split(text, '#');
            pieces.Skip(1).ToList().ForEach(q.Feedback);
            parts.Add(new(answers[at] == '=', weight, pieces[0].Trim()));
            at = end;
        }

        return parts;
    }

    /// <summary>Every part is a pair; pairs have no weights.</summary>
    private static bool IsMatching(string answers)
    {
        for (var at = 0; at < answers.Length; at = Next(answers, at + 1))
        {
            if (answers[at] != '=' || Escaped.IndexOf(answers[at..Next(answers, at + 1)], "->") < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int Next(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] is '=' or '~')
            {
                return i;
            }

            i += text[i] == '\\' ? 1 : 0;
        }

        return text.Length;
    }
}
