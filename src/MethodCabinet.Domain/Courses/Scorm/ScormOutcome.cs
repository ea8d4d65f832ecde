using System.Globalization;

namespace MethodCabinet.Domain.Courses.Scorm;

/// <summary>What an item says of its learner.</summary>
/// <param name="Share">Of the highest score, 0 to 1; null without a score.</param>
public sealed record ScormOutcome(bool IsComplete, decimal? Share)
{
    public static ScormOutcome Of(ScormVersion version, IReadOnlyDictionary<string, string> values)
    {
        string Said(string element) => values.GetValueOrDefault(element, "");
        if (version == ScormVersion.Scorm12)
        {
            return new(Said("cmi.core.lesson_status") is "passed" or "completed", ShareOf(Said("cmi.core.score.raw"), Said("cmi.core.score.min"), Said("cmi.core.score.max")));
        }

        var success = Said("cmi.success_status");
        return new(
            success == "passed" || (success != "failed" && Said("cmi.completion_status") == "completed"),
            Number(Said("cmi.score.scaled")) is { } scaled ? Math.Clamp(scaled, 0, 1) : ShareOf(Said("cmi.score.raw"), Said("cmi.score.min"), Said("cmi.score.max")));
    }

    /// <summary>Of the whole package: complete when every item that reports is; the share is the mean of those that have a score.</summary>
    public static ScormOutcome Of(ScormPackage package, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> states)
    {
        var outcomes = package.Items.Where(item => item.Reports).Select(item => states.TryGetValue(item.Id, out var values) ? Of(package.Version, values) : new(false, null)).ToList();
        var shares = outcomes.Where(outcome => outcome.Share is not null).Select(outcome => outcome.Share!.Value).ToList();
        return new(outcomes.Count > 0 && outcomes.TrueForAll(outcome => outcome.IsComplete), shares.Count == 0 ? null : shares.Average());
    }

    private static decimal? ShareOf(string raw, string min, string max)
    {
        var (low, high) = (Number(min) ?? 0, Number(max) ?? 100);
        return Number(raw) is { } score && high > low ? Math.Clamp((score - low) / (high - low), 0, 1) : null;
    }

    // A package may say anything: what a decimal cannot hold is no score.
    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000_000 ? number : null;
}
