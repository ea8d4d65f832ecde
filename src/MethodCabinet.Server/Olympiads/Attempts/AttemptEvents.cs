using System.Collections.Concurrent;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>The one sender of notices to open papers. A notice that is lost costs nothing but time: the snapshot has it all.</summary>
public sealed class AttemptEvents(IHubContext<AttemptHub, IAttemptClient> hub, TimeProvider clock)
{
    /// <summary>Topic of <see cref="Platform.Notices"/>: the window, the duration or a pause of a round was changed.</summary>
    public const string RoundClockTopic = "round-clock";

    /// <summary>Topic of <see cref="Platform.Notices"/>: one participant's time was changed, or stands, or goes again.</summary>
    public const string AttemptClockTopic = "attempt-clock";

    /// <summary>Topic of <see cref="Platform.Notices"/>: a question of a participant was answered.</summary>
    public const string JuryAnsweredTopic = "jury-answered";

    /// <summary>Topic of <see cref="Platform.Notices"/>: an attempt that several devices have open was answered or handed in, or another browser has opened it.</summary>
    public const string SharedTopic = "attempt-shared";

    /// <summary>Topic of <see cref="Platform.Notices"/>: the chair has told everybody who sits a round something.</summary>
    public const string JuryAnnouncedTopic = "jury-announced";

    /// <summary>Open pages by attempt.</summary>
    private readonly ConcurrentDictionary<Guid, int> pages = new();

    internal Task RoundClockChangedAsync(AppDb db, Guid roundId, CancellationToken ct) =>
        SendDeadlinesAsync(db, db.Attempts.Where(a => a.RoundId == roundId && a.HandedInAt == null), ct);

    internal Task AttemptClockChangedAsync(AppDb db, Guid attemptId, CancellationToken ct) =>
        SendDeadlinesAsync(db, db.Attempts.Where(a => a.Id == attemptId), ct);

    /// <summary>Notices may have been lost: every page that is open on this node is told.</summary>
    internal Task CatchUpAsync(AppDb db, CancellationToken ct)
    {
        var open = pages.Keys.ToArray();
        return SendDeadlinesAsync(db, db.Attempts.Where(a => open.Contains(a.Id)), ct);
    }

    /// <summary>Something came through another node, or another browser has opened the work.</summary>
    internal Task SharedAsync(Guid attemptId) => pages.ContainsKey(attemptId) ? Pages(attemptId).CatchUp() : Task.CompletedTask;

    internal Task JuryAnsweredAsync(AppDb db, Guid questionId, CancellationToken ct) => SendAnsweredAsync(db, db.ParticipantQuestions.Where(q => q.Id == questionId), ct);

    /// <summary>Notices may have been lost.</summary>
    internal Task JuryAnsweredSinceAsync(AppDb db, DateTimeOffset since, CancellationToken ct) =>
        SendAnsweredAsync(db, db.ParticipantQuestions.Where(q => q.AnsweredAt >= since), ct);

    internal Task JuryAnnouncedAsync(AppDb db, Guid roundId, CancellationToken ct) => SendAnnouncedAsync(db, db.Rounds.Where(r => r.Id == roundId), ct);

    /// <summary>Notices may have been lost.</summary>
    internal Task JuryAnnouncedSinceAsync(AppDb db, DateTimeOffset since, CancellationToken ct) =>
        SendAnnouncedAsync(db, db.Rounds.Where(r => db.JuryAnnouncements.Any(a => a.RoundId == r.Id && a.SentAt >= since)), ct);

    /// <summary>Call after the closing of the round is committed.</summary>
    public async Task RoundClosedAsync(AppDb db, Guid roundId, DateTimeOffset closedAt, CancellationToken ct)
    {
        foreach (var attemptId in await db.Attempts.Where(a => a.RoundId == roundId).Select(a => a.Id).ToListAsync(ct))
        {
            await Pages(attemptId).RoundClosed(new RoundClosedNotice(closedAt));
        }
    }

    public Task HandedInAsync(Guid attemptId, DateTimeOffset handedInAt) => Pages(attemptId).HandedIn(new HandedInNotice(handedInAt));

    /// <summary>Tells the attempt's other open pages what was answered. Costs nothing while only one page is open, of one device.</summary>
    internal void Answered(PendingSave save)
    {
        // Where there are several devices, the one page here may be another's: a device saves through any node.
        if (pages.GetValueOrDefault(save.AttemptId) < (save.State!.HasOtherDevices ? 1 : 2))
        {
            return;
        }

        foreach (var entry in save.Entries.Skip(save.HeldCount))
        {
            // Not awaited: a page on a slow line must not hold up the journal.
            _ = Pages(save.AttemptId).AnsweredElsewhere(new SubmitJournal.ElsewhereAnswer(entry.TaskId, entry.Answer, save.DeviceId, save.ReceivedAt));
        }
    }

    internal void Joined(Guid attemptId) => pages.AddOrUpdate(attemptId, 1, (_, count) => count + 1);

    internal void Left(Guid attemptId)
    {
        if (pages.AddOrUpdate(attemptId, 0, (_, count) => count - 1) <= 0)
        {
            pages.TryRemove(new KeyValuePair<Guid, int>(attemptId, 0));
        }
    }

    private async Task SendDeadlinesAsync(AppDb db, IQueryable<Attempt> attempts, CancellationToken ct)
    {
        var found = await (
            from attempt in attempts
            join round in db.Rounds on attempt.RoundId equals round.Id
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            select new { Attempt = attempt, Round = round, registration.ExtraMinutes })
            .AsNoTracking()
            .ToListAsync(ct);
        foreach (var one in found)
        {
            var now = clock.GetUtcNow();
            var deadline = AttemptClock.Deadline(one.Round, one.Attempt, one.ExtraMinutes, now);
            await Pages(one.Attempt.Id).DeadlineChanged(new DeadlineNotice(one.Attempt.Id, deadline, now, Pauses.Of(one.Round, one.Attempt).Since));
        }
    }

    private async Task SendAnsweredAsync(AppDb db, IQueryable<ParticipantQuestion> questions, CancellationToken ct)
    {
        var open = pages.Keys.ToArray();
        var told = await (
            from question in questions
            join task in db.PaperTasks on question.TaskId equals task.Id
            join attempt in db.Attempts on task.PaperId equals attempt.PaperId
            where open.Contains(attempt.Id) && (question.IsForAll || question.AttemptId == attempt.Id)
            select attempt.Id)
            .Distinct().ToListAsync(ct);
        await hub.Clients.Groups(told.ConvertAll(AttemptHub.Group)).JuryAnswered();
    }

    private async Task SendAnnouncedAsync(AppDb db, IQueryable<Round> rounds, CancellationToken ct)
    {
        var open = pages.Keys.ToArray();
        var told = await db.Attempts.Where(a => open.Contains(a.Id) && rounds.Any(r => r.Id == a.RoundId)).Select(a => a.Id).ToListAsync(ct);
        await hub.Clients.Groups(told.ConvertAll(AttemptHub.Group)).JuryAnswered();
    }

    private IAttemptClient Pages(Guid attemptId) => hub.Clients.Group(AttemptHub.Group(attemptId));
}
