namespace MethodCabinet.Domain.People;

public enum OrganizationKind
{
    School,
    Kindergarten,

    /// <summary>Организация дополнительного образования.</summary>
    Supplementary,
}

/// <summary>Образовательная организация of the municipality.</summary>
public sealed class Organization : IAudited
{
    public required Guid Id { get; init; }

    public required OrganizationKind Kind { get; set; }

    /// <summary>«Средняя школа № 2».</summary>
    public required string ShortName { get; set; }

    public required string FullName { get; set; }

    public string Address { get; set; } = "";

    public uint Version { get; private set; }
}
