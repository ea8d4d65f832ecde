using MethodCabinet.Domain.Olympiads.Results;

namespace MethodCabinet.Server.Certificates;

/// <summary>
/// On what a document can be issued: a registration of an olympiad, an entry of a contest, once for its author and once for each co-author that it names, or an enrolment in a course. A row of
/// the view <c>certificates.grounds</c>, so that the register, its jobs and its pages ask for all in the same words.
/// </summary>
public sealed class CertificateGround
{
    /// <summary>The registration, the entry or the enrolment.</summary>
    public required Guid Id { get; init; }

    /// <summary>0 for the person themselves; 1, 2, 3… for the co-authors of an entry in the order in which it names them.</summary>
    public required int CoAuthor { get; init; }

    public required bool IsEntry { get; init; }

    public required bool IsEnrolment { get; init; }

    /// <summary>The olympiad, the contest or the cohort.</summary>
    public required Guid OccasionId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>As the entry names them; null for the person themselves.</summary>
    public required string? CoAuthorName { get; init; }

    public required Guid OrganizationId { get; init; }

    public required int? Grade { get; init; }

    /// <summary>Педагог-наставник, научный руководитель.</summary>
    public required Guid? TutorId { get; init; }

    /// <summary>The consent to the processing of personal data is in force: a document may be made out. For co-authors the author answers. Whose work the course is need not have given one (152-FZ, art. 6, part 1, items 2 and 5), but has not withdrawn it either.</summary>
    public required bool HasConsent { get; init; }

    /// <summary>Deserves a certificate of participation: a work was scored, or the results in which the entry stands are signed. Of a course: it is completed.</summary>
    public required bool TookPart { get; init; }

    /// <summary>In the signed results; null before the signature.</summary>
    public required AwardStatus? Status { get; init; }

    /// <summary>The degree, where the contest has laureates.</summary>
    public required int? Laureate { get; init; }

    /// <summary>Academic hours of a course.</summary>
    public required int? Hours { get; init; }

    /// <summary>Day 1 of the cohort.</summary>
    public required DateOnly? StartsOn { get; init; }

    /// <summary>The course was.</summary>
    public required DateTimeOffset? CompletedAt { get; init; }
}
