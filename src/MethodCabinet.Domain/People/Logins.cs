using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MethodCabinet.Domain.People;

/// <summary>Logins that can be read aloud and typed on any keyboard: «sokolova.ai», then «sokolova.ai2».</summary>
public static partial class Logins
{
    private static readonly Dictionary<char, string> Latin = new()
    {
        ['а'] = "a",
        ['б'] = "b",
        ['в'] = "v",
        ['г'] = "g",
        ['д'] = "d",
        ['е'] = "e",
        ['ё'] = "e",
        ['ж'] = "zh",
        ['з'] = "z",
        ['и'] = "i",
        ['й'] = "y",
        ['к'] = "k",
        ['л'] = "l",
        ['м'] = "m",
        ['н'] = "n",
        ['о'] = "o",
        ['п'] = "p",
        ['р'] = "r",
        ['с'] = "s",
        ['т'] = "t",
        ['у'] = "u",
        ['ф'] = "f",
        ['х'] = "kh",
        ['ц'] = "ts",
        ['ч'] = "ch",
        ['ш'] = "sh",
        ['щ'] = "sch",
        ['ъ'] = "",
        ['ы'] = "y",
        ['ь'] = "",
        ['э'] = "e",
        ['ю'] = "yu",
        ['я'] = "ya",
    };

    /// <exception cref="RuleBroken">Not 3 to 40 Latin letters, digits, points, hyphens.</exception>
    public static void Check(string login)
    {
        if (!Shape().IsMatch(login))
        {
            throw new RuleBroken(PeopleErrors.LoginMalformed);
        }
    }

    /// <summary>The login that a person would get if nobody had it.</summary>
    public static string BaseOf(string lastName, string firstName, string? middleName)
    {
        var last = Transliterate(lastName);
        var initials = string.Concat(new[] { firstName, middleName ?? "" }.Select(Transliterate).Where(part => part.Length > 0).Select(part => part[0]));
        if (last.Length == 0)
        {
            last = "user";
        }

        return $"{(last.Length > 24 ? last[..24] : last)}.{(initials.Length == 0 ? "x" : initials)}";
    }

    /// <summary>The first of «base», «base2», «base3» … that is not in <paramref name="taken"/>; it is added to it.</summary>
    public static string Take(string wanted, ISet<string> taken)
    {
        var login = wanted;
        for (var number = 2; !taken.Add(login); number++)
        {
            login = wanted + number.ToString(CultureInfo.InvariantCulture);
        }

        return login;
    }

    private static string Transliterate(string text)
    {
        var result = new StringBuilder(text.Length * 2);
        foreach (var letter in text.ToLowerInvariant())
        {
            if (Latin.TryGetValue(letter, out var latin))
            {
                result.Append(latin);
            }
            else if (char.IsAsciiLetterOrDigit(letter))
            {
                result.Append(letter);
            }
        }

        return result.ToString();
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.-]{1,38}[A-Za-z0-9]$")]
    private static partial Regex Shape();
}
