using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People.Imports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Cohorts;

/// <summary>
/// Reads a list of people who are to learn and says of each row who is meant, or which cell is not understood. Nothing is written: <see cref="EnrolPeople"/> enrols whom the cabinet confirms.
/// </summary>
public static class PreviewList
{
    public sealed record Response(IReadOnlyList<Row> Rows);

    /// <param name="Number">Of the row in the file, from 1.</param>
    /// <param name="PersonId">Null where it is not known who is meant.</param>
    /// <param name="Name">As the person is called, or else as the file says.</param>
    /// <param name="State">Of the person in the cohort; null for who is not in it.</param>
    public sealed record Row(int Number, Guid? PersonId, string Name, string School, string Group, EnrolmentState? State, IReadOnlyList<ImportProblem> Problems);

    public static async Task<Ok<Response>> Handle(Guid id, IFormFile file, AppDb db, LearnerRows learners, CancellationToken ct)
    {
        var cohort = await db.Cohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new RuleBroken(CourseErrors.CohortNotFound);
        var sheet = await Sheets.ReadAsync(file, ct);
        var columns = new Columns(sheet);
        var audience = await db.Courses.Where(c => c.Id == cohort.CourseId).Select(c => c.Audience).SingleAsync(ct);
        var people = await KnownAsync(db, audience, learners.Today, ct);
        var states = await db.Enrolments.Where(e => e.CohortId == id).ToDictionaryAsync(e => e.PersonId, e => e.State, ct);
        var logins = await LoginsAsync(db, [.. sheet.Rows.Select(row => Sheets.Text(row, columns.Login)).Where(login => login.Length > 0)], ct);
        var (byName, byId, seen) = (people.ToLookup(p => PersonRules.Fold(p.Name)), people.ToLookup(p => p.PersonId), new HashSet<Guid>());
        var schools = people.SelectMany(p => new[] { PersonRules.Fold(p.School), PersonRules.Fold(p.FullSchool) }).ToHashSet();
        return TypedResults.Ok(new Response([.. sheet.Rows.Select(Read)]));

        Row Read(SheetRow row)
        {
            var (name, login, school, group) = (Sheets.Text(row, columns.Name), Sheets.Text(row, columns.Login), Sheets.Text(row, columns.School), Sheets.Text(row, columns.Group));
            var problems = new List<ImportProblem>();
            var found = login.Length > 0 ? ByLogin(login, problems, row) : ByName(name, school, problems, row);
            if (found is not null && !seen.Add(found.PersonId))
            {
                problems.Add(new ImportProblem(Sheet.Address(login.Length > 0 ? columns.Login : columns.Name, row.Number), CourseErrors.ListRepeated.Code, found.Name));
            }

            if (group.Length > Enrolment.MaxGroup)
            {
                problems.Add(new ImportProblem(Sheet.Address(columns.Group, row.Number), CourseErrors.ListGroupTooLong.Code, group));
            }

            return new Row(
                row.Number, found?.PersonId, found?.Name ?? (name.Length > 0 ? name : login), found?.School ?? school, group,
                found is not null && states.TryGetValue(found.PersonId, out var state) ? state : null, problems);
        }

        Known? ByLogin(string login, List<ImportProblem> problems, SheetRow row)
        {
            var cell = Sheet.Address(columns.Login, row.Number);
            if (!logins.TryGetValue(login.ToUpperInvariant(), out var person))
            {
                problems.Add(new ImportProblem(cell, CourseErrors.ListPersonUnknown.Code, login));
                return null;
            }

            if (byId[person].FirstOrDefault() is not { } known)
            {
                problems.Add(new ImportProblem(cell, CourseErrors.ListWrongAudience.Code, login));
                return null;
            }

            return known;
        }

        Known? ByName(string name, string school, List<ImportProblem> problems, SheetRow row)
        {
            var folded = PersonRules.Fold(school);
            if (folded.Length > 0 && !schools.Contains(folded))
            {
                problems.Add(new ImportProblem(Sheet.Address(columns.School, row.Number), CourseErrors.ListOrganizationUnknown.Code, school));
                return null;
            }

            var fitting = byName[PersonRules.Fold(name)].Where(p => folded.Length == 0 || PersonRules.Fold(p.School) == folded || PersonRules.Fold(p.FullSchool) == folded).DistinctBy(p => p.PersonId).ToList();
            if (fitting is [var only])
            {
                return only;
            }

            problems.Add(new ImportProblem(Sheet.Address(columns.Name, row.Number), (fitting.Count == 0 ? CourseErrors.ListPersonUnknown : CourseErrors.ListPersonAmbiguous).Code, name));
            return null;
        }
    }

    /// <summary>Everybody for whom the course is, once for each place.</summary>
    private static Task<List<Known>> KnownAsync(AppDb db, CourseAudience audience, DateOnly today, CancellationToken ct) => (
        from membership in Schools.QuotaRows.AudiencePlaces(db, audience, today)
        join person in db.People on membership.PersonId equals person.Id
        join school in db.Organizations on membership.OrganizationId equals school.Id
        orderby school.ShortName
        select new Known(person.Id, (person.LastName + " " + person.FirstName + " " + person.MiddleName).Trim(), school.ShortName, school.FullName))
        .ToListAsync(ct);

    private static async Task<Dictionary<string, Guid>> LoginsAsync(AppDb db, IReadOnlyList<string> logins, CancellationToken ct)
    {
        var normal = logins.Select(login => login.ToUpperInvariant()).Distinct().ToArray();
        return await db.Users.Where(u => normal.Contains(u.NormalizedUserName)).ToDictionaryAsync(u => u.NormalizedUserName!, u => u.Id, ct);
    }

    private sealed record Known(Guid PersonId, string Name, string School, string FullSchool);

    /// <summary>The headings of this list, and those of the table of learners that the cohort's page gives out.</summary>
    private sealed class Columns
    {
        public Columns(Sheets sheet)
        {
            (Name, Login, School, Group) = (sheet.Find("ФИО", "Слушатель", "Фамилия, имя, отчество"), sheet.Find("Логин"), sheet.Find("Организация", "Школа"), sheet.Find("Группа"));
            if (Name < 0 && Login < 0)
            {
                throw new RuleBroken(CourseErrors.ListColumnMissing, new Dictionary<string, object?> { ["column"] = "ФИО" });
            }
        }

        public int Name { get; }

        public int Login { get; }

        public int School { get; }

        public int Group { get; }
    }
}
