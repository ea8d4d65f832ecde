namespace MethodCabinet.Domain.Olympiads;

/// <summary>A pause of a whole round that is over.</summary>
public sealed class RoundPause
{
    public required Guid RoundId { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Until { get; init; }
}

/// <summary>
/// What pauses do to the clock of one attempt. A pause of the round and one of the attempt alone may overlap: what both cover is counted with the round's only.
/// A pause that lasts has its beginning apart, so that its length follows from the moment that is asked for.
/// </summary>
/// <param name="RoundSince">Since when the round is paused; null while it is not.</param>
/// <param name="OfRound">How long the round stood since the paper was opened, without the pause that lasts.</param>
/// <param name="OwnSince">Since when the attempt alone is paused; null while it is not.</param>
/// <param name="Own">How long the attempt stood while the round did not, without the pause that lasts.</param>
/// <param name="OfRoundBefore">How much of the round's pauses since the paper was opened lay before <paramref name="OwnSince"/>.</param>
public readonly record struct Pauses(DateTimeOffset? RoundSince, TimeSpan OfRound, DateTimeOffset? OwnSince, TimeSpan Own, TimeSpan OfRoundBefore)
{
    /// <summary>Since when the clock stands; null while it goes.</summary>
    public DateTimeOffset? Since => OwnSince is null || RoundSince < OwnSince ? RoundSince : OwnSince;

    public static Pauses Of(Round round, Attempt attempt) => new(
        round.PausedAt, round.PausedFor - attempt.RoundPausedBefore, attempt.PausedAt, attempt.PausedFor, attempt.RoundPausedThen - attempt.RoundPausedBefore);

    /// <summary>Before the paper is opened.</summary>
    public static Pauses Of(Round round) => new(round.PausedAt, default, null, default, default);

    /// <summary>
    /// How long a round had stood in all at a moment that is past. What it stood in pauses that are not among <paramref name="finished"/> lay before it.
    /// </summary>
    /// <param name="inAll">Until now.</param>
    public static TimeSpan StoodUntil(DateTimeOffset moment, TimeSpan inAll, IEnumerable<RoundPause> finished) =>
        finished.Where(pause => pause.Until > moment).Aggregate(inAll, (left, pause) => left - (pause.Until - (pause.From > moment ? pause.From : moment)));

    /// <summary>The length of the round's pause that lasts.</summary>
    public TimeSpan RunningOfRound(DateTimeOffset now) => RoundSince < now ? now - RoundSince.Value : TimeSpan.Zero;

    /// <summary>All pauses of the round since the paper was opened.</summary>
    public TimeSpan OfRoundUntil(DateTimeOffset now) => OfRound + RunningOfRound(now);

    /// <summary>All pauses of the attempt, where the round did not stand as well.</summary>
    public TimeSpan OwnUntil(DateTimeOffset now) => OwnSince < now ? Own + (now - OwnSince.Value) - (OfRoundUntil(now) - OfRoundBefore) : Own;
}
