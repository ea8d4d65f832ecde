namespace MethodCabinet.Domain.Olympiads;

/// <summary>Учебный год.</summary>
public sealed class Season
{
    public required Guid Id { get; init; }

    /// <summary>«2026/27».</summary>
    public required string Name { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }
}

/// <summary>A subject of the VsOSh (order 678 of 27.11.2020, item 3) or one of the cabinet's own.</summary>
public sealed class Subject
{
    /// <summary>Stable latin code, for example <c>biology</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>Of the cabinet's own contests, not of the VsOSh.</summary>
    public bool IsOwn { get; init; }
}
