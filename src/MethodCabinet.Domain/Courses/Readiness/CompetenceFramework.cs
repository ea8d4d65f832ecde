namespace MethodCabinet.Domain.Courses.Readiness;

/// <summary>A step of readiness; its number is its place, the lowest being 1.</summary>
/// <param name="Description">What a teacher of this level does.</param>
public sealed record CompetenceLevel(string Title, string Description);

/// <param name="Id">Stays the same whatever it is called: results hang on it.</param>
/// <param name="Code">By which questions of the banks name it (<see cref="CompetenceCodes"/>): «икт-1.2».</param>
public sealed record Competence(Guid Id, string Title, string Description, string Code = "");

public sealed record CompetenceArea(Guid Id, string Title, IReadOnlyList<Competence> Competences);

/// <summary>
/// Рамка ИКТ-компетентности педагога: what ICT readiness (regulation, clause 2.3.5) is measured by. The cabinet has one, and edits it. The one it begins with has the six areas of DigCompEdu
/// (JRC, 2017) in the words of the ICT part of the Russian teacher's standard (order of the Ministry of Labour 544н of 18.10.2013).
/// </summary>
public sealed class CompetenceFramework
{
    public const int MaxAreas = 20;
    public const int MaxCompetences = 100;
    public const int MinLevels = 2;
    public const int MaxLevels = 8;
    public const int MaxTitle = 200;
    public const int MaxDescription = 2_000;

    public required Guid Id { get; init; }

    /// <summary>Lowest first.</summary>
    public IReadOnlyList<CompetenceLevel> Levels { get; private set; } = [];

    public IReadOnlyList<CompetenceArea> Areas { get; private set; } = [];

    /// <summary>Number of the level that the cabinet wants of every teacher; routes lead there.</summary>
    public int TargetLevel { get; private set; }

    public uint Version { get; private set; }

    /// <summary>With their codes, also where the areas were written down before there were any.</summary>
    public IReadOnlyList<CompetenceArea> CodedAreas => CompetenceCodes.Give(Areas);

    public IEnumerable<Competence> Competences => CodedAreas.SelectMany(area => area.Competences);

    /// <exception cref="RuleBroken">FrameworkInvalid.</exception>
    public void Describe(IReadOnlyList<CompetenceLevel> levels, IReadOnlyList<CompetenceArea> areas, int targetLevel)
    {
        var ids = areas.SelectMany(area => area.Competences.Select(competence => competence.Id).Prepend(area.Id)).ToList();
        var isSound = levels.Count is >= MinLevels and <= MaxLevels
            && areas.Count is > 0 and <= MaxAreas
            && areas.Sum(area => area.Competences.Count) is > 0 and <= MaxCompetences
            && targetLevel >= 1 && targetLevel <= levels.Count
            && ids.Distinct().Count() == ids.Count
            && levels.All(level => IsSound(level.Title, level.Description))
            && areas.All(area => IsSound(area.Title, "") && area.Competences.All(competence => IsSound(competence.Title, competence.Description)))
            && CompetenceCodes.AreSound(areas);
        if (!isSound)
        {
            throw new RuleBroken(CourseErrors.FrameworkInvalid, new Dictionary<string, object?>
            {
                ["areas"] = MaxAreas,
                ["competences"] = MaxCompetences,
                ["minLevels"] = MinLevels,
                ["maxLevels"] = MaxLevels,
                ["max"] = MaxTitle,
            });
        }

        (Levels, Areas, TargetLevel) = (levels, CompetenceCodes.Give(areas), targetLevel);
    }

    private static bool IsSound(string title, string description) => title.Trim().Length is > 0 and <= MaxTitle && description.Length <= MaxDescription;
}
