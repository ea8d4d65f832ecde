using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>The standing of an olympiad, preliminary until its results are signed, as far as the reader may see it.</summary>
/// <param name="Version">Grows with each change; the hub's notices name it.</param>
/// <param name="PublishedAt">Since when participants see their results; null while only staff does.</param>
/// <param name="IsPublic">Spectators see it.</param>
/// <param name="HasRegulations">There is a file of the regulations to read.</param>
/// <param name="SignedAt">When the chair of the jury signed; null while places may still change.</param>
/// <param name="FrozenAt">Everybody but staff is shown the standing of that moment.</param>
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
    DateTimeOffset? SignedAt,
    DateTimeOffset? FrozenAt,
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

/// <param name="RowId">Names the row from one version to the next; another one once its name appears, disappears or takes another form.</param>
/// <param name="View">What of the rest is filled: school and grade when named or full; the ids and works when full.</param>
/// <param name="Name">As far as the consents go: name, initials or cipher. Null leaves the number.</param>
/// <param name="Number">Of the participant in the olympiad, at random; null beside a name.</param>
/// <param name="Mine">The reader's own row.</param>
/// <param name="Status">Null before the results are signed.</param>
public sealed record StandingRow(
    string RowId,
    Place Place,
    decimal Points,
    bool AwaitsJury,
    RowView View,
    string? Name,
    int? Number,
    string? School,
    int? Grade,
    Guid? RegistrationId,
    bool Mine,
    IReadOnlyList<StandingWork>? Works,
    AwardStatus? Status);

/// <summary>One attempt behind a row.</summary>
public sealed record StandingWork(Guid AttemptId, Guid RoundId, string RoundTitle, decimal Points);
