namespace MethodCabinet.Domain.Lessons.Rooms;

/// <summary>A question to the class.</summary>
public sealed class RoomPoll(Guid id, StartPoll asked, DateTimeOffset at)
{
    private readonly Dictionary<Guid, IReadOnlyList<int>> votes = [];

    public Guid Id { get; } = id;

    public StartPoll Asked { get; } = asked;

    public DateTimeOffset At { get; } = at;

    public bool IsClosed { get; internal set; }

    /// <summary>Null until everybody sees it.</summary>
    public PollResult? Shown { get; internal set; }

    /// <summary>By person.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<int>> Votes => votes;

    public PollResult Result =>
        new([.. Enumerable.Range(0, Asked.Options.Count).Select(option => votes.Values.Count(vote => vote.Contains(option)))], votes.Count, Asked.Right);

    internal void Take(Guid personId, IReadOnlyList<int> options) => votes[personId] = options;
}

public sealed class RoomPolls
{
    public const int MaxOptions = 10;
    private const int MostPolls = 100;

    private readonly List<RoomPoll> polls = [];

    public IReadOnlyList<RoomPoll> Polls => polls;

    /// <returns>The act as it is entered; null when it changes nothing.</returns>
    internal RoomAct? Checked(RoomActor actor, RoomAct act)
    {
        if (act is Vote vote)
        {
            return Checked(actor, vote);
        }

        actor.DemandStaff();
        return act switch
        {
            StartPoll start => Checked(start),
            ClosePoll close => Find(close.PollId).IsClosed ? null : close,
            ShowPoll show when Find(show.PollId) is { Shown: null } poll => show with { Result = poll.Result },
            _ => null,
        };
    }

    internal void Apply(RoomEntry entry)
    {
        switch (entry.Act)
        {
            case StartPoll start:
                // One question at a time is before the class.
                polls.ForEach(poll => poll.IsClosed = true);
                polls.Add(new RoomPoll(entry.Id, start, entry.At));
                break;
            case Vote vote:
                Find(vote.PollId).Take(entry.By, vote.Options);
                break;
            case ClosePoll close:
                Find(close.PollId).IsClosed = true;
                break;
            case ShowPoll show:
                var shown = Find(show.PollId);
                (shown.IsClosed, shown.Shown) = (true, show.Result);
                break;
        }
    }

    private Vote? Checked(RoomActor actor, Vote vote)
    {
        if (actor.Role != RoomRole.Pupil)
        {
            throw new RuleBroken(LessonErrors.RoleForbids);
        }

        var poll = Find(vote.PollId);
        if (poll.IsClosed)
        {
            throw new RuleBroken(LessonErrors.PollClosed);
        }

        var options = vote.Options.Distinct().Order().ToList();
        if (options.Count != vote.Options.Count || options.Count == 0 || (options.Count > 1 && !poll.Asked.Several) || options[0] < 0 || options[^1] >= poll.Asked.Options.Count)
        {
            throw new RuleBroken(LessonErrors.VoteInvalid);
        }

        return poll.Votes.TryGetValue(actor.PersonId, out var before) && before.SequenceEqual(options) ? null : vote with { Options = options };
    }

    private StartPoll Checked(StartPoll start)
    {
        RoomText.DemandRoom(polls.Count, MostPolls);
        var options = start.Options.Select(option => RoomText.Checked(option, RoomText.MaxTitle)).ToList();
        var right = start.Right.Distinct().Order().ToList();
        var areRight = right.Count == start.Right.Count && right.All(number => number >= 0 && number < options.Count) && (start.Several || right.Count <= 1);
        return options.Count is >= 2 and <= MaxOptions && areRight
            ? start with { Question = RoomText.Checked(start.Question, RoomText.MaxMessage), Options = options, Right = right }
            : throw new RuleBroken(LessonErrors.OptionsInvalid, new Dictionary<string, object?> { ["min"] = 2, ["max"] = MaxOptions });
    }

    private RoomPoll Find(Guid id) => polls.Find(poll => poll.Id == id) ?? throw new RuleBroken(LessonErrors.ThingUnknown);
}
