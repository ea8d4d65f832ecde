using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Jury;

namespace MethodCabinet.Domain.Olympiads.Contests;

/// <summary>Эксперт конкурса.</summary>
public sealed class ContestExpert : IAudited
{
    public required Guid ContestId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>Nominations that this person marks; empty for all.</summary>
    public List<Guid> NominationIds { get; set; } = [];

    public bool Marks(Guid nominationId) => NominationIds.Count == 0 || NominationIds.Contains(nominationId);
}

/// <summary>An expert's points for one entry by the criteria of one sheet.</summary>
public sealed class ContestMarking
{
    public required Guid Id { get; init; }

    public required Guid EntryId { get; init; }

    public required Guid SheetId { get; init; }

    public required Guid ExpertId { get; init; }

    /// <summary>Criterion id → points; only those that were given so far.</summary>
    public IReadOnlyDictionary<string, decimal> Points { get; private set; } = new Dictionary<string, decimal>();

    public decimal Total { get; private set; }

    /// <summary>For the author, who reads it once the results are signed.</summary>
    public string Comment { get; private set; } = "";

    public DateTimeOffset? DoneAt { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Saves the marking as far as it has got, or ends it. One that was ended can be changed, whole again.</summary>
    /// <exception cref="RuleBroken">CriterionUnknown, PointsOutOfRange, PointsOffStep, PointsMissing, CommentTooLong.</exception>
    public void Place(IReadOnlyList<Criterion> criteria, IReadOnlyDictionary<string, decimal> points, string comment, bool isDone, DateTimeOffset now)
    {
        Marking.CheckPoints(criteria, points, isDone || DoneAt is not null);
        if (comment.Length > Marking.MaxComment)
        {
            throw new RuleBroken(JuryErrors.CommentTooLong, new Dictionary<string, object?> { ["max"] = Marking.MaxComment });
        }

        (Points, Total, Comment) = (points.ToDictionary(), points.Values.Sum(), comment.Trim());
        if (isDone)
        {
            DoneAt ??= now;
        }
    }

    /// <param name="today">Of the municipality.</param>
    public static bool IsOpen(ContestSettings settings, SheetKind kind, DateTimeOffset now, DateOnly today) =>
        kind == SheetKind.Talk ? settings.TalksOn <= today : settings.Marking.Includes(now);

    /// <exception cref="RuleBroken">MarkingClosed.</exception>
    public static void CheckOpen(ContestSettings settings, SheetKind kind, DateTimeOffset now, DateOnly today)
    {
        if (!IsOpen(settings, kind, now, today))
        {
            throw new RuleBroken(ContestErrors.MarkingClosed);
        }
    }
}

/// <summary>Выступление: when and where an entry is defended.</summary>
public sealed class ContestTalk
{
    public required Guid EntryId { get; init; }

    /// <summary>Секция, кабинет.</summary>
    public required string Room { get; set; }

    public required DateTimeOffset StartsAt { get; set; }

    public required int Minutes { get; set; }
}

/// <summary>The voice or the mark of somebody who is no expert.</summary>
public sealed class ContestVote
{
    public required Guid EntryId { get; init; }

    public required Guid NominationId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>1 to 5; null for a voice.</summary>
    public int? Mark { get; set; }
}
