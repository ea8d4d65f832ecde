using System.Globalization;
using System.Text.RegularExpressions;
using MethodCabinet.Domain;
using MethodCabinet.Domain.People;

namespace MethodCabinet.Server.People.Imports;

/// <summary>Turns the rows of a table into people, and names every cell that cannot be.</summary>
/// <param name="organizationsByName">Short and full names, folded (<see cref="PersonRules.Fold"/>).</param>
/// <param name="defaultOrganization">For rows that name none.</param>
public sealed partial class ImportReader(ImportKind kind, IReadOnlyDictionary<string, Guid> organizationsByName, Guid? defaultOrganization, Viewer viewer, DateOnly today)
{
    private static readonly string[] DateFormats = ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy", "dd/MM/yyyy", "d/M/yyyy", "dd.MM.yy"];

    public List<ImportRow> Read(IReadOnlyList<SheetRow> sheet)
    {
        var headings = sheet[0].Cells.Select(PersonRules.Fold).ToList();
        var columns = ImportColumns.Of(kind).ToDictionary(column => column, column => headings.IndexOf(PersonRules.Fold(ImportColumns.Heading(column))));
        if (columns.FirstOrDefault(c => c.Value < 0 && ImportColumns.IsRequired(kind, c.Key)) is { Value: < 0 } missing)
        {
            throw new RuleBroken(PeopleErrors.ImportColumnMissing, new Dictionary<string, object?> { ["column"] = ImportColumns.Heading(missing.Key) });
        }

        var rows = sheet.Skip(1).Select(row => ReadRow(row, columns)).ToList();
        if (rows.Count == 0)
        {
            throw new RuleBroken(PeopleErrors.ImportEmpty);
        }

        return MarkRepeated(rows, columns[ImportColumn.LastName]);
    }

    private ImportRow ReadRow(SheetRow row, Dictionary<ImportColumn, int> columns)
    {
        var problems = new List<ImportProblem>();
        var lastName = Checked(ImportColumn.LastName, text => PersonRules.Name(text, "", required: true)) ?? "";
        var firstName = Checked(ImportColumn.FirstName, text => PersonRules.Name(text, "", required: true)) ?? "";
        var middleName = Checked(ImportColumn.MiddleName, text => PersonRules.Name(text, "", required: false)) ?? "";
        var birthDate = Checked(ImportColumn.BirthDate, BirthDate);
        var email = Checked(ImportColumn.Email, PersonRules.Email);
        var (grade, letter) = kind == ImportKind.Pupils ? Checked(ImportColumn.Class, Class) : default;
        var organization = Checked(ImportColumn.Organization, Organization);
        return new ImportRow(
            row.Number, lastName, firstName, middleName, birthDate, email, organization, grade, letter ?? "", Checked(ImportColumn.Position, MembershipRules.Position) ?? "",
            Checked(ImportColumn.Subjects, text => MembershipRules.Subjects(text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))) ?? [], problems, ImportStatus.New, CellOf(ImportColumn.Class),
            CellOf(ImportColumn.LastName), CellOf(ImportColumn.Email));

        string Text(ImportColumn column) =>
            columns.TryGetValue(column, out var index) && index >= 0 && index < row.Cells.Count ? row.Cells[index].Trim() : "";

        T? Checked<T>(ImportColumn column, Func<string, T> read)
        {
            var text = Text(column);
            try
            {
                return read(text);
            }
            catch (RuleBroken broken)
            {
                problems.Add(new ImportProblem(CellOf(column), broken.Error.Code, text));
                return default;
            }
        }

        string CellOf(ImportColumn column) => Sheet.Address(columns.TryGetValue(column, out var known) && known >= 0 ? known : 0, row.Number);
    }

    private DateOnly? BirthDate(string text)
    {
        if (text.Length == 0)
        {
            return kind == ImportKind.Pupils ? throw new RuleBroken(PeopleErrors.ImportBirthDateMissing) : null;
        }

        if (DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return PersonRules.BirthDate(date, today);
        }

        // A date whose cell is formatted as a number: days since 1899-12-30.
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is > 1 and < 80_000
            ? PersonRules.BirthDate(DateOnly.FromDateTime(DateTime.FromOADate(days)), today)
            : throw new RuleBroken(PeopleErrors.ImportDateMalformed);
    }

    private static (int? Grade, string? Letter) Class(string text)
    {
        var match = ClassShape().Match(text);
        return match.Success && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is >= 1 and <= MembershipRules.LastGrade and var grade
            ? (grade, RussianLetters.OfClass(match.Groups[2].Value))
            : throw new RuleBroken(PeopleErrors.ImportClassMalformed);
    }

    private Guid? Organization(string text)
    {
        var id = text.Length == 0
            ? defaultOrganization ?? throw new RuleBroken(PeopleErrors.ImportOrganizationMissing)
            : organizationsByName.TryGetValue(PersonRules.Fold(text), out var known) ? known : throw new RuleBroken(PeopleErrors.ImportOrganizationUnknown);
        return PersonRights.MayEnterPeople(viewer, id) ? id : throw new RuleBroken(PeopleErrors.NotYours);
    }

    private static List<ImportRow> MarkRepeated(List<ImportRow> rows, int column)
    {
        var first = new HashSet<string>();
        return
        [
            .. rows.Select(row => row.Problems.Count == 0 && !first.Add(row.DuplicateKey)
                ? row with { Problems = [new ImportProblem(Sheet.Address(column, row.Number), PeopleErrors.ImportRowRepeated.Code, $"{row.LastName} {row.FirstName}")] }
                : row),
        ];
    }

    [GeneratedRegex(@"^(\d{1,2})\s*[-–]?\s*[«""]?\s*(\p{L}{0,3})\s*[»""]?$")]
    private static partial Regex ClassShape();
}
