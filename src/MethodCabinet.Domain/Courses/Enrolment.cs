namespace MethodCabinet.Domain.Courses;

public enum EnrolmentState
{
    /// <summary>Asked for; the cabinet decides.</summary>
    Requested,

    /// <summary>There was no room; the next free place is theirs, in the order in which they came.</summary>
    Waiting,

    /// <summary>Learns.</summary>
    Active,

    /// <summary>Has done all that is required; may still read.</summary>
    Completed,

    Refused,

    /// <summary>Left, or was taken out.</summary>
    Left,
}

/// <summary>Зачисление: one person in one cohort.</summary>
public sealed class Enrolment : IAudited
{
    public const int MaxReason = 500;
    public const int MaxGroup = 40;

    public required Guid Id { get; init; }

    public required Guid CohortId { get; init; }

    public required Guid PersonId { get; init; }

    public required EnrolmentState State { get; set; }

    /// <summary>The school of whose places this is one (<see cref="CohortQuota"/>); null for who came another way or has left.</summary>
    public Guid? QuotaOrganizationId { get; set; }

    /// <summary>Group within the cohort; empty where it has none.</summary>
    public string Group { get; private set; } = "";

    public required DateTimeOffset AskedAt { get; set; }

    /// <summary>Why it was refused, or why the person left; empty otherwise.</summary>
    public string Reason { get; private set; } = "";

    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>When somebody else last gave or refused a place, or put the person among those who wait; null where nobody has.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Pages of the course are open to them.</summary>
    public bool Learns => State is EnrolmentState.Active or EnrolmentState.Completed;

    /// <summary>Somebody who was refused or has left asks anew.</summary>
    /// <param name="state">As <see cref="Cohort.StateOfRequest"/> says.</param>
    public void AskAgain(EnrolmentState state, DateTimeOffset now) => (State, Reason, AskedAt, DecidedAt) = (state, "", now, null);

    /// <summary>Decides a request, or gives a place to somebody who waits.</summary>
    /// <param name="hasRoom">In the cohort.</param>
    /// <exception cref="RuleBroken">EnrolmentDecided.</exception>
    public void Admit(bool hasRoom, DateTimeOffset now)
    {
        if (State is not (EnrolmentState.Requested or EnrolmentState.Waiting or EnrolmentState.Refused or EnrolmentState.Left))
        {
            throw new RuleBroken(CourseErrors.EnrolmentDecided);
        }

        (State, Reason, DecidedAt) = (hasRoom ? EnrolmentState.Active : EnrolmentState.Waiting, "", now);
    }

    /// <exception cref="RuleBroken">EnrolmentDecided, ReasonMissing.</exception>
    public void Refuse(string reason, DateTimeOffset now)
    {
        if (State is not (EnrolmentState.Requested or EnrolmentState.Waiting))
        {
            throw new RuleBroken(CourseErrors.EnrolmentDecided);
        }

        (State, Reason, QuotaOrganizationId, DecidedAt) = (EnrolmentState.Refused, CheckedReason(reason), null, now);
    }

    /// <summary>Who has completed the course stays in it.</summary>
    /// <exception cref="RuleBroken">EnrolmentDecided, ReasonMissing.</exception>
    public void Leave(string reason)
    {
        if (State is EnrolmentState.Completed or EnrolmentState.Refused or EnrolmentState.Left)
        {
            throw new RuleBroken(CourseErrors.EnrolmentDecided);
        }

        (State, Reason, QuotaOrganizationId) = (EnrolmentState.Left, CheckedReason(reason), null);
    }

    /// <exception cref="RuleBroken">TitleInvalid with <c>max</c>.</exception>
    public void PutInto(string group)
    {
        group = group.Trim();
        Group = group.Length <= MaxGroup ? group : throw new RuleBroken(CourseErrors.TitleInvalid, new Dictionary<string, object?> { ["max"] = MaxGroup });
    }

    /// <summary>Ends the course once all that is required is done. Who has completed it keeps that, whatever a later edition asks.</summary>
    public void Follow(bool isComplete, DateTimeOffset now)
    {
        if (State == EnrolmentState.Active && isComplete)
        {
            (State, CompletedAt) = (EnrolmentState.Completed, now);
        }
    }

    private static string CheckedReason(string reason)
    {
        reason = reason.Trim();
        return reason.Length is > 0 and <= MaxReason ? reason : throw new RuleBroken(CourseErrors.ReasonMissing);
    }
}
