namespace MethodCabinet.Domain.Materials.Library;

public static class LibraryErrors
{
    public static readonly ErrorCode NotFound = new("library.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode Withdrawn = new("library.withdrawn", ErrorKind.NotFound);
    public static readonly ErrorCode MayNotPropose = new("library.may-not-propose", ErrorKind.Forbidden);
    public static readonly ErrorCode MayNotEdit = new("library.may-not-edit", ErrorKind.Forbidden);
    public static readonly ErrorCode TitleMissing = new("library.title-missing", ErrorKind.Invalid);
    public static readonly ErrorCode TextTooLong = new("library.text-too-long", ErrorKind.Invalid);
    public static readonly ErrorCode ListTooLong = new("library.list-too-long", ErrorKind.Invalid);
    public static readonly ErrorCode YearWrong = new("library.year-wrong", ErrorKind.Invalid);
    public static readonly ErrorCode GradesWrong = new("library.grades-wrong", ErrorKind.Invalid);
    public static readonly ErrorCode UrlWrong = new("library.url-wrong", ErrorKind.Invalid);
    public static readonly ErrorCode IsbnWrong = new("library.isbn-wrong", ErrorKind.Invalid);
    public static readonly ErrorCode IssnWrong = new("library.issn-wrong", ErrorKind.Invalid);
    public static readonly ErrorCode LanguageWrong = new("library.language-wrong", ErrorKind.Invalid);
    public static readonly ErrorCode SubjectUnknown = new("library.subject-unknown", ErrorKind.Invalid);

    /// <summary>Nothing is shown to others before it is said on what ground it may be.</summary>
    public static readonly ErrorCode RightsMissing = new("library.rights-missing", ErrorKind.Conflict);

    /// <summary>An article without its journal cannot be cited.</summary>
    public static readonly ErrorCode SourceMissing = new("library.source-missing", ErrorKind.Conflict);

    /// <summary>Neither a file nor an address: there is nothing to read.</summary>
    public static readonly ErrorCode ContentMissing = new("library.content-missing", ErrorKind.Conflict);
    public static readonly ErrorCode StateWrong = new("library.state-wrong", ErrorKind.Conflict);
    public static readonly ErrorCode ReasonMissing = new("library.reason-missing", ErrorKind.Invalid);
    public static readonly ErrorCode InUse = new("library.in-use", ErrorKind.Conflict);

    /// <summary>What others have been shown is withdrawn and not deleted: its address is printed somewhere.</summary>
    public static readonly ErrorCode WasPublished = new("library.was-published", ErrorKind.Conflict);
    public static readonly ErrorCode FileMissing = new("library.file-missing", ErrorKind.NotFound);
    public static readonly ErrorCode TooManyFiles = new("library.too-many-files", ErrorKind.Conflict);
    public static readonly ErrorCode CollectionTooLong = new("library.collection-too-long", ErrorKind.Invalid);
    public static readonly ErrorCode CollectionMaterialUnknown = new("library.collection-material-unknown", ErrorKind.Invalid);
}
