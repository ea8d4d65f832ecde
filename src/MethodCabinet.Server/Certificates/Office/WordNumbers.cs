using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MethodCabinet.Server.Certificates.Office;

/// <summary>Numbers that Word counts by itself (ISO/IEC 29500-1, 17.9): «1.», «2.1.»; whatever is no number is a dot.</summary>
internal sealed partial class WordNumbers(MainDocumentPart main, WordLooks looks)
{
    private const int MaxLevel = 8;

    private readonly Dictionary<string, int[]> counted = [];

    /// <returns>Null for a paragraph without a number.</returns>
    public string? Next(Paragraph paragraph)
    {
        if (looks.NumberingOf(paragraph) is not { } said || said.NumberingId?.Val?.InnerText is not { } id || id == "0")
        {
            return null;
        }

        var numbering = main.NumberingDefinitionsPart?.Numbering;
        var list = numbering?.Elements<NumberingInstance>().FirstOrDefault(instance => instance.NumberID?.InnerText == id)?.AbstractNumId?.Val?.InnerText;
        var levels = numbering?.Elements<AbstractNum>().FirstOrDefault(found => found.AbstractNumberId?.InnerText == list)?.Elements<Level>().ToList();
        var depth = WordLooks.Number(said.NumberingLevelReference?.Val?.InnerText, MaxLevel) ?? 0;
        if (levels is null || LevelAt(depth) is not { } level)
        {
            return null;
        }

        if (!counted.TryGetValue(id, out var numbers))
        {
            counted[id] = numbers = new int[MaxLevel + 1];
        }

        numbers[depth]++;
        numbers.AsSpan(depth + 1).Clear();
        return level.NumberingFormat?.Val?.InnerText is "bullet" or "none"
            ? "•"
            : Place().Replace(level.LevelText?.Val?.InnerText ?? "", match => Shown(match.Value[1] - '1').ToString(CultureInfo.InvariantCulture));

        Level? LevelAt(int at) => levels.Find(found => found.LevelIndex?.InnerText == at.ToString(CultureInfo.InvariantCulture));

        int Shown(int at) => Math.Max(numbers[at], 1) - 1 + (WordLooks.Number(LevelAt(at)?.StartNumberingValue?.Val?.InnerText, 10_000) ?? 1);
    }

    [GeneratedRegex("%[1-9]")]
    private static partial Regex Place();
}
