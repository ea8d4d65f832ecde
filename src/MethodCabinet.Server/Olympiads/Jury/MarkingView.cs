using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Scoring;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>
/// A task of one work as its juror sees it: cipher and answer, and nothing that tells whose it is. Neither the attempt nor the names and digests of its files are here,
/// because the participant knows these. Nor does it say which turn it is: a second marking is blind, and a control work is hidden.
/// </summary>
/// <param name="Answer">JSON text of the answer that counts; null where none was given or the answer is files.</param>
/// <param name="Files">Of the answer, in its order.</param>
/// <param name="ModelAnswerHtml">The author's solution; null when there is none.</param>
/// <param name="Points">Criterion id → points given so far.</param>
/// <param name="Others">Between which this one decides, for the chair; empty for everybody else.</param>
/// <param name="ClaimedUntil">The work is free for others afterwards, unless the marking is saved before or done.</param>
public sealed record MarkingView(
    Guid Id,
    string Cipher,
    Guid RoundId,
    Guid TaskId,
    int Position,
    string StatementHtml,
    QuestionBody Body,
    string? Answer,
    IReadOnlyList<MarkingView.File> Files,
    IReadOnlyList<Criterion> Criteria,
    string? ModelAnswerHtml,
    IReadOnlyDictionary<string, decimal> Points,
    string Comment,
    IReadOnlyList<SheetRemark> Remarks,
    DateTimeOffset ClaimedUntil,
    DateTimeOffset? DoneAt,
    uint Version,
    IReadOnlyList<MarkingView.Other> Others)
{
    /// <param name="Number">1, 2, 3… in the answer; the address of the file ends with it.</param>
    /// <param name="MediaType">Null while the file has not arrived.</param>
    public sealed record File(int Number, string? MediaType);

    /// <param name="Juror">Whose marking it is.</param>
    /// <param name="Remarks">Drawn on the sheets of the answer.</param>
    public sealed record Other(string Juror, IReadOnlyDictionary<string, decimal> Points, string Comment, IReadOnlyList<SheetRemark> Remarks);
}

internal static class MarkingViews
{
    /// <summary>Null when it is not this juror's, or a declaration speaks against the work since.</summary>
    public static async Task<MarkingView?> MarkingViewAsync(this AppDb db, Guid id, CurrentUser user, TextRenderer texts, DateOnly today, CancellationToken ct)
    {
        var jurorId = user.PersonId;
        var found = await (
            from marking in db.Markings
            join work in db.Works on marking.AttemptId equals work.AttemptId
            join task in db.PaperTasks on marking.TaskId equals task.Id
            join version in db.QuestionVersions on task.QuestionVersionId equals version.Id
            where marking.Id == id && marking.JurorId == jurorId
            select new
            {
                Marking = marking,
                Work = work,
                task.Position,
                Version = version,
                HasDeclared = db.DeclaredConflicts.Any(c => c.JurorId == jurorId),
                SealId = db.Attempts.Where(a => a.Id == marking.AttemptId).Select(a => a.SealId).FirstOrDefault(),
                Answer = db.CountedEntries.Where(e => e.AttemptId == work.AttemptId && e.TaskId == marking.TaskId).OrderByDescending(e => e.Id).Select(e => e.Answer).FirstOrDefault(),
            })
            .AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null || (found.HasDeclared && await db.DeclaredAgainst(jurorId, today).ContainsAsync(found.Marking.AttemptId, ct)))
        {
            return null;
        }

        // Only who sat a sealed paper can have been asked another question; for the others one query is less, a hundred times a second. Where all have sealed papers all pay for it.
        var asked = found.SealId is null ? found.Version : (await db.SatTaskAsync(found.Marking.AttemptId, found.Marking.TaskId, ct))?.Version;
        if (asked is not { Key: ManualKey key })
        {
            return null;
        }

        var (answer, files) = await db.FilesOfAsync(found.Answer, found.Marking.AttemptId, ct);
        return new MarkingView(
            found.Marking.Id,
            found.Work.Cipher,
            found.Work.RoundId,
            found.Marking.TaskId,
            found.Position,
            asked.StatementHtml,
            asked.BodyRendered,
            files.Count > 0 ? null : answer,
            [.. files.Select((file, i) => new MarkingView.File(i + 1, file?.MediaType))],
            key.Criteria,
            key.ModelAnswer is { Length: > 0 } model ? texts.Render(model).Html : null,
            found.Marking.Points,
            found.Marking.Comment,
            found.Marking.Remarks,
            found.Marking.ClaimedUntil,
            found.Marking.DoneAt,
            found.Marking.Version,
            found.Marking.Turn == MarkingTurn.Third && user.Roles.Contains(Role.Chair) ? await db.OthersAsync(found.Marking, ct) : []);
    }

    private static async Task<IReadOnlyList<MarkingView.Other>> OthersAsync(this AppDb db, Marking than, CancellationToken ct)
    {
        var others = await (
            from marking in db.Markings
            join juror in db.People on marking.JurorId equals juror.Id
            where marking.AttemptId == than.AttemptId && marking.TaskId == than.TaskId && marking.DoneAt != null
                && (marking.Turn == MarkingTurn.First || marking.Turn == MarkingTurn.Second)
            orderby marking.Turn
            select new { juror, Marking = marking })
            .AsNoTracking().ToListAsync(ct);
        return others.ConvertAll(o => new MarkingView.Other(o.juror.FullName, o.Marking.Points, o.Marking.Comment, o.Marking.Remarks));
    }

    /// <summary>The answer that counts, and the stored files that it names; null for one that has not arrived.</summary>
    internal static async Task<(string? Answer, IReadOnlyList<Domain.Materials.StoredFile?> Files)> AnswerFilesAsync(
        this AppDb db, Guid attemptId, Guid taskId, CancellationToken ct) =>
        await db.FilesOfAsync(
            await db.CountedEntries.Where(e => e.AttemptId == attemptId && e.TaskId == taskId).OrderByDescending(e => e.Id).Select(e => e.Answer).FirstOrDefaultAsync(ct), attemptId, ct);

    /// <summary>The same of all tasks of a work that were answered, by task.</summary>
    internal static async Task<Dictionary<Guid, (string? Answer, IReadOnlyList<Domain.Materials.StoredFile?> Files)>> AnswersFilesAsync(this AppDb db, Guid attemptId, CancellationToken ct)
    {
        var answers = await db.CountedEntries.Where(e => e.AttemptId == attemptId)
            .GroupBy(e => e.TaskId)
            .Select(g => new { TaskId = g.Key, g.OrderByDescending(e => e.Id).First().Answer })
            .ToListAsync(ct);
        var held = await db.HeldFilesAsync(attemptId, ct);
        return answers.ToDictionary(a => a.TaskId, a => FilesOf(a.Answer, held));
    }

    private static async Task<(string? Answer, IReadOnlyList<Domain.Materials.StoredFile?> Files)> FilesOfAsync(
        this AppDb db, string? json, Guid attemptId, CancellationToken ct) =>
        FilesOf(json, IsOfFiles(json) ? await db.HeldFilesAsync(attemptId, ct) : []);

    private static bool IsOfFiles(string? json) => json is not (null or "null") && AttemptScorer.Parse(json) is UploadAnswer;

    private static (string? Answer, IReadOnlyList<Domain.Materials.StoredFile?> Files) FilesOf(string? json, Dictionary<string, Domain.Materials.StoredFile> held) =>
        json is null or "null" || AttemptScorer.Parse(json) is not UploadAnswer { Files: var named }
            ? (json is "null" ? null : json, [])
            : (json, [.. named.Select(file => held.GetValueOrDefault(file.Sha256))]);

    /// <summary>What has arrived of the files of a work, by digest.</summary>
    private static async Task<Dictionary<string, Domain.Materials.StoredFile>> HeldFilesAsync(this AppDb db, Guid attemptId, CancellationToken ct)
    {
        var held = await (
            from attemptFile in db.AttemptFiles
            join stored in db.StoredFiles on attemptFile.FileId equals stored.Id
            where attemptFile.AttemptId == attemptId
            select new { attemptFile.Sha256, Stored = stored })
            .AsNoTracking().ToListAsync(ct);
        return held.ToDictionary(h => Convert.ToHexStringLower(h.Sha256), h => h.Stored);
    }
}
