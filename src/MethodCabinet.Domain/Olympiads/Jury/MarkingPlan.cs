namespace MethodCabinet.Domain.Olympiads.Jury;

/// <summary>Who settles a difference between two markings.</summary>
public enum Referee
{
    /// <summary>A third juror, who does not see the first two.</summary>
    Juror,

    /// <summary>The chair, with both markings side by side.</summary>
    Chair,
}

/// <summary>How the jury marks a task. Without one each work is marked once.</summary>
public sealed class MarkingPlan : IAudited
{
    public required Guid TaskId { get; init; }

    /// <summary>Of the works that a second juror marks too: 0 none, 1 all.</summary>
    public decimal SecondShare { get; private set; }

    /// <summary>Points by which two markings may differ and still agree.</summary>
    public decimal Threshold { get; private set; }

    public Referee Referee { get; private set; }

    /// <summary>After so many markings of the task a juror gets a control work, as long as there are any; 0 for never.</summary>
    public int ControlEvery { get; private set; }

    public uint Version { get; private set; }

    /// <exception cref="RuleBroken">PlanInvalid.</exception>
    public void Set(decimal secondShare, decimal threshold, Referee referee, int controlEvery)
    {
        if (secondShare is < 0 or > 1 || threshold is < 0 or > 1000 || controlEvery is < 0 or > 1000)
        {
            throw new RuleBroken(JuryErrors.PlanInvalid);
        }

        (SecondShare, Threshold, Referee, ControlEvery) = (secondShare, threshold, referee, controlEvery);
    }

    /// <param name="lot"><see cref="WorkTask.Lot"/>.</param>
    public bool HasSecond(int lot) => lot < SecondShare * WorkTask.Lots;

    /// <param name="markings">Of this task that the juror has done, without control works.</param>
    /// <param name="controls">Control works that the juror has done.</param>
    public bool IsControlDue(int markings, int controls) => ControlEvery > 0 && markings >= (controls + 1) * ControlEvery;
}
