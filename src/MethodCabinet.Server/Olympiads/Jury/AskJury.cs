using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>What a participant has asked, and what the jury has said to this participant or to all.</summary>
public static class ListOwnQuestions
{
    /// <param name="Position">Of the task; null for what the chair has announced to everybody.</param>
    /// <param name="Text">Null where somebody else had asked, and the answer is for all, and for announcements.</param>
    public sealed record Question(Guid Id, int? Position, string? Text, DateTimeOffset AskedAt, string? Answer, bool IsForAll, DateTimeOffset? AnsweredAt);

    public static async Task<Ok<IReadOnlyList<Question>>> Handle(Guid id, AppDb db, CurrentUser user, CancellationToken ct)
    {
        var attempt = await db.Attempts.Where(a => a.Id == id && a.PersonId == user.PersonId).Select(a => new { a.PaperId, a.RoundId }).SingleOrDefaultAsync(ct)
            ?? throw new RuleBroken(PlatformErrors.NotFound);
        var announced = await db.JuryAnnouncements.Where(a => a.RoundId == attempt.RoundId)
            .Select(a => new Question(a.Id, null, null, a.SentAt, a.Text, true, a.SentAt)).ToListAsync(ct);
        var questions = await (
            from question in db.ParticipantQuestions
            join task in db.PaperTasks on question.TaskId equals task.Id
            where question.AttemptId == id || (task.PaperId == attempt.PaperId && question.IsForAll)
            select new Question(
                question.Id, task.Position, question.AttemptId == id ? question.Text : null, question.AttemptId == id ? question.AskedAt : question.AnsweredAt!.Value,
                question.Answer, question.IsForAll, question.AnsweredAt))
            .ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<Question>>([.. announced.Concat(questions).OrderByDescending(q => q.AnsweredAt ?? q.AskedAt)]);
    }
}

/// <summary>A participant asks about a task of the own paper, until the own end.</summary>
public static class AskJury
{
    public sealed record Request(Guid TaskId, string Text);

    /// <param name="questionId">Chosen by the page: asked again after a reply that was lost, it is asked once.</param>
    public static async Task<NoContent> Handle(Guid id, Guid questionId, Request request, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found = await (
            from attempt in db.Attempts
            join round in db.Rounds on attempt.RoundId equals round.Id
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            where attempt.Id == id && attempt.PersonId == user.PersonId && db.PaperTasks.Any(t => t.Id == request.TaskId && t.PaperId == attempt.PaperId)
            select new { Attempt = attempt, Round = round, registration.ExtraMinutes, HasJury = db.JuryMembers.Any(m => m.OlympiadId == round.OlympiadId) })
            .AsNoTracking().SingleOrDefaultAsync(ct).OrNotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Asked several times at once they are counted one after the other.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"ask {id}"}, 0))", ct);
        var own = await db.ParticipantQuestions.Where(q => q.AttemptId == id).Select(q => new { q.Id, IsWaiting = q.AnsweredAt == null }).ToListAsync(ct);
        if (own.Exists(q => q.Id == questionId))
        {
            return TypedResults.NoContent();
        }

        if (now > AttemptClock.EndOf(found.Round, found.Attempt, found.ExtraMinutes, now))
        {
            throw new RuleBroken(AttemptErrors.Over);
        }

        if (!found.HasJury)
        {
            throw new RuleBroken(JuryErrors.NoJury);
        }

        var text = request.Text.Trim();
        ParticipantQuestion.Check(text, own.Count, own.Count(q => q.IsWaiting));
        db.ParticipantQuestions.Add(new ParticipantQuestion { Id = questionId, AttemptId = id, RoundId = found.Round.Id, TaskId = request.TaskId, Text = text, AskedAt = now });
        await db.SaveUniqueAsync(PlatformErrors.NotFound, ct);
        await QuestionChanges.TellAsync(db, found.Round.Id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
