namespace MethodCabinet.Domain.Materials;

public static class MaterialErrors
{
    public static readonly ErrorCode FileNotFound = new("material.file.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode FileEmpty = new("material.file.empty", ErrorKind.Invalid);
    public static readonly ErrorCode FileKindUnknown = new("material.file.kind-unknown", ErrorKind.Invalid);

    /// <summary>The folder or the object storage takes nothing now.</summary>
    public static readonly ErrorCode StorageAway = new("material.storage-away", ErrorKind.Unavailable);
}
