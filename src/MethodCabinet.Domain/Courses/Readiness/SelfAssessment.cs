using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Courses.Readiness;

/// <summary>
/// A question made of the framework where no bank asks about a competence: which of its levels is yours? Its words are Russian, as those of every document of the cabinet; the
/// methodist edits them like those of any other question.
/// </summary>
/// <param name="Statement">Markdown.</param>
public sealed record SelfAssessment(string Title, string Statement, ChoiceBody Body, ChoiceKey Key, PointRule Points)
{
    public const string Tag = "самооценка";

    private const string None = "Пока ничего из этого";

    public static SelfAssessment Of(Competence competence, IReadOnlyList<CompetenceLevel> levels)
    {
        // Who reads the names of levels chooses a name; who reads what they do, what they do.
        var said = levels.Select(level => level.Description.Trim()).ToList();
        var texts = said.TrueForAll(text => text.Length > 0) && said.Distinct().Count() == said.Count
            ? said
            : levels.Select((level, index) => $"{index + 1}. {level.Title.Trim()}{(said[index].Length > 0 ? ": " : "")}{said[index]}").ToList();
        var options = ItemIds.Give([None, .. texts.Select(MarkdownText.Escape)]);
        var shares = options.Index().ToDictionary(option => option.Item.Id, option => DiagnosticPlan.ShareOf(option.Index, levels.Count));
        var about = competence.Description.Trim();
        return new(
            competence.Title.Trim(),
            $"**{MarkdownText.Escape(competence.Title.Trim())}.** {(about.Length > 0 ? MarkdownText.Escape(about) + "\n\n" : "")}Что из этого вы делаете? Выберите самое сложное из того, что уже получается.",
            new ChoiceBody(options, Multiple: false, Shuffle: false),
            new ChoiceKey([options[^1].Id], ChoiceRule.SumOfShares, shares),
            new PointRule(levels.Count));
    }

    /// <summary>Whether a question of the bank asks the same: then no second one is needed.</summary>
    public bool IsAskedBy(QuestionVersion version) =>
        version.Statement == Statement && version.Points == Points && version.Key is ChoiceKey { Rule: ChoiceRule.SumOfShares } key && key.Shares.Count == Key.Shares.Count
        && Key.Shares.All(share => key.Shares.TryGetValue(share.Key, out var given) && given == share.Value)
        && version.Body is ChoiceBody { Multiple: false, Shuffle: false } body && body.Options.SequenceEqual(Body.Options);
}
