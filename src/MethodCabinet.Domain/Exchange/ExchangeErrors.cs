namespace MethodCabinet.Domain.Exchange;

/// <summary>Why a course or a part of it does not come in. What comes in without a part of it is told by an <see cref="ExchangeReport"/>.</summary>
public static class ExchangeErrors
{
    /// <summary>It is no document of Word, is protected by a password, or a part of it is damaged. Args: <c>part</c>.</summary>
    public static readonly ErrorCode WordUnreadable = new("exchange.word-unreadable", ErrorKind.Invalid);

    /// <summary>Deeper or longer than any document that people wrote.</summary>
    public static readonly ErrorCode WordTooLarge = new("exchange.word-too-large", ErrorKind.TooLarge);

    /// <summary>There is nothing in it from which a unit can be made.</summary>
    public static readonly ErrorCode WordEmpty = new("exchange.word-empty", ErrorKind.Invalid);

    /// <summary>Between the preview and the import the file became another one.</summary>
    public static readonly ErrorCode AnotherFile = new("exchange.another-file", ErrorKind.Conflict);

    /// <summary>There is no <c>course.json</c> at the top of the archive.</summary>
    public static readonly ErrorCode ArchiveForeign = new("exchange.archive-foreign", ErrorKind.Invalid);

    /// <summary>A later version of the product wrote it. Args: <c>version</c>.</summary>
    public static readonly ErrorCode ArchiveNewer = new("exchange.archive-newer", ErrorKind.Invalid);

    /// <summary>Its <c>course.json</c> cannot be read or contradicts itself. Args: <c>detail</c>.</summary>
    public static readonly ErrorCode ArchiveInvalid = new("exchange.archive-invalid", ErrorKind.Invalid);

    /// <summary>No unit of the course can stand in a package.</summary>
    public static readonly ErrorCode NothingToPack = new("exchange.nothing-to-pack", ErrorKind.Conflict);
}
