namespace MethodCabinet.Domain.Courses.Readiness;

/// <summary>A course that a teacher could take.</summary>
/// <param name="Hours">Academic.</param>
public sealed record RouteCourse(Guid CourseId, int Hours, IReadOnlyList<Development> Develops);

/// <summary>A step of a route, with what it brings to this teacher.</summary>
/// <param name="Gains">Competences whose level it raises, to which.</param>
public sealed record RouteStep(Guid CourseId, IReadOnlyList<Development> Gains);

/// <summary>Индивидуальный маршрут: courses in an order that leads from the levels of a teacher to the level that is wanted.</summary>
public static class LearningRoute
{
    /// <summary>
    /// Step by step the course that raises most, counted in levels up to the target; of equals the shorter one. A course suits whoever lacks one level to where it leads: who is further
    /// below meets it later, after another has brought them there, or is not sent there.
    /// </summary>
    /// <param name="levels">Competence → level now, of those that were measured; about others nothing is proposed.</param>
    public static IReadOnlyList<RouteStep> Propose(IReadOnlyDictionary<Guid, int> levels, int target, IReadOnlyList<RouteCourse> courses)
    {
        var now = levels.ToDictionary();
        var left = courses.ToList();
        var route = new List<RouteStep>();
        while (left.Count > 0)
        {
            var best = left
                .Select(course => (Course: course, Gains: GainsOf(course, now, target)))
                .OrderByDescending(found => found.Gains.Sum(gain => Math.Min(gain.Level, target) - now[gain.CompetenceId]))
                .ThenBy(found => found.Course.Hours)
                .ThenBy(found => found.Course.CourseId)
                .First();
            if (best.Gains.Count == 0)
            {
                break;
            }

            route.Add(new RouteStep(best.Course.CourseId, best.Gains));
            left.Remove(best.Course);
            best.Gains.ToList().ForEach(gain => now[gain.CompetenceId] = gain.Level);
        }

        return route;
    }

    private static List<Development> GainsOf(RouteCourse course, Dictionary<Guid, int> now, int target) =>
    [
        .. course.Develops.Where(development =>
            now.TryGetValue(development.CompetenceId, out var level) && level < target && development.Level == level + 1),
    ];
}
