using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>Everything that the page of a try needs: after the beginning, a reload, or on another device.</summary>
/// <param name="Number">Of the try: 1, 2, 3…</param>
/// <param name="DeadlineAt">Null where it has none.</param>
/// <param name="Now">The server's clock, by which the page counts down.</param>
/// <param name="Practice">Each answer can be checked at once.</param>
/// <param name="Tasks">What is asked in this try.</param>
/// <param name="Answers">The last answer of each task that counts.</param>
/// <param name="Heads">The chains' heads by device.</param>
public sealed record QuizView(
    Guid Id,
    Guid UnitId,
    Guid EnrolmentId,
    string CourseTitle,
    string UnitTitle,
    int Number,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DeadlineAt,
    DateTimeOffset Now,
    DateTimeOffset? HandedInAt,
    bool Practice,
    IReadOnlyList<PaperTaskView> Tasks,
    IReadOnlyList<QuizView.LastAnswer> Answers,
    IReadOnlyList<QuizView.DeviceHead> Heads,
    QuizView.Whereabouts Place)
{
    /// <param name="Answer">JSON text, as it is in the journal.</param>
    /// <param name="IsLate">It came after the end, and counts.</param>
    public sealed record LastAnswer(Guid TaskId, string Answer, Guid DeviceId, long Seq, DateTimeOffset ReceivedAt, bool IsLate);

    /// <param name="Hash">Lower-case hexadecimal.</param>
    public sealed record DeviceHead(Guid DeviceId, long Seq, string Hash);

    /// <param name="TaskId">The task at which the learner was last.</param>
    /// <param name="Flags">Tasks marked to come back to.</param>
    public sealed record Whereabouts(Guid? TaskId, IReadOnlyList<Guid> Flags);
}

/// <summary>Reads what pages of tries show. Keys are not among it.</summary>
public sealed class QuizViews(AppDb db, PublishedCourses published, QuizTries tries, TimeProvider clock)
{
    internal async Task<QuizView> OfAsync(QuizTry found, CancellationToken ct)
    {
        var attempt = found.Attempt;
        var cohort = await db.Enrolments.Where(e => e.Id == attempt.EnrolmentId).Join(db.Cohorts.AsNoTracking(), e => e.CohortId, c => c.Id, (e, c) => c).SingleAsync(ct);
        var edition = await published.EditionAsync(db, cohort.CourseId, cohort.Edition, ct);
        var answers = await tries.AnswersAsync(attempt.Id, ct);
        var heads = await db.QuizEntries.FromSql($"select distinct on (device_id) * from courses.quiz_entries where attempt_id = {attempt.Id} order by device_id, seq desc").AsNoTracking().ToListAsync(ct);
        return new QuizView(
            attempt.Id, attempt.UnitId, attempt.EnrolmentId, edition.Title, edition.Outline.Units.FirstOrDefault(u => u.Id == attempt.UnitId)?.Title ?? "", attempt.Number, attempt.OpenedAt,
            found.Deadline, clock.GetUtcNow(), attempt.HandedInAt, found.Quiz.IsPractice,
            await TasksAsync(attempt.Id, ct),
            [.. answers.Values.Select(e => new QuizView.LastAnswer(e.TaskId, e.Answer, e.DeviceId, e.Seq, e.ReceivedAt, e.IsLate))],
            heads.ConvertAll(e => new QuizView.DeviceHead(e.DeviceId, e.Seq, Convert.ToHexStringLower(e.Hash))),
            new(attempt.TaskAtHand, attempt.Flags));
    }

    private async Task<List<PaperTaskView>> TasksAsync(Guid attemptId, CancellationToken ct)
    {
        var rows = await db.QuizTasks.Where(t => t.AttemptId == attemptId && !t.IsKept).OrderBy(t => t.Position)
            .Join(db.QuestionVersions, t => t.QuestionVersionId, v => v.Id, (t, v) => new { t.TaskId, t.Position, v.Points, v.StatementHtml, v.BodyRendered })
            .OrderBy(t => t.Position)
            .ToListAsync(ct);
        return rows.ConvertAll(r => new PaperTaskView(r.TaskId, r.Position, r.Points.MaxPoints, r.Points.Penalty, r.StatementHtml, r.BodyRendered));
    }
}
