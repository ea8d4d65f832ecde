namespace MethodCabinet.Domain.Courses.Dates;

public enum ReminderKind
{
    /// <summary>A unit is due soon.</summary>
    Due,

    /// <summary>A work was returned.</summary>
    Returned,

    /// <summary>A cohort begins.</summary>
    Start,

    /// <summary>A tutor has answered.</summary>
    Answer,

    // Decisions about the person.

    /// <summary>There is a place, after a request, by the cabinet or the school, or because one became free.</summary>
    Admitted,

    /// <summary>The request was granted, and there is no room yet.</summary>
    Queued,
    Refused,

    /// <summary>A work was accepted.</summary>
    Accepted,
    Certificate,

    /// <summary>To a coordinator: it was decided about somebody of the own school who gets no letters.</summary>
    OfSchool,

    // To tutors.
    Work,
    Question,
    Request,

    /// <summary>The cabinet or the school asks to take a diagnostic.</summary>
    Diagnostic,

    // Of the timetable.

    /// <summary>A lesson was moved, called off, or given to another teacher or room.</summary>
    LessonChanged,

    /// <summary>The weekly timetable of a group was set anew.</summary>
    TimetableSet,

    /// <summary>Lessons at home fall behind the plan.</summary>
    HoursBehind,

    /// <summary>That on which schooling at home rests ends soon, or has ended.</summary>
    BasisEnds,
}

/// <summary>Of what somebody wants to be reminded by e-mail. Whoever has chosen nothing is reminded of everything.</summary>
public sealed class ReminderSettings
{
    public const int MaxDays = 14;

    public required Guid PersonId { get; init; }

    public bool Due { get; private set; } = true;

    public bool Returned { get; private set; } = true;

    public bool Start { get; private set; } = true;

    public bool Answer { get; private set; } = true;

    /// <summary>Requests, places, accepted works, certificates.</summary>
    public bool Decisions { get; private set; } = true;

    /// <summary>As a tutor: works, questions and requests that wait.</summary>
    public bool Tutoring { get; private set; } = true;

    /// <summary>The cabinet or the school asks to take a diagnostic.</summary>
    public bool Diagnostic { get; private set; } = true;

    /// <summary>Changes of the timetable, hours and terms of schooling at home.</summary>
    public bool Timetable { get; private set; } = true;

    /// <summary>So many days before its last one a unit is reminded of.</summary>
    public int DaysBefore { get; private set; } = 2;

    public bool Wants(ReminderKind kind) => kind switch
    {
        ReminderKind.Due => Due,
        ReminderKind.Returned => Returned,
        ReminderKind.Start => Start,
        ReminderKind.Answer => Answer,
        ReminderKind.Admitted or ReminderKind.Queued or ReminderKind.Refused or ReminderKind.Accepted or ReminderKind.Certificate or ReminderKind.OfSchool => Decisions,
        ReminderKind.Work or ReminderKind.Question or ReminderKind.Request => Tutoring,
        ReminderKind.Diagnostic => Diagnostic,
        ReminderKind.LessonChanged or ReminderKind.TimetableSet or ReminderKind.HoursBehind or ReminderKind.BasisEnds => Timetable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <exception cref="RuleBroken">DaysRange with <c>max</c>.</exception>
    public void Choose(bool due, bool returned, bool start, bool answer, bool decisions, bool tutoring, bool diagnostic, bool timetable, int daysBefore) => (Due, Returned, Start, Answer, Decisions, Tutoring, Diagnostic, Timetable, DaysBefore) =
        (due, returned, start, answer, decisions, tutoring, diagnostic, timetable, daysBefore is >= 0 and <= MaxDays ? daysBefore : throw new RuleBroken(DateErrors.DaysRange, new Dictionary<string, object?> { ["max"] = MaxDays }));
}

/// <summary>Something that somebody may be reminded of.</summary>
/// <param name="Key">Names it for ever: what was sent under it is not sent again.</param>
/// <param name="On">The day that it is about; null for what has happened.</param>
/// <param name="Unit">Its title, or the reason of a refusal; empty for neither.</param>
/// <param name="Path">Of the page that it leads to.</param>
public sealed record Reminder(ReminderKind Kind, string Key, string Course, string Unit, DateOnly? On, string Path)
{
    /// <summary>Told by number: a letter names nobody to anybody else.</summary>
    public bool IsCounted => Kind is ReminderKind.OfSchool or ReminderKind.Work or ReminderKind.Question or ReminderKind.Request or ReminderKind.HoursBehind or ReminderKind.BasisEnds;

    /// <summary>Letters leave in these hours of the cabinet's clock.</summary>
    public static readonly TimeOnly Morning = new(9, 0);

    public static readonly TimeOnly Evening = new(20, 0);

    /// <summary>What happened earlier than so many days ago is no news.</summary>
    public const int FreshDays = 7;

    /// <param name="local">By the clock of the cabinet.</param>
    public static bool IsHour(TimeOnly local) => local >= Morning && local < Evening;

    /// <summary>A unit is reminded of once for each last day that it gets, from so many days before to that day, unless nothing that its learner does could open it.</summary>
    public static Reminder? OfDue(CourseDate date, Guid enrolmentId, string course, DateOnly today, int daysBefore) =>
        date is { Kind: CourseDateKind.Due, IsDone: false, IsOutOfReach: false, UnitId: { } unitId } && today <= date.On && date.On <= today.AddDays(daysBefore)
            ? new(ReminderKind.Due, $"due:{enrolmentId:N}:{unitId:N}:{date.On:yyyyMMdd}", course, date.Unit, date.On, $"/learning/{enrolmentId}/units/{unitId}")
            : null;

    /// <summary>What was decided about a place, once for each decision; nothing about who came in by themselves.</summary>
    /// <param name="since">Earlier ones are no news.</param>
    public static Reminder? OfDecision(Enrolment enrolment, string course, DateTimeOffset since)
    {
        ReminderKind? kind = enrolment.State switch
        {
            EnrolmentState.Active or EnrolmentState.Completed => ReminderKind.Admitted,
            EnrolmentState.Waiting => ReminderKind.Queued,
            EnrolmentState.Refused => ReminderKind.Refused,
            _ => null,
        };
        return kind is { } told && enrolment.DecidedAt is { } at && at >= since
            ? new(told, $"{told}:{enrolment.Id:N}:{at.UtcTicks}", course, told == ReminderKind.Refused ? enrolment.Reason : "", null, told == ReminderKind.Admitted ? $"/learning/{enrolment.Id}" : "/learning")
            : null;
    }

    /// <summary>On the day before and on the day.</summary>
    public static Reminder? OfStart(CourseDate date, Guid enrolmentId, string course, DateOnly today) =>
        date.Kind == CourseDateKind.Starts && today <= date.On && date.On <= today.AddDays(1)
            ? new(ReminderKind.Start, $"start:{enrolmentId:N}:{date.On:yyyyMMdd}", course, "", date.On, $"/learning/{enrolmentId}")
            : null;

    /// <summary>As often as somebody asks, and not after it was taken; its page leads to where it is taken.</summary>
    public static Reminder OfDiagnostic(DiagnosticAsk ask, string course) => new(ReminderKind.Diagnostic, $"diagnostic:{ask.CourseId:N}:{ask.Day:yyyyMMdd}", course, "", null, "/readiness");

    /// <summary>What goes into the next letter; empty for no letter.</summary>
    /// <param name="sent">Keys.</param>
    public static IReadOnlyList<Reminder> ToSend(IEnumerable<Reminder> found, IReadOnlySet<string> sent, ReminderSettings settings) =>
        [.. found.Where(reminder => settings.Wants(reminder.Kind) && !sent.Contains(reminder.Key)).DistinctBy(reminder => reminder.Key).OrderBy(reminder => reminder.On ?? DateOnly.MinValue).ThenBy(reminder => reminder.Key, StringComparer.Ordinal)];
}

/// <summary>A reminder that has gone.</summary>
public sealed class SentReminder
{
    public const int MaxKey = 100;

    public required Guid PersonId { get; init; }

    public required string Key { get; init; }

    public required DateTimeOffset SentAt { get; init; }
}

/// <summary>Somebody who has not taken a diagnostic was asked to: once a day at most, whoever asks.</summary>
public sealed class DiagnosticAsk
{
    public required Guid PersonId { get; init; }

    public required Guid CourseId { get; init; }

    /// <summary>Of the cabinet.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>In which it was to be taken; null for any.</summary>
    public required Guid? CohortId { get; init; }

    public required Guid AskedById { get; init; }
}

/// <summary>The letter of a day: nobody gets two.</summary>
public sealed class ReminderLetter
{
    public required Guid PersonId { get; init; }

    /// <summary>Of the cabinet.</summary>
    public required DateOnly Day { get; init; }
}

/// <summary>The secret address under which somebody's own calendar is read by programs.</summary>
public sealed class CalendarFeed
{
    public required Guid PersonId { get; init; }

    /// <summary>SHA-256 of what the address holds: whoever reads the database reads no calendar.</summary>
    public required byte[] Secret { get; set; }

    public required DateTimeOffset MadeAt { get; set; }
}

public static class DateErrors
{
    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode DaysRange = new("course.reminders.days-range", ErrorKind.Invalid);
    public static readonly ErrorCode PeriodInvalid = new("course.calendar.period-invalid", ErrorKind.Invalid);
    public static readonly ErrorCode FeedNotFound = new("course.calendar.feed-not-found", ErrorKind.NotFound);
}
