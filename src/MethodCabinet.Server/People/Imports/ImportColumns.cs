namespace MethodCabinet.Server.People.Imports;

public enum ImportColumn
{
    LastName,
    FirstName,
    MiddleName,
    BirthDate,
    Class,
    Position,
    Subjects,
    Email,
    Organization,
}

/// <summary>The headings of the tables. They are part of the file's format, in the language of the schools.</summary>
public static class ImportColumns
{
    private static readonly Dictionary<ImportColumn, string> Headings = new()
    {
        [ImportColumn.LastName] = "Фамилия",
        [ImportColumn.FirstName] = "Имя",
        [ImportColumn.MiddleName] = "Отчество",
        [ImportColumn.BirthDate] = "Дата рождения",
        [ImportColumn.Class] = "Класс",
        [ImportColumn.Position] = "Должность",
        [ImportColumn.Subjects] = "Предметы",
        [ImportColumn.Email] = "E-mail",
        [ImportColumn.Organization] = "Организация",
    };

    public static IReadOnlyList<ImportColumn> Of(ImportKind kind) => kind == ImportKind.Pupils
        ? [ImportColumn.LastName, ImportColumn.FirstName, ImportColumn.MiddleName, ImportColumn.BirthDate, ImportColumn.Class, ImportColumn.Organization]
        :
        [
            ImportColumn.LastName, ImportColumn.FirstName, ImportColumn.MiddleName, ImportColumn.BirthDate, ImportColumn.Position, ImportColumn.Subjects, ImportColumn.Email,
            ImportColumn.Organization,
        ];

    public static bool IsRequired(ImportKind kind, ImportColumn column) =>
        column is ImportColumn.LastName or ImportColumn.FirstName || (kind == ImportKind.Pupils && column is ImportColumn.BirthDate or ImportColumn.Class);

    public static string Heading(ImportColumn column) => Headings[column];

    /// <summary>A filled row that shows how.</summary>
    public static string Example(ImportColumn column) => column switch
    {
        ImportColumn.LastName => "Соколова",
        ImportColumn.FirstName => "Анна",
        ImportColumn.MiddleName => "Игоревна",
        ImportColumn.BirthDate => "17.05.2012",
        ImportColumn.Class => "8А",
        ImportColumn.Position => "учитель",
        ImportColumn.Subjects => "математика, физика",
        ImportColumn.Email => "sokolova@example.org",
        ImportColumn.Organization => "",
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };
}
