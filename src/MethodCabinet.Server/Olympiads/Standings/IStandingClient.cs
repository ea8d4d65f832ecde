namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>A standing changed.</summary>
/// <param name="Version">A reader who holds this one or a later one need not read.</param>
/// <param name="Patch">To spectators and staff, where few rows changed.</param>
/// <param name="Standing">The spectators' view itself (<see cref="StandingView"/> as JSON, gzip, base64 in the message), for spectators and where it is small. With neither, as to whoever
/// has just joined, the reader fetches it.</param>
public sealed record StandingChange(Guid OlympiadId, long Version, StandingPatch? Patch, byte[]? Standing);

/// <summary>The rows that changed. Places follow from the sums of the track: one who rises moves others, whose rows are not sent.</summary>
/// <param name="Since">Makes current who holds this version or a later one; who holds an earlier one fetches the standing.</param>
/// <param name="ChangedAt">As in the view.</param>
/// <param name="Gone">Ids of rows that are no more.</param>
public sealed record StandingPatch(long Since, DateTimeOffset? ChangedAt, IReadOnlyList<StandingPatch.Entry> Rows, IReadOnlyList<string> Gone)
{
    public sealed record Entry(Guid TrackId, StandingRow Row);
}

/// <param name="Scored">Of <paramref name="Attempts"/>.</param>
public sealed record ScoringProgress(Guid RoundId, int Attempts, int Scored, DateTimeOffset? ScoredAt);

/// <summary>What the hub <c>/hubs/standings?olympiad={id}</c> sends. All of it is in the snapshots as well.</summary>
public interface IStandingClient
{
    Task StandingChanged(StandingChange change);

    /// <summary>To staff.</summary>
    Task ScoringProgressed(ScoringProgress progress);
}
