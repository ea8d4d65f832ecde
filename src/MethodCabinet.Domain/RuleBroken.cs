namespace MethodCabinet.Domain;

/// <summary>How the caller can react to an error; the server maps each to one HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>The request itself is wrong; sending it again will not help.</summary>
    Invalid,

    /// <summary>The caller is known and may not do this.</summary>
    Forbidden,

    /// <summary>The thing does not exist, or the caller may not know that it does.</summary>
    NotFound,

    /// <summary>The state has moved on; read it again.</summary>
    Conflict,

    /// <summary>Larger than is accepted.</summary>
    TooLarge,

    /// <summary>Too often; wait.</summary>
    TooMany,

    /// <summary>For the moment impossible; nothing was stored, send it again later.</summary>
    Unavailable,
}

/// <summary>
/// A stable code such as <c>olympiad.round.closed</c>. Each is declared once, as a static field of its module's
/// <c>…Errors</c> class; the web client holds its sentence in both languages.
/// </summary>
public sealed record ErrorCode(string Code, ErrorKind Kind);

/// <summary>A rule of the domain forbids what was asked.</summary>
/// <param name="error">The code from the catalogue.</param>
/// <param name="args">Values that the sentence for a person needs: numbers, moments, names of fields. Never personal data of others.</param>
/// <param name="cause">What happened underneath, for the log.</param>
public sealed class RuleBroken(ErrorCode error, IReadOnlyDictionary<string, object?>? args = null, Exception? cause = null) : Exception(error.Code, cause)
{
    public ErrorCode Error { get; } = error;

    public IReadOnlyDictionary<string, object?>? Args { get; } = args;
}
