using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MethodCabinet.Domain.Courses;

/// <summary>What is said in a recording, in one language.</summary>
/// <param name="Language">ISO 639: <c>ru</c>.</param>
/// <param name="Vtt">WebVTT, as <see cref="Read"/> writes it.</param>
public sealed partial record Subtitles(string Language, string Vtt)
{
    private const int MaxCues = 20_000;
    private const int MaxCueText = 2_000;

    /// <summary>Takes what programs for subtitles write, SubRip or WebVTT, and keeps of it times, words and simple emphasis.</summary>
    /// <exception cref="RuleBroken">SubtitlesInvalid.</exception>
    public static Subtitles Read(string language, string text)
    {
        var vtt = new StringBuilder("WEBVTT\n");
        var count = 0;
        foreach (var block in Blocks().Split(text.TrimStart('\ufeff').ReplaceLineEndings("\n").Trim('\n')))
        {
            var lines = block.Split('\n');
            var at = Array.FindIndex(lines, line => line.Contains("-->", StringComparison.Ordinal));
            if (at is < 0 or > 1)
            {
                // The head, notes, styles and regions of WebVTT.
                continue;
            }

            var times = Times().Match(lines[at]);
            if (!times.Success || Moment(times, 1) is not { } from || Moment(times, 5) is not { } to || to <= from || ++count > MaxCues)
            {
                throw new RuleBroken(CourseErrors.SubtitlesInvalid);
            }

            var words = Clean(string.Join('\n', lines[(at + 1)..].Where(line => line.Length > 0)));
            if (words.Length > 0)
            {
                vtt.Append(CultureInfo.InvariantCulture, $"\n{from:hh\\:mm\\:ss\\.fff} --> {to:hh\\:mm\\:ss\\.fff}\n{words}\n");
            }
        }

        return count > 0 && Language2().IsMatch(language) ? new(language, vtt.ToString()) : throw new RuleBroken(CourseErrors.SubtitlesInvalid);
    }

    private static TimeSpan? Moment(Match times, int group)
    {
        int Part(int index) => times.Groups[group + index] is { Length: > 0 } part ? int.Parse(part.Value, CultureInfo.InvariantCulture) : 0;
        return Part(1) < 60 && Part(2) < 60 ? new TimeSpan(0, Part(0), Part(1), Part(2), Part(3)) is { TotalHours: < 24 } moment ? moment : null : null;
    }

    /// <summary>Emphasis stays; other tags go, and what is no tag is written so that it is none.</summary>
    private static string Clean(string words)
    {
        var clean = Tags().Replace(words[..Math.Min(words.Length, MaxCueText)], tag => tag.Groups[1].Success ? tag.Value.ToLowerInvariant() : "").Replace("-->", "→", StringComparison.Ordinal);
        return LooseSigns().Replace(clean, "&lt;").Trim();
    }

    [GeneratedRegex(@"\n[ \t]*\n+")]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{3})\s*-->\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{3})(?:\s|$)")]
    private static partial Regex Times();

    [GeneratedRegex(@"<(/?[biu])>|</?[a-zA-Z][^<>]{0,200}>|\{\\[^{}]{0,100}\}", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    [GeneratedRegex(@"<(?!/?[biu]>)")]
    private static partial Regex LooseSigns();

    [GeneratedRegex("^[a-z]{2,3}$")]
    private static partial Regex Language2();
}
