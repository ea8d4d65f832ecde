namespace MethodCabinet.Domain.Olympiads;

/// <summary>
/// Ключ вскрытия: opens the sealed papers of a round. 80 random bits as 16 symbols of Crockford's base 32 (https://www.crockford.com/base32.html), which is made to be
/// read aloud. The web client reads what is typed by the same rules; docs/seal-vectors.json holds readings that both pass.
/// </summary>
public sealed record OpeningKey
{
    /// <summary>Random bytes of which a key is made.</summary>
    public const int RandomLength = 10;

    private const int Length = 16;
    private const int GroupLength = 4;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    // Typed on a Russian keyboard these look right on the screen.
    private const string Cyrillic = "АВСЕНКМОРТУХ";
    private const string Latin = "ABCEHKMOPTYX";

    private OpeningKey(string symbols) => Symbols = symbols;

    /// <summary>16 symbols without dashes: what the file is sealed by.</summary>
    public string Symbols { get; }

    /// <summary>As it is shown and dictated: four groups of four.</summary>
    public string Grouped => string.Join('-', Symbols.Chunk(GroupLength).Select(group => new string(group)));

    /// <param name="random"><see cref="RandomLength"/> bytes.</param>
    public static OpeningKey Of(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, RandomLength, nameof(random));
        UInt128 bits = 0;
        foreach (var one in random)
        {
            bits = (bits << 8) | one;
        }

        var symbols = new char[Length];
        for (var i = Length - 1; i >= 0; i--)
        {
            symbols[i] = Alphabet[(int)(bits & 31)];
            bits >>= 5;
        }

        return new OpeningKey(new string(symbols));
    }

    /// <summary>Reads what somebody typed: case, spaces and dashes do not matter, O is read as 0, I and L as 1, Cyrillic letters as the Latin ones that look alike.</summary>
    /// <returns>Null for what is no key.</returns>
    public static OpeningKey? Read(string typed)
    {
        var symbols = new List<char>(Length);
        foreach (var one in typed.Where(one => !char.IsWhiteSpace(one) && one is not ('-' or '–' or '—')))
        {
            var symbol = SymbolOf(one);
            if (symbols.Count == Length || !Alphabet.Contains(symbol, StringComparison.Ordinal))
            {
                return null;
            }

            symbols.Add(symbol);
        }

        return symbols.Count == Length ? new OpeningKey(string.Concat(symbols)) : null;
    }

    /// <summary>Says nothing: a log that is handed a key must not hold it.</summary>
    public override string ToString() => nameof(OpeningKey);

    private static char SymbolOf(char typed)
    {
        var upper = char.ToUpperInvariant(typed);
        var at = Cyrillic.IndexOf(upper, StringComparison.Ordinal);
        return (at < 0 ? upper : Latin[at]) switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            var other => other,
        };
    }
}
