using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Olympiads;

/// <summary>Учебный год.</summary>
public sealed class Season
{
    public required Guid Id { get; init; }

    /// <summary>«2026/27».</summary>
    public required string Name { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>The calendar year in which the school year of <paramref name="day"/> begins: 1 September to 31 August.</summary>
    public static int StartYearOf(DateOnly day) => day.Month >= 9 ? day.Year : day.Year - 1;

    /// <param name="id">Of the new season.</param>
    /// <param name="startYear">2026 for «2026/27».</param>
    public static Season Starting(Guid id, int startYear) => new()
    {
        Id = id,
        Name = FormattableString.Invariant($"{startYear}/{(startYear + 1) % 100:00}"),
        From = new DateOnly(startYear, 9, 1),
        To = new DateOnly(startYear + 1, 8, 31),
    };
}

/// <summary>A subject of the VsOSh (order 678 of 27.11.2020, item 3) or one of the cabinet's own.</summary>
public sealed class Subject : IAudited
{
    public const int MaxName = 100;

    /// <summary>Stable latin code, for example <c>biology</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>Of the cabinet's own contests, not of the VsOSh.</summary>
    public bool IsOwn { get; init; }

    /// <summary>No new olympiads; those that were held keep it.</summary>
    public bool IsRetired { get; private set; }

    /// <param name="code">Lower-case latin letters, digits and hyphens, up to 40.</param>
    public static Subject Own(string code, string name)
    {
        var codeIsSound = code.Length is > 0 and <= 40 && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        return codeIsSound ? new Subject { Code = code, Name = Sound(name), IsOwn = true } : throw new RuleBroken(OlympiadErrors.SubjectInvalid);
    }

    /// <exception cref="RuleBroken">SubjectNotOwn: the list of the VsOSh is not the cabinet's to change.</exception>
    public void Change(string name, bool isRetired)
    {
        if (!IsOwn)
        {
            throw new RuleBroken(OlympiadErrors.SubjectNotOwn);
        }

        (Name, IsRetired) = (Sound(name), isRetired);
    }

    /// <summary>Two subjects of one name could not be told apart in a list: case, ё/е and the number of spaces make no other name.</summary>
    /// <param name="others">Names of all other subjects, retired ones too: they may come back.</param>
    /// <exception cref="RuleBroken">SubjectNameTaken.</exception>
    public static void CheckNameFree(string name, IEnumerable<string> others)
    {
        if (others.FirstOrDefault(other => Fold(other) == Fold(name)) is { } taken)
        {
            throw new RuleBroken(OlympiadErrors.SubjectNameTaken, new Dictionary<string, object?> { ["name"] = taken });
        }
    }

    private static string Fold(string name) => string.Join(' ', PersonRules.Fold(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Sound(string name)
    {
        name = name.Trim();
        return name.Length is > 0 and <= MaxName ? name : throw new RuleBroken(OlympiadErrors.SubjectInvalid);
    }
}
