namespace MethodCabinet.Domain.Certificates;

/// <summary>
/// «2026-7K3F-9QXD»: the year and 40 random bits in Crockford's base 32. It is not counted up, because anybody may look a number up,
/// and names of minors must not be found by counting.
/// </summary>
public static class CertificateNumber
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <param name="random">Five random bytes.</param>
    public static string Of(int year, ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, 5);
        var bits = 0UL;
        foreach (var part in random)
        {
            bits = (bits << 8) | part;
        }

        Span<char> symbols = stackalloc char[8];
        for (var i = symbols.Length - 1; i >= 0; i--)
        {
            symbols[i] = Alphabet[(int)(bits & 31)];
            bits >>= 5;
        }

        return $"{year:D4}-{symbols[..4]}-{symbols[4..]}";
    }

    /// <summary>
    /// What a person typed from paper, as it is stored: letters that look like digits (O, I, L and Cyrillic ones) are read as Crockford means them, dashes
    /// and spaces do not matter. Null when it cannot be a number.
    /// </summary>
    public static string? Normalize(string typed)
    {
        Span<char> kept = stackalloc char[12];
        var count = 0;
        foreach (var symbol in typed)
        {
            if (char.IsWhiteSpace(symbol) || symbol is '-' or '–' or '—' or '‑')
            {
                continue;
            }

            var meant = Meant(char.ToUpperInvariant(symbol));
            if (count == kept.Length || !Alphabet.Contains(meant, StringComparison.Ordinal))
            {
                return null;
            }

            kept[count++] = meant;
        }

        return count == kept.Length ? $"{kept[..4]}-{kept[4..8]}-{kept[8..]}" : null;
    }

    private static char Meant(char symbol) => symbol switch
    {
        'O' or 'О' => '0',
        'I' or 'L' or 'І' => '1',
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'Х' => 'X',
        _ => symbol,
    };
}
