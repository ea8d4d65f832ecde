namespace MethodCabinet.Domain.Materials.Library;

/// <summary>What a material is; decides how its printed form is built.</summary>
public enum MaterialKind
{
    Book,

    /// <summary>Статья of a journal or a collection.</summary>
    Article,

    /// <summary>Методическая разработка.</summary>
    MethodicalDevelopment,
    Presentation,
    Video,
    Audio,

    /// <summary>Нормативный акт.</summary>
    NormativeAct,

    /// <summary>Рабочая программа.</summary>
    Programme,

    /// <summary>Учебно-методический комплект.</summary>
    TextbookSet,
    WebResource,
    Other,
}

/// <summary>Who may see a published material; each level includes those after it.</summary>
public enum MaterialAccess
{
    /// <summary>Also without an account.</summary>
    Everyone,
    SignedIn,

    /// <summary>Teachers, those responsible in schools, juries, and the staff.</summary>
    Teachers,
    Staff,
}

public enum MaterialState
{
    /// <summary>Seen by who wrote it and by the staff.</summary>
    Draft,
    InReview,
    Published,

    /// <summary>Was published; nobody but the staff and who wrote it sees more than the reason.</summary>
    Withdrawn,
}
