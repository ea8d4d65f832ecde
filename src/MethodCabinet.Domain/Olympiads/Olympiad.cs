using MethodCabinet.Domain.Assessment.Journal;

namespace MethodCabinet.Domain.Olympiads;

public enum Stage
{
    /// <summary>Школьный этап.</summary>
    School,

    /// <summary>Муниципальный этап.</summary>
    Municipal,

    /// <summary>A contest of the cabinet's own, outside the VsOSh.</summary>
    Own,
}

public enum OlympiadStatus
{
    /// <summary>Being made; only organizers see it.</summary>
    Draft,

    /// <summary>Announced: coordinators register pupils, participants see it. What is open when follows from dates.</summary>
    Published,

    Cancelled,
}

/// <summary>One subject at one stage in one season.</summary>
public sealed class Olympiad : IAudited
{
    public required Guid Id { get; init; }

    public required Guid SeasonId { get; init; }

    public required string SubjectCode { get; set; }

    public required Stage Stage { get; set; }

    public required string Title { get; set; }

    public OlympiadStatus Status { get; set; } = OlympiadStatus.Draft;

    public required DateTimeOffset RegistrationOpensAt { get; set; }

    public required DateTimeOffset RegistrationClosesAt { get; set; }

    /// <summary>Participants may register by themselves, not only through their coordinator.</summary>
    public bool SelfRegistration { get; set; }

    /// <summary>
    /// Minutes after the end of a work in which answers that provably were written in time (<see cref="EvidenceGrade.A"/>) count by themselves; 0 leaves each of them to the chair.
    /// </summary>
    public int LateAcceptMinutes { get; set; }

    /// <summary>Положение об олимпиаде: a stored file.</summary>
    public Guid? RegulationsFileId { get; set; }

    /// <summary>Anybody may open the standing, without names' details beyond what was consented to.</summary>
    public bool StandingIsPublic { get; set; }

    public required Guid CreatedById { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public uint Version { get; private set; }

    public List<Track> Tracks { get; } = [];

    public List<Round> Rounds { get; } = [];
}

/// <summary>Параллель: the grade for which one performs.</summary>
public sealed class Track : IAudited
{
    public required Guid Id { get; init; }

    public required Guid OlympiadId { get; init; }

    /// <summary>4 to 11; a pupil may perform for a higher grade than their own, never for a lower one.</summary>
    public required int Grade { get; set; }

    public required string Name { get; set; }
}
