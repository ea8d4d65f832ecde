using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>The preliminary standing of an olympiad, as far as the reader may see it.</summary>
/// <param name="Version">Grows with each change; the hub's notices name it.</param>
/// <param name="PublishedAt">Since when participants see their results; null while only staff does.</param>
/// <param name="IsPublic">Spectators see it.</param>
/// <param name="HasRegulations">There is a file of the regulations to read.</param>
public sealed record StandingView(
    Guid OlympiadId,
    string Title,
    string SubjectCode,
    Stage Stage,
    long Version,
    DateTimeOffset? ChangedAt,
    DateTimeOffset? PublishedAt,
    bool IsPublic,
    bool HasRegulations,
    IReadOnlyList<StandingTrack> Tracks);

/// <param name="MaxPoints">Of all scored rounds together.</param>
/// <param name="Participants">All, also those whose rows the reader does not see.</param>
/// <param name="AwaitsJury">Somebody's work has tasks that people still mark: places will change.</param>
public sealed record StandingTrack(
    Guid TrackId,
    string Name,
    int Grade,
    decimal MaxPoints,
    int Participants,
    bool AwaitsJury,
    IReadOnlyList<StandingRow> Rows);

/// <param name="View">What of the rest is filled: name, school and grade when named or full; the ids and works when full.</param>
/// <param name="Mine">The reader's own row.</param>
public sealed record StandingRow(
    Place Place,
    decimal Points,
    bool AwaitsJury,
    RowView View,
    string? Name,
    string? School,
    int? Grade,
    Guid? RegistrationId,
    bool Mine,
    IReadOnlyList<StandingWork>? Works);

/// <summary>One attempt behind a row.</summary>
public sealed record StandingWork(Guid AttemptId, Guid RoundId, string RoundTitle, decimal Points);
