namespace MethodCabinet.Domain.Olympiads;

/// <summary>One participant of a round as far as closing is concerned.</summary>
/// <param name="ExtraMinutes">The registration's accommodation.</param>
/// <param name="Attempt">Null while the paper has not been opened.</param>
public sealed record Sitting(int ExtraMinutes, Attempt? Attempt);

/// <summary>When a round may be closed. Closing ends the sitting for everybody and starts scoring; it cannot be undone.</summary>
public static class RoundClosing
{
    /// <summary>The moment after which nobody can answer any more. Those who handed in hold nobody up.</summary>
    public static DateTimeOffset LastDeadline(Round round, IEnumerable<Sitting> sittings)
    {
        var last = round.ClosesAt;
        foreach (var sitting in sittings.Where(s => s.Attempt?.HandedInAt is null))
        {
            var deadline = sitting.Attempt is { } attempt
                ? AttemptClock.Deadline(round, attempt, sitting.ExtraMinutes)
                : round.ClosesAt.AddMinutes(sitting.ExtraMinutes);
            last = deadline > last ? deadline : last;
        }

        return last;
    }

    /// <param name="early">The organizer confirmed that those who still have time lose it.</param>
    /// <exception cref="RuleBroken">Closed already; or somebody still has time and it is not to be taken away; or the window has not begun.</exception>
    public static void Check(Round round, DateTimeOffset lastDeadline, DateTimeOffset now, bool early)
    {
        if (round.ClosedAt is not null)
        {
            throw new RuleBroken(OlympiadErrors.RoundClosed);
        }

        if (now < round.OpensAt)
        {
            throw AttemptClock.NotOpen(round.OpensAt, now);
        }

        if (now <= lastDeadline && !early)
        {
            throw new RuleBroken(ScoringErrors.RoundRunning, new Dictionary<string, object?> { ["lastDeadline"] = lastDeadline });
        }
    }
}
