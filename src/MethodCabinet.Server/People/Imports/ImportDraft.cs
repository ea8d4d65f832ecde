namespace MethodCabinet.Server.People.Imports;

public enum ImportKind
{
    Pupils,
    Teachers,
}

/// <summary>An uploaded table that was read and checked, and waits to be confirmed. Nothing of it is among the people yet.</summary>
public sealed class ImportDraft
{
    public required Guid Id { get; init; }

    public required ImportKind Kind { get; init; }

    public required string FileName { get; init; }

    public required Guid CreatedById { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>JSON array of <see cref="ImportRow"/>.</summary>
    public required string Rows { get; set; }

    public DateTimeOffset? ConfirmedAt { get; set; }
}
