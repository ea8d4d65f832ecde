namespace MethodCabinet.Domain.Certificates;

public enum DocumentKind
{
    /// <summary>Протокол жюри.</summary>
    JuryProtocol,

    /// <summary>Приказ об итогах.</summary>
    ResultsOrder,

    /// <summary>Протокол экспертной комиссии конкурса.</summary>
    ContestProtocol,

    /// <summary>Приказ об итогах конкурса.</summary>
    ContestOrder,
}

public static class DocumentKinds
{
    /// <summary>About a contest; the others are about an olympiad.</summary>
    public static bool IsOfContest(this DocumentKind kind) => kind is DocumentKind.ContestProtocol or DocumentKind.ContestOrder;
}

/// <summary>The cabinet's own template of a document, in place of the one that comes with the product.</summary>
public sealed class DocumentTemplate : IAudited
{
    public required DocumentKind Kind { get; init; }

    /// <summary>A stored .docx.</summary>
    public required Guid FileId { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
}
