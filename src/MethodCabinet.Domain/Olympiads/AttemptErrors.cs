namespace MethodCabinet.Domain.Olympiads;

/// <summary>What can go wrong between a participant and the paper.</summary>
public static class AttemptErrors
{
    /// <summary>No confirmed registration for this olympiad.</summary>
    public static readonly ErrorCode NotRegistered = new("olympiad.attempt.not-registered", ErrorKind.Forbidden);

    /// <summary>The round has no paper for the participant's track.</summary>
    public static readonly ErrorCode NoPaper = new("olympiad.attempt.no-paper", ErrorKind.Conflict);

    /// <summary>Handed in, or the time is over.</summary>
    public static readonly ErrorCode Over = new("olympiad.attempt.over", ErrorKind.Conflict);

    /// <summary>What arrived is not what the digest says: cut short or changed on the way.</summary>
    public static readonly ErrorCode FileDigestMismatch = new("olympiad.file.digest-mismatch", ErrorKind.Invalid);

    /// <summary>No task of the paper takes files of this kind. Args: <c>accept</c>, the media types that are taken.</summary>
    public static readonly ErrorCode FileKindRefused = new("olympiad.file.kind-refused", ErrorKind.Invalid);

    /// <summary>Args: <c>limit</c>.</summary>
    public static readonly ErrorCode FilesTooMany = new("olympiad.file.too-many", ErrorKind.Conflict);

    /// <summary>Args: <c>limit</c> (bytes).</summary>
    public static readonly ErrorCode FilesTooLarge = new("olympiad.file.too-large-together", ErrorKind.Conflict);

    /// <summary>It came after the end, and no answer names it.</summary>
    public static readonly ErrorCode FileLate = new("olympiad.file.late", ErrorKind.Conflict);

    /// <summary>The results are published: nothing more comes to the works.</summary>
    public static readonly ErrorCode FileAfterResults = new("olympiad.file.after-results", ErrorKind.Conflict);

    /// <summary>Args: <c>limit</c> (bytes).</summary>
    public static readonly ErrorCode FileTooLarge = new("olympiad.file.too-large", ErrorKind.TooLarge);

    /// <summary>Not as many digests as a file of this size has parts, a malformed one, or a part that it has not.</summary>
    public static readonly ErrorCode FilePartsInvalid = new("olympiad.file.parts-invalid", ErrorKind.Invalid);

    /// <summary>The storage does not hold all parts: begin again, which tells which.</summary>
    public static readonly ErrorCode FilePartsMissing = new("olympiad.file.parts-missing", ErrorKind.Conflict);

    /// <summary>The picture carries EXIF or XMP, which may tell where it was taken.</summary>
    public static readonly ErrorCode FileHasMetadata = new("olympiad.file.has-metadata", ErrorKind.Invalid);

    /// <summary>Args: <c>pages</c>, <c>limit</c>.</summary>
    public static readonly ErrorCode FilePagesTooMany = new("olympiad.file.pages-too-many", ErrorKind.Invalid);

    /// <summary>The digest of the round is not published yet: it is made after the round was closed.</summary>
    public static readonly ErrorCode RoundNotSealed = new("olympiad.round.not-sealed", ErrorKind.Conflict);

    /// <summary>More saves wait than can be written in time.</summary>
    public static readonly ErrorCode JournalBusy = new("olympiad.journal.busy", ErrorKind.Unavailable);
}
