using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>
/// Ends the participant's own work. Handing in again changes nothing. After the deadline the work has ended by itself, and counts as handed in at the deadline.
/// </summary>
public static class HandIn
{
    /// <summary>A device has one chain, and another after its journal was lost.</summary>
    private const int MostChains = 16;

    /// <param name="Heads">The last entry of each chain that the device has written: the work is not handed in without them. Null to hand in what the server holds.</param>
    /// <param name="BrowserId">Of the page that hands in, as in <see cref="TellOfDevice"/>: nothing more is written there. Null where it does not say.</param>
    public sealed record Request(IReadOnlyList<AttemptView.DeviceHead>? Heads = null, Guid? BrowserId = null);

    public sealed record Response(DateTimeOffset HandedInAt);

    public static async Task<Ok<Response>> Handle(
        Guid id, Request request, AppDb db, CurrentUser user, AttemptEvents events, TimeProvider clock, CancellationToken ct)
    {
        var found = await (
            from attempt in db.Attempts
            join round in db.Rounds on attempt.RoundId equals round.Id
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            where attempt.Id == id && attempt.PersonId == user.PersonId
            select new { Attempt = attempt, Round = round, registration.ExtraMinutes })
            .AsNoTracking()
            .SingleOrDefaultAsync(ct).OrNotFound();
        if (found.Attempt.HandedInAt is { } before)
        {
            return TypedResults.Ok(new Response(before));
        }

        if (request.Heads?.Count > MostChains)
        {
            throw new RuleBroken(PlatformErrors.Malformed);
        }

        foreach (var head in request.Heads ?? [])
        {
            // The reader refuses null for a member, not for an element of a list.
            await CheckHeadAsync(db, id, head ?? throw new RuleBroken(PlatformErrors.Malformed), ct);
        }

        var now = clock.GetUtcNow();
        var ends = AttemptClock.EndOf(found.Round, found.Attempt, found.ExtraMinutes, now);
        var handedInAt = await EndAsync(db, events, id, now < ends ? now : ends, ct);
        await HearLastWordAsync(db, id, request, now, ct);
        return TypedResults.Ok(new Response(handedInAt));
    }

    /// <summary>Nothing more is waited for of the device that hands in, whatever becomes of it in the next moment; of any other it is (docs/decisions/0044).</summary>
    private static async Task HearLastWordAsync(AppDb db, Guid attemptId, Request request, DateTimeOffset now, CancellationToken ct)
    {
        var (chains, seqs) = (request.Heads?.Select(h => h.DeviceId).ToArray() ?? [], request.Heads?.Select(h => h.Seq).ToArray() ?? []);
        await db.Database.ExecuteSqlAsync(
            $"""
            update olympiads.attempt_devices d set is_open = false, told_at = {now}
            where d.attempt_id = {attemptId} and d.is_open
              and (d.browser_id = {request.BrowserId} or exists (select from unnest({chains}, {seqs}) as h (chain_id, seq) where h.chain_id = d.chain_id and h.seq >= d.seq))
            """, ct);
    }

    /// <summary>Ends the work, unless it was handed in before, and tells its open pages. Returns when it was handed in.</summary>
    internal static async Task<DateTimeOffset> EndAsync(AppDb db, AttemptEvents events, Guid id, DateTimeOffset handedInAt, CancellationToken ct)
    {
        await db.Attempts.Where(a => a.Id == id && a.HandedInAt == null).ExecuteUpdateAsync(set => set.SetProperty(a => a.HandedInAt, handedInAt), ct);

        // Of two who hand in at once the first one counts.
        handedInAt = (await db.Attempts.Where(a => a.Id == id).Select(a => a.HandedInAt).SingleAsync(ct))!.Value;
        await events.HandedInAsync(id, handedInAt);

        // Pages on other nodes, where there are any.
        var told = Notices.ToOthers(AttemptEvents.SharedTopic, id);
        await db.Database.ExecuteSqlAsync(
            $"select pg_notify({Notices.ChannelName}, {told}) where (select count(*) from olympiads.attempt_devices d where d.attempt_id = {id}) > 1", ct);
        return handedInAt;
    }

    private static async Task CheckHeadAsync(AppDb db, Guid attemptId, AttemptView.DeviceHead sent, CancellationToken ct)
    {
        var chain = db.JournalEntries.Where(e => e.AttemptId == attemptId && e.DeviceId == sent.DeviceId);
        var held = await chain.Where(e => e.Seq == sent.Seq).Select(e => e.Hash).SingleOrDefaultAsync(ct);
        if (sent.Seq == 0 || (held is not null && Convert.ToHexStringLower(held) == sent.Hash))
        {
            return;
        }

        var head = await chain.OrderByDescending(e => e.Seq).Select(e => new { e.Seq, e.Hash }).FirstOrDefaultAsync(ct);
        throw JournalRules.HeadMismatch(head is null ? JournalHead.None : new JournalHead(head.Seq, head.Hash), sent.DeviceId);
    }
}
