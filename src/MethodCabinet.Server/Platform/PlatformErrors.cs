using MethodCabinet.Domain;

namespace MethodCabinet.Server.Platform;

/// <summary>Errors that any request can meet.</summary>
public static class PlatformErrors
{
    public static readonly ErrorCode Malformed = new("platform.request.malformed", ErrorKind.Invalid);

    /// <summary>405: the address takes other methods, which the header <c>Allow</c> names.</summary>
    public static readonly ErrorCode MethodWrong = new("platform.request.method-wrong", ErrorKind.Invalid);

    /// <summary>415: the endpoint takes bodies of another type.</summary>
    public static readonly ErrorCode ContentTypeWrong = new("platform.request.content-type-wrong", ErrorKind.Invalid);

    public static readonly ErrorCode TooLarge = new("platform.request.too-large", ErrorKind.TooLarge);
    public static readonly ErrorCode TooMany = new("platform.request.too-many", ErrorKind.TooMany);

    /// <summary>The list cannot be sorted so. Args: <c>columns</c>, by which it can.</summary>
    public static readonly ErrorCode SortUnknown = new("platform.request.sort-unknown", ErrorKind.Invalid);

    public static readonly ErrorCode CrossOrigin = new("platform.request.cross-origin", ErrorKind.Forbidden);
    public static readonly ErrorCode NotSignedIn = new("platform.access.not-signed-in", ErrorKind.Forbidden);
    public static readonly ErrorCode NotAllowed = new("platform.access.not-allowed", ErrorKind.Forbidden);
    public static readonly ErrorCode NotFound = new("platform.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode ChangedMeanwhile = new("platform.changed-meanwhile", ErrorKind.Conflict);
    public static readonly ErrorCode DatabaseAway = new("platform.database-away", ErrorKind.Unavailable);
    public static readonly ErrorCode Internal = new("platform.internal", ErrorKind.Unavailable);
}
