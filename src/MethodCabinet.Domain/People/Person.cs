namespace MethodCabinet.Domain.People;

/// <summary>One human being, once, whatever roles they hold.</summary>
public sealed class Person : IAudited
{
    public required Guid Id { get; init; }

    public required string LastName { get; set; }

    public required string FirstName { get; set; }

    /// <summary>Отчество; empty when there is none.</summary>
    public string MiddleName { get; set; } = "";

    public DateOnly? BirthDate { get; set; }

    /// <summary>Only of adults; pupils need none.</summary>
    public string? Email { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public uint Version { get; private set; }

    /// <summary>«Соколова Анна Игоревна».</summary>
    public string FullName => MiddleName.Length == 0 ? $"{LastName} {FirstName}" : $"{LastName} {FirstName} {MiddleName}";

    /// <summary>«Соколова Анна».</summary>
    public string ShortName => $"{LastName} {FirstName}";

    /// <summary>«Соколова А. И.».</summary>
    public string WithInitials => string.Join(' ', [LastName, .. new[] { FirstName, MiddleName }.Where(name => name.Length > 0).Select(name => $"{name[0]}.")]);
}
