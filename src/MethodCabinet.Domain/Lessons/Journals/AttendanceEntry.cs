namespace MethodCabinet.Domain.Lessons.Journals;

public enum AttendanceState
{
    Present,

    /// <summary>«оп»</summary>
    Late,

    /// <summary>«н»</summary>
    Absent,

    /// <summary>«б»: absent with a doctor's word; evidence never says it.</summary>
    Ill,
}

/// <summary>How somebody was at a lesson.</summary>
/// <param name="LateMinutes">Of who came late; null for the others.</param>
public sealed record AttendanceFact(AttendanceState State, int? LateMinutes = null)
{
    public const int MaxLate = 480;

    /// <summary>Who came within so many minutes was in time.</summary>
    public const int Grace = 5;

    /// <summary>Who was there for less than this share of the lesson was absent.</summary>
    public const double LeastShare = 1.0 / 3;

    /// <summary>Who never answered when presence was asked for needs this share: a line that is open is nobody who listens.</summary>
    public const double SilentShare = 2.0 / 3;

    /// <summary>By evidence of the room.</summary>
    /// <param name="was">The intervals of presence.</param>
    /// <param name="asked">How often presence was asked for while the pupil was there.</param>
    /// <param name="answered">Of these.</param>
    /// <param name="begunAt">When the lesson began.</param>
    public static AttendanceFact Of(LessonAttendance was, int asked, int answered, DateTimeOffset begunAt)
    {
        var least = asked > 0 && answered == 0 ? SilentShare : LeastShare;
        if (was.CameAt is not { } came || was.Share < least)
        {
            return new(AttendanceState.Absent);
        }

        var late = (int)(came - begunAt).TotalMinutes;
        return late > Grace ? new(AttendanceState.Late, Math.Min(late, MaxLate)) : new(AttendanceState.Present);
    }

    /// <exception cref="RuleBroken">MinutesInvalid.</exception>
    public AttendanceFact Checked() => State == AttendanceState.Late
        ? LateMinutes is null or (>= 1 and <= MaxLate) ? this : throw new RuleBroken(JournalErrors.MinutesInvalid, new Dictionary<string, object?> { ["max"] = MaxLate })
        : new(State);
}

/// <summary>What a teacher entered about the attendance of one pupil. The last entry counts, and over evidence, which stays beside it; entries are only added.</summary>
public sealed class AttendanceEntry
{
    public required Guid LessonId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>1, 2, 3…; of two who enter at once one comes second.</summary>
    public required int Number { get; init; }

    public required AttendanceState State { get; init; }

    public required int? LateMinutes { get; init; }

    public required string Reason { get; init; }

    public required Guid ById { get; init; }

    public required DateTimeOffset At { get; init; }

    public AttendanceFact Fact => new(State, LateMinutes);

    /// <param name="evidence">Of the room; null for a lesson that was held without it.</param>
    /// <param name="last">The entry before; null for the first.</param>
    /// <returns>Null where it stands so already.</returns>
    /// <exception cref="RuleBroken">ReasonMissing: what contradicts evidence, and what changes an entry after a day. MinutesInvalid, TextTooLong.</exception>
    public static AttendanceEntry? Of(Guid lessonId, Guid personId, AttendanceFact fact, AttendanceFact? evidence, AttendanceEntry? last, string? reason, Guid by, DateTimeOffset now)
    {
        fact = fact.Checked();
        if (fact == (last?.Fact ?? evidence))
        {
            return null;
        }

        var contradicts = evidence is not null && fact != evidence;
        var settled = last is not null && now - last.At >= JournalText.Settled;
        return new AttendanceEntry
        {
            LessonId = lessonId,
            PersonId = personId,
            Number = (last?.Number ?? 0) + 1,
            State = fact.State,
            LateMinutes = fact.LateMinutes,
            Reason = JournalText.Reason(reason, contradicts || settled),
            ById = by,
            At = now,
        };
    }
}
