namespace MethodCabinet.Domain.People;

/// <summary>The name of a person as somebody wrote it in one line: «Иванова Мария Петровна», «Иванова М. П.», «М.П. Иванова».</summary>
public static class WrittenName
{
    private const int MostWords = 5;

    /// <summary>Words of names that are written small.</summary>
    private static readonly HashSet<string> Small = ["оглы", "кызы", "гызы", "улы", "уулу", "фон", "ван", "де", "дер", "ди", "да", "эль", "аль", "ибн", "бин"];

    /// <summary>A surname with a first name or initials, and nothing else: no position («учитель»), no school, no number.</summary>
    public static bool IsName(string written)
    {
        var words = Words(written);
        return words.Length is > 1 and <= MostWords
            && words.Count(word => !Small.Contains(word)) > 1
            && words.Any(word => word.Length > 1 && !Small.Contains(word))
            && words.All(word => (char.IsUpper(word[0]) || Small.Contains(word)) && char.IsLetter(word[^1]) && word.All(c => char.IsLetter(c) || c is '-' or '\'' or '’'));
    }

    /// <summary>
    /// It may be the person's: the surname before or after the first name and the patronymic, either of which may be an initial or, the patronymic, missing on either side. Case, ё and points make
    /// no difference. As where conflicts are declared by name, two people of one name cannot be told apart.
    /// </summary>
    /// <param name="middleName">Empty when there is none.</param>
    public static bool IsOf(string written, string lastName, string firstName, string middleName)
    {
        var (name, last, given) = (Folded(written), Folded(lastName), Words(PersonRules.Fold($"{firstName} {middleName}")));
        var rest = name.StartsWith(last + " ", StringComparison.Ordinal) ? name[(last.Length + 1)..]
            : name.EndsWith(" " + last, StringComparison.Ordinal) ? name[..^(last.Length + 1)]
            : "";
        return rest.Length > 0 && last.Length > 0 && Words(rest).Zip(given).All(pair => IsSame(pair.First, pair.Second));
    }

    /// <summary>Its words without case and ё, initials apart.</summary>
    public static IReadOnlyList<string> FoldedWords(string written) => Words(PersonRules.Fold(written));

    private static bool IsSame(string written, string known) =>
        written == known || (written.Length == 1 && known[0] == written[0]) || (known.Length == 1 && written[0] == known[0]);

    private static string Folded(string name) => string.Join(' ', FoldedWords(name));

    private static string[] Words(string text) =>
        PersonRules.Composed(text).Replace('‐', '-').Replace('‑', '-').Replace('–', '-').Replace('.', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
