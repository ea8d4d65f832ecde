using System.Text.Json.Serialization;
using MethodCabinet.Domain.People;

namespace MethodCabinet.Server.People.Imports;

public enum ImportStatus
{
    New,

    /// <summary>Known in this school; the row changes something.</summary>
    Update,

    /// <summary>Known in this school, nothing changes.</summary>
    Same,
    Error,
}

/// <param name="Cell">«D14».</param>
/// <param name="Code">An error code of the catalogue.</param>
/// <param name="Value">What stands in the cell.</param>
public sealed record ImportProblem(string Cell, string Code, string Value);

/// <param name="Number">Number of the row in the file, from 1.</param>
/// <param name="OrganizationId">Null when the row's school is not known.</param>
/// <param name="ClassCell">Where the class stands, for what is found against it later.</param>
/// <param name="NameCell">The same of the last name.</param>
/// <param name="EmailCell">The same of the address.</param>
public sealed record ImportRow(
    int Number, string LastName, string FirstName, string MiddleName, DateOnly? BirthDate, string? Email, Guid? OrganizationId, int? Grade, string ClassLetter,
    string Position, IReadOnlyList<string> Subjects, IReadOnlyList<ImportProblem> Problems, ImportStatus Status, string ClassCell = "",
    string NameCell = "", string EmailCell = "")
{
    /// <summary>What to consider before it is entered; it hinders nothing.</summary>
    public IReadOnlyList<ImportProblem> Warnings { get; init; } = [];

    /// <summary>People of the same name and birth date whom the school does not know as such; for staff alone.</summary>
    public IReadOnlyList<KnownElsewhere> Elsewhere { get; init; } = [];

    [JsonIgnore]
    public string DuplicateKey => $"{OrganizationId}|{PersonKey}";

    [JsonIgnore]
    public string PersonKey => PersonRules.DuplicateKey(LastName, FirstName, MiddleName, BirthDate);

    [JsonIgnore]
    public PersonData Data => new(LastName, FirstName, MiddleName, BirthDate, Email);
}
