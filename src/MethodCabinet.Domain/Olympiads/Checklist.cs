namespace MethodCabinet.Domain.Olympiads;

public enum FindingSeverity
{
    /// <summary>The plan itself cannot be held, whatever papers follow: it is not announced so.</summary>
    Blocker,

    /// <summary>The olympiad cannot be held so; to be put right before it opens.</summary>
    Error,

    /// <summary>Worth a look.</summary>
    Warning,
}

/// <summary>One thing that the organizer should put right before opening.</summary>
/// <param name="Code">Stable, for example <c>paper-missing</c>; the page holds the sentence.</param>
/// <param name="Subject">What it is about, by its own title; empty for the olympiad as a whole.</param>
/// <param name="SubjectId">Id of the round, paper or track; null for the olympiad.</param>
/// <param name="Count">How many are concerned, where that is a number; otherwise 0.</param>
public sealed record Finding(string Code, FindingSeverity Severity, string Subject, Guid? SubjectId, int Count = 0);

/// <summary>What the checklist is drawn from.</summary>
/// <param name="IsDraft">Not announced: nobody can be entered yet.</param>
public sealed record ChecklistFacts(
    bool IsDraft,
    DateTimeOffset RegistrationClosesAt,
    IReadOnlyList<ChecklistFacts.TrackFact> Tracks,
    IReadOnlyList<ChecklistFacts.RoundFact> Rounds,
    IReadOnlyList<ChecklistFacts.PaperFact> Papers,
    bool HasRegulations,
    int Pending,
    int WithoutConsents)
{
    /// <param name="Registered">Confirmed entries.</param>
    public sealed record TrackFact(Guid Id, string Name, int Registered);

    public sealed record RoundFact(Guid Id, string Title, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, int DurationMinutes);

    /// <param name="Points">Sum of the tasks.</param>
    /// <param name="UnsoundTasks">Tasks whose question has problems: a key is missing, for example.</param>
    /// <param name="MoreMinutes">Than the round gives.</param>
    /// <param name="IsSealStale">It was changed after it was sealed: nobody can fetch it until it is sealed anew.</param>
    public sealed record PaperFact(
        Guid Id, Guid RoundId, Guid TrackId, string Title, int Tasks, decimal Points, decimal MaxPoints, int UnsoundTasks, bool IsSealStale = false, int MoreMinutes = 0);
}

/// <summary>What to see to before an olympiad opens. Empty when all is well.</summary>
public static class Checklist
{
    public static IReadOnlyList<Finding> Of(ChecklistFacts facts, DateTimeOffset now)
    {
        var found = new List<Finding>();
        void Block(string code, string subject = "", Guid? id = null) => found.Add(new(code, FindingSeverity.Blocker, subject, id));
        void Error(string code, string subject = "", Guid? id = null) => found.Add(new(code, FindingSeverity.Error, subject, id));
        void Warn(string code, string subject = "", Guid? id = null, int count = 0) => found.Add(new(code, FindingSeverity.Warning, subject, id, count));

        if (facts.Tracks.Count == 0)
        {
            Block("no-tracks");
        }

        if (facts.Rounds.Count == 0)
        {
            Block("no-rounds");
        }

        foreach (var (round, track) in facts.Rounds.SelectMany(r => facts.Tracks.Select(t => (r, t))))
        {
            if (!facts.Papers.Any(p => p.RoundId == round.Id && p.TrackId == track.Id))
            {
                Error("paper-missing", $"{round.Title} · {track.Name}", round.Id);
            }
        }

        found.AddRange(facts.Papers.SelectMany(OfPaper));
        foreach (var paper in facts.Papers.Where(p => p.IsSealStale))
        {
            Error("seal-stale", paper.Title, paper.Id);
        }

        foreach (var round in facts.Rounds)
        {
            if (round.ClosesAt <= round.OpensAt || round.ClosesAt - round.OpensAt < TimeSpan.FromMinutes(round.DurationMinutes))
            {
                Block("duration-exceeds-window", round.Title, round.Id);
            }

            foreach (var paper in facts.Papers.Where(p => p.RoundId == round.Id && p.MoreMinutes != 0))
            {
                var minutes = round.DurationMinutes + paper.MoreMinutes;
                if (minutes < 1 || round.ClosesAt - round.OpensAt < TimeSpan.FromMinutes(minutes))
                {
                    Block("duration-exceeds-window", $"{round.Title} · {paper.Title}", paper.Id);
                }
            }

            if (round.OpensAt < facts.RegistrationClosesAt)
            {
                Block("registration-closes-after-opening", round.Title, round.Id);
            }

            if (round.ClosesAt <= now)
            {
                Block("round-in-the-past", round.Title, round.Id);
            }

            if (facts.Rounds.Any(other => other.Id != round.Id && other.OpensAt < round.ClosesAt && round.OpensAt < other.ClosesAt))
            {
                Block("rounds-overlap", round.Title, round.Id);
            }
        }

        if (!facts.IsDraft && facts.Tracks.Count > 0 && facts.Tracks.All(t => t.Registered == 0))
        {
            Error("nobody-registered");
        }
        else if (!facts.IsDraft)
        {
            foreach (var track in facts.Tracks.Where(t => t.Registered == 0))
            {
                Warn("track-without-participants", track.Name, track.Id);
            }
        }

        if (facts.Pending > 0)
        {
            Warn("registrations-pending", count: facts.Pending);
        }

        if (facts.WithoutConsents > 0)
        {
            Warn("consents-missing", count: facts.WithoutConsents);
        }

        if (!facts.HasRegulations)
        {
            Warn("regulations-missing");
        }

        return [.. found.OrderBy(f => f.Severity)];
    }

    /// <summary>What keeps one paper from being held; empty when it is sound.</summary>
    public static IEnumerable<Finding> OfPaper(ChecklistFacts.PaperFact paper)
    {
        if (paper.Tasks == 0)
        {
            yield return Error("paper-empty");
        }
        else if (paper.Points != paper.MaxPoints)
        {
            yield return Error("points-differ");
        }

        if (paper.UnsoundTasks > 0)
        {
            yield return Error("task-unsound", paper.UnsoundTasks);
        }

        Finding Error(string code, int count = 0) => new(code, FindingSeverity.Error, paper.Title, paper.Id, count);
    }
}
