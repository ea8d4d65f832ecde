using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses.Talk;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Talk;

/// <summary>Questions to the caller as tutor, of all cohorts in one queue: those that wait longest first, or the last answered ones.</summary>
public static class ListTutorQuestions
{
    private const int Most = 200;

    /// <param name="ParagraphHtml">The unit as the cohort reads it; null where the place is no paragraph of a text. The page shows the one that is asked about.</param>
    public sealed record Response(
        Guid Id,
        Guid CohortId,
        string Course,
        string Cohort,
        Guid UnitId,
        string Unit,
        UnitPlace Place,
        string? ParagraphHtml,
        string Learner,
        string Text,
        DateTimeOffset AskedAt,
        bool MayBeShown,
        bool IsForAll,
        string? Answer,
        string? AnsweredBy,
        DateTimeOffset? AnsweredAt,
        uint Version);

    /// <param name="answered">The answered ones, which can be mended, instead of those that wait.</param>
    public static async Task<Ok<List<Response>>> Handle(AppDb db, PublishedCourses published, CurrentUser user, CancellationToken ct, bool answered = false)
    {
        var me = user.PersonId;
        var asked = db.UnitQuestions.AsNoTracking().Where(q => q.AnsweredAt != null == answered && db.CohortTutors.Any(t => t.CohortId == q.CohortId && t.PersonId == me));
        var rows = await (answered ? asked.OrderByDescending(q => q.AnsweredAt) : asked.OrderBy(q => q.AskedAt)).ThenBy(q => q.Id).Take(Most)
            .Join(db.Enrolments, q => q.EnrolmentId, e => e.Id, (q, e) => new { Question = q, e.PersonId })
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new { r.Question, Learner = p })
            .Join(db.Cohorts, r => r.Question.CohortId, c => c.Id, (r, c) => new { r.Question, r.Learner, Cohort = c, By = db.People.FirstOrDefault(p => p.Id == r.Question.AnsweredById) })
            .ToListAsync(ct);
        var found = new List<Response>();
        foreach (var r in rows)
        {
            var edition = await published.EditionAsync(db, r.Cohort.CourseId, r.Cohort.Edition, ct);
            var unit = edition.Outline.Units.FirstOrDefault(u => u.Id == r.Question.UnitId);
            var html = unit is not null && r.Question.Place.Paragraph is not null ? (await published.VersionAsync(db, unit.VersionId, ct)).Content.Html : null;
            var q = r.Question;
            found.Add(new Response(
                q.Id, q.CohortId, edition.Title, r.Cohort.Title, q.UnitId, unit?.Title ?? "", q.Place, html, r.Learner.FullName, q.Text, q.AskedAt, q.MayBeShown, q.IsForAll, q.Answer,
                r.By?.FullName, q.AnsweredAt, q.Version));
        }

        // The join does not keep the order.
        return TypedResults.Ok(answered ? [.. found.OrderByDescending(q => q.AnsweredAt)] : found.OrderBy(q => q.AskedAt).ThenBy(q => q.Id).ToList());
    }
}

/// <summary>Answers a question, or mends the answer.</summary>
public static class AnswerLearner
{
    /// <param name="Answer">Markdown with TeX between dollar signs.</param>
    /// <param name="IsForAll">The cohort reads it: with the question and who asked, if the learner agrees, otherwise alone.</param>
    /// <param name="Version">As the caller read it: of two tutors who answer at once the second is told so.</param>
    public sealed record Request(string Answer, bool IsForAll, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, TextRenderer renderer, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var question = await db.UnitQuestions.SingleOrDefaultAsync(q => q.Id == id, ct) ?? throw new RuleBroken(TalkErrors.QuestionNotFound);
        await db.DemandTutorAsync(question.CohortId, user, TalkErrors.QuestionNotFound, ct);
        var answer = TalkText.Checked(request.Answer, UnitQuestion.MaxAnswer);
        db.ExpectVersion(question, request.Version);
        question.Reply(answer, renderer.Render(answer).Html, request.IsForAll, user.PersonId, clock.GetUtcNow());
        await db.SaveAndTellAsync(question.CohortId, ct);
        return TypedResults.NoContent();
    }
}
