using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Assessment.Journal;
using MethodCabinet.Server.Assessment.Receipts;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>
/// Appends a device's entries to the journal of a try, by the rules of the olympiads (docs/decisions/0030-answer-journal.md). The reply means that they are committed to disk. Learners do not come all in
/// one second, so that each request is a transaction of its own.
/// </summary>
public static class SubmitQuizJournal
{
    /// <param name="DeviceId">Made by the client for each tab or device; its entries form one hash chain.</param>
    /// <param name="Entries">1 to 200, seqs without gaps.</param>
    /// <param name="ElapsedMs">The device's clock now, in the milliseconds of its entries: evidence for those that come late.</param>
    public sealed record Request(Guid DeviceId, IReadOnlyList<SentEntry> Entries, long? ElapsedMs = null);

    /// <param name="Head">Of this device's chain, as committed.</param>
    /// <param name="Deadline">Null where there is none.</param>
    /// <param name="PausedAt">Always null: a quiz is not paused.</param>
    /// <param name="Late">How many of the entries came after the end and do not count.</param>
    /// <param name="Elsewhere">What another device answered to the same tasks since this device's last entry.</param>
    /// <param name="Receipt">Signed proof of <paramref name="Head"/> and <paramref name="ReceivedAt"/>.</param>
    public sealed record Response(
        Head Head, DateTimeOffset ReceivedAt, DateTimeOffset? Deadline, DateTimeOffset Now, DateTimeOffset? PausedAt, int Late, IReadOnlyList<ElsewhereAnswer> Elsewhere, Receipt Receipt);

    /// <param name="Hash">Lower-case hexadecimal.</param>
    public sealed record Head(long Seq, string Hash);

    public sealed record ElsewhereAnswer(Guid TaskId, string Answer, Guid DeviceId, DateTimeOffset ReceivedAt);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, QuizTries tries, ReceiptSigner signer, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var entries = SentJournal.Read(request.DeviceId, request.Entries);
        if (request.ElapsedMs is < 0 or > JournalRules.MaxElapsedMs)
        {
            throw new RuleBroken(JournalErrors.Malformed);
        }

        await signer.PrepareAsync(ct);

        // The database keeps microseconds; what is signed is what is stored.
        var arrived = clock.GetUtcNow();
        var receivedAt = arrived.AddTicks(-(arrived.Ticks % TimeSpan.TicksPerMicrosecond));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var held = await tries.HeldAsync(id, user, ct);
        await RequireTasksAsync(db, id, entries, ct);
        var stored = await db.QuizEntries.AsNoTracking().Where(e => e.AttemptId == id && e.DeviceId == request.DeviceId).OrderByDescending(e => e.Seq).FirstOrDefaultAsync(ct);
        var heldCount = await CountHeldAsync(db, id, request.DeviceId, stored, entries, ct);
        var added = entries[heldCount..];
        var counting = 0;
        if (added.Length > 0)
        {
            counting = await AddAsync(db, held, request, stored, added, receivedAt, ct);
            if (held.Attempt.HandedInAt is { } handedInAt ? counting > 0 && receivedAt > handedInAt : held.Deadline < receivedAt)
            {
                await tries.ScoreAsync(held, held.Attempt.HandedInAt ?? held.Deadline!.Value, ct);
            }
        }

        var elsewhere = await ElsewhereAsync(db, id, request.DeviceId, stored?.Id ?? 0, entries, ct);
        await transaction.CommitAsync(ct);

        var last = added.Length > 0 ? (added[^1].Seq, added[^1].Hash) : (stored!.Seq, stored.Hash);
        var receipt = signer.Sign([new ReceiptClaim(id, request.DeviceId, last.Seq, last.Hash, receivedAt)])[0];
        return TypedResults.Ok(new Response(
            new Head(last.Seq, Convert.ToHexStringLower(last.Hash)), receivedAt, held.Deadline, clock.GetUtcNow(), null, added.Length - counting, elsewhere, receipt));
    }

    private static async Task RequireTasksAsync(AppDb db, Guid id, JournalDraft[] entries, CancellationToken ct)
    {
        var tasks = await db.QuizTasks.Where(t => t.AttemptId == id && !t.IsKept).Select(t => t.TaskId).ToHashSetAsync(ct);
        if (Array.Find(entries, entry => !tasks.Contains(entry.TaskId)) is { } foreign)
        {
            throw new RuleBroken(JournalErrors.ForeignTask, new Dictionary<string, object?> { ["seq"] = foreign.Seq, ["taskId"] = foreign.TaskId });
        }
    }

    private static async Task<int> CountHeldAsync(AppDb db, Guid id, Guid deviceId, QuizEntry? stored, JournalDraft[] entries, CancellationToken ct)
    {
        var head = stored is null ? JournalHead.None : new JournalHead(stored.Seq, stored.Hash);
        var (first, last) = (entries[0].Seq, entries[^1].Seq);
        var resent = first <= head.Seq
            ? await db.QuizEntries.Where(e => e.AttemptId == id && e.DeviceId == deviceId && e.Seq >= first && e.Seq <= last).ToDictionaryAsync(e => e.Seq, e => e.Hash, ct)
            : [];
        return JournalRules.CountHeld(head, id, deviceId, entries, seq => resent[seq]);
    }

    /// <returns>How many of them count.</returns>
    private static async Task<int> AddAsync(AppDb db, QuizTry held, Request request, QuizEntry? stored, JournalDraft[] added, DateTimeOffset receivedAt, CancellationToken ct)
    {
        var (id, bytes) = (held.Attempt.Id, stored?.ChainBytes ?? 0);
        var others = await db.QuizEntries.Where(e => e.AttemptId == id && e.DeviceId != request.DeviceId)
            .GroupBy(e => e.DeviceId).Select(g => new { Entries = g.Max(e => e.Seq), Bytes = g.Max(e => e.ChainBytes) }).ToListAsync(ct);
        JournalRules.CheckRoom(added[^1].Seq + others.Sum(o => o.Entries), bytes + added.Sum(entry => (long)entry.AnswerBytes) + others.Sum(o => o.Bytes));

        var end = QuizClock.EndOf(held.Deadline, held.Attempt.HandedInAt);
        var isLate = receivedAt > end;
        var counting = isLate ? await CountInTimeAsync(db, held, request, added, receivedAt, end!.Value, ct) : added.Length;
        foreach (var (index, entry) in added.Index())
        {
            bytes += entry.AnswerBytes;
            db.QuizEntries.Add(new QuizEntry
            {
                AttemptId = id,
                DeviceId = request.DeviceId,
                Seq = entry.Seq,
                TaskId = entry.TaskId,
                Answer = entry.Answer,
                ElapsedMs = entry.ElapsedMs,
                Hash = entry.Hash,
                ChainBytes = bytes,
                ReceivedAt = receivedAt,
                IsLate = isLate,
                Counts = index < counting,
            });
        }

        await db.SaveChangesAsync(ct);
        return counting;
    }

    private static async Task<int> CountInTimeAsync(AppDb db, QuizTry held, Request request, JournalDraft[] added, DateTimeOffset receivedAt, DateTimeOffset end, CancellationToken ct)
    {
        var anchor = (await db.AnchorsAsync(held.Attempt.Id, ct)).GetValueOrDefault(request.DeviceId);
        return QuizClock.CountInTime(
            LateEvidence.Grade([.. added.Select(entry => entry.ElapsedMs)], anchor?.Start, anchor?.LastMs ?? 0, request.ElapsedMs, receivedAt, end), held.Attempt.ShownAt);
    }

    private static async Task<List<ElsewhereAnswer>> ElsewhereAsync(AppDb db, Guid id, Guid deviceId, long since, JournalDraft[] entries, CancellationToken ct)
    {
        var tasks = entries.Select(entry => entry.TaskId).Distinct().ToArray();
        var others = await db.QuizEntries.AsNoTracking().Where(e => e.AttemptId == id && e.DeviceId != deviceId && e.Id > since && tasks.Contains(e.TaskId)).OrderBy(e => e.Id).ToListAsync(ct);
        return [.. others.GroupBy(e => e.TaskId).Select(of => of.Last()).Select(e => new ElsewhereAnswer(e.TaskId, e.Answer, e.DeviceId, e.ReceivedAt))];
    }
}
