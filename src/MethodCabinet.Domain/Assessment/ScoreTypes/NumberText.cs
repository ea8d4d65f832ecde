using System.Globalization;
using System.Text;

namespace MethodCabinet.Domain.Assessment.ScoreTypes;

/// <summary>
/// Reads a number as people type it: comma or point, any minus, digits in groups of three (space, no-break or thin space),
/// <c>1,6e-19</c>, <c>1,6·10^-19</c>, <c>1,6×10⁻¹⁹</c>. A comma and a point together are no number: 1,000.5 could mean two things.
/// </summary>
internal static class NumberText
{
    /// <summary>Larger values are not read, so that sums and differences stay within a decimal.</summary>
    public const decimal Largest = 1e27m;

    private const int MaxLength = 200;

    /// <param name="tail">What stands after the number (a unit), without spaces around.</param>
    public static bool TryParse(string text, out decimal value, out string tail)
    {
        (value, tail) = (0, "");
        if (text.Length > MaxLength)
        {
            return false;
        }

        var s = text.Trim();
        var i = 0;
        var number = new StringBuilder();
        ReadSign(s, ref i, number);
        var digits = ReadDigits(s, ref i, number);
        if (i < s.Length && s[i] is ',' or '.')
        {
            number.Append('.');
            i++;
            digits += ReadDigits(s, ref i, number);
            if (i < s.Length && s[i] is ',' or '.')
            {
                return false;
            }
        }

        if (digits == 0)
        {
            return false;
        }

        ReadExponent(s, ref i, number);
        tail = s[i..].Trim();
        return decimal.TryParse(number.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= Largest;
    }

    /// <summary>Whether the whole of <paramref name="text"/> is a number.</summary>
    public static bool TryParse(string text, out decimal value) => TryParse(text, out value, out var tail) && tail.Length == 0;

    private static void ReadSign(string s, ref int i, StringBuilder number)
    {
        if (i < s.Length && s[i] is '-' or '−' or '–' or '+')
        {
            number.Append(s[i] == '+' ? '+' : '-');
            i++;
            while (i < s.Length && char.IsWhiteSpace(s[i]))
            {
                i++;
            }
        }
    }

    private static int ReadDigits(string s, ref int i, StringBuilder number)
    {
        var count = 0;
        while (i < s.Length)
        {
            if (char.IsAsciiDigit(s[i]))
            {
                number.Append(s[i++]);
                count++;
            }
            else if (count > 0 && IsGroup(s, i))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return count;
    }

    /// <summary>A space between digits is part of the number only before exactly three digits.</summary>
    private static bool IsGroup(string s, int i)
    {
        if (s[i] is not (' ' or '\u00A0' or '\u2009' or '\u202F'))
        {
            return false;
        }

        var end = i + 1;
        while (end < s.Length && char.IsAsciiDigit(s[end]))
        {
            end++;
        }

        return end - i - 1 == 3;
    }

    private static void ReadExponent(string s, ref int i, StringBuilder number)
    {
        var at = i;
        if (at < s.Length && s[at] is 'e' or 'E' or 'е' or 'Е')
        {
            at++;
        }
        else
        {
            SkipSpaces(s, ref at);
            if (at >= s.Length || s[at] is not ('·' or '⋅' or '∙' or '*' or '×' or 'x' or 'х'))
            {
                return;
            }

            at++;
            SkipSpaces(s, ref at);
            if (!s.AsSpan(at).StartsWith("10", StringComparison.Ordinal))
            {
                return;
            }

            at += 2;
            var caret = at < s.Length && s[at] == '^';
            if (!caret && (at >= s.Length || Superscript.Plain(s[at]) is null))
            {
                return;
            }

            at += caret ? 1 : 0;
        }

        var exponent = new StringBuilder();
        while (at < s.Length && exponent.Length < 5)
        {
            var c = Superscript.Plain(s[at]) ?? (s[at] is '−' or '–' ? '-' : s[at]);
            if (!char.IsAsciiDigit(c) && !(exponent.Length == 0 && c is '-' or '+'))
            {
                break;
            }

            exponent.Append(c);
            at++;
        }

        if (exponent.Length > 0 && char.IsAsciiDigit(exponent[^1]))
        {
            number.Append('e').Append(exponent);
            i = at;
        }
    }

    private static void SkipSpaces(string s, ref int i)
    {
        while (i < s.Length && char.IsWhiteSpace(s[i]))
        {
            i++;
        }
    }
}
