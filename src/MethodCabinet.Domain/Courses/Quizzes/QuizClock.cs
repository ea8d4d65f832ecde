using MethodCabinet.Domain.Assessment.Journal;

namespace MethodCabinet.Domain.Courses.Quizzes;

/// <summary>Until when a try takes answers. The server's clock decides.</summary>
public static class QuizClock
{
    /// <summary>The earlier of the end of its minutes and the end of the cohort; null where there is neither.</summary>
    public static DateTimeOffset? Deadline(DateTimeOffset? endsAt, DateTimeOffset? cohortEnds) => endsAt < cohortEnds || cohortEnds is null ? endsAt : cohortEnds;

    /// <summary>The moment until which answers counted: the earlier of the deadline and the hand-in.</summary>
    public static DateTimeOffset? EndOf(DateTimeOffset? deadline, DateTimeOffset? handedInAt) => handedInAt < deadline || deadline is null ? handedInAt : deadline;

    /// <summary>How many of the entries of a late save, from the first, count: those that were written in time beyond doubt, and that came before the answers were told.</summary>
    /// <param name="parts">As <see cref="LateEvidence.Grade"/> tells them.</param>
    public static int CountInTime(IReadOnlyList<GradedPart> parts, DateTimeOffset? shownAt) =>
        shownAt is null && parts is [{ Grade: EvidenceGrade.A } proved, ..] ? proved.Count : 0;
}
