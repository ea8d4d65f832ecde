namespace MethodCabinet.Domain.Materials.Library;

/// <summary>What is looked for, read from what somebody typed.</summary>
/// <param name="Words">Each must be there in some form.</param>
/// <param name="Phrases">«В кавычках»: words that stand side by side.</param>
public sealed record SearchTerms(IReadOnlyList<string> Words, IReadOnlyList<string> Phrases)
{
    public const int MaxWords = 8;

    /// <summary>Characters of a word that are looked at.</summary>
    public const int MaxWord = 50;

    public bool AreEmpty => Words.Count == 0 && Phrases.Count == 0;

    public static SearchTerms Parse(string? typed)
    {
        var (words, phrases) = (new List<string>(), new List<string>());
        foreach (var (index, piece) in (typed ?? "").Replace('«', '"').Replace('»', '"').Replace('“', '"').Replace('”', '"').Replace('„', '"').Split('"').Index())
        {
            var parts = WordsOf(piece);
            if (index % 2 == 1 && parts.Count > 1)
            {
                phrases.Add(string.Join(' ', parts.Take(MaxWords)));
            }
            else
            {
                words.AddRange(parts);
            }
        }

        return new SearchTerms([.. words.Distinct().Take(MaxWords)], [.. phrases.Take(2)]);
    }

    /// <summary>A hyphen belongs to a word, and never begins one.</summary>
    private static List<string> WordsOf(string text)
    {
        var plain = new string([.. text.Select(symbol => char.IsLetterOrDigit(symbol) || symbol is '-' or '‑' ? symbol == '‑' ? '-' : char.ToLowerInvariant(symbol) : ' ')]);
        return [.. plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('-')).Where(word => word.Length > 0).Select(word => word.Length > MaxWord ? word[..MaxWord] : word)];
    }
}
