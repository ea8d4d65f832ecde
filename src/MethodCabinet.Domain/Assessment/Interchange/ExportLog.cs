namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>Collects what the format cannot hold of one question.</summary>
internal sealed class ExportLog(int index, List<ExportProblem> problems)
{
    /// <summary>The question is written without this part.</summary>
    public void LeftOut(bool when, ErrorCode error, string excerpt)
    {
        if (when)
        {
            problems.Add(new(index, error, ImportLog.Short(excerpt), Warning: true));
        }
    }

    /// <summary>The question is not written.</summary>
    public void Refused(ErrorCode error, string excerpt) => problems.Add(new(index, error, ImportLog.Short(excerpt), Warning: false));

    /// <summary>What neither of the formats can hold.</summary>
    public void Common(ExportedQuestion question)
    {
        LeftOut(question.Points.Penalty != 0 || question.Points.AllowNegative, AssessmentErrors.ExportRuleChanged, "points");
        if (question.Key is ManualKey key)
        {
            LeftOut(key.Criteria is not [var only] || only != MoodleTypes.Manual(question.Title, question.Points.MaxPoints, null).Criteria[0], AssessmentErrors.ExportPartUnsupported, "criteria");
        }
    }

    /// <summary>The rule of typed texts beside what Moodle knows: case only.</summary>
    public void TextRule(TextRule rule) => LeftOut(rule.Slips > 0 || !rule.YoEqualsYe, AssessmentErrors.ExportRuleChanged, "rule");

    /// <summary>The text without Markdown, for places that hold plain text.</summary>
    public string Plain(string markdown)
    {
        LeftOut(!MarkdownText.IsPlain(markdown), AssessmentErrors.ExportFormattingLost, markdown);
        return MarkdownText.Unescape(markdown);
    }
}
