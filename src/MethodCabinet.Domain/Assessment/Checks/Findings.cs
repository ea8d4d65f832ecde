namespace MethodCabinet.Domain.Assessment.Checks;

/// <summary>Collects what is wrong.</summary>
internal sealed class Findings
{
    private readonly List<QuestionProblem> all = [];

    public IReadOnlyList<QuestionProblem> All => all;

    public void Add(ErrorCode error, string path) => all.Add(new(error, path));

    public void When(bool wrong, ErrorCode error, string path)
    {
        if (wrong)
        {
            Add(error, path);
        }
    }

    public void Repeats<T>(IEnumerable<T> values, ErrorCode error, string path)
    {
        var seen = new HashSet<T>();
        When(!values.All(seen.Add), error, path);
    }

    public void Count(int count, int least, string path)
    {
        When(count < least, AssessmentErrors.TooFewItems, path);
        When(count > QuestionCheck.MaxItems, AssessmentErrors.TooManyItems, path);
    }

    public void Text(string? text, string path)
    {
        When(string.IsNullOrWhiteSpace(text), AssessmentErrors.TextMissing, path);
        When(text?.Length > QuestionCheck.MaxText, AssessmentErrors.TextTooLong, path);
    }

    public void Items(IReadOnlyList<Item> items, int least, string path)
    {
        Count(items.Count, least, path);
        Ids([.. items.Select(i => i.Id)], path);
        for (var i = 0; i < items.Count; i++)
        {
            Text(items[i].Text, $"{path}[{i}].text");
        }
    }

    public void Ids(IReadOnlyList<string> ids, string path)
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < ids.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(ids[i]) || ids[i].Length > 40)
            {
                Add(AssessmentErrors.IdMissing, $"{path}[{i}].id");
            }
            else if (!seen.Add(ids[i]))
            {
                Add(AssessmentErrors.IdRepeated, $"{path}[{i}].id");
            }
        }
    }

    /// <summary>Partial rules that only an order can have.</summary>
    public void NotOrdering(PartialRule rule, string path) =>
        When(rule is not (PartialRule.AllOrNothing or PartialRule.Proportional), AssessmentErrors.RuleNotForType, path);
}
