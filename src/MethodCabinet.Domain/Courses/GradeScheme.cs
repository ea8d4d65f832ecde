namespace MethodCabinet.Domain.Courses;

/// <summary>What <see cref="GradeScheme"/> says, before there is a cohort.</summary>
/// <param name="Formula">As <see cref="GradeFormula"/> reads it; empty where weights make the mark.</param>
/// <param name="Codes">Unit → code of its column, also of units that are gone.</param>
public sealed record GradePlan(
    IReadOnlyDictionary<Guid, decimal> Weights, int DropLowest, decimal PassPercent, string Formula = "", IReadOnlyDictionary<Guid, string>? Codes = null)
{
    /// <exception cref="RuleBroken">GradeSchemeInvalid, and what <see cref="GradeFormula.Read"/> throws.</exception>
    public void Check()
    {
        if (Weights.Values.Any(weight => weight is < 0 or > GradeScheme.MaxWeight) || DropLowest is < 0 or > GradeScheme.MaxDropped || PassPercent is < 0 or > 100)
        {
            throw new RuleBroken(CourseErrors.GradeSchemeInvalid);
        }

        if (Codes is not null && !GradeCodes.AreSound([.. Codes.Values]))
        {
            throw new RuleBroken(CourseErrors.GradeSchemeInvalid);
        }

        if (Formula.Length > 0)
        {
            GradeFormula.Read(Formula, Codes?.Values ?? []);
        }
    }
}

/// <summary>How the mark of a cohort is made of the marks of its units. Where there is none, all weigh the same, and sixty of a hundred pass.</summary>
public sealed class GradeScheme : IAudited
{
    public const decimal MaxWeight = 1_000;
    public const int MaxDropped = 20;
    public const decimal StandardPass = 60;

    public required Guid CohortId { get; init; }

    /// <summary>Unit id → weight; one of weight 0 does not count, and one that is not named weighs as <see cref="UnitContent.StandardWeight"/> says.</summary>
    public IReadOnlyDictionary<Guid, decimal> Weights { get; private set; } = new Dictionary<Guid, decimal>();

    /// <summary>So many of the lowest marks do not count.</summary>
    public int DropLowest { get; private set; }

    /// <summary>With so many of a hundred one has passed.</summary>
    public decimal PassPercent { get; private set; } = StandardPass;

    /// <summary>As <see cref="GradeFormula"/> reads it; empty where weights make the mark.</summary>
    public string Formula { get; private set; } = "";

    /// <summary>Unit id → code of its column, also of units that are gone: their codes name nothing else.</summary>
    public IReadOnlyDictionary<Guid, string> Codes { get; private set; } = new Dictionary<Guid, string>();

    public uint Version { get; private set; }

    /// <exception cref="RuleBroken">What <see cref="GradePlan.Check"/> throws.</exception>
    public void Set(GradePlan plan)
    {
        plan.Check();
        (Weights, DropLowest, PassPercent) = (plan.Weights.ToDictionary(), plan.DropLowest, plan.PassPercent);
        (Formula, Codes) = (plan.Formula, (plan.Codes ?? new Dictionary<Guid, string>()).ToDictionary());
    }
}

/// <summary>A formula that somebody gave a cohort, or took from it. None is ever changed or removed: the last one holds, and all of them are the history that learners read.</summary>
public sealed class GradeFormulaChange
{
    public required Guid Id { get; init; }

    public required Guid CohortId { get; init; }

    /// <summary>1, 2, 3… of this cohort.</summary>
    public required int Number { get; init; }

    /// <summary>Empty where weights make the mark again.</summary>
    public required string Formula { get; init; }

    public required Guid ById { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A mark that somebody set otherwise than it was made, or gave back to the formula. None is ever changed or removed: the last one holds, and the others tell how it came.</summary>
public sealed class GradeChange : IAudited
{
    public const int MaxReason = 500;

    public required Guid Id { get; init; }

    public required Guid EnrolmentId { get; init; }

    /// <summary>Null for the mark of the whole course.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>1, 2, 3… of this mark.</summary>
    public required int Number { get; init; }

    /// <summary>Points of the unit, or a number of a hundred for the whole; null gives the mark back to the formula.</summary>
    public required decimal? Value { get; init; }

    /// <summary>What it was given out of, for the maximum of a quiz may change; null in rows from before this was kept: the unit's.</summary>
    public decimal? MaxPoints { get; init; }

    public required string Reason { get; init; }

    public required Guid ById { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <param name="last">The one before; null for the first.</param>
    /// <param name="max">Points of the unit; 100 for the whole.</param>
    /// <exception cref="RuleBroken">GradeRange with <c>max</c>, ReasonMissing.</exception>
    public static GradeChange Of(Guid id, Guid enrolmentId, Guid? unitId, GradeChange? last, decimal? value, decimal max, string reason, Guid by, DateTimeOffset now)
    {
        if (value < 0 || value > max || value is { } given && decimal.Round(given, 2) != given)
        {
            throw new RuleBroken(CourseErrors.GradeRange, new Dictionary<string, object?> { ["max"] = max });
        }

        reason = reason.Trim();
        return reason.Length is 0 or > MaxReason
            ? throw new RuleBroken(CourseErrors.ReasonMissing)
            : new GradeChange { Id = id, EnrolmentId = enrolmentId, UnitId = unitId, Number = (last?.Number ?? 0) + 1, Value = value, MaxPoints = max, Reason = reason, ById = by, At = now };
    }
}
