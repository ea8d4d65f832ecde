using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Assessment;

/// <summary>The last version of a question with its key, for its editor. Reading a key is written in the audit log.</summary>
public static class GetQuestion
{
    /// <param name="Number">Of the version.</param>
    /// <param name="Used">A change will make a new version.</param>
    public sealed record Response(
        Guid Id, Guid BankId, string Subject, int GradeFrom, int GradeTo, IReadOnlyList<string> Tags, bool Archived, int Number, bool Used, QuestionDraft Draft,
        string StatementHtml, QuestionBody BodyRendered, IReadOnlyList<DraftProblem> Problems);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, Audit audit, CancellationToken ct)
    {
        var question = await db.Questions.AsNoTracking().SingleOrDefaultAsync(q => q.Id == id, ct) ?? throw new RuleBroken(AssessmentErrors.QuestionNotFound);
        var version = await db.QuestionVersions.AsNoTracking().SingleAsync(v => v.QuestionId == id && v.Number == question.LastNumber, ct);
        var used = await db.PaperTasks.AnyAsync(t => t.QuestionVersionId == version.Id, ct);
        audit.Record("answer-key.read", version.Id);
        await db.SaveChangesAsync(ct);
        var draft = new QuestionDraft(version.Title, version.Statement, version.Body, version.Key, version.Points);
        return TypedResults.Ok(new Response(
            id, question.BankId, question.Subject, question.GradeFrom, question.GradeTo, question.Tags, question.Archived, version.Number, used, draft,
            version.StatementHtml, version.BodyRendered, QuestionContents.Check(draft)));
    }
}
