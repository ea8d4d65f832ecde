using MethodCabinet.Domain.Courses.Readiness;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Readiness;

/// <summary>
/// How ready the teachers of each school and of each position are (regulation, clause 2.3.5): for the cabinet all schools, for a coordinator the own one. Nobody is named; who works in two
/// schools counts in both.
/// </summary>
public static class GetCoverage
{
    /// <param name="Schools">By name.</param>
    /// <param name="Positions">By how many have it.</param>
    public sealed record Response(IReadOnlyList<Group> Schools, IReadOnlyList<Group> Positions);

    /// <param name="Id">Of the school; null for a position.</param>
    /// <param name="Teachers">Who works there now.</param>
    /// <param name="Measured">Of these, about whom something is known.</param>
    /// <param name="Areas">Of the framework, in its order; without those about which nothing is known.</param>
    public sealed record Group(Guid? Id, string Name, int Teachers, int Measured, IReadOnlyList<AreaLevel> Areas);

    /// <param name="First">Mean level by the first diagnostics.</param>
    /// <param name="Now">By the last.</param>
    /// <param name="AtTarget">Share of the levels now that reach what the cabinet wants, 0 to 1.</param>
    public sealed record AreaLevel(Guid AreaId, decimal First, decimal Now, decimal AtTarget);

    internal static readonly Workbook<Group> Workbook = new Workbook<Group>("readiness", "ИКТ-готовность")
        .Column("Организация", g => g.Name, 40, "name")
        .Column("Педагогов", g => g.Teachers, 12, "teachers")
        .Column("Прошли диагностику", g => g.Measured, 20, "measured")
        .Column("Средний уровень на входе", g => Mean(g, area => area.First), 24, "first")
        .Column("Средний уровень сейчас", g => Mean(g, area => area.Now), 24, "now")
        .Column("Доля на целевом уровне, %", g => Mean(g, area => 100 * area.AtTarget), 26, "atTarget");

    // The school's or the position's people once each, and of each of them the first and the last word about a competence.
    private const string CountSql = """
        select m.organization_id, lower(trim(m.position)) as position, count(distinct m.person_id)::int as teachers, count(distinct p.person_id)::int as measured
        from people.memberships m
        left join courses.competence_placements p on p.person_id = m.person_id and p.competence_id = any ({2})
        where m.kind = 'Teacher' and m."from" <= {0} and (m."to" is null or {0} <= m."to") and ({1}::uuid[] is null or m.organization_id = any ({1}))
        group by m.organization_id, lower(trim(m.position))
        """;

    private const string LevelSql = """
        select m.organization_id, m.position, l.competence_id, count(*)::int as people, sum(l.first)::int as first, sum(l.now)::int as now, count(*) filter (where l.now >= {3})::int as at_target
        from (
          select distinct organization_id, lower(trim(position)) as position, person_id from people.memberships
          where kind = 'Teacher' and "from" <= {0} and ("to" is null or {0} <= "to") and ({1}::uuid[] is null or organization_id = any ({1}))) m
        join (
          select distinct person_id, competence_id,
                 first_value(level) over (partition by person_id, competence_id order by placed_at) as first,
                 first_value(level) over (partition by person_id, competence_id order by placed_at desc) as now
          from courses.competence_placements where competence_id = any ({2})) l on l.person_id = m.person_id
        group by m.organization_id, m.position, l.competence_id
        """;

    public static async Task<Ok<Response>> Handle(AppDb db, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var framework = await db.FrameworkAsync(ct);
        var known = framework.Competences.Select(competence => competence.Id).ToArray();
        var own = user.IsStaff ? null : user.Coordinates.ToArray();
        var today = learners.Today;
        var counts = await db.Database.SqlQueryRaw<CountRow>(CountSql, today, own!, known).ToListAsync(ct);
        var levels = await db.Database.SqlQueryRaw<LevelRow>(LevelSql, today, own!, known, framework.TargetLevel).ToListAsync(ct);
        var ids = counts.Select(row => row.OrganizationId).Distinct().ToArray();
        var names = await db.Organizations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.ShortName, ct);
        var (ofSchool, ofPosition) = (levels.ToLookup(row => row.OrganizationId), levels.ToLookup(row => row.Position));
        return TypedResults.Ok(new Response(
            [
                .. counts.GroupBy(row => row.OrganizationId)
                    .Select(rows => GroupOf(rows.Key, names[rows.Key], rows, ofSchool[rows.Key], framework))
                    .OrderBy(group => group.Name, StringComparer.CurrentCulture),
            ],
            [
                .. counts.GroupBy(row => row.Position)
                    .Select(rows => GroupOf(null, rows.Key, rows, ofPosition[rows.Key], framework))
                    .OrderByDescending(group => group.Teachers).ThenBy(group => group.Name, StringComparer.CurrentCulture),
            ]));
    }

    private static Group GroupOf(Guid? id, string name, IEnumerable<CountRow> counts, IEnumerable<LevelRow> levels, CompetenceFramework framework)
    {
        var byCompetence = levels.ToLookup(row => row.CompetenceId);
        return new Group(
            id, name, counts.Sum(row => row.Teachers), counts.Sum(row => row.Measured),
            [
                .. from area in framework.Areas
                   let rows = area.Competences.SelectMany(competence => byCompetence[competence.Id]).ToList()
                   let people = (decimal)rows.Sum(row => row.People)
                   where people > 0
                   select new AreaLevel(area.Id, rows.Sum(row => row.First) / people, rows.Sum(row => row.Now) / people, rows.Sum(row => row.AtTarget) / people),
            ]);
    }

    private static decimal? Mean(Group group, Func<AreaLevel, decimal> value) => group.Areas.Count == 0 ? null : Math.Round(group.Areas.Average(value), 2);

    private sealed record CountRow(Guid OrganizationId, string Position, int Teachers, int Measured);

    private sealed record LevelRow(Guid OrganizationId, string Position, Guid CompetenceId, int People, int First, int Now, int AtTarget);
}
