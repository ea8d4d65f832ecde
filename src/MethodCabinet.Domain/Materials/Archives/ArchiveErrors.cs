namespace MethodCabinet.Domain.Materials.Archives;

/// <summary>Why an archive is not taken.</summary>
public static class ArchiveErrors
{
    /// <summary>It is no ZIP archive, is cut off, or contradicts itself.</summary>
    public static readonly ErrorCode Broken = new("archive.broken", ErrorKind.Invalid);

    /// <summary>ZIP64, several volumes, encryption, or packed by something other than DEFLATE. Args: <c>name</c>.</summary>
    public static readonly ErrorCode Unsupported = new("archive.unsupported", ErrorKind.Invalid);

    /// <summary>A name leads out of the archive, is a link, or is one under which nothing can be kept. Args: <c>name</c>.</summary>
    public static readonly ErrorCode NameUnsafe = new("archive.name-unsafe", ErrorKind.Invalid);

    /// <summary>More files or more bytes than are taken. Args: <c>entries</c>, <c>megabytes</c>.</summary>
    public static readonly ErrorCode TooLarge = new("archive.too-large", ErrorKind.TooLarge);

    /// <summary>It would become so much larger that it was made to do harm.</summary>
    public static readonly ErrorCode Bomb = new("archive.bomb", ErrorKind.Invalid);
}
