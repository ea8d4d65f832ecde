namespace MethodCabinet.Domain.Certificates;

public static class CertificateErrors
{
    public static readonly ErrorCode NotFound = new("certificate.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode AlreadyRevoked = new("certificate.already-revoked", ErrorKind.Conflict);
    public static readonly ErrorCode ReasonMissing = new("certificate.reason-missing", ErrorKind.Invalid);
    public static readonly ErrorCode ConsentWithdrawn = new("certificate.consent-withdrawn", ErrorKind.Conflict);
    public static readonly ErrorCode NothingToIssue = new("certificate.nothing-to-issue", ErrorKind.Conflict);

    /// <summary>A diploma says what the signed results say; these do not say so, or no longer.</summary>
    public static readonly ErrorCode NoSuchAward = new("certificate.no-such-award", ErrorKind.Conflict);

    public static readonly ErrorCode ResultsUnsigned = new("certificate.results-unsigned", ErrorKind.Conflict);
    public static readonly ErrorCode TemplateUnreadable = new("certificate.template-unreadable", ErrorKind.Invalid);

    /// <summary>Packed or unpacked, or with what its fields stand for.</summary>
    public static readonly ErrorCode TemplateTooLarge = new("certificate.template-too-large", ErrorKind.Invalid);

    /// <summary>It loads pictures or other parts from elsewhere.</summary>
    public static readonly ErrorCode TemplateExternal = new("certificate.template-external", ErrorKind.Invalid);

    /// <summary>Args: <c>field</c>, as it stands in the template.</summary>
    public static readonly ErrorCode TemplateFieldUnknown = new("certificate.template-field-unknown", ErrorKind.Invalid);

    /// <summary>Args: <c>max</c> letters.</summary>
    public static readonly ErrorCode DesignHeadingUnfit = new("certificate.design-heading-unfit", ErrorKind.Invalid);

    /// <summary>Args: <c>lines</c> at most, <c>letters</c> of each.</summary>
    public static readonly ErrorCode DesignLinesUnfit = new("certificate.design-lines-unfit", ErrorKind.Invalid);

    /// <summary>Args: <c>field</c>, as it stands between the braces.</summary>
    public static readonly ErrorCode DesignFieldUnknown = new("certificate.design-field-unknown", ErrorKind.Invalid);

    /// <summary>A document that names nobody.</summary>
    public static readonly ErrorCode DesignNameMissing = new("certificate.design-name-missing", ErrorKind.Invalid);

    /// <summary>Args: <c>max</c> signatories, <c>letters</c> of each name and position.</summary>
    public static readonly ErrorCode DesignSignatoriesUnfit = new("certificate.design-signatories-unfit", ErrorKind.Invalid);

    public static readonly ErrorCode DesignColorUnfit = new("certificate.design-color-unfit", ErrorKind.Invalid);

    /// <summary>Not a PNG or JPEG of a megabyte at most. Args: <c>pixels</c> of a side at most.</summary>
    public static readonly ErrorCode DesignBackgroundUnfit = new("certificate.design-background-unfit", ErrorKind.Invalid);
}
