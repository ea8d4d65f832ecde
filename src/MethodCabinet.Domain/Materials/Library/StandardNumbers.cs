namespace MethodCabinet.Domain.Materials.Library;

/// <summary>International numbers of books and journals, by their check digits (ISO 2108, ISO 3297).</summary>
public static class StandardNumbers
{
    /// <summary>Ten or thirteen digits with hyphens or spaces anywhere.</summary>
    public static bool IsIsbn(string text) => Digits(text) switch
    {
        { Length: 10 } ten => Sum(ten, (index, digit) => (10 - index) * digit) % 11 == 0 && !ten.AsSpan(0, 9).Contains(10),
        { Length: 13 } thirteen => Sum(thirteen, (index, digit) => index % 2 == 0 ? digit : 3 * digit) % 10 == 0 && !thirteen.Contains(10),
        _ => false,
    };

    public static bool IsIssn(string text) => Digits(text) is { Length: 8 } eight && Sum(eight, (index, digit) => (8 - index) * digit) % 11 == 0 && !eight.AsSpan(0, 7).Contains(10);

    private static int Sum(int[] digits, Func<int, int, int> weigh) => digits.Select((digit, index) => weigh(index, digit)).Sum();

    /// <summary>X is ten, Russian Х as well; null when there is something else.</summary>
    private static int[]? Digits(string text)
    {
        var symbols = text.Where(symbol => symbol is not ('-' or ' ' or '–')).ToArray();
        return symbols.All(symbol => char.IsAsciiDigit(symbol) || IsTen(symbol)) ? [.. symbols.Select(symbol => IsTen(symbol) ? 10 : symbol - '0')] : null;
    }

    private static bool IsTen(char symbol) => symbol is 'X' or 'x' or 'Х' or 'х';
}
