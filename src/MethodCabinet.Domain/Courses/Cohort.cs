namespace MethodCabinet.Domain.Courses;

/// <summary>How people come into a cohort beside those whom the cabinet enrols.</summary>
public enum Admission
{
    /// <summary>Not by themselves.</summary>
    Closed,

    /// <summary>They ask, and the cabinet decides.</summary>
    OnRequest,

    /// <summary>Whoever asks is in, as long as there is room.</summary>
    Open,
}

/// <summary>Поток: people who learn a course in the same weeks. It follows one edition until the cabinet moves it to another.</summary>
public sealed class Cohort
{
    public const int MaxSeats = 10_000;

    public required Guid Id { get; init; }

    public required Guid CourseId { get; init; }

    /// <summary>«Осень 2026».</summary>
    public string Title { get; private set; } = "";

    /// <summary>Day 1.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>The last day on which anything is taken; null for a cohort without an end.</summary>
    public DateOnly? EndsOn { get; private set; }

    public Admission Admission { get; private set; }

    /// <summary>How many may learn at once; 0 for as many as come.</summary>
    public int Seats { get; private set; }

    /// <summary>Number of the edition that is learned.</summary>
    public required int Edition { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public uint Version { get; private set; }

    /// <exception cref="RuleBroken">TitleInvalid, CohortPeriodInvalid, SeatsRange.</exception>
    public void Plan(string title, DateOnly startsOn, DateOnly? endsOn, Admission admission, int seats)
    {
        CheckStart(startsOn);
        if (endsOn < startsOn || endsOn > startsOn.AddDays(OutlineUnit.MaxDay))
        {
            throw new RuleBroken(CourseErrors.CohortPeriodInvalid);
        }

        if (seats is < 0 or > MaxSeats)
        {
            throw new RuleBroken(CourseErrors.SeatsRange, new Dictionary<string, object?> { ["max"] = MaxSeats });
        }

        (Title, StartsOn, EndsOn, Admission, Seats) = (Course.CheckedTitle(title), startsOn, endsOn, admission, seats);
    }

    /// <exception cref="RuleBroken">CohortPeriodInvalid for a day from which no course could be counted.</exception>
    public static void CheckStart(DateOnly startsOn)
    {
        if (startsOn.Year is < 2000 or > 2100)
        {
            throw new RuleBroken(CourseErrors.CohortPeriodInvalid);
        }
    }

    public bool IsOver(DateOnly today) => EndsOn < today;

    public bool HasRoom(int active) => Seats == 0 || active < Seats;

    /// <summary>Where somebody comes to who asks for a place.</summary>
    /// <param name="active">Those who have a place.</param>
    /// <exception cref="RuleBroken">EnrolmentClosed, CohortOver.</exception>
    public EnrolmentState StateOfRequest(int active, DateOnly today)
    {
        if (IsOver(today))
        {
            throw new RuleBroken(CourseErrors.CohortOver);
        }

        return Admission switch
        {
            Admission.Closed => throw new RuleBroken(CourseErrors.EnrolmentClosed),
            Admission.OnRequest => EnrolmentState.Requested,
            _ => HasRoom(active) ? EnrolmentState.Active : EnrolmentState.Waiting,
        };
    }
}

/// <summary>Куратор, who helps and marks in a cohort.</summary>
public sealed class CohortTutor
{
    public required Guid CohortId { get; init; }

    public required Guid PersonId { get; init; }
}
