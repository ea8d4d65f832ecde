namespace MethodCabinet.Domain.Materials;

/// <summary>
/// A file in the object storage. Its id is random: who was given the id by a page that they may see may fetch the file,
/// and nobody finds one by trying.
/// </summary>
public sealed class StoredFile : IAudited
{
    public const int MaxName = 200;

    public const int MaxPlace = 100;

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>By the file's first bytes, not by its name (<see cref="FileKind"/>).</summary>
    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>32 bytes.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>A file of one person's work: only the module that stored it hands it out, to whom its own rules admit.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>For what a private file was brought, in words of the module that hands it out: together the files of a place take no more room than the module gives them. Null for all others.</summary>
    public string? BroughtFor { get; init; }

    /// <summary>Null for files of the example data.</summary>
    public Guid? CreatedById { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Nobody is handed it any more; its bytes and this row go as soon as the storage can be reached.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    public FileState FileState { get; set; }

    /// <summary>What the antivirus found in a file that is <see cref="FileState.Infected"/>.</summary>
    public string? Finding { get; set; }

    /// <summary>Since when nothing is known to refer to it; null while something does. The one who looks is the nightly sweep.</summary>
    public DateTimeOffset? UnusedSince { get; init; }

    /// <exception cref="RuleBroken">FileChecking, FileInfected, FileSpoilt.</exception>
    public void CheckMayBeHandedOut()
    {
        if (FileState != FileState.Ready)
        {
            throw new RuleBroken(FileState switch
            {
                FileState.Checking => MaterialErrors.FileChecking,
                FileState.Infected => MaterialErrors.FileInfected,
                _ => MaterialErrors.FileSpoilt,
            });
        }
    }
}
