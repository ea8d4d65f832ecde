namespace MethodCabinet.Domain.Materials.Library;

/// <summary>How far the text of a file has been taken into the search.</summary>
public enum TextState
{
    Waiting,
    Taken,

    /// <summary>A kind of file that holds no text, or a scan.</summary>
    None,

    /// <summary>The file is broken, or guarded by a password.</summary>
    Broken,

    /// <summary>Only as much of it as the limits permit.</summary>
    Cut,
}

/// <summary>One version of a file of a material. Its number stays, and a new version does not take the old one away: an address that was printed leads to it for ever.</summary>
public sealed class MaterialFile : IAudited
{
    public const int MaxFiles = 20;

    public required Guid MaterialId { get; init; }

    /// <summary>From 1, within the material.</summary>
    public required int Number { get; init; }

    /// <summary>From 1, within the number.</summary>
    public required int Revision { get; init; }

    public required Guid FileId { get; init; }

    /// <summary>Null for the example data.</summary>
    public required Guid? AddedById { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public TextState Text { get; set; }
}

/// <summary>A piece of the text of a material's newest files, short enough to be shown as a snippet.</summary>
public sealed class MaterialText
{
    public required Guid MaterialId { get; init; }

    /// <summary>Of <see cref="MaterialFile"/>.</summary>
    public required int Number { get; init; }

    public required int Part { get; init; }

    public required string Text { get; init; }
}
