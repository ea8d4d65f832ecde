namespace MethodCabinet.Domain.Olympiads.Jury;

/// <summary>Whose marking a task of a work waits for.</summary>
public enum Awaits
{
    First,
    Second,
    Third,

    /// <summary>Two markings differ, and a chair settles it.</summary>
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
    /// <param name="aChairMay">False when every chair of the jury has marked the work or has to do with its participant: a third juror settles a difference then.</param>
    public void Settle(MarkingPlan plan, IReadOnlyCollection<Marking> done, bool aChairMay = true)
    {
        decimal? Of(MarkingTurn turn) => done.SingleOrDefault(m => m.Turn == turn)?.Total;

        var (first, second) = (Of(MarkingTurn.First), Of(MarkingTurn.Second));
        // Opened again because another answer counts, a third waits for the two between which it decides.
        var third = first is null || second is null ? null : Of(MarkingTurn.Third);
        (Awaits, Points) = (Of(MarkingTurn.Appeal) ?? Of(MarkingTurn.Reference) ?? third, first, second) switch
        {
            ({ } settled, _, _) => (Awaits.Nobody, (decimal?)settled),
            (_, null, _) => (Awaits.First, null),
            (_, { } one, { } other) when Math.Abs(one - other) <= plan.Threshold => (Awaits.Nobody, (one + other) / 2),
            (_, _, not null) => (plan.Referee == Referee.Chair && aChairMay ? Awaits.Chair : Awaits.Third, null),
            (_, { } only, null) when !plan.HasSecond(Lot) => (Awaits.Nobody, only),
            _ => (Awaits.Second, null),
        };
    }
}
