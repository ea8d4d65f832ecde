namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>A standing changed.</summary>
/// <param name="Version">A reader who holds this one or a later one need not read.</param>
/// <param name="Standing">The spectators' view itself (<see cref="StandingView"/> as JSON, gzip, base64 in the message), for spectators and where it is small; otherwise, and to whoever has
/// just joined, null: the reader fetches it.</param>
public sealed record StandingChange(Guid OlympiadId, long Version, byte[]? Standing);

/// <param name="Scored">Of <paramref name="Attempts"/>.</param>
public sealed record ScoringProgress(Guid RoundId, int Attempts, int Scored, DateTimeOffset? ScoredAt);

/// <summary>What the hub <c>/hubs/standings?olympiad={id}</c> sends. All of it is in the snapshots as well.</summary>
public interface IStandingClient
{
    Task StandingChanged(StandingChange change);

    /// <summary>To staff.</summary>
    Task ScoringProgressed(ScoringProgress progress);
}
