namespace MethodCabinet.Domain.Materials;

/// <summary>A large file on its way. When it has arrived it is the <see cref="StoredFile"/> of the same id.</summary>
public sealed class LargeUpload
{
    /// <summary>Random, as ids of files are.</summary>
    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    /// <summary>By which the same file is known again on another day, 32 bytes. Made by the page of name, size, time of the last change, beginning and end.</summary>
    public required byte[] Fingerprint { get; init; }

    /// <summary>Safe to show and to save under.</summary>
    public required string Name { get; init; }

    /// <summary>By the first bytes, as the sender told them; looked at again when all of the file is here.</summary>
    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>What the storage calls the upload; empty for a folder.</summary>
    public required string Token { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    /// <inheritdoc cref="StoredFile.BroughtFor"/>
    public string? BroughtFor { get; init; }

    /// <summary>When all of it was here.</summary>
    public DateTimeOffset? CompletedAt { get; set; }
}
