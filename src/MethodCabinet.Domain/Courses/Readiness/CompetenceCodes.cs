namespace MethodCabinet.Domain.Courses.Readiness;

/// <summary>Short names of competences and levels, written on questions as tags: a question with «икт-1.2» and «уровень 3» shows the third level of that competence.</summary>
public static class CompetenceCodes
{
    public const int MaxLength = 20;

    public static string TagOf(int level) => $"уровень {level}";

    /// <summary>Every competence gets a code: its own, or where it has none the next one that is free. A code that was given stays, whatever is moved.</summary>
    public static IReadOnlyList<CompetenceArea> Give(IReadOnlyList<CompetenceArea> areas)
    {
        var taken = areas.SelectMany(area => area.Competences).Select(competence => Plain(competence.Code)).Where(code => code.Length > 0).ToHashSet();
        return
        [
            .. areas.Select((area, a) => area with
            {
                Competences = [.. area.Competences.Select((competence, c) => competence with { Code = Plain(competence.Code) is { Length: > 0 } own ? own : Free(a + 1, c + 1, taken) })],
            }),
        ];
    }

    /// <summary>No two alike, and none that would be cut off as a tag.</summary>
    internal static bool AreSound(IReadOnlyList<CompetenceArea> areas)
    {
        var codes = areas.SelectMany(area => area.Competences).Select(competence => Plain(competence.Code)).Where(code => code.Length > 0).ToList();
        return codes.Distinct().Count() == codes.Count && codes.TrueForAll(code => code.Length <= MaxLength);
    }

    private static string Free(int area, int competence, HashSet<string> taken)
    {
        while (!taken.Add($"икт-{area}.{competence}"))
        {
            competence++;
        }

        return $"икт-{area}.{competence}";
    }

    private static string Plain(string code) => code.Trim().ToLowerInvariant();
}
