using System.Text.Json;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Assessment;

/// <summary>
/// Writes a question under an id that the client chose, so that sending it twice does no harm. A version that stands in a paper stays as it is and a new
/// one is made. A question may be kept unfinished; what is wrong with it is told.
/// </summary>
public static class SaveQuestion
{
    /// <param name="BankId">Only looked at when the question is new.</param>
    /// <param name="Number">The version that was edited; 0 for a new question. When another is the last by now, the answer is a conflict.</param>
    public sealed record Request(Guid BankId, string Subject, int GradeFrom, int GradeTo, IReadOnlyList<string> Tags, int Number, QuestionDraft Draft);

    /// <param name="Number">Of the version that holds the change.</param>
    public sealed record Response(int Number, Guid VersionId, IReadOnlyList<DraftProblem> Problems);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, QuestionContents contents, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var question = await db.Questions.SingleOrDefaultAsync(q => q.Id == id, ct);
        if (question is null)
        {
            if (!await db.QuestionBanks.AnyAsync(b => b.Id == request.BankId, ct))
            {
                throw new RuleBroken(AssessmentErrors.BankNotFound);
            }

            question = new Question(id, request.BankId, request.Subject, now);
            db.Questions.Add(question);
        }

        var last = await db.QuestionVersions.SingleOrDefaultAsync(v => v.QuestionId == id && v.Number == question.LastNumber, ct);
        if (question.LastNumber != request.Number)
        {
            throw new RuleBroken(AssessmentErrors.QuestionChanged);
        }

        // A sealed paper may hold what the paper itself no longer asks, and somebody may sit it.
        var used = last is not null
            && (await db.PaperTasks.AnyAsync(t => t.QuestionVersionId == last.Id, ct) || await db.SealedTasks.AnyAsync(t => t.QuestionVersionId == last.Id, ct) || await IsInQuizAsync(db, last.Id, ct));
        question.Classify(request.Subject, request.GradeFrom, request.GradeTo, request.Tags);
        var version = question.Revise(last, used, contents.Render(request.Draft), Guid.CreateVersion7(), now, user.PersonId);
        if (version != last)
        {
            db.QuestionVersions.Add(version);
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(version.Number, version.Id, QuestionContents.Check(request.Draft)));
    }

    /// <summary>A quiz names it, or drew it for somebody.</summary>
    private static async Task<bool> IsInQuizAsync(AppDb db, Guid versionId, CancellationToken ct)
    {
        var named = JsonSerializer.Serialize(new { parts = new[] { new { versionId } } }, StoredJson.Options);
        return await db.QuizTasks.AnyAsync(t => t.QuestionVersionId == versionId, ct)
            || await db.UnitVersions.FromSql($"select * from courses.unit_versions where content @> {named}::jsonb").AnyAsync(ct);
    }
}
