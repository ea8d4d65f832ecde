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

    /// <summary>Приказ о зачислении на курс.</summary>
    EnrolmentOrder,

    /// <summary>Приказ об отчислении с курса.</summary>
    ExpulsionOrder,

    /// <summary>Приказ о завершении обучения.</summary>
    GraduationOrder,
}

public static class DocumentKinds
{
    /// <summary>About people of a cohort of a course.</summary>
    public static bool IsOfCourse(this DocumentKind kind) => kind is DocumentKind.EnrolmentOrder or DocumentKind.ExpulsionOrder or DocumentKind.GraduationOrder;

    /// <summary>About a contest; those that are of no course either are about an olympiad.</summary>
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
