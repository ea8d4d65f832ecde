namespace MethodCabinet.Domain.Courses;

public enum OrderKind
{
    /// <summary>О зачислении.</summary>
    Enrol,

    /// <summary>Об отчислении.</summary>
    Expel,

    /// <summary>О завершении обучения: names those who have completed the course.</summary>
    Graduate,
}

/// <summary>Приказ about people of a cohort. It is a draft until it has a number and a date; registering it does what it says, and from then on nothing of it changes.</summary>
public sealed class CohortOrder : IAudited
{
    public const int MaxNumber = 40;
    public const int MaxBasis = 500;
    public const int MaxPeople = 1_000;

    public required Guid Id { get; init; }

    public required Guid CohortId { get; init; }

    public required OrderKind Kind { get; init; }

    /// <summary>Основание: «заявки образовательных организаций»; empty where none is named.</summary>
    public required string Basis { get; init; }

    public required Guid CreatedById { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>«112-о»; empty while it is a draft.</summary>
    public string Number { get; private set; } = "";

    public DateOnly? SignedOn { get; private set; }

    public DateTimeOffset? RegisteredAt { get; private set; }

    public Guid? RegisteredById { get; private set; }

    /// <summary>The document as it was registered.</summary>
    public Guid? FileId { get; private set; }

    public uint Version { get; private set; }

    public bool IsRegistered => RegisteredAt is not null;

    /// <summary>«Приказ № 112-о от 01.09.2026».</summary>
    public string Name => $"Приказ № {Number} от {SignedOn:dd.MM.yyyy}";

    /// <exception cref="RuleBroken">OrderRegistered, OrderNumberInvalid, OrderDateInvalid.</exception>
    public void Register(string number, DateOnly signedOn, DateOnly today, Guid fileId, Guid by, DateTimeOffset now)
    {
        if (IsRegistered)
        {
            throw new RuleBroken(CourseErrors.OrderRegistered);
        }

        number = number.Trim();
        if (number.Length is 0 or > MaxNumber)
        {
            throw new RuleBroken(CourseErrors.OrderNumberInvalid, new Dictionary<string, object?> { ["max"] = MaxNumber });
        }

        // An order is registered on the day or after it, not before.
        if (signedOn > today || signedOn < today.AddYears(-1))
        {
            throw new RuleBroken(CourseErrors.OrderDateInvalid);
        }

        (Number, SignedOn, FileId, RegisteredById, RegisteredAt) = (number, signedOn, fileId, by, now);
    }

    /// <summary>What the order does to somebody's enrolment. An order enrols whoever it names, however they came until now.</summary>
    /// <returns>Whether it fits: who has left since is not expelled, and who has not completed the course does not finish it.</returns>
    public bool Apply(Enrolment enrolment, DateTimeOffset now)
    {
        switch (Kind)
        {
            case OrderKind.Enrol:
                if (!enrolment.Learns)
                {
                    enrolment.Admit(hasRoom: true, now);
                }

                return true;
            case OrderKind.Expel:
                if (enrolment.State is EnrolmentState.Completed or EnrolmentState.Left or EnrolmentState.Refused)
                {
                    return false;
                }

                enrolment.Leave(Name);
                return true;
            default:
                return enrolment.State == EnrolmentState.Completed;
        }
    }
}

/// <summary>Somebody whom an order names.</summary>
public sealed class CohortOrderPerson
{
    public required Guid OrderId { get; init; }

    public required Guid PersonId { get; init; }
}
