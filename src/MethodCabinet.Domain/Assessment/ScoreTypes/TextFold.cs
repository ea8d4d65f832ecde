using System.Text;

namespace MethodCabinet.Domain.Assessment.ScoreTypes;

/// <summary>Brings a typed text to the form in which texts are compared.</summary>
internal static class TextFold
{
    /// <summary>Characters; a longer answer is never a short text.</summary>
    public const int MaxLength = 1000;

    /// <summary>Stands for a wildcard in a folded pattern; a private-use character that an answer cannot keep.</summary>
    public const char Wildcard = '\uE000';

    public static string Fold(string text, TextRule rule) => FoldMarked(text.Replace(Wildcard, '\uFFFD'), rule);

    /// <summary>As <see cref="Fold"/>, but leaves <see cref="Wildcard"/> in place.</summary>
    public static string FoldMarked(string text, TextRule rule)
    {
        var folded = new StringBuilder(text.Length);
        var space = false;
        // Runes replace halves of surrogate pairs, on which Normalize would throw.
        foreach (var rune in Composed(text).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                space = folded.Length > 0;
                continue;
            }

            if (IsInvisible(rune.Value))
            {
                continue;
            }

            if (space)
            {
                folded.Append(' ');
                space = false;
            }

            folded.Append(Letter(rune, rule));
        }

        return folded.ToString();
    }

    private static string Composed(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // U+FFFE and U+FFFF are no characters; Normalize refuses them.
            whole.Append((rune.Value & 0xFFFE) == 0xFFFE ? Rune.ReplacementChar : rune);
        }

        return whole.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Soft hyphen, zero-width marks and the byte order mark come along when a text is pasted.</summary>
    private static bool IsInvisible(int value) => value is 0xAD or (>= 0x200B and <= 0x200F) or 0x2060 or 0xFEFF;

    private static Rune Letter(Rune rune, TextRule rule)
    {
        var plain = rune.Value switch
        {
            (>= '\u2010' and <= '\u2015') or '\u2212' => new Rune('-'),
            '\u2018' or '\u2019' or '\u201B' or '\u02BC' => new Rune('\''),
            '\u00AB' or '\u00BB' or '\u201C' or '\u201D' or '\u201E' => new Rune('"'),
            'ё' when rule.YoEqualsYe => new Rune('е'),
            'Ё' when rule.YoEqualsYe => new Rune('Е'),
            _ => rune,
        };
        return rule.IgnoreCase ? Rune.ToLowerInvariant(plain) : plain;
    }
}
