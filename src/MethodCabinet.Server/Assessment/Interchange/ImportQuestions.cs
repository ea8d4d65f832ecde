using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Assessment.Interchange;

/// <summary>
/// Takes the questions of a previewed file into a bank, all that are not left out or none. The file is sent again, so that nothing of an unconfirmed one is kept;
/// its hash tells that it is the same.
/// </summary>
public static class ImportQuestions
{
    /// <param name="Files">How many images and sounds were stored.</param>
    public sealed record Response(int Created, int Files);

    /// <param name="sha256">As the preview gave it.</param>
    /// <param name="leftOut">Numbers of the questions that are not taken.</param>
    /// <param name="gradeFrom">For all of them: neither format knows grades.</param>
    public static async Task<Ok<Response>> Handle(
        Guid bankId, string sha256, IFormFile file, [FromForm] int[] leftOut, [FromForm] int gradeFrom, [FromForm] int gradeTo,
        AppDb db, Files files, QuestionContents contents, Audit audit, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var bank = await db.QuestionBanks.AsNoTracking().SingleOrDefaultAsync(b => b.Id == bankId, ct) ?? throw new RuleBroken(AssessmentErrors.BankNotFound);
        var read = await QuestionFile.ReadAsync(file, ct);
        if (read.Sha256 != sha256)
        {
            throw new RuleBroken(AssessmentErrors.ImportAnotherFile);
        }

        var without = leftOut.ToHashSet();
        var chosen = read.Questions.Where(q => !without.Contains(q.Number)).ToList();
        if (chosen.Count == 0 || chosen.Count != read.Questions.Count - without.Count)
        {
            throw new RuleBroken(AssessmentErrors.ImportNothingChosen);
        }

        var now = clock.GetUtcNow();
        var taken = 0;
        foreach (var (index, item) in chosen.Index())
        {
            // A microsecond apart, the least that the database keeps: they leave in the order in which they came.
            var question = new Question(Guid.CreateVersion7(), bankId, bank.Subject, now.AddMicroseconds(index));

            // Checks the grades before anything is stored.
            question.Classify(bank.Subject, gradeFrom, gradeTo, item.Tags);
            var stored = new Dictionary<string, Guid>();
            foreach (var attachment in item.Attachments)
            {
                using var content = new MemoryStream(attachment.Bytes);
                stored[attachment.Name] = (await files.AddAsync(attachment.Name, content, user.PersonId, ct)).Id;
            }

            taken += stored.Count;
            var draft = item.WithFiles(stored);
            db.Questions.Add(question);
            db.QuestionVersions.Add(question.Revise(null, lastIsUsed: false, contents.Render(draft), Guid.CreateVersion7(), now, user.PersonId));
        }

        audit.Record("questions.imported", bankId, new { read.Format, sha256, questions = chosen.Count, files = taken });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(chosen.Count, taken));
    }
}
