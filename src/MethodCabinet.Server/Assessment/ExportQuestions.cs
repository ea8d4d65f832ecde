using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Interchange;
using MethodCabinet.Server.Assessment.Interchange;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Assessment;

/// <summary>A bank as a file, with what the format cannot hold. Keys leave with it, so it is written in the audit log.</summary>
public static class ExportQuestions
{
    /// <param name="Question">Title.</param>
    /// <param name="Warning">False when the question is not in the file.</param>
    public sealed record Problem(string Question, string Code, string Excerpt, bool Warning);

    public sealed record Response(string FileName, string Text, IReadOnlyList<Problem> Problems);

    /// <param name="format"><c>gift</c> or <c>moodle-xml</c>.</param>
    public static async Task<Ok<Response>> Handle(Guid bankId, string format, AppDb db, ExportFiles files, Audit audit, CancellationToken ct)
    {
        var bank = await db.QuestionBanks.AsNoTracking().SingleOrDefaultAsync(b => b.Id == bankId, ct) ?? throw new RuleBroken(AssessmentErrors.BankNotFound);
        var rows = await (
            from q in db.Questions
            join v in db.QuestionVersions on new { q.Id, Number = q.LastNumber } equals new { Id = v.QuestionId, v.Number }
            where q.BankId == bankId && !q.Archived
            orderby q.CreatedAt, q.Id
            select new { q.Tags, Version = v }).AsNoTracking().ToListAsync(ct);
        List<ExportedQuestion> questions = [.. rows.Select(r => new ExportedQuestion(r.Version.Title, r.Version.Statement, r.Version.Body, r.Version.Key, r.Version.Points, r.Tags, []))];
        if (format != "gift")
        {
            questions = [.. await files.AttachAsync(questions, ct)];
        }

        // GIFT has no place for files, Moodle XML takes images and sounds only and has an end: what stays behind keeps the address that it has here.
        var leftOut = questions.SelectMany(q => ExportFiles.FilesOf(q).Distinct()
            .Select(id => new Problem(q.Title, AssessmentErrors.ExportFilesLeftOut.Code, FileReferences.AddressOf(id), Warning: true)));
        var (file, name) = format == "gift" ? (Gift.Write(questions, bank.Title), "questions.gift.txt") : (MoodleXml.Write(questions, bank.Title), "questions.xml");
        audit.Record("answer-key.exported", bankId, new { questions = questions.Count });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(name, file.Text, [.. file.Problems.Select(p => new Problem(questions[p.Index].Title, p.Error.Code, p.Excerpt, p.Warning)), .. leftOut]));
    }
}
