namespace MethodCabinet.Domain.People;

/// <summary>Latin letters that look like Russian ones: whoever types «8A» sees no difference, and a list would have two classes.</summary>
public static class RussianLetters
{
    private const string Latin = "ABCEHKMOPTXYaceopxy";
    private const string Russian = "АВСЕНКМОРТХУасеорху";

    /// <summary>The class of a Russian school: capitals, and what looks like a Russian letter is one.</summary>
    public static string OfClass(string letter) => string.Concat(letter.ToUpperInvariant().Select(InRussian));

    /// <summary>In each word that has a Russian letter, what looks like one is one. A word of Latin letters alone stays.</summary>
    public static string OfName(string name) => string.Join(' ', name.Split(' ').Select(word => word.Any(c => c is >= 'А' and <= 'я' or 'ё' or 'Ё') ? string.Concat(word.Select(InRussian)) : word));

    private static char InRussian(char letter) => Latin.IndexOf(letter) is >= 0 and var at ? Russian[at] : letter;
}
