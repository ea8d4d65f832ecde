namespace MethodCabinet.Domain.Materials;

public static class MaterialErrors
{
    public static readonly ErrorCode FileNotFound = new("material.file.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode FileEmpty = new("material.file.empty", ErrorKind.Invalid);
    public static readonly ErrorCode FileKindUnknown = new("material.file.kind-unknown", ErrorKind.Invalid);

    /// <summary>The folder or the object storage takes nothing now.</summary>
    public static readonly ErrorCode StorageAway = new("material.storage-away", ErrorKind.Unavailable);

    /// <summary>It has arrived and is being read through; in a moment it can be had.</summary>
    public static readonly ErrorCode FileChecking = new("material.file.checking", ErrorKind.Conflict);

    /// <summary>The antivirus found something in it.</summary>
    public static readonly ErrorCode FileInfected = new("material.file.infected", ErrorKind.Forbidden);

    /// <summary>What arrived is not what its digest or its beginning said.</summary>
    public static readonly ErrorCode FileSpoilt = new("material.file.spoilt", ErrorKind.Conflict);

    /// <summary>Args: <c>limitBytes</c>.</summary>
    public static readonly ErrorCode FileTooLarge = new("material.file.too-large", ErrorKind.TooLarge);

    /// <summary>One's own files leave no room for it. Args: <c>leftBytes</c>, <c>limitBytes</c>.</summary>
    public static readonly ErrorCode QuotaOfPerson = new("material.quota.person", ErrorKind.TooLarge);

    /// <summary>What was brought for the same thing leaves no room for it. Args: <c>leftBytes</c>, <c>limitBytes</c>.</summary>
    public static readonly ErrorCode QuotaOfPlace = new("material.quota.place", ErrorKind.TooLarge);

    /// <summary>All files together leave no room for it. Args: <c>leftBytes</c>.</summary>
    public static readonly ErrorCode QuotaOfAll = new("material.quota.all", ErrorKind.TooLarge);

    /// <summary>What is said of the file or a part of it contradicts itself.</summary>
    public static readonly ErrorCode UploadInvalid = new("material.upload.invalid", ErrorKind.Invalid);

    /// <summary>The bytes of a part are not what its digest says; it begins anew.</summary>
    public static readonly ErrorCode PartSpoilt = new("material.upload.part-spoilt", ErrorKind.Conflict);

    /// <summary>Fewer bytes of the part are here than the sender believes. Args: <c>received</c>.</summary>
    public static readonly ErrorCode PartElsewhere = new("material.upload.part-elsewhere", ErrorKind.Conflict);

    /// <summary>An earlier request that writes the same part has not ended yet.</summary>
    public static readonly ErrorCode PartBusy = new("material.upload.part-busy", ErrorKind.Unavailable);

    /// <summary>Not all parts are here. Args: <c>missing</c>, their number.</summary>
    public static readonly ErrorCode PartsMissing = new("material.upload.parts-missing", ErrorKind.Conflict);

    /// <summary>The file has arrived and can only be removed, not given up.</summary>
    public static readonly ErrorCode UploadComplete = new("material.upload.complete", ErrorKind.Conflict);

    /// <summary>What came as a recording has no picture that can be decoded.</summary>
    public static readonly ErrorCode VideoUnreadable = new("material.video.unreadable", ErrorKind.Invalid);

    /// <summary>Args: <c>hours</c>.</summary>
    public static readonly ErrorCode VideoTooLong = new("material.video.too-long", ErrorKind.Invalid);

    /// <summary>Its qualities took more room or time than they may.</summary>
    public static readonly ErrorCode VideoTooHeavy = new("material.video.too-heavy", ErrorKind.Conflict);
}
