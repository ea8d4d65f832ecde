using System.Text.Json;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Scoring;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Late;

/// <summary>
/// Everything that was ever answered to one task of a work, for whoever decides about it: the journal keeps each state, and a later one hides none. While the round is open, of works of
/// which something came late only. Each look is in the audit log.
/// </summary>
public static class ReadAnswers
{
    /// <param name="IsRemoved">The task stood in the sealed paper that was sat, and was removed since: it gives no points.</param>
    /// <param name="Answers">In the order of arrival.</param>
    public sealed record Response(Guid TaskId, int Position, bool IsRemoved, string StatementHtml, QuestionBody Body, IReadOnlyList<GivenAnswer> Answers);

    /// <param name="Device">1, 2, 3… by first arrival, as in <see cref="GetLateWork.Delivery"/>.</param>
    /// <param name="Answer">JSON text; null for an answer taken back.</param>
    /// <param name="Counts">The one that is scored, as things stand.</param>
    /// <param name="Files">Those that the answer names: the number under which <see cref="GetLateFile"/> has it; null for one that has not arrived.</param>
    public sealed record GivenAnswer(int Device, long Seq, string? Answer, DateTimeOffset ReceivedAt, bool IsLate, bool Counts, IReadOnlyList<int?> Files);

    public static async Task<Ok<Response>> Handle(
        Guid id, int position, AppDb db, CurrentUser user, Audit audit, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var attemptId = await db.LateWorkAsync(id, user, ct);
        var attempts = await db.AttemptsToDecideAsync(user, site.DayOf(clock.GetUtcNow()), ct);
        var work = await attempts.Where(db.IsReadable()).AsNoTracking().SingleOrDefaultAsync(a => a.Id == attemptId, ct).OrNotFound();
        var task = (await db.TasksOfWorkAsync(work, ct)).SingleOrDefault(t => t.Position == position) ?? throw new RuleBroken(PlatformErrors.NotFound);
        return TypedResults.Ok(await ReadAsync(db, attemptId, task, showsFileNames: user.IsStaff, audit, ct));
    }

    /// <summary>Reads them, and writes down that somebody did.</summary>
    /// <param name="showsFileNames">Whoever does not know whose work it is, is not told the names that the participant gave to files, nor their digests, which the participant knows.</param>
    internal static async Task<Response> ReadAsync(AppDb db, Guid id, LateTask task, bool showsFileNames, Audit audit, CancellationToken ct)
    {
        var question = await db.QuestionVersions.Where(v => v.Id == task.VersionId).Select(v => new { v.StatementHtml, v.BodyRendered }).SingleAsync(ct);
        var devices = await db.JournalEntries.Where(e => e.AttemptId == id).GroupBy(e => e.DeviceId)
            .OrderBy(g => g.Min(e => e.Id)).Select(g => g.Key).ToListAsync(ct);
        var entries = await db.JournalEntries.Where(e => e.AttemptId == id && e.TaskId == task.Id).OrderBy(e => e.Id)
            .Select(e => new { e.Id, e.DeviceId, e.Seq, e.Answer, e.ReceivedAt, e.IsLate })
            .ToListAsync(ct);
        var counted = await db.CountedEntries.Where(e => e.AttemptId == id && e.TaskId == task.Id).MaxAsync(e => (long?)e.Id, ct);
        var files = (await GetLateFile.FilesOf(db, id).Select(f => f.Sha256).ToListAsync(ct)).ConvertAll(Convert.ToHexStringLower);
        audit.Record("attempt.answers-read", id, new { Task = new[] { task.Position } });
        await db.SaveChangesAsync(ct);
        return new Response(task.Id, task.Position, task.IsRemoved, question.StatementHtml, question.BodyRendered,
        [
            .. entries.Select(e => new GivenAnswer(
                devices.IndexOf(e.DeviceId) + 1, e.Seq, Shown(e.Answer, showsFileNames), e.ReceivedAt, e.IsLate, e.Id == counted, NumbersOf(e.Answer, files))),
        ]);
    }

    /// <param name="arrived">Digests in the order of their numbers.</param>
    private static IReadOnlyList<int?> NumbersOf(string answer, List<string> arrived) =>
        AttemptScorer.Parse(answer) is UploadAnswer { Files: var files } ? [.. files.Select(file => arrived.IndexOf(file.Sha256) is >= 0 and var at ? at + 1 : (int?)null)] : [];

    private static string? Shown(string answer, bool showsFileNames)
    {
        if (answer == "null")
        {
            return null;
        }

        return showsFileNames || AttemptScorer.Parse(answer) is not UploadAnswer { Files: var files }
            ? answer
            : JsonSerializer.Serialize<Answer>(new UploadAnswer([.. files.Select((file, i) => file with { Name = $"{i + 1}", Sha256 = "" })]), StoredJson.Options);
    }
}
