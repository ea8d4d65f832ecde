namespace MethodCabinet.Domain.Courses.Scorm;

/// <summary>What can be wrong with a SCORM package and with what it reports.</summary>
public static class ScormErrors
{
    public static readonly ErrorCode ArchiveExpected = new("scorm.archive-expected", ErrorKind.Invalid);

    /// <summary>There is no <c>imsmanifest.xml</c> at the top of the archive.</summary>
    public static readonly ErrorCode ManifestMissing = new("scorm.manifest-missing", ErrorKind.Invalid);
    public static readonly ErrorCode ManifestBroken = new("scorm.manifest-broken", ErrorKind.Invalid);
    public static readonly ErrorCode NothingToOpen = new("scorm.nothing-to-open", ErrorKind.Invalid);

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode TooManyItems = new("scorm.too-many-items", ErrorKind.Invalid);

    /// <summary>More than the standard lets a package keep.</summary>
    public static readonly ErrorCode StateTooLarge = new("scorm.state-too-large", ErrorKind.TooLarge);
    public static readonly ErrorCode StateInvalid = new("scorm.state-invalid", ErrorKind.Invalid);

    /// <summary>Another page has stored a later state. Args: <c>revision</c>.</summary>
    public static readonly ErrorCode StateElsewhere = new("scorm.state-elsewhere", ErrorKind.Conflict);

    /// <summary>The package itself says when it is complete.</summary>
    public static readonly ErrorCode CompletedByPackage = new("scorm.completed-by-package", ErrorKind.Conflict);
}
