namespace MethodCabinet.Domain.Courses;

public enum UnitState
{
    /// <summary>Something that it waits for has not come yet.</summary>
    Locked,

    Open,

    /// <summary>Was looked at and is not complete.</summary>
    Begun,

    Complete,
}

/// <param name="OpensOn">Of a locked unit whose day has not come.</param>
/// <param name="OpensAt">Of a locked unit whose moment has not come.</param>
/// <param name="Word">Of a tutor, where one holds; it is not told of what this learner opened before.</param>
/// <param name="WaitsFor">Units that a locked one waits for, in their order.</param>
/// <param name="ExtendedTo">The day that this learner was given.</param>
/// <param name="IsOverdue">Its day is over, and it is not complete.</param>
public sealed record UnitStep(
    OutlineUnit Unit, UnitState State, DateOnly? OpensOn, DateTimeOffset? OpensAt, TutorsWord? Word, IReadOnlyList<Guid> WaitsFor, DateOnly? DueOn, DateOnly? ExtendedTo, bool IsOverdue, UnitProgress? Progress)
{
    /// <summary>Locked until a tutor opens it.</summary>
    public bool AwaitsTutor => State == UnitState.Locked && (Word == TutorsWord.Closed || (Word is null && Unit.Release.ByWord));

    /// <summary>Whatever its learner does now, it stays locked, by itself or by what it waits for: nobody need be reminded of it, and it is not overdue.</summary>
    public bool IsOutOfReach { get; init; }

    internal bool IsHeld => AwaitsTutor || OpensOn is not null || OpensAt is not null;
}

/// <summary>Where a learner stands in a course: what is open, what comes next, how much is done.</summary>
/// <param name="Steps">Of all units that are for this learner, in the order of the outline.</param>
/// <param name="Next">The unit to go on with: the first open one that is required and not complete, or else the first open one; null when nothing is open.</param>
/// <param name="IsComplete">All required units are.</param>
public sealed record LearningPath(IReadOnlyList<UnitStep> Steps, Guid? Next, bool IsComplete)
{
    public int DoneUnits => Steps.Count(step => step.State == UnitState.Complete);

    public int DoneMinutes => Steps.Where(step => step.State == UnitState.Complete).Sum(step => step.Unit.Minutes);

    public int AllMinutes => Steps.Sum(step => step.Unit.Minutes);

    /// <param name="group">Of the learner in the cohort.</param>
    public static LearningPath Of(
        CourseOutline outline, string group, CohortMoment at, IReadOnlyDictionary<Guid, UnitProgress> progress, IReadOnlyDictionary<Guid, DateOnly> extensions)
    {
        var mine = outline.Modules.SelectMany(module => module.Units
            .Where(unit => unit.Release.Groups.Count == 0 || unit.Release.Groups.Contains(group))
            .Select(unit => (Unit: unit, Word: at.WordOf(module, unit)))).ToList();

        // A unit that is for another group only keeps nobody waiting.
        var known = mine.Select(one => one.Unit.Id).ToHashSet();
        var steps = Reached(mine.ConvertAll(one => StepOf(one.Unit, one.Word, known, at, progress, extensions)));
        var open = steps.FindAll(step => step.State is UnitState.Open or UnitState.Begun);
        return new(steps, (open.Find(step => step.Unit.IsRequired) ?? open.FirstOrDefault())?.Unit.Id, steps.TrueForAll(step => !step.Unit.IsRequired || step.State == UnitState.Complete) && steps.Exists(step => step.Unit.IsRequired));
    }

    private static UnitStep StepOf(
        OutlineUnit unit,
        TutorsWord? word,
        HashSet<Guid> known,
        CohortMoment at,
        IReadOnlyDictionary<Guid, UnitProgress> progress,
        IReadOnlyDictionary<Guid, DateOnly> extensions)
    {
        var own = progress.GetValueOrDefault(unit.Id);
        Guid[] waitsFor =
        [
            .. unit.Release.After.Where(id => known.Contains(id) && progress.GetValueOrDefault(id)?.CompletedAt is null)
                .Union(unit.Release.MinShares.Where(min => known.Contains(min.UnitId) && ShareOf(progress.GetValueOrDefault(min.UnitId)) < min.Share).Select(min => min.UnitId)),
        ];
        DateOnly? dueOn = unit.DueDay is { } day ? at.StartsOn.AddDays(day - 1) : null;
        DateOnly? extendedTo = extensions.TryGetValue(unit.Id, out var until) ? until : null;
        if (extendedTo is not null && (dueOn is null || extendedTo > dueOn))
        {
            dueOn = extendedTo;
        }

        DateOnly? opensOn = at.StartsOn.AddDays(Math.Max(unit.Release.Day, 1) - 1) is var first && at.Today < first ? first : null;
        var opensAt = at.Now < unit.Release.At ? unit.Release.At : null;
        var isLocked = word switch
        {
            TutorsWord.Open => false,
            TutorsWord.Closed => true,
            _ => waitsFor.Length > 0 || opensOn is not null || opensAt is not null || unit.Release.ByWord,
        };

        // What was opened once stays open: nobody loses a page because another mark was taken back or a tutor has closed it.
        var state = own switch
        {
            { CompletedAt: not null } => UnitState.Complete,
            not null => UnitState.Begun,
            null when isLocked => UnitState.Locked,
            null => UnitState.Open,
        };
        var waits = state == UnitState.Locked && word is null;
        return new(
            unit, state, waits ? opensOn : null, waits ? opensAt : null, own is null ? word : null, waits ? waitsFor : [], dueOn, extendedTo,
            state != UnitState.Complete && dueOn < at.Today, own);
    }

    private static List<UnitStep> Reached(List<UnitStep> steps)
    {
        var away = steps.Where(step => step.IsHeld).Select(step => step.Unit.Id).ToHashSet();

        // Whatever waits for one of these, in whatever order they stand.
        while (steps.Find(step => !away.Contains(step.Unit.Id) && step.WaitsFor.Any(away.Contains)) is { } next)
        {
            away.Add(next.Unit.Id);
        }

        return steps.ConvertAll(step => away.Contains(step.Unit.Id) ? step with { IsOutOfReach = true, IsOverdue = false } : step);
    }

    private static decimal ShareOf(UnitProgress? progress) => progress is { Points: { } points, MaxPoints: > 0 and { } max } ? points / max : 0;
}
