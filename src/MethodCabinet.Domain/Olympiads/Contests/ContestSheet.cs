using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Olympiads.Contests;

public enum SheetKind
{
    /// <summary>Заочная экспертиза: by the files.</summary>
    Reading,

    /// <summary>Защита: by the talk, while it is given.</summary>
    Talk,
}

/// <summary>Оценочный лист: criteria by which each expert marks each entry.</summary>
public sealed class ContestSheet : IAudited
{
    public required Guid Id { get; init; }

    public required Guid ContestId { get; init; }

    public required SheetKind Kind { get; set; }

    public required string Title { get; set; }

    /// <summary>By which its points are multiplied in the sum.</summary>
    public required decimal Weight { get; set; }

    public required IReadOnlyList<Criterion> Criteria { get; set; }

    public required int Position { get; set; }

    public decimal MaxPoints => Criteria.Sum(c => c.MaxPoints);

    /// <exception cref="RuleBroken">SheetInvalid, with the first problem of the criteria as questions have them.</exception>
    public static void Check(string title, SheetKind kind, decimal weight, IReadOnlyList<Criterion> criteria)
    {
        var isSound = title.Trim() is { Length: > 0 and <= OlympiadPlan.MaxTitle } && Enum.IsDefined(kind) && weight is > 0 and <= 100
            && QuestionCheck.Check(new EssayBody(), new ManualKey(criteria, null), new PointRule(criteria.Where(c => Math.Abs(c.MaxPoints) <= QuestionCheck.MaxPoints).Sum(c => c.MaxPoints))).Count == 0;
        if (!isSound)
        {
            throw new RuleBroken(ContestErrors.SheetInvalid, new Dictionary<string, object?> { ["title"] = title });
        }
    }
}
