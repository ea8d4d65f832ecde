namespace MethodCabinet.Domain.Olympiads;

/// <summary>One participant of a round as far as closing is concerned.</summary>
/// <param name="ExtraMinutes">The registration's accommodation.</param>
/// <param name="Attempt">Null while the paper has not been opened.</param>
public sealed record Sitting(int ExtraMinutes, Attempt? Attempt);

/// <summary>When a round may be closed. Closing ends the sitting for everybody and starts scoring; it cannot be undone.</summary>
public static class RoundClosing
{
    /// <summary>The moment after which nobody can answer any more. Those who handed in hold nobody up.</summary>
    public static DateTimeOffset LastDeadline(Round round, IEnumerable<Sitting> sittings, DateTimeOffset now)
    {
        var closesAt = AttemptClock.ClosesAt(round.ClosesAt, round.PausedAt, now);
        var last = closesAt;
        foreach (var sitting in sittings.Where(s => s.Attempt?.HandedInAt is null))
        {
            var deadline = sitting.Attempt is { } attempt
                ? AttemptClock.Deadline(round, attempt, sitting.ExtraMinutes, now)
                : closesAt.AddMinutes(sitting.ExtraMinutes);
            last = deadline > last ? deadline : last;
        }

        return last;
    }

    /// <summary>Whether a clock stands, everybody's or somebody's: then nothing is closed, for the time is owed to them.</summary>
    public static bool IsPaused(Round round, IEnumerable<Sitting> sittings) =>
        round.PausedAt is not null || sittings.Any(s => s.Attempt is { PausedAt: not null, HandedInAt: null });

    /// <param name="isPaused"><see cref="IsPaused"/>.</param>
    /// <param name="leftBehind">How many participants are not reconciled (<see cref="Reconciling"/>).</param>
    /// <param name="early">The organizer confirmed that those who still have time lose it.</param>
    /// <exception cref="RuleBroken">Closed already; or a clock stands; or somebody is not reconciled; or somebody still has time and it is not to be taken away; or the window has not begun.</exception>
    public static void Check(Round round, DateTimeOffset lastDeadline, bool isPaused, int leftBehind, DateTimeOffset now, bool early)
    {
        if (round.ClosedAt is not null)
        {
            throw new RuleBroken(OlympiadErrors.RoundClosed);
        }

        if (now < round.OpensAt)
        {
            throw AttemptClock.NotOpen(round.OpensAt, now);
        }

        if (isPaused)
        {
            throw new RuleBroken(OlympiadErrors.RoundPaused);
        }

        if (now <= lastDeadline && !early)
        {
            throw new RuleBroken(ScoringErrors.RoundRunning, new Dictionary<string, object?> { ["lastDeadline"] = lastDeadline });
        }

        if (leftBehind > 0)
        {
            throw new RuleBroken(ReconcilingErrors.LeftBehind, new Dictionary<string, object?> { ["count"] = leftBehind });
        }
    }
}
