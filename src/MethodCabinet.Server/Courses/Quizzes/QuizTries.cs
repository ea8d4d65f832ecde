using System.Text.Json;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Assessment.Journal;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <param name="Quiz">As it was when the try was begun.</param>
internal sealed record QuizTry(QuizAttempt Attempt, QuizContent Quiz, DateTimeOffset? Deadline);

/// <summary>Loads tries, and ends them. Who holds both holds the try before the enrolment.</summary>
public sealed class QuizTries(AppDb db, PublishedCourses published, LearnerRows learners, QuizQuestions questions, SiteSettings site, TimeProvider clock)
{
    /// <summary>The caller's own try, which has ended by itself when its time is over.</summary>
    /// <exception cref="RuleBroken">QuizErrors.NotFound, also for somebody else's.</exception>
    internal async Task<QuizTry> OwnAsync(Guid id, CurrentUser user, CancellationToken ct) =>
        await FindAsync(id, ct) is { } attempt && attempt.PersonId == user.PersonId ? await EndedIfOverAsync(attempt, ct) : throw new RuleBroken(QuizErrors.NotFound);

    /// <summary>The caller's own try, held until the end of the transaction; it may be over.</summary>
    /// <exception cref="RuleBroken">QuizErrors.NotFound, also for somebody else's.</exception>
    internal async Task<QuizTry> HeldAsync(Guid id, CurrentUser user, CancellationToken ct) =>
        await TryHoldAsync(id, ct) is { } held && held.Attempt.PersonId == user.PersonId ? held : throw new RuleBroken(QuizErrors.NotFound);

    /// <summary>Somebody's try that has ended, of a cohort of which the caller is tutor or which the cabinet runs.</summary>
    /// <exception cref="RuleBroken">QuizErrors.NotFound, also for those who may not know of it; NotHandedIn; CourseErrors.SubmissionOwn for one's own.</exception>
    internal async Task<QuizTry> TutoredAsync(Guid id, CurrentUser user, CancellationToken ct)
    {
        var attempt = await FindAsync(id, ct) ?? throw new RuleBroken(QuizErrors.NotFound);
        if (!await db.IsTutoredAsync(await db.Enrolments.Where(e => e.Id == attempt.EnrolmentId).Select(e => e.CohortId).SingleAsync(ct), user, ct))
        {
            throw new RuleBroken(QuizErrors.NotFound);
        }

        if (attempt.PersonId == user.PersonId)
        {
            throw new RuleBroken(CourseErrors.SubmissionOwn);
        }

        var found = await EndedIfOverAsync(attempt, ct);
        return found.Attempt.HandedInAt is null ? throw new RuleBroken(QuizErrors.NotHandedIn) : found;
    }

    /// <summary>A try that there is, held until the end of the transaction.</summary>
    internal async Task<QuizTry> HeldAsync(Guid id, CancellationToken ct) => await TryHoldAsync(id, ct) ?? throw new RuleBroken(QuizErrors.NotFound);

    /// <summary>Ends what has ended by itself among a learner's tries at a unit.</summary>
    internal async Task EndOverAsync(Guid enrolmentId, Guid unitId, CancellationToken ct)
    {
        foreach (var id in await db.QuizAttempts.Where(a => a.EnrolmentId == enrolmentId && a.UnitId == unitId && a.HandedInAt == null).Select(a => a.Id).ToListAsync(ct))
        {
            await EndIfOverAsync(id, ct);
        }
    }

    /// <summary>Ends a try whose time is over, at the moment at which it was.</summary>
    internal async Task EndIfOverAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await TryHoldAsync(id, ct) is { Attempt.HandedInAt: null, Deadline: { } deadline } held && deadline <= clock.GetUtcNow())
        {
            await ScoreAsync(held, deadline, ct);
        }

        await transaction.CommitAsync(ct);

        // What was loaded is not what the next transaction finds.
        db.ChangeTracker.Clear();
    }

    /// <summary>Ends the try, unless it has ended, scores what counts of it and writes down what the learner has reached. To be called under <see cref="HeldAsync(Guid, CurrentUser, CancellationToken)"/>.</summary>
    internal async Task ScoreAsync(QuizTry held, DateTimeOffset handedInAt, CancellationToken ct)
    {
        var attempt = held.Attempt;
        var tasks = await db.QuizTasks.Where(t => t.AttemptId == attempt.Id).ToListAsync(ct);
        var asked = tasks.FindAll(task => !task.IsKept);
        var answers = await AnswersAsync(attempt.Id, ct);
        var versions = await questions.VersionsAsync(asked.ConvertAll(task => task.QuestionVersionId), ct);
        foreach (var task in asked)
        {
            task.Answer = answers.TryGetValue(task.TaskId, out var last) && last.Answer != "null" ? last.Answer : null;
            task.Points = PointsOf(versions[task.QuestionVersionId], task.Answer);
        }

        attempt.Score(held.Quiz, QuizScoring.Sum(tasks), handedInAt);
        var learner = await learners.HeldAsync(attempt.EnrolmentId, ct);
        var progress = await db.UnitProgress.SingleOrDefaultAsync(p => p.EnrolmentId == attempt.EnrolmentId && p.UnitId == attempt.UnitId, ct);
        if (progress is null)
        {
            progress = new UnitProgress { EnrolmentId = attempt.EnrolmentId, UnitId = attempt.UnitId, OpenedAt = attempt.OpenedAt };
            db.UnitProgress.Add(progress);
        }

        var tries = await db.QuizAttempts.Where(a => a.EnrolmentId == attempt.EnrolmentId && a.UnitId == attempt.UnitId).ToListAsync(ct);
        QuizScoring.Follow(held.Quiz, progress, tries, clock.GetUtcNow());
        await learners.FollowAsync(learner, ct);
    }

    /// <summary>Until when it takes answers; null where it has no end.</summary>
    internal async Task<DateTimeOffset?> DeadlineAsync(QuizAttempt attempt, CancellationToken ct)
    {
        var days = await db.Enrolments.Where(e => e.Id == attempt.EnrolmentId)
            .Join(db.Cohorts, e => e.CohortId, c => c.Id, (e, c) => new
            {
                c.EndsOn,
                ExtendedTo = db.UnitExtensions.Where(x => x.EnrolmentId == e.Id && x.UnitId == attempt.UnitId).Select(x => (DateOnly?)x.Until).FirstOrDefault(),
            })
            .SingleAsync(ct);
        var lastDay = days.ExtendedTo > days.EndsOn ? days.ExtendedTo : days.EndsOn;
        return QuizClock.Deadline(attempt.EndsAt, lastDay is { } day ? site.StartOf(day.AddDays(1)) : null);
    }

    /// <summary>The last answer of each task that counts: by itself, or because a tutor lets it.</summary>
    internal async Task<Dictionary<Guid, QuizEntry>> AnswersAsync(Guid attemptId, CancellationToken ct) => await db.QuizEntries
        .FromSql(
            $"""
            select distinct on (task_id) * from courses.quiz_entries
            where attempt_id = {attemptId} and (counts or (is_late and id <= (select max(up_to_id) from courses.quiz_late_acceptances where attempt_id = {attemptId})))
            order by task_id, id desc
            """)
        .AsNoTracking().ToDictionaryAsync(e => e.TaskId, ct);

    /// <param name="answer">JSON text; null where none was given.</param>
    internal static decimal PointsOf(QuestionVersion version, string? answer) =>
        Scoring.Score(version.Body, version.Key, version.Points, answer is null ? null : JsonSerializer.Deserialize(answer, AnswerJson.Default.Answer));

    private async Task<QuizTry?> TryHoldAsync(Guid id, CancellationToken ct) =>
        await db.QuizAttempts.FromSql($"select * from courses.quiz_attempts where id = {id} for update").AsTracking().FirstOrDefaultAsync(ct) is { } attempt ? await WithQuizAsync(attempt, ct) : null;

    private Task<QuizAttempt?> FindAsync(Guid id, CancellationToken ct) => db.QuizAttempts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct);

    /// <summary>What was read, after its end if that has come: only then its row is held.</summary>
    private async Task<QuizTry> EndedIfOverAsync(QuizAttempt read, CancellationToken ct)
    {
        var found = await WithQuizAsync(read, ct);
        if (read.HandedInAt is not null || !(found.Deadline <= clock.GetUtcNow()))
        {
            return found;
        }

        await EndIfOverAsync(read.Id, ct);
        return await WithQuizAsync(await db.QuizAttempts.AsNoTracking().SingleAsync(a => a.Id == read.Id, ct), ct);
    }

    private async Task<QuizTry> WithQuizAsync(QuizAttempt attempt, CancellationToken ct) =>
        new(attempt, (QuizContent)(await published.VersionAsync(db, attempt.VersionId, ct)).Content, await DeadlineAsync(attempt, ct));
}
