using System.Text.RegularExpressions;

namespace MethodCabinet.Domain.Assessment;

/// <summary>The places <c>{{id}}</c> of gaps in a text.</summary>
public static partial class GapMarks
{
    /// <summary>Ids of the gaps in the order of the text, repeated if the text repeats them.</summary>
    public static IReadOnlyList<string> In(string text) => [.. Mark().Matches(text).Select(m => m.Groups[1].Value)];

    public static string Of(string gapId) => "{{" + gapId + "}}";

    /// <summary>The text with each mark replaced.</summary>
    public static string Replace(string text, Func<string, string> byGapId) => Mark().Replace(text, m => byGapId(m.Groups[1].Value));

    // Ids are letters, digits, dashes and underscores, so that {{x}^2} of a formula is no gap.
    [GeneratedRegex(@"\{\{([\p{L}\p{Nd}_-]{1,40})\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Mark();
}
