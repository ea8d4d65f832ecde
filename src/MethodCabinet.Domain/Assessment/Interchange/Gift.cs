using System.Text.RegularExpressions;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>GIFT (docs.moodle.org, "GIFT format"): questions as plain text, read and written.</summary>
public static partial class Gift
{
    /// <summary>Never throws; what cannot be read is among the problems.</summary>
    public static ImportResult Read(string text)
    {
        var log = new ImportLog();
        if (text.Length > ImportLog.MaxFile)
        {
            log.Broken(1, AssessmentErrors.ImportTooLarge, "");
            return log.Result;
        }

        var category = "";
        var (block, tags) = (new List<string>(), new List<string>());
        var from = 1;
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i <= lines.Length; i++)
        {
            var line = i < lines.Length ? lines[i] : "";
            if (line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            {
                // Moodle writes what the format has no place for into a comment.
                tags.AddRange(Tag().Matches(line).Select(match => Unescaped(match)).Where(tag => tag.Length > 0));
                if (IdNumber().Match(line) is { Success: true } id)
                {
                    log.LeftOut(i + 1, AssessmentErrors.ImportElementLeftOut, $"id: {Unescaped(id)}");
                }

                continue;
            }

            if (line.StartsWith("$CATEGORY:", StringComparison.Ordinal))
            {
                category = line["$CATEGORY:".Length..].Trim();
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                from = block.Count == 0 ? i + 1 : from;
                block.Add(line);
            }
            else if (block.Count > 0)
            {
                GiftQuestion.Read(string.Join('\n', block).Trim(), from, category, [.. tags], log);
                block.Clear();
                tags.Clear();
            }
        }

        return log.Result;
    }

    /// <summary>Questions that GIFT has no type for, and parts that it has no place for, are among the problems.</summary>
    public static ExportResult Write(IReadOnlyList<ExportedQuestion> questions, string category = "") => GiftWriter.Write(questions, category);

    private static string Unescaped(Match match) => Regex.Replace(match.Groups[1].Value, @"\\(.)", "$1").Trim();

    [GeneratedRegex(@"\[tag:((?:\\.|[^\\\]])*)\]")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\[id:((?:\\.|[^\\\]])+)\]")]
    private static partial Regex IdNumber();
}
