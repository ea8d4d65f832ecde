namespace MethodCabinet.Domain.Certificates;

public static class CertificateErrors
{
    public static readonly ErrorCode NotFound = new("certificate.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode AlreadyRevoked = new("certificate.already-revoked", ErrorKind.Conflict);
    public static readonly ErrorCode ReasonMissing = new("certificate.reason-missing", ErrorKind.Invalid);
    public static readonly ErrorCode ConsentWithdrawn = new("certificate.consent-withdrawn", ErrorKind.Conflict);
    public static readonly ErrorCode NothingToIssue = new("certificate.nothing-to-issue", ErrorKind.Conflict);
}
