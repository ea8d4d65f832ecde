using System.Text.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Assessment.Journal;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Board;

/// <summary>A participant of a round as the board shows where they and their work are.</summary>
internal sealed record WhereaboutsRow(Whereabouts Where, string AbsenceReason, string? SignOffReason)
{
    public IReadOnlyList<LeftBehind> Left => Reconciling.LeftOf(Where);
}

internal static class ReconcilingReads
{
    /// <summary>How many participants hold the closing of the round up.</summary>
    public static async Task<int> CountLeftAsync(this AppDb db, Round round, DateTimeOffset now, CancellationToken ct) =>
        (await db.WhereaboutsAsync(round, now, ct)).Values.Count(row => row.Left.Count > 0);

    /// <summary>Everybody with a confirmed entry, by registration.</summary>
    public static async Task<Dictionary<Guid, WhereaboutsRow>> WhereaboutsAsync(this AppDb db, Round round, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await (
            from registration in db.Registrations
            where registration.OlympiadId == round.OlympiadId && registration.Status == RegistrationStatus.Confirmed
            join mark in db.Attendance.Where(m => m.RoundId == round.Id) on registration.Id equals mark.RegistrationId into marks
            from mark in marks.DefaultIfEmpty()
            join signed in db.SignOffs.Where(s => s.RoundId == round.Id) on registration.Id equals signed.RegistrationId into signatures
            from signed in signatures.DefaultIfEmpty()
            join attempt in db.Attempts.Where(a => a.RoundId == round.Id) on registration.Id equals attempt.RegistrationId into opened
            from attempt in opened.DefaultIfEmpty()
            select new
            {
                registration.Id,
                Mark = mark,
                SignOff = signed,
                registration.ExtraMinutes,
                Attempt = attempt,
                LateAt = db.LateDeliveries.Where(d => d.AttemptId == attempt.Id && d.State == LateDeliveryState.Waiting).Max(d => (DateTimeOffset?)d.ReceivedAt),
                KitAt = db.HeldKits
                    .Where(k => k.RegistrationId == registration.Id && db.PaperSeals.Any(s => s.Id == k.SealId && db.Papers.Any(p => p.Id == s.PaperId && p.RoundId == round.Id)))
                    .Max(k => (DateTimeOffset?)k.Since),
            })
            .AsNoTracking()
            .ToListAsync(ct);
        var devices = await DevicesAsync(db, round.Id, ct);
        var files = await FilesAsync(db, round.Id, ct);
        return rows.ToDictionary(row => row.Id, row =>
        {
            var told = row.Attempt is { } opened ? devices[opened.Id].ToList() : [];
            var named = row.Attempt is null ? FilesRow.None : files.GetValueOrDefault(row.Attempt.Id, FilesRow.None);
            var unheardAt = row.Attempt is { } attempt ? UnheardAt(told, attempt.HandedInAt, AttemptClock.Deadline(round, attempt, row.ExtraMinutes, now), now) : null;
            var known = new (LeftBehind Reason, DateTimeOffset? Since)[]
            {
                (LeftBehind.SeatedNotOpened, row.Mark?.MarkedAt),
                (LeftBehind.KitNotOpened, row.KitAt),
                (LeftBehind.EntriesUnsent, told.Where(d => d.Unsent > 0).Max(d => (DateTimeOffset?)d.ToldAt)),
                (LeftBehind.DeviceNotHeard, unheardAt),
                (LeftBehind.FilesMissing, named.MissingSince),
                (LeftBehind.LateWaiting, row.LateAt),
            };
            return new WhereaboutsRow(
                new Whereabouts(
                    row.Mark?.IsPresent, row.KitAt is not null, row.Attempt?.KnownAt, told.Sum(d => d.Unsent), named.Expected, named.Received, row.SignOff?.SignedAt, row.LateAt is not null, unheardAt is not null)
                {
                    KnownSince = known.Where(k => k.Since is not null).ToDictionary(k => k.Reason, k => k.Since!.Value),
                },
                row.Mark?.Reason ?? "",
                row.SignOff?.Reason);
        });
    }

    /// <summary>
    /// Since when a device is to be heard: the end of the work, or what a device said of itself afterwards. Null when none is waited for. A hand-in is the last word of its own
    /// device alone: another one may have left the network with answers.
    /// </summary>
    private static DateTimeOffset? UnheardAt(List<DeviceRow> told, DateTimeOffset? handedInAt, DateTimeOffset deadline, DateTimeOffset now)
    {
        var end = handedInAt < deadline ? handedInAt.Value : deadline;
        if (now <= end)
        {
            return null;
        }

        if (told.Count == 0)
        {
            return handedInAt is null ? end : null;
        }

        return told.Where(d => d.IsOpen).Max(d => (DateTimeOffset?)(d.ToldAt > end ? d.ToldAt : end));
    }

    private static async Task<ILookup<Guid, DeviceRow>> DevicesAsync(AppDb db, Guid roundId, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<DeviceRow>(
            $"""
            select d.attempt_id, d.is_open, d.told_at, greatest(0, d.seq - coalesce(
              (select max(e.seq) from olympiads.journal_entries e where e.attempt_id = d.attempt_id and e.device_id = d.chain_id), 0))::int as unsent
            from olympiads.attempts a join olympiads.attempt_devices d on d.attempt_id = a.id
            where a.round_id = {roundId}
            """).ToListAsync(ct);
        return rows.ToLookup(row => row.AttemptId);
    }

    /// <summary>By attempt: how many files the answers that count name, and how many of them are here.</summary>
    private static async Task<Dictionary<Guid, FilesRow>> FilesAsync(AppDb db, Guid roundId, CancellationToken ct)
    {
        var tasks = await db.Database.SqlQuery<Guid>(
            $"""
            select t.id as "Value" from olympiads.paper_tasks t
            join olympiads.papers p on p.id = t.paper_id
            join assessment.question_versions v on v.id = t.question_version_id
            where p.round_id = {roundId} and v.body->>'type' = 'upload'
            """).ToArrayAsync(ct);
        if (tasks.Length == 0)
        {
            return [];
        }

        var answers = await db.Database.SqlQuery<UploadRow>(
            $"""
            select distinct on (e.attempt_id, e.task_id) e.attempt_id, e.answer, e.received_at
            from olympiads.attempts a join olympiads.counted_entries e on e.attempt_id = a.id
            where a.round_id = {roundId} and e.task_id = any({tasks})
            order by e.attempt_id, e.task_id, e.id desc
            """).ToListAsync(ct);
        var held = (await db.AttemptFiles.Where(f => db.Attempts.Any(a => a.Id == f.AttemptId && a.RoundId == roundId)).Select(f => new { f.AttemptId, f.Sha256 }).ToListAsync(ct))
            .Select(f => (f.AttemptId, Convert.ToHexStringLower(f.Sha256))).ToHashSet();
        return answers.GroupBy(answer => answer.AttemptId).ToDictionary(of => of.Key, of =>
        {
            var named = of.SelectMany(row => row.Named.Select(sha256 => (sha256, row.ReceivedAt))).ToLookup(file => held.Contains((of.Key, file.sha256)));
            var (here, missing) = (named[true].DistinctBy(file => file.sha256).Count(), named[false].DistinctBy(file => file.sha256).Count());
            return new FilesRow(here + missing, here, named[false].Max(file => (DateTimeOffset?)file.ReceivedAt));
        });
    }

    /// <param name="MissingSince">When the last answer came that names one which is not here; null when none is missing.</param>
    private sealed record FilesRow(int Expected, int Received, DateTimeOffset? MissingSince)
    {
        public static FilesRow None { get; } = new(0, 0, null);
    }

    /// <param name="Unsent">Entries that were written there and are not here.</param>
    private sealed record DeviceRow(Guid AttemptId, bool IsOpen, DateTimeOffset ToldAt, int Unsent);

    private sealed record UploadRow(Guid AttemptId, string Answer, DateTimeOffset ReceivedAt)
    {
        public IEnumerable<string> Named => JsonSerializer.Deserialize(Answer, AnswerJson.Default.Answer) is UploadAnswer upload ? upload.Files.Select(f => f.Sha256) : [];
    }
}
