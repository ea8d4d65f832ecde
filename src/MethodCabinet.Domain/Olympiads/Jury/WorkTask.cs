namespace MethodCabinet.Domain.Olympiads.Jury;

/// <summary>Whose marking a task of a work waits for.</summary>
public enum Awaits
{
    First,
    Second,
    Third,

    /// <summary>Two markings differ, and a chair settles it; a third juror, as long as there is no chair who may.</summary>
    Chair,

    /// <summary>Its points stand.</summary>
    Nobody,
}

/// <summary>A task of a work that people mark, and how far that has got.</summary>
public sealed class WorkTask
{
    /// <summary>Lots are drawn from 0 to this, which is not included.</summary>
    public const int Lots = 10_000;

    public required Guid AttemptId { get; init; }

    public required Guid TaskId { get; init; }

    public required Guid RoundId { get; init; }

    /// <summary>Random, so that neither what is dealt first nor what is marked twice follows from anything about the work.</summary>
    public required int Lot { get; init; }

    public Awaits Awaits { get; private set; } = Awaits.First;

    /// <summary>Null until nobody is awaited.</summary>
    public decimal? Points { get; private set; }

    /// <summary>
    /// What the markings decide, in whatever order they came: the decision of an appeal, a reference by itself, a third one between two, two that agree by their mean, one alone where no second is due.
    /// </summary>
    /// <param name="done">Markings of this task of this work that are done.</param>
    public void Settle(MarkingPlan plan, IReadOnlyCollection<Marking> done) => (Awaits, Points) = Deciding(done) switch
    {
        [] or [{ Turn: MarkingTurn.Second }] => (Awaits.First, (decimal?)null),
        [{ Turn: MarkingTurn.First } only] => plan.HasSecond(Lot) ? (Awaits.Second, null) : (Awaits.Nobody, only.Total),
        [var settled] => (Awaits.Nobody, settled.Total),
        [var one, var other, ..] when Math.Abs(one.Total - other.Total) <= plan.Threshold => (Awaits.Nobody, (one.Total + other.Total) / 2),
        _ => (plan.Referee == Referee.Chair ? Awaits.Chair : Awaits.Third, null),
    };

    /// <summary>Of the markings that are done, the one by which the points are, or the two of which they are the mean once these agree; of a task without points, what there is so far.</summary>
    public static IReadOnlyList<Marking> Deciding(IReadOnlyCollection<Marking> done)
    {
        Marking? Of(MarkingTurn turn) => done.SingleOrDefault(m => m.Turn == turn);

        Marking[] two = [.. new[] { Of(MarkingTurn.First), Of(MarkingTurn.Second) }.OfType<Marking>()];

        // Opened again because another answer counts, a third waits for the two between which it decides.
        return (Of(MarkingTurn.Appeal) ?? Of(MarkingTurn.Reference) ?? (two.Length == 2 ? Of(MarkingTurn.Third) : null)) is { } settled ? [settled] : two;
    }
}
