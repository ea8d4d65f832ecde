using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Late;

/// <summary>The timeline of a work to which answers came late: what was written and received when, by device.</summary>
public static class GetLateWork
{
    /// <param name="Id">See <see cref="ListLateWorks.Work"/>.</param>
    /// <param name="Participant">Null for a chair, who decides without knowing whose work it is.</param>
    /// <param name="End">What arrived later is late: the deadline, the hand-in or the closing of the round, whichever came first.</param>
    /// <param name="OpenedAt">Since when the time of the work runs.</param>
    /// <param name="Begins">See <see cref="Attempt.HeardBegins"/>; empty for a work that was begun with a network.</param>
    /// <param name="Deliveries">In the order of arrival.</param>
    /// <param name="Entries">In the order of arrival.</param>
    public sealed record Response(
        Guid Id,
        Guid RoundId,
        string? Participant,
        string? School,
        string TrackName,
        DateTimeOffset OpensAt,
        DateTimeOffset OpenedAt,
        IReadOnlyList<HeardBegin> Begins,
        DateTimeOffset Deadline,
        DateTimeOffset? HandedInAt,
        DateTimeOffset? ClosedAt,
        DateTimeOffset End,
        IReadOnlyList<Delivery> Deliveries,
        IReadOnlyList<Entry> Entries);

    /// <param name="Device">1, 2, 3… by first arrival.</param>
    /// <param name="WrittenFrom">See <see cref="LateDelivery.WrittenFrom"/>.</param>
    /// <param name="IsCarried">Somebody brought it; otherwise the device sent it.</param>
    /// <param name="CarriedBy">Null for a chair: the name of a coordinator tells the school.</param>
    public sealed record Delivery(
        Guid Id,
        int Device,
        long FirstSeq,
        long LastSeq,
        DateTimeOffset ReceivedAt,
        EvidenceGrade Grade,
        DateTimeOffset? WrittenFrom,
        DateTimeOffset? WrittenUntil,
        long? ClockGapMs,
        bool IsCarried,
        string? CarriedBy,
        LateDeliveryState State,
        string? DecidedBy,
        DateTimeOffset? DecidedAt,
        string? Reason);

    /// <param name="WrittenAt">By the device's clock, at the latest; null for a device without an anchor.</param>
    /// <param name="IsRemoved">The task stood in the sealed paper that was sat, and was removed since.</param>
    public sealed record Entry(int Device, long Seq, int TaskPosition, bool IsRemoved, DateTimeOffset? WrittenAt, DateTimeOffset ReceivedAt, bool IsLate);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var attemptId = await db.LateWorkAsync(id, user, ct);
        var attempts = await db.AttemptsToDecideAsync(user, site.DayOf(clock.GetUtcNow()), ct);
        var work = await (
            from attempt in attempts
            join round in db.Rounds on attempt.RoundId equals round.Id
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            join person in db.People on attempt.PersonId equals person.Id
            join school in db.Organizations on registration.OrganizationId equals school.Id
            join track in db.Tracks on registration.TrackId equals track.Id
            where attempt.Id == attemptId && db.LateDeliveries.Any(d => d.AttemptId == attemptId)
            select new { Attempt = attempt, Round = round, registration.ExtraMinutes, Person = person, School = school.ShortName, Track = track.Name })
            .AsNoTracking().SingleOrDefaultAsync(ct).OrNotFound();
        var deliveries = await (
            from delivery in db.LateDeliveries
            join carrier in db.People on delivery.CarriedById equals carrier.Id into carriers
            from carrier in carriers.DefaultIfEmpty()
            join decider in db.People on delivery.DecidedById equals decider.Id into deciders
            from decider in deciders.DefaultIfEmpty()
            where delivery.AttemptId == attemptId
            orderby delivery.ReceivedAt, delivery.FirstSeq
            select new { Delivery = delivery, Carrier = carrier, Decider = decider })
            .AsNoTracking().ToListAsync(ct);
        var tasks = (await db.TasksOfWorkAsync(work.Attempt, ct)).ToDictionary(t => t.Id);
        var entries = await db.JournalEntries.Where(e => e.AttemptId == attemptId).OrderBy(e => e.Id)
            .Select(e => new { e.DeviceId, e.Seq, e.TaskId, e.ElapsedMs, e.ReceivedAt, e.IsLate })
            .ToListAsync(ct);
        var devices = entries.Select(e => e.DeviceId).Distinct().Select((device, i) => (device, i)).ToDictionary(x => x.device, x => x.i + 1);
        var starts = entries.Where(e => !e.IsLate).GroupBy(e => e.DeviceId).ToDictionary(g => g.Key, g => g.Min(e => e.ReceivedAt.AddMilliseconds(-e.ElapsedMs)));
        var now = clock.GetUtcNow();
        return TypedResults.Ok(new Response(
            id,
            work.Round.Id,
            user.IsStaff ? work.Person.FullName : null,
            user.IsStaff ? work.School : null,
            work.Track,
            work.Round.OpensAt,
            work.Attempt.OpenedAt,
            work.Attempt.HeardBegins(),
            AttemptClock.Deadline(work.Round, work.Attempt, work.ExtraMinutes, now),
            work.Attempt.HandedInAt,
            work.Round.ClosedAt,
            AttemptClock.EndOf(work.Round, work.Attempt, work.ExtraMinutes, now),
            [
                .. deliveries.Select(x => new Delivery(
                    x.Delivery.Id, devices[x.Delivery.DeviceId], x.Delivery.FirstSeq, x.Delivery.LastSeq, x.Delivery.ReceivedAt, x.Delivery.Grade,
                    x.Delivery.WrittenFrom, x.Delivery.WrittenUntil, x.Delivery.ClockGapMs, x.Carrier is not null, user.IsStaff ? x.Carrier?.FullName : null,
                    x.Delivery.State, x.Decider?.FullName, x.Delivery.DecidedAt, x.Delivery.Reason)),
            ],
            [
                .. entries.Select(e => new Entry(
                    devices[e.DeviceId], e.Seq, tasks[e.TaskId].Position, tasks[e.TaskId].IsRemoved,
                    starts.TryGetValue(e.DeviceId, out var start) ? start.AddMilliseconds(e.ElapsedMs) : null,
                    e.ReceivedAt, e.IsLate)),
            ]));
    }
}
