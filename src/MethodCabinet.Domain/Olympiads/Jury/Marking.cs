using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Olympiads.Jury;

public enum MarkingTurn
{
    First,

    /// <summary>Blind: without knowing of the first.</summary>
    Second,

    /// <summary>Where the first two differ by more than the threshold: it settles them.</summary>
    Third,

    /// <summary>By the chair, beforehand: its work comes hidden among others to each juror, who is measured by it.</summary>
    Reference,

    /// <summary>A juror's, of a work that has a reference. It decides nothing.</summary>
    Control,

    /// <summary>The decision of an appeal: it outranks the others, and nobody changes it.</summary>
    Appeal,
}

/// <summary>Проверка: a juror's points by criteria for one task of one work. While it is not done it is a claim: a lease that ends by itself.</summary>
public sealed class Marking
{
    /// <summary>A juror whose line drops frees the work after so long; a page that is open saves, and so renews it, more often.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    public const int MaxComment = 4_000;

    public required Guid Id { get; init; }

    public required Guid AttemptId { get; init; }

    public required Guid TaskId { get; init; }

    public required MarkingTurn Turn { get; init; }

    public required Guid JurorId { get; set; }

    /// <summary>Criterion id → points; only those that were given so far.</summary>
    public IReadOnlyDictionary<string, decimal> Points { get; set; } = new Dictionary<string, decimal>();

    /// <summary>For the participant, who reads it at the showing of works.</summary>
    public string Comment { get; set; } = "";

    /// <summary>Drawn on the sheets of the answer, and stored apart from them.</summary>
    public IReadOnlyList<SheetRemark> Remarks { get; set; } = [];

    /// <summary>When this juror took it.</summary>
    public required DateTimeOffset BegunAt { get; set; }

    public required DateTimeOffset ClaimedUntil { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public uint Version { get; private set; }

    /// <summary>Of all criteria.</summary>
    public decimal Total { get; private set; }

    /// <summary>
    /// Saves the marking as far as it has got, or ends it. Whoever ended it may change it, whole again; for others it is done.
    /// </summary>
    /// <exception cref="RuleBroken">ClaimLost, CriterionUnknown, PointsOutOfRange, PointsOffStep, PointsMissing, CommentTooLong, RemarksInvalid.</exception>
    public void Place(
        Guid jurorId,
        IReadOnlyList<Criterion> criteria,
        IReadOnlyDictionary<string, decimal> points,
        string comment,
        IReadOnlyList<SheetRemark> remarks,
        bool isDone,
        DateTimeOffset now)
    {
        // A lease that ran out is still the juror's as long as nobody else took the work.
        if (jurorId != JurorId || (Turn == MarkingTurn.Appeal && DoneAt is not null))
        {
            throw new RuleBroken(JuryErrors.ClaimLost);
        }

        CheckPoints(criteria, points, isDone || DoneAt is not null);
        if (comment.Length > MaxComment)
        {
            throw new RuleBroken(JuryErrors.CommentTooLong, new Dictionary<string, object?> { ["max"] = MaxComment });
        }

        SheetRemark.Check(remarks);
        Points = points.ToDictionary();
        Total = points.Values.Sum();
        Comment = comment.Trim();
        Remarks = [.. remarks];
        ClaimedUntil = now + Lease;
        if (isDone)
        {
            DoneAt ??= now;
        }
    }

    /// <summary>
    /// Holds the points to other criteria: those of a criterion that is gone are dropped; where one is missing now, or its points are no longer allowed,
    /// those are taken away and the marking is open again.
    /// </summary>
    /// <returns>Whether it stays done.</returns>
    public bool Reapply(IReadOnlyList<Criterion> criteria, DateTimeOffset now)
    {
        Points = criteria.Where(c => Points.TryGetValue(c.Id, out var given) && Allows(c, given)).ToDictionary(c => c.Id, c => Points[c.Id]);
        Total = Points.Values.Sum();
        if (DoneAt is not null && Points.Count < criteria.Count)
        {
            DoneAt = null;
            ClaimedUntil = now;
        }

        return DoneAt is not null;
    }

    private static bool Allows(Criterion criterion, decimal points) => points >= 0 && points <= criterion.MaxPoints && points % criterion.Step == 0;

    /// <exception cref="RuleBroken">CriterionUnknown, PointsOutOfRange, PointsOffStep, PointsMissing.</exception>
    public static void CheckPoints(IReadOnlyList<Criterion> criteria, IReadOnlyDictionary<string, decimal> points, bool isWhole)
    {
        foreach (var id in points.Keys)
        {
            if (criteria.All(c => c.Id != id))
            {
                throw new RuleBroken(JuryErrors.CriterionUnknown, new Dictionary<string, object?> { ["criterion"] = id });
            }
        }

        foreach (var criterion in criteria)
        {
            if (!points.TryGetValue(criterion.Id, out var given))
            {
                if (isWhole)
                {
                    throw new RuleBroken(JuryErrors.PointsMissing, new Dictionary<string, object?> { ["criterion"] = criterion.Text });
                }
            }
            else if (given < 0 || given > criterion.MaxPoints)
            {
                throw new RuleBroken(JuryErrors.PointsOutOfRange, new Dictionary<string, object?> { ["criterion"] = criterion.Text, ["max"] = criterion.MaxPoints });
            }
            else if (given % criterion.Step != 0)
            {
                throw new RuleBroken(JuryErrors.PointsOffStep, new Dictionary<string, object?> { ["criterion"] = criterion.Text, ["step"] = criterion.Step });
            }
        }
    }
}
