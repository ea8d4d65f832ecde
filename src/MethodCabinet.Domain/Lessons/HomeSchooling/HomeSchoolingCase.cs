namespace MethodCabinet.Domain.Lessons.HomeSchooling;

/// <summary>What schooling at home rests on (273-FZ art. 66 part 10).</summary>
public enum HomeBasisKind
{
    /// <summary>Заключение медицинской организации.</summary>
    MedicalConclusion,

    /// <summary>Решение комиссии (врачебной, психолого-медико-педагогической).</summary>
    CommissionDecision,
}

/// <summary>
/// Обучение на дому of one pupil for the term of its basis. Of the document no more is kept than the school's order names: kind, number, date and term. There is no scan and no diagnosis.
/// </summary>
public sealed class HomeSchoolingCase : IAudited
{
    public const int MaxNumber = 60;

    private const int LongestDays = 400;

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The school whose pupil it is.</summary>
    public required Guid OrganizationId { get; init; }

    public HomeBasisKind BasisKind { get; private set; }

    public string BasisNumber { get; private set; } = "";

    public DateOnly BasisDate { get; private set; }

    /// <summary>First day of schooling at home.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day for which the basis holds.</summary>
    public DateOnly ValidUntil { get; private set; }

    public uint Version { get; private set; }

    /// <exception cref="RuleBroken">BasisInvalid.</exception>
    public void Found(HomeBasisKind kind, string number, DateOnly date, DateOnly from, DateOnly validUntil)
    {
        if (number.Trim() is not { Length: > 0 and <= MaxNumber } || validUntil < from || validUntil < date || validUntil.DayNumber - from.DayNumber > LongestDays)
        {
            throw new RuleBroken(HomeErrors.BasisInvalid);
        }

        (BasisKind, BasisNumber, BasisDate, From, ValidUntil) = (kind, number.Trim(), date, from, validUntil);
    }

    public bool IsOver(DateOnly today) => ValidUntil < today;
}
