namespace MethodCabinet.Domain.Olympiads.Contests;

public enum ContestKind
{
    /// <summary>Конкурс педагогов.</summary>
    Teachers,

    /// <summary>Конференция обучающихся.</summary>
    Pupils,
}

public enum ContestStatus
{
    /// <summary>Being made; only organizers see it.</summary>
    Draft,

    /// <summary>Announced. What is open when follows from dates.</summary>
    Published,
}

/// <summary>A contest of teachers or a conference of pupils: works are sent in, marked by sheets of criteria, and some are defended by a talk (regulation, clause 2.3.3).</summary>
public sealed class Contest : IAudited
{
    public required Guid Id { get; init; }

    public required Guid SeasonId { get; init; }

    public required ContestKind Kind { get; init; }

    public ContestStatus Status { get; private set; } = ContestStatus.Draft;

    public required ContestSettings Settings { get; set; }

    /// <summary>Положение о конкурсе: a stored file.</summary>
    public Guid? RegulationsFileId { get; set; }

    public required Guid CreatedById { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public uint Version { get; private set; }

    /// <param name="talks">How many of the sheets are for talks.</param>
    /// <exception cref="RuleBroken">NotDraft, NotComplete, TalksUndated.</exception>
    public void Publish(int nominations, int sheets, int talks = 0)
    {
        if (Status != ContestStatus.Draft)
        {
            throw new RuleBroken(ContestErrors.NotDraft);
        }

        CheckComplete(Settings, nominations, sheets, talks);
        Status = ContestStatus.Published;
    }

    /// <summary>What an announced contest has, and keeps.</summary>
    /// <exception cref="RuleBroken">NotComplete, TalksUndated.</exception>
    public static void CheckComplete(ContestSettings settings, int nominations, int sheets, int talks)
    {
        if (nominations == 0 || sheets == 0)
        {
            throw new RuleBroken(ContestErrors.NotComplete);
        }

        if (talks > 0 && settings.TalksOn is null)
        {
            throw new RuleBroken(ContestErrors.TalksUndated);
        }
    }
}

public sealed class ContestNomination : IAudited
{
    public required Guid Id { get; init; }

    public required Guid ContestId { get; init; }

    public required string Title { get; set; }

    public required int Position { get; set; }
}
