namespace MethodCabinet.Domain.Materials.Library;

/// <summary>A person's name as a bibliographic description writes it.</summary>
/// <param name="Initials">«И. И.»; empty for a name of one word.</param>
public readonly record struct AuthorName(string Last, string Initials)
{
    /// <summary>«Иванов, И. И.»: at the head of the description.</summary>
    public string Heading => Initials.Length == 0 ? Last : $"{Last}, {Initials}";

    /// <summary>«И. И. Иванов»: in the statement of responsibility.</summary>
    public string Direct => Initials.Length == 0 ? Last : $"{Initials} {Last}";

    /// <param name="written">«Иванов Иван Иванович», «Иванов И.И.», «Иванов, И. И.» or «И. И. Иванов».</param>
    public static AuthorName Parse(string written)
    {
        var words = written.Replace(",", " ", StringComparison.Ordinal).Replace(".", ". ", StringComparison.Ordinal).Replace(". -", ".-", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return new AuthorName("", "");
        }

        var initialsFirst = words[0].EndsWith('.') && !words[^1].EndsWith('.');
        var (last, names) = initialsFirst ? (words[^1], words[..^1]) : (words[0], words[1..]);
        return new AuthorName(last, string.Join(' ', names.Select(Initial)));
    }

    /// <summary>«Жан-Поль» is «Ж.-П.».</summary>
    private static string Initial(string name) => string.Join('-', name.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(part => $"{part[0]}."));
}
