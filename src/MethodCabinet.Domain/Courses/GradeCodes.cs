namespace MethodCabinet.Domain.Courses;

/// <summary>Short names of the columns of a gradebook, by which formulas name them: T1 the first quiz, P2 the second practical work, S1 the first package.</summary>
public static class GradeCodes
{
    /// <summary>Every column gets a code. One that was given stays and is never given to another column, also when its own is gone.</summary>
    /// <param name="columns">In the order of the course.</param>
    /// <param name="given">Unit → code, also of units that the course has no more.</param>
    /// <returns>Those that were given, and the new ones.</returns>
    public static IReadOnlyDictionary<Guid, string> Give(IReadOnlyList<(Guid UnitId, UnitKind Kind)> columns, IReadOnlyDictionary<Guid, string> given)
    {
        var codes = given.ToDictionary();
        foreach (var (unitId, kind) in columns.Where(column => !given.ContainsKey(column.UnitId)))
        {
            var letter = LetterOf(kind);
            codes[unitId] = $"{letter}{codes.Values.Where(code => code[0] == letter).Select(code => int.TryParse(code.AsSpan(1), out var number) ? number : 0).DefaultIfEmpty().Max() + 1}";
        }

        return codes;
    }

    /// <summary>What comes from elsewhere is written as here, and no two are alike.</summary>
    internal static bool AreSound(IReadOnlyCollection<string> codes) =>
        codes.Distinct().Count() == codes.Count
        && codes.All(code => IsCode(code) && code[1] != '0' && code.Length <= 4);

    /// <summary>Such a name only columns have.</summary>
    internal static bool IsCode(string name) => name is [('T' or 'P' or 'S'), _, ..] && name.Skip(1).All(char.IsAsciiDigit);

    private static char LetterOf(UnitKind kind) => kind switch
    {
        UnitKind.Quiz => 'T',
        UnitKind.Scorm => 'S',
        _ => 'P',
    };
}
