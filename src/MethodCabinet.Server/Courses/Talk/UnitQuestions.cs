using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses.Talk;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Talk;

/// <summary>Questions at a unit that the caller may read: the own ones, and what tutors have answered for all.</summary>
public static class ListUnitQuestions
{
    /// <param name="IsOwn">The caller asked it.</param>
    /// <param name="Asker">Null where it is not told.</param>
    /// <param name="Text">Null where only the answer is for all.</param>
    /// <param name="AnswerHtml">Null until it is answered.</param>
    public sealed record Response(
        Guid Id, UnitPlace Place, bool IsOwn, string? Asker, string? Text, DateTimeOffset AskedAt, bool MayBeShown, bool IsForAll, string? AnswerHtml, string? AnsweredBy, DateTimeOffset? AnsweredAt, bool IsNew);

    public static async Task<Ok<List<Response>>> Handle(Guid id, Guid unitId, AppDb db, LearnerRows learners, CohortMembers members, CurrentUser user, CancellationToken ct)
    {
        var learner = await learners.OwnAsync(id, user, ct);
        learner.OpenStepOf(unitId);
        var cohortId = learner.Cohort.Id;
        var rows = await db.UnitQuestions.AsNoTracking()
            .Where(q => q.CohortId == cohortId && q.UnitId == unitId && (q.EnrolmentId == id || (q.IsForAll && q.AnsweredAt != null)))
            .Join(db.Enrolments, q => q.EnrolmentId, e => e.Id, (q, e) => new { Question = q, e.PersonId })
            .OrderBy(r => r.Question.AskedAt)
            .ToListAsync(ct);
        var seen = rows.FindAll(r => r.Question.EnrolmentId == id || r.Question.SightOfCohort != QuestionSight.Nothing);
        var names = await members.NamesAsync(cohortId, false, seen.Select(r => r.PersonId).Concat(seen.Select(r => r.Question.AnsweredById).OfType<Guid>()), ct);
        return TypedResults.Ok(seen.ConvertAll(r =>
        {
            var (q, isOwn) = (r.Question, r.Question.EnrolmentId == id);
            var isWhole = isOwn || q.SightOfCohort == QuestionSight.All;
            return new Response(
                q.Id, q.Place, isOwn, isWhole ? names[r.PersonId] : null, isWhole ? q.Text : null, q.AskedAt, q.MayBeShown, q.IsForAll,
                q.Answer is null ? null : q.AnswerHtml, q.AnsweredById is { } by ? names[by] : null, q.AnsweredAt, isOwn && q is { Answer: not null, SeenAt: null });
        }));
    }
}

/// <summary>Asks the tutors of the cohort about a place of a unit.</summary>
public static class AskTutor
{
    /// <param name="QuestionId">Chosen by the client, so that sending it twice asks once.</param>
    /// <param name="MayBeShown">The cohort may read question, answer and who asked.</param>
    public sealed record Request(Guid QuestionId, UnitPlace Place, string Text, bool MayBeShown);

    public static async Task<NoContent> Handle(Guid id, Guid unitId, Request request, AppDb db, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var learner = await learners.OwnAsync(id, user, ct);
        learner.OpenStepOf(unitId);
        if (await IsSentAsync())
        {
            return TypedResults.NoContent();
        }

        UnitQuestion.CheckWaiting(await db.UnitQuestions.CountAsync(q => q.EnrolmentId == id && q.AnsweredAt == null, ct));
        db.UnitQuestions.Add(new UnitQuestion
        {
            Id = request.QuestionId,
            EnrolmentId = id,
            CohortId = learner.Cohort.Id,
            UnitId = unitId,
            Place = request.Place.Checked(),
            Text = TalkText.Checked(request.Text, UnitQuestion.MaxText),
            AskedAt = clock.GetUtcNow(),
            MayBeShown = request.MayBeShown,
        });
        return await db.SaveAndTellAsync(learner.Cohort.Id, ct) || await IsSentAsync() ? TypedResults.NoContent() : throw new RuleBroken(TalkErrors.IdTaken);

        Task<bool> IsSentAsync() => db.UnitQuestions.AnyAsync(q => q.Id == request.QuestionId && q.EnrolmentId == id && q.UnitId == unitId, ct);
    }
}

/// <summary>The caller agrees that the cohort sees an own question, or takes that back.</summary>
public static class AgreeToShow
{
    public sealed record Request(bool MayBeShown);

    public static async Task<NoContent> Handle(Guid id, Guid questionId, Request request, AppDb db, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var learner = await learners.OwnAsync(id, user, ct);
        var question = await db.UnitQuestions.SingleOrDefaultAsync(q => q.Id == questionId && q.EnrolmentId == id, ct) ?? throw new RuleBroken(TalkErrors.QuestionNotFound);
        question.MayBeShown = request.MayBeShown;
        await db.SaveAndTellAsync(learner.Cohort.Id, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The caller has read the answers at a unit.</summary>
public static class SeeAnswers
{
    public static async Task<NoContent> Handle(Guid id, Guid unitId, AppDb db, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await learners.OwnAsync(id, user, ct);
        var now = clock.GetUtcNow();
        await db.UnitQuestions.Where(q => q.EnrolmentId == id && q.UnitId == unitId && q.AnsweredAt != null && q.SeenAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(q => q.SeenAt, now), ct);
        return TypedResults.NoContent();
    }
}
