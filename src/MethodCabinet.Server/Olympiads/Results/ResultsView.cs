using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;

namespace MethodCabinet.Server.Olympiads.Results;

/// <summary>The statuses of an olympiad as its organizers and the chair see them.</summary>
/// <param name="RulesVersion">0 while nobody has saved rules; whoever saves or signs names what was seen.</param>
/// <param name="StandingVersion">Grows with each change of the standing; whoever signs names what was seen.</param>
/// <param name="IsChair">The reader may sign, or take the signature back.</param>
/// <param name="FrozenAt">Since when everybody but staff is shown the standing as it was then.</param>
/// <param name="Changes">By hand, newest first.</param>
public sealed record ResultsView(
    Guid OlympiadId,
    string Title,
    AwardRules Rules,
    uint RulesVersion,
    long StandingVersion,
    bool IsChair,
    DateTimeOffset? FrozenAt,
    ResultsView.Signature? Signing,
    ResultsView.Obstacles Blocks,
    IReadOnlyList<AwardTrack> Tracks,
    IReadOnlyList<ResultsView.Change> Changes)
{
    public sealed record Signature(string By, DateTimeOffset At);

    /// <summary>What forbids to sign.</summary>
    /// <param name="NothingScored">There are no results at all.</param>
    /// <param name="OpenRounds">Titles of rounds that are not closed and scored.</param>
    /// <param name="UnmarkedTotal">Tasks of works that nobody has marked.</param>
    /// <param name="Unmarked">The first of them.</param>
    /// <param name="Unscored">Works that are being scored, because answers that count have come since.</param>
    /// <param name="Late">Works with late answers about which nobody has decided.</param>
    /// <param name="Rescoring">Tasks that are being scored again.</param>
    /// <param name="Appeals">About which the commission has not decided.</param>
    /// <param name="AppealsUntil">Participants may appeal until then; null when no term runs.</param>
    public sealed record Obstacles(
        bool NothingScored, IReadOnlyList<string> OpenRounds, int UnmarkedTotal, IReadOnlyList<UnmarkedTask> Unmarked, int Unscored, int Late, int Rescoring, int Appeals, DateTimeOffset? AppealsUntil)
    {
        public bool Any => NothingScored || OpenRounds.Count > 0 || UnmarkedTotal > 0 || Unscored > 0 || Late > 0 || Rescoring > 0 || Appeals > 0 || AppealsUntil is not null;
    }

    /// <param name="Cipher">Null for a work that has none yet.</param>
    public sealed record UnmarkedTask(string? Cipher, string RoundTitle, string TrackName, int Position);

    /// <param name="Name">Of the participant.</param>
    /// <param name="Mine">The reader proposed it, and so does not decide about it.</param>
    public sealed record Change(
        Guid Id,
        Guid RegistrationId,
        string Name,
        AwardStatus From,
        AwardStatus To,
        string Reason,
        string ProposedBy,
        DateTimeOffset ProposedAt,
        AwardChangeState State,
        string? DecidedBy,
        DateTimeOffset? DecidedAt,
        bool Mine);
}

/// <summary>A track with the statuses of its participants, highest place first.</summary>
/// <param name="Quota">How many winners and prize-winners together the rules allow.</param>
/// <param name="WinnerQuota">Of these, winners.</param>
public sealed record AwardTrack(
    Guid TrackId, string Name, int Grade, decimal MaxPoints, int Quota, int WinnerQuota, IReadOnlyList<AwardRow> Rows);

/// <param name="RowId">Of the row, and of nothing else.</param>
/// <param name="RegistrationId">Null for a juror who knows works by cipher only: other pages have it beside a name.</param>
/// <param name="Name">Null for a juror who knows works by cipher only; then <paramref name="Ciphers"/> are given.</param>
/// <param name="Before">By what is saved or signed.</param>
/// <param name="Status">By the rules that are tried; the same as <paramref name="Before"/> where none are.</param>
public sealed record AwardRow(
    string RowId,
    Guid? RegistrationId,
    Place Place,
    decimal Points,
    string? Name,
    string? School,
    int? Grade,
    IReadOnlyList<string> Ciphers,
    AwardStatus Before,
    AwardStatus Status);
