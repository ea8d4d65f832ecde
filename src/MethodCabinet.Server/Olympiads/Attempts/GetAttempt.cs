using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Carriers;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>The snapshot of one's own attempt.</summary>
public static class GetAttempt
{
    /// <param name="seal">Of the sealed paper on the device, which then is not sent once more.</param>
    public static async Task<Ok<AttemptView>> Handle(
        Guid id, Guid? seal, AppDb db, CurrentUser user, PaperViews papers, CarrierKeys carriers, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(await ReadAsync(id, user.PersonId, seal, db, papers, carriers, clock, ct));

    internal static async Task<AttemptView> ReadAsync(
        Guid id, Guid personId, Guid? seal, AppDb db, PaperViews papers, CarrierKeys carriers, TimeProvider clock, CancellationToken ct)
    {
        // Somebody else's attempt is not to be told apart from none.
        var found = await (
            from attempt in db.Attempts
            join round in db.Rounds on attempt.RoundId equals round.Id
            join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
            join subject in db.Subjects on olympiad.SubjectCode equals subject.Code
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            join paper in db.Papers on attempt.PaperId equals paper.Id
            join track in db.Tracks on paper.TrackId equals track.Id
            where attempt.Id == id && attempt.PersonId == personId
            select new
            {
                Attempt = attempt,
                Round = round,
                olympiad.Title,
                Subject = subject.Name,
                olympiad.Stage,
                Track = track.Name,
                registration.ExtraMinutes,
                JuryAnswers = db.ParticipantQuestions.Count(q => q.AttemptId == id && q.AnsweredAt != null && !q.IsForAll)
                    + db.ParticipantQuestions.Count(q => q.IsForAll && db.PaperTasks.Any(t => t.Id == q.TaskId && t.PaperId == paper.Id))
                    + db.JuryAnnouncements.Count(a => a.RoundId == round.Id),
            })
            .AsNoTracking()
            .SingleOrDefaultAsync(ct).OrNotFound();

        var last = await db.Database.SqlQuery<LastRow>(
            $"""
            select distinct on (e.task_id, counts) e.id, e.task_id, e.answer, e.device_id, e.seq, e.received_at, e.is_late, c.id is not null as counts, coalesce(d.state = 'Refused', false) as is_refused
            from olympiads.journal_entries e
            left join olympiads.counted_entries c on c.attempt_id = e.attempt_id and c.device_id = e.device_id and c.seq = e.seq
            left join olympiads.late_deliveries d on e.is_late and d.attempt_id = e.attempt_id and d.device_id = e.device_id and e.seq between d.first_seq and d.last_seq
            where e.attempt_id = {id}
            order by e.task_id, counts, e.id desc
            """).ToListAsync(ct);
        var counted = last.Where(e => e.Counts).ToDictionary(e => e.TaskId);
        var late = last.Where(e => !e.Counts && !(counted.TryGetValue(e.TaskId, out var other) && (other.Id > e.Id || other.Answer == e.Answer)));
        var heads = await db.Database.SqlQuery<HeadRow>(
            $"""
            select distinct on (device_id) device_id, seq, hash
            from olympiads.journal_entries where attempt_id = {id}
            order by device_id, seq desc
            """).ToListAsync(ct);

        var shown = await papers.GetAsync(db, found.Attempt, seal, ct);
        var files = await FilesAsync(db, id, ct);
        var carrierKey = await carriers.PublicAsync(found.Round.Id);
        var now = clock.GetUtcNow();
        return new AttemptView(
            id,
            found.Round.Id,
            found.Title,
            found.Subject,
            found.Stage,
            found.Track,
            found.Round.Title,
            found.Attempt.OpenedAt,
            AttemptClock.Deadline(found.Round, found.Attempt, found.ExtraMinutes, now),
            now,
            Pauses.Of(found.Round, found.Attempt).Since,
            found.Attempt.HandedInAt,
            found.Round.ClosedAt,
            shown,
            [.. counted.Values.Select(e => e.ToAnswer())],
            [.. late.Select(e => new AttemptView.LateAnswer(e.TaskId, e.Answer, e.DeviceId, e.Seq, e.ReceivedAt, e.IsRefused))],
            [.. heads.Select(h => new AttemptView.DeviceHead(h.DeviceId, h.Seq, Convert.ToHexStringLower(h.Hash)))],
            new AttemptView.Place(found.Attempt.TaskAtHand, found.Attempt.Flags),
            files,
            found.JuryAnswers,
            carrierKey);
    }

    /// <summary>Digests of the files that the server holds, lower-case hexadecimal, in the order of arrival.</summary>
    internal static async Task<IReadOnlyList<string>> FilesAsync(AppDb db, Guid attemptId, CancellationToken ct)
    {
        var digests = await db.AttemptFiles.Where(f => f.AttemptId == attemptId).OrderBy(f => f.ReceivedAt).Select(f => f.Sha256).ToListAsync(ct);
        return digests.ConvertAll(Convert.ToHexStringLower);
    }

    /// <param name="Id">In the order of acceptance.</param>
    private sealed record LastRow(long Id, Guid TaskId, string Answer, Guid DeviceId, long Seq, DateTimeOffset ReceivedAt, bool IsLate, bool Counts, bool IsRefused)
    {
        public AttemptView.LastAnswer ToAnswer() => new(TaskId, Answer, DeviceId, Seq, ReceivedAt, IsLate);
    }

    private sealed record HeadRow(Guid DeviceId, long Seq, byte[] Hash);
}
