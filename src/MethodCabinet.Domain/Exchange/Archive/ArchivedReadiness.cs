using System.Globalization;
using MethodCabinet.Domain.Courses.Readiness;

namespace MethodCabinet.Domain.Exchange.Archive;

/// <summary>What the course of an archive has to do with ICT readiness. Each cabinet has a framework of its own, so what another one does not know stays behind and is told.</summary>
public sealed record ArchivedReadiness(IReadOnlyList<ArchivedDevelopment> Develops, IReadOnlyList<ArchivedCheck> Checks);

/// <param name="Competence">Code of the framework: the competences with which every cabinet begins have the same ones everywhere.</param>
/// <param name="Title">As it is called where the archive was made, for who reads that it is not known.</param>
/// <param name="Level">1 being the lowest.</param>
public sealed record ArchivedDevelopment(Guid Competence, string Title, int Level);

/// <param name="Unit">Key.</param>
/// <param name="Item">Id of a criterion, or the number of a part of a quiz, the first being 1; null for the whole unit.</param>
/// <param name="Share">Of the points, 0 to 1, that show the level; null for the usual one.</param>
public sealed record ArchivedCheck(string Unit, Guid Competence, string Title, int Level, string? Item = null, decimal? Share = null);

/// <summary>Takes what a course says of readiness out of a cabinet, and into another.</summary>
public static class ReadinessExchange
{
    /// <param name="keys">Of units, by their ids.</param>
    /// <param name="items">What the archive calls criteria and parts of quizzes, by unit and their own id.</param>
    /// <returns>Null where nothing is left to say: what the framework or the draft do not have any more is not shown here either.</returns>
    public static ArchivedReadiness? Out(
        CourseReadiness readiness, CompetenceFramework framework, IReadOnlyDictionary<Guid, string> keys, IReadOnlyDictionary<(Guid UnitId, string ItemId), string> items)
    {
        var titles = framework.Competences.ToDictionary(competence => competence.Id, competence => competence.Title);
        List<ArchivedDevelopment> develops =
        [
            .. from development in readiness.Develops
               where titles.ContainsKey(development.CompetenceId)
               select new ArchivedDevelopment(development.CompetenceId, titles[development.CompetenceId], development.Level),
        ];
        List<ArchivedCheck> checks =
        [
            .. from check in readiness.Checks
               where titles.ContainsKey(check.CompetenceId) && keys.ContainsKey(check.UnitId)
               let item = check.ItemId is null ? null : items.GetValueOrDefault((check.UnitId, check.ItemId))
               where (check.ItemId is null) == (item is null)
               select new ArchivedCheck(keys[check.UnitId], check.CompetenceId, titles[check.CompetenceId], check.Level, item, check.Share),
        ];
        return develops.Count == 0 && checks.Count == 0 ? null : new(develops, checks);
    }

    /// <param name="units">Ids of the new units, by their keys.</param>
    /// <param name="items">Ids of the criteria and parts that came, by unit and what the archive calls them.</param>
    /// <param name="titles">Of units, by their keys.</param>
    public static (IReadOnlyList<Development> Develops, IReadOnlyList<CompetenceCheck> Checks) In(
        ArchivedReadiness archived,
        CompetenceFramework framework,
        IReadOnlyDictionary<string, Guid> units,
        IReadOnlyDictionary<(string Unit, string Item), string> items,
        IReadOnlyDictionary<string, string> titles,
        ExchangeLog log)
    {
        var known = framework.Competences.Select(competence => competence.Id).ToHashSet();
        bool IsKnown(Guid competence, int level, string title, string where)
        {
            var detail = where.Length == 0 ? title : $"{title} ({where})";
            if (!known.Contains(competence))
            {
                log.Note(ExchangeReason.CompetenceUnknown, detail);
                return false;
            }

            if (level < 1 || level > framework.Levels.Count)
            {
                log.Note(ExchangeReason.LevelUnknown, string.Create(CultureInfo.InvariantCulture, $"{detail}, {level}"));
                return false;
            }

            return true;
        }

        var develops = archived.Develops.Where(development => IsKnown(development.Competence, development.Level, development.Title, "")).DistinctBy(development => development.Competence);
        var checks = new List<CompetenceCheck>();
        foreach (var check in archived.Checks.Where(check => IsKnown(check.Competence, check.Level, check.Title, titles[check.Unit])))
        {
            var item = check.Item is null ? null : items.GetValueOrDefault((check.Unit, check.Item));
            if (check.Item is null || item is not null)
            {
                checks.Add(new(units[check.Unit], item, check.Competence, check.Level, check.Share));
            }
            else
            {
                log.Note(ExchangeReason.CheckGone, $"{check.Title} ({titles[check.Unit]})");
            }
        }

        return ([.. develops.Select(development => new Development(development.Competence, development.Level))], [.. checks.DistinctBy(check => check with { Share = null })]);
    }

    /// <summary>What an archive calls a part of a quiz.</summary>
    /// <param name="index">From 0, of the parts that are in the archive.</param>
    public static string NameOf(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
